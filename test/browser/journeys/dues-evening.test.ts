/** An evening of dues in a branch of forty-five: chosen together and noted once, in six taps from the workbench on. */
import { addYears, monthOf, yearOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { branchOnPhones } from '../on-phones'

const PEOPLE = 45
const MOST_TAPS = 6
const FACTS = { stage: 'full', cellId: null, education: 'bachelor' } as const

describe('the dues of an evening', () => {
  const branch = branchOnPhones()

  it('of forty-five people are noted in six taps, once each', async () => {
    const { phone, handTo } = branch.phones
    const { people, branchId, today, as } = branch.world
    const [year, month] = [yearOf(today), monthOf(today)]
    const [secretary, treasurer] = [as(people.secretary.openId), as(people.treasurer.openId)]
    const seen = () => treasurer.call('dues.accounts', { branchId, year })
    const { notAssessed: there } = await seen()
    const [admittedOn, joinedOn] = [addYears(today, -9), addYears(today, -2)]
    for (let at = there.length; at < PEOPLE; at++) {
      const person = { name: `同志${numeral(at)}`, sex: 'female', birthYear: 1980, admittedOn, joinedOn } as const
      await secretary.call('register.add', { branchId, ...person, facts: FACTS })
    }
    const { notAssessed } = await seen()
    const terms = { category: 'wage-earner', monthlyFen: fen(4500), fromMonth: month } as const
    const members = notAssessed.map(({ memberId }) => ({ memberId, ...terms }))
    await treasurer.call('dues.assessMany', { branchId, year, members })
    expect(members).toHaveLength(PEOPLE)

    const desk = phone(1)
    await handTo(1, people.treasurer.name)
    let taps = 0
    const tap = async (target: ReturnType<typeof desk.getByText>) => {
      await target.click()
      taps += 1
    }
    await tap(desk.getByText('支部工作台'))
    await tap(desk.getByRole('button', { name: /^党费/ }))
    await tap(desk.getByText('登记收到的党费'))
    await tap(desk.getByText('全选到本月待交的'))
    await desk.getByText('共 45 人，2025.00 元').waitFor()
    await tap(desk.getByText('登记', { exact: true }))
    await desk.getByText('已登记 45 人').waitFor()
    expect(taps).toBeLessThanOrEqual(MOST_TAPS)

    const { items } = await treasurer.call('dues.list', { branchId, from: today, to: today, pageSize: 100 })
    expect(new Set(items.map(({ memberId }) => memberId)).size).toBe(PEOPLE)
    expect(items.map(({ fen: paid, months, state }) => [paid, months, state])).toEqual(
      Array.from({ length: PEOPLE }, () => [4500, [month], 'confirmed']),
    )
    expect((await treasurer.call('dues.book', { branchId, month })).closingFen).toBe(PEOPLE * 4500)
  })
})

/** Names have no digits. */
function numeral(at: number): string {
  return [...String(at)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
}
