import type { Office } from '../../../../builders/office'
import { convene, done, later, NINE, openScene, scan, sheetMarks, stored, storedClosed } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
const reason = '核对纸质签到表'
const all = NINE.map((memberId) => ({ memberId, mark: 'present' as const }))

beforeEach(async () => {
  office = await openScene()
  at = await convene(office, { kinds: ['organizational-life-meeting'] })
  await done(office, 'meeting.rollCall', { ...at, marks: all.slice(0, 6) })
  await done(office, 'meeting.close', {
    ...at,
    minutes: '原记录',
    decisions: [{ title: '整改方案', yes: 5, no: 1, abstain: 0 }],
    problemsRaised: 4,
  })
})
const correct = (input: object) => office.callRaw('meeting.correct', { ...at, reason, ...input }, 'clerk')

describe('correcting a closed meeting', () => {
  it('counts sheet and votes anew', async () => {
    const marks = [
      { memberId: 'secretary', mark: 'present' as const },
      { memberId: 'clerk', mark: 'excused' as const, reason: '住院' },
      { memberId: 'office', mark: 'observer' as const },
    ]
    const answer = await done(office, 'meeting.correct', { ...at, reason, marks }, 'clerk', later(60))
    expect(answer).toMatchObject({
      tally: { expected: 9, present: 6, excused: 1, absent: 2, observers: 1 },
      decisions: [{ votersDue: 9, votersPresent: 6, passes: true }],
    })
    const { sheet, revision } = await storedClosed(office, at.meetingId)
    expect(revision).toBe(3)
    expect(sheet.find(({ memberId }) => memberId === 'clerk')).toEqual({
      memberId: 'clerk',
      mark: 'excused',
      source: 'clerk',
      markedAt: later(60),
      reason: '住院',
    })
  })

  it('keeps who, when, why and what stood there before, and only what was changed', async () => {
    const before = await storedClosed(office, at.meetingId)
    const marks = [{ memberId: 'secretary', mark: 'present' as const }]
    await done(office, 'meeting.correct', { ...at, reason, marks }, 'deputy', later(60))
    await done(office, 'meeting.correct', { ...at, reason: '补写记录', minutes: '新记录' }, 'clerk', later(70))
    const { corrections } = await storedClosed(office, at.meetingId)
    expect(corrections).toEqual([
      {
        at: later(60),
        by: 'deputy',
        reason,
        before: { sheet: before.sheet, tally: before.tally, decisions: before.decisions },
      },
      { at: later(70), by: 'clerk', reason: '补写记录', before: { minutes: '原记录' } },
    ])
  })

  it('shows the earlier record in plain Chinese to who keeps the records', async () => {
    const marks = [{ memberId: 'secretary', mark: 'present' as const }]
    await done(office, 'meeting.correct', { ...at, reason, marks, problemsRectified: 2, minutes: '新记录' })
    expect((await done(office, 'meeting.get', at)).record?.corrections).toEqual([
      {
        at: expect.any(String) as string,
        byName: '党员clerk',
        reason,
        before: [
          '应到9人，实到6人，请假0人，缺席3人，列席0人',
          '实到：党员clerk、党员deputy、党员member-1、党员member-2、党员member-3、党员member-4',
          '缺席：党员member-5、党员secretary、党员treasurer',
          '决议“整改方案”：应到有表决权9人，实到6人，赞成5票，反对1票，弃权0票',
          '记录：原记录',
          '已整改：0条',
        ],
      },
    ])
  })

  it('states the problems rectified since', async () => {
    await done(office, 'meeting.correct', { ...at, reason: '整改完成两条', problemsRectified: 2 })
    expect(await stored(office, at.meetingId)).toMatchObject({ problemsRaised: 4, problemsRectified: 2 })
  })

  it('replaces the decisions as a whole, also by none', async () => {
    await done(office, 'meeting.correct', { ...at, reason: '决议记错了会议', decisions: [] })
    expect((await storedClosed(office, at.meetingId)).decisions).toEqual([])
  })

  it.each([
    ['nothing', {}, 'no-change', undefined],
    ['what stands already', { minutes: '原记录', problemsRaised: 4 }, 'no-change', undefined],
    ['more rectified than raised', { problemsRectified: 5 }, 'more-rectified-than-raised', 'problemsRectified'],
    ['leave of somebody not due', { marks: [{ memberId: 'office', mark: 'excused' }] }, 'not-due', 'marks.0.mark'],
    ['somebody unknown', { marks: [{ memberId: 'nobody', mark: 'present' }] }, 'no-such-member', 'marks.0.memberId'],
    ['no vote for somebody not due', { withoutVote: ['office'] }, 'not-due', 'withoutVote.0'],
    ['no reason', { minutes: '新记录', reason: '' }, 'bad-input', 'reason'],
  ])('refuses %s and changes nothing', async (_, input, code, field) => {
    const before = await stored(office, at.meetingId)
    expect(await correct(input)).toMatchObject({ ok: false, code, ...(field ? { field } : {}) })
    expect(await stored(office, at.meetingId)).toEqual(before)
  })

  it('refuses marks that leave fewer voters than votes', async () => {
    expect(await correct({ marks: [{ memberId: 'clerk', mark: 'absent' }] })).toMatchObject({
      code: 'vote-impossible',
      field: 'decisions.0',
      detail: { title: '整改方案', cast: 6, votersPresent: 5, votersDue: 9 },
    })
  })

  it('is for closed meetings', async () => {
    at = await convene(office)
    expect(await correct({ minutes: '新记录' })).toMatchObject({ code: 'meeting-not-closed', field: 'meetingId' })
    await done(office, 'meeting.cancel', { ...at, reason: '临时任务' })
    expect(await correct({ minutes: '新记录' })).toMatchObject({ code: 'meeting-cancelled' })
    at = { ...at, meetingId: 'none' }
    expect(await correct({ minutes: '新记录' })).toMatchObject({ code: 'no-such-meeting' })
  })

  it('is for who keeps the records', async () => {
    expect(await office.call('meeting.correct', { ...at, reason, minutes: '新记录' }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
  })
})

it('leaves what the sheet took from a scan as it was', async () => {
  at = await convene(office)
  await scan(office, at.meetingId, 'member-1')
  await done(office, 'meeting.close', at)
  await correct({ marks: [{ memberId: 'clerk', mark: 'present' }] })
  const { sheet } = await storedClosed(office, at.meetingId)
  expect(sheet.find(({ memberId }) => memberId === 'member-1')).toMatchObject({ source: 'scan', mark: 'present' })
  expect(await sheetMarks(office, at.meetingId)).toMatchObject({ clerk: 'present', 'member-2': 'absent' })
})
