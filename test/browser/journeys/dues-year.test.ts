import { yearOf } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

describe('the amounts of a year', () => {
  const branch = branchOnPhones()

  it('come from a pasted table, are questioned on the member’s phone, answered, and approved by the committee', async () => {
    const { phone, handTo } = branch.phones
    const { people, today, branchId, as } = branch.world
    const year = yearOf(today) + 1
    const [desk, own] = [phone(1), phone(2)]
    const { member, secretary, treasurer } = people
    await handTo(1, treasurer.name)
    const { people: onRoll } = await as(treasurer.openId).call('dues.year', { branchId, year })
    const others = onRoll.filter(({ memberId }) => memberId !== member.memberId)
    const back = (at: typeof desk) => at.getByRole('button', { name: '返回', exact: true }).last().click()

    // A wage stands in the table and is read by nobody.
    const rows = others.map(({ name }) => `${name}\t在职\t4900\t49.00`)
    const table = ['姓名\t类别\t税后工资\t月应交党费', `${member.name}\t退休\t3000\t15.00`, ...rows].join('\n')
    await desk.getByText('支部工作台').click()
    await desk.getByRole('button', { name: /^党费/ }).click()
    await desk.getByRole('button', { name: new RegExp(`^${year}年党费标准.*先提出`) }).click()
    await desk.getByRole('button', { name: '提出标准' }).click()
    await desk.getByText('粘贴表格').click()
    await desk.getByLabel('粘贴的表格').fill(table)
    await desk.getByText('税后工资：不读').waitFor()
    await desk.getByText(`填入 ${onRoll.length} 人`).click()
    await desk.getByRole('button', { name: `提出 ${onRoll.length} 人` }).click()
    await desk.getByText(`${year}年党费标准：等会议审定`).waitFor()

    await own.getByText('今年的党费标准还没有核定。').click()
    await own.getByText(`${year}年党费标准（待会议审定）`).waitFor()
    await own.getByText('每月 15.00 元，离退休').waitFor()
    await own.getByRole('button', { name: '我有疑问' }).click()
    await own.getByRole('radio', { name: '和我算的不一样' }).click()
    await own.getByText('和我算的不一样：您提出了疑问，管党费的同志会同您说。').waitFor()

    await back(desk)
    await desk.getByRole('button', { name: new RegExp(`^${year}年党费标准.*1 人的疑问待答复`) }).click()
    await desk.getByRole('button', { name: `改${member.name}的标准` }).click()
    await desk.getByText('本人有疑问：和我算的不一样').waitFor()
    await desk.getByLabel(`${member.name}每月金额，单位元`).fill('25')
    await desk.getByRole('button', { name: `提出 ${onRoll.length} 人` }).click()
    await desk.getByText('每月 25.00 元，离退休').waitFor()
    expect(await desk.getByText('待答复的疑问').count()).toBe(0)

    const title = '审定党费的支委会'
    const seats = await as(secretary.openId).call('meeting.due', {
      ...{ branchId, organ: 'committee', cellId: null, occurredOn: today, meetingId: null },
    })
    const committee = seats.people.filter(({ isDue }) => isDue).map(({ memberId }) => memberId)
    const { meetingId } = await as(secretary.openId).call('meeting.record', {
      ...{ branchId, organ: 'committee', cellId: null, kinds: ['committee-meeting'], title, occurredOn: today },
      ...{ startTime: '00:00', endTime: '00:01', place: '会议室', hostId: null, form: 'discussion' },
      ...{ agenda: [], lecturer: null, lecturerId: null, studyMinutes: 0, due: null, minutes: '审定了党费标准。' },
      decisions: [{ title: `审定${year}年党费标准`, isMajor: false, yes: committee.length, no: 0, abstain: 0 }],
      ...{ withoutVote: [], problemsRaised: 0, problemsRectified: 0, lateReason: null, source: 'roll-call' },
      marks: committee.map((memberId) => ({ memberId, mark: 'present' })),
    })
    await back(desk)
    await desk.getByRole('button', { name: new RegExp(`^${year}年党费标准`) }).click()
    await desk.getByRole('button', { name: new RegExp(`^${title}.*审定`) }).click()
    await desk.getByRole('button', { name: '审定', exact: true }).last().click()
    await desk.getByText(`建立了 ${onRoll.length} 人的台账。`).waitFor()

    await back(own)
    await own.getByText('今年的党费标准还没有核定。').click()
    await own.getByText(new RegExp(`^${year}年党费标准（.*“${title}”审定）`)).waitFor()
    await own.getByText('每月 25.00 元，离退休').waitFor()
    expect(await own.getByRole('button', { name: '我有疑问' }).count()).toBe(0)
    const { accounts } = await as(treasurer.openId).call('dues.accounts', { branchId, year })
    expect(accounts.map(({ monthlyFen }) => monthlyFen).sort()).toEqual([2500, ...others.map(() => 4900)])
    const mine = await as(member.openId).call('dues.mine', { year })
    expect(mine.accounts[0]?.approvedIn).toEqual({ title, occurredOn: today })
    expect(mine.amounts[0]?.approvedIn?.meetingId).toBe(meetingId)
  })
})
