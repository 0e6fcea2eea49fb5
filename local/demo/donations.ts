/** Gifts of the demo year, by campaign, never mixed with dues. */
import { fen } from '#domain/values/money'
import { dayOf, entered, rollOn } from './calendar'
import type { DemoPerson } from './demo-people'
import type { DemoDonation } from './demo-records'
import type { Chance } from './random'

const FLOOD_AID = '竹篱社区防汛救助'
const WINTER_AID = '暖冬助学'
const AMOUNTS_YUAN = [50, 100, 100, 100, 200, 200, 300, 500] as const

export function donations(year: number, people: readonly DemoPerson[], chance: Chance): DemoDonation[] {
  const by = chance.fork('donations')
  const gift =
    (campaign: string, from: number, month: number) =>
    (person: DemoPerson, index: number): DemoDonation => {
      const on = dayOf(year, month, from + by.between(0, 7))
      return {
        key: `gift-${month}-${index + 1}`,
        person: person.key,
        campaign,
        fen: fen(by.pick(AMOUNTS_YUAN) * 100),
        on,
        entered: entered('p03', on, by.between(0, 2), '17:10'),
        // Two of three filled in the form of the flood aid, on which givers say that it is their own will.
        ...(campaign === FLOOD_AID && index % 3 !== 2
          ? { willing: 'paper' as const, paper: '防汛救灾捐款自愿书，支部档案盒3' }
          : {}),
      }
    }
  const flood = by.some(rollOn(people, dayOf(year, 7, 16)), 33).map(gift(FLOOD_AID, 16, 7))
  const winter = by.some(rollOn(people, dayOf(year, 12, 2)), 14).map(gift(WINTER_AID, 2, 12))
  return [...flood, ...secondGifts(year, flood), ...winter, ...unsettled(year, winter)]
}

/** Four people give twice, so that donors are fewer than gifts; one amount was mistyped and corrected. */
function secondGifts(year: number, first: readonly DemoDonation[]): DemoDonation[] {
  return first.slice(3, 7).map((gift, index) => {
    const on = dayOf(year, 7, 27)
    const second = { ...gift, key: `gift-7-again-${index + 1}`, on, fen: fen(20000), entered: entered('p03', on) }
    if (index > 0) return second
    const corrected = { fen: fen(2000), entered: entered('p03', on, 2), reason: '误多输一个零，实收20元' }
    return { ...second, corrected }
  })
}

/** One still waits for the money to be seen, one was taken back. */
function unsettled(year: number, winter: readonly DemoDonation[]): DemoDonation[] {
  const on = dayOf(year, 12, 10)
  const own = { campaign: WINTER_AID, on, fen: fen(10000), willing: 'giver' as const }
  const giver = winter[0]?.person === 'p25' ? 'p29' : 'p25'
  return [
    { ...own, key: 'gift-waiting', person: 'p17', entered: entered('p17', on), aftermath: { is: 'left-proposed' } },
    {
      ...own,
      key: 'gift-withdrawn',
      person: giver,
      entered: entered(giver, on),
      aftermath: { is: 'withdrawn', entered: entered(giver, on, 1), reason: '已直接向学校捐助，本笔不在支部登记' },
    },
  ]
}
