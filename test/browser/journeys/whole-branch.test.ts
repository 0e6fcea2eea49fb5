/** The grades of a branch of 46 after its evaluation: all of them at once, and then the exceptions. */
import { addYears } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

const PEOPLE = 46
const EXCELLENT = 6
const MOST_TAPS = 15
const FACTS = { stage: 'full', cellId: null, education: 'bachelor' } as const

describe('the grades of a whole branch', () => {
  const branch = branchOnPhones()

  it('of forty-six people are recorded in at most fifteen taps, once each', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const secretary = as(people.secretary.openId)
    const { members: there } = await secretary.call('register.names', { branchId })
    const [admittedOn, joinedOn] = [addYears(today, -9), addYears(today, -2)]
    for (let at = there.length; at < PEOPLE; at++) {
      const person = { name: `同志${numeral(at)}`, sex: 'female', birthYear: 1980, admittedOn, joinedOn } as const
      await secretary.call('register.add', { branchId, ...person, facts: FACTS })
    }

    const desk = phone(1)
    let taps = 0
    const tap = async (target: ReturnType<typeof desk.getByText>) => {
      await target.click()
      taps += 1
    }
    await tap(desk.getByText('支部工作台'))
    await tap(desk.getByRole('button', { name: /^台账/ }))
    await tap(desk.getByRole('button', { name: /^民主评议结果/ }))
    await tap(desk.getByText('给全支部登记'))
    await tap(desk.getByRole('radio', { name: '合格', exact: true }))
    await tap(desk.getByText(`${PEOPLE} 人都这样`))
    await tap(desk.getByRole('radio', { name: '优秀', exact: true }))
    const excellent = Array.from({ length: EXCELLENT }, (_, at) => `同志${numeral(PEOPLE - 1 - at)}`)
    for (const name of excellent) await tap(desk.getByRole('checkbox', { name: new RegExp(`^${name}，`) }))
    await desk.getByText(`合格 ${PEOPLE - EXCELLENT} 人，优秀 ${EXCELLENT} 人`).waitFor()
    await tap(desk.getByRole('button', { name: `登记 ${PEOPLE} 人` }))
    await desk.getByText(`已登记 ${PEOPLE} 人`).waitFor()
    console.info(`${taps} taps for the grades of ${PEOPLE} people`)
    expect(taps).toBeLessThanOrEqual(MOST_TAPS)

    const kind = 'evaluation-result'
    const { items, names } = await secretary.call('ledger.list', { branchId, kind, pageSize: 100 })
    expect(new Set(items.map(({ memberId }) => memberId)).size).toBe(PEOPLE)
    const best = items.filter(({ values }) => values['grade'] === 'excellent')
    expect(best.map(({ memberId }) => names[memberId ?? '']).sort()).toEqual([...excellent].sort())
    expect(items.every(({ state }) => state === 'confirmed')).toBe(true)

    // Opened again, nobody is given a second grade of the year.
    await desk.getByText('给全支部登记').click()
    await desk.getByText('已有：').first().waitFor()
    expect(await desk.getByText('已有：').count()).toBe(PEOPLE)
  })
})

/** Names have no digits. */
function numeral(at: number): string {
  return [...String(at)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
}
