/** With whom a talk is proposed: to the secretary alone, until one is noted. */
import { addDays, yearOf } from '#domain/time/civil-date'
import { dayText } from '../../../miniprogram/text/dates'
import { branchOnPhones } from '../on-phones'
import type { SmallScene } from '../scene'

/** Three of them are the times from which on a talk is proposed, unless the branch chose otherwise. */
const ABSENT_DAYS_AGO = [40, 30, 20] as const

/** Three general meetings at which everybody was but the member, who had not asked for leave. */
async function stayAway({ people, branchId, today, as }: SmallScene): Promise<void> {
  const secretary = as(people.secretary.openId)
  for (const daysAgo of ABSENT_DAYS_AGO) {
    const occurredOn = addDays(today, -daysAgo)
    const at = { branchId, organ: 'branch' as const, occurredOn }
    const { people: due } = await secretary.call('meeting.due', at)
    const others = due.filter(({ memberId }) => memberId !== people.member.memberId)
    await secretary.call('meeting.record', {
      ...{ ...at, kinds: ['general-meeting'], title: `${daysAgo}天前的支部党员大会`, form: 'discussion' },
      ...{ startTime: '15:00', endTime: '16:30', place: '三楼会议室' },
      marks: others.map(({ memberId }) => ({ memberId, mark: 'present' as const })),
      lateReason: '会后一并录入',
    })
  }
}

describe('a talk', () => {
  const branch = branchOnPhones()

  it('is proposed to the secretary alone after three absences without leave, and no more once it is noted', async () => {
    const { phone, handTo } = branch.phones
    const { people, branchId, today, as } = branch.world
    const [secretary, other] = [phone(1), phone(2)]
    const proposal = { name: /^谈心的建议/ }
    await stayAway(branch.world)

    await secretary.getByText('支部工作台').click()
    await secretary.getByText('有 1 位同志，建议问问近况').waitFor()
    await secretary.getByRole('button', proposal).click()
    await secretary.getByText(people.member.name, { exact: true }).waitFor()
    for (const daysAgo of ABSENT_DAYS_AGO) {
      const day = dayText(addDays(today, -daysAgo), yearOf(today))
      await secretary.getByRole('button', { name: `${day} 支部党员大会` }).waitFor()
    }

    await handTo(2, people.treasurer.name)
    await other.getByText('支部工作台').click()
    await other.getByRole('button', { name: '召集会议' }).waitFor()
    expect(await other.getByRole('button', proposal).count()).toBe(0)
    const refused = as(people.treasurer.openId).call('meeting.talksProposed', { branchId })
    await expect(refused).rejects.toMatchObject({ code: 'not-permitted' })

    await secretary.getByRole('button', { name: `记下和${people.member.name}的谈心` }).click()
    await secretary.getByRole('button', { name: `谈话对象，${people.member.name}` }).waitFor()
    await secretary.getByRole('radio', { name: '支委与党员' }).click()
    await secretary.getByRole('button', { name: '保存' }).click()
    await secretary.getByText('现在没有建议谈心的同志。').waitFor()
    await secretary.getByRole('button', { name: '返回', exact: true }).last().click()
    await secretary.getByRole('button', proposal).waitFor({ state: 'detached' })

    const proposed = await as(people.secretary.openId).call('meeting.talksProposed', { branchId })
    expect(proposed.people).toEqual([])
    const noted = await as(people.secretary.openId).call('ledger.list', { branchId, kind: 'heart-to-heart-talk' })
    expect(noted.items).toEqual([
      expect.objectContaining({
        occurredOn: today,
        memberId: people.secretary.memberId,
        values: expect.objectContaining({ partner: people.member.memberId }) as object,
      }),
    ])
  })
})
