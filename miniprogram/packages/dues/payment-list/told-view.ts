/** What became of the rows of a list. Pure. */
import { formatYuan, sumFen, type Fen } from '../../../domain/values/money'
import { dayText, monthText } from '../../../text/dates'
import { sentenceFor } from '../../../text/refusals'
import { nameIn, type Person, type Taking, type Told } from './payment-list-view'

export interface Tally {
  readonly taken: readonly Fen[]
  readonly already: number
  /** What was decided on the phone and needs nothing of the server. */
  readonly notDues: number
  readonly left: number
  /** `骆一，6月3日，45.00 元：…`. */
  readonly refused: readonly string[]
}

export const NOTHING_DONE: Tally = { taken: [], already: 0, notDues: 0, left: 0, refused: [] }

/** The tally with what was answered for the rows that were sent. */
export function talliedWith(
  tally: Tally,
  sent: readonly Taking[],
  told: readonly Told[],
  { people, thisYear }: { readonly people: readonly Person[]; readonly thisYear: number },
): Tally {
  const of = (outcome: Told['outcome']) => sent.filter((_, at) => told[at]?.outcome === outcome)
  return {
    ...tally,
    taken: [...tally.taken, ...of('taken').map(({ fen }) => fen as Fen)],
    already: tally.already + of('already').length,
    refused: [
      ...tally.refused,
      ...sent.flatMap(({ memberId, on, fen }, at) => {
        const each = told[at]
        if (each?.outcome !== 'refused') return []
        return [`${nameIn(people, memberId)}，${dayText(on, thisYear)}，${formatYuan(fen)} 元：${reasonOf(each)}`]
      }),
    ],
  }
}

export function reasonOf({ why, month }: Told): string {
  if (why === null) return ''
  if (why === 'withdrawn') return '这一笔以前导入过，后来撤回或更正了，请手工登记。'
  if (why === 'month-already-paid' && month !== null) return `${monthText(month)}已经交过。`
  return sentenceFor(why, {})
}

export function tallyWords({ taken, already, notDues, left }: Tally): string[] {
  return [
    taken.length > 0 ? `登记了 ${taken.length} 笔，共 ${formatYuan(sumFen(taken))} 元` : '没有登记新的',
    ...(already > 0 ? [`以前登记过的 ${already} 笔，没有再登记`] : []),
    ...(notDues > 0 ? [`不是党费的 ${notDues} 笔`] : []),
    ...(left > 0 ? [`先放着的 ${left} 笔，再导入这份清单时还会问`] : []),
  ]
}
