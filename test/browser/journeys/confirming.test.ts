/** A fortnight's service of a branch, confirmed in four taps from 今天 on, and taken back within five seconds. */
import { addDays } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

const WAIT = 12
const MOST_TAPS = 4

describe('twelve records that wait', () => {
  const branch = branchOnPhones()

  it('are confirmed in at most four taps, and the unusual one waits to be looked at', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const { memberId } = people.member
    const member = as(people.member.openId)
    const record = async (back: number, minutes: number) => {
      const service = { occurredOn: addDays(today, -back), project: '文明劝导', site: '竹篱社区' }
      await member.call('shift.record', { branchId, ...service, people: [{ memberId, minutes }], source: 'paper' })
    }
    for (let back = 1; back <= WAIT; back++) await record(back, 60)
    await record(WAIT + 1, 1200)
    const states = async () => {
      const { items } = await as(people.secretary.openId).call('shift.list', { branchId, pageSize: 100 })
      return items.map(({ minutes, state }) => `${minutes} ${state}`).sort()
    }

    const secretary = phone(1)
    let taps = 0
    const tap = async (target: ReturnType<typeof secretary.getByText>) => {
      await target.click()
      taps += 1
    }
    await tap(secretary.getByText('支部工作台'))
    await tap(secretary.getByText(`待确认 ${WAIT + 1} 条`))
    // Two quick taps on one card reach that one alone, and it is taken back.
    await secretary.getByText('请先核对：一天20小时').waitFor()
    await secretary
      .getByRole('button', { name: /^确认：/ })
      .first()
      .dblclick()
    await secretary.getByText('1 条，5 秒后确认').waitFor()
    await secretary.getByRole('button', { name: /^撤销，不确认这/ }).click()
    await secretary.getByText('已选 1 条').waitFor()
    await secretary.getByText('5 秒后确认').first().waitFor({ state: 'detached' })
    expect(await states()).toEqual([...Array.from({ length: WAIT }, () => '60 proposed'), '1200 proposed'].sort())

    await tap(secretary.getByText(`全选 ${WAIT} 条`))
    await tap(secretary.getByRole('button', { name: `确认 ${WAIT} 条` }))
    await secretary.getByText(`${WAIT} 条，5 秒后确认`).waitFor()
    await secretary.getByText(`已确认 ${WAIT} 条`).first().waitFor()
    console.info(`${taps} taps for ${WAIT} records`)
    expect(taps).toBeLessThanOrEqual(MOST_TAPS)
    expect(await states()).toEqual([...Array.from({ length: WAIT }, () => '60 confirmed'), '1200 proposed'].sort())
  })
})
