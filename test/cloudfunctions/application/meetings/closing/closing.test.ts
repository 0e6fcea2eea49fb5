/** The rules of closing a meeting in one file though it is long: all begin with the meeting attended above them. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import type { Attendance } from '#domain/meeting/attendance'
import { appointment, type Office } from '../../../../builders/office'
import {
  BRANCH,
  BUREAU,
  convene,
  done,
  later,
  NINE,
  NOW,
  openScene,
  PLAN,
  scan,
  seedLeadingGroup,
  seedMember,
  sheetMarks,
  stored,
  storedClosed,
  TODAY,
} from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const present = (...ids: string[]) => ids.map((memberId) => ({ memberId, mark: 'present' as const }))
const motion = (yes: number, no = 0, abstain = 0) => ({ title: '接收预备党员', yes, no, abstain })
/** A meeting at which the first so many of the nine were present. */
async function attended(count: number, plan: Parameters<typeof convene>[1] = {}) {
  const at = await convene(office, plan)
  if (count > 0) await done(office, 'meeting.rollCall', { ...at, marks: present(...NINE.slice(0, count)) })
  return at
}

describe('who was taken off those due', () => {
  const one = NINE.slice(0, 1)
  const remove = NINE.slice(1)
  const reason = '外出'
  const decided = async (due: object) => {
    const at = await attended(1, { due: { remove, reason, ...due } })
    return done(office, 'meeting.close', { ...at, decisions: [motion(1)] }, 'clerk', later(60))
  }

  it('counts for the quorum and the votes all the same: one of nine full members decides nothing', async () => {
    expect(await decided({})).toMatchObject({
      tally: { expected: 1, present: 1 },
      quorum: { due: 9, present: 1, needed: 5, isMet: false, takenOff: 8 },
      decisions: [{ votersDue: 9, votersPresent: 1, passes: false, isValid: false }],
    })
  })

  it('does not on a lawful ground, which the record keeps', async () => {
    const lawful = remove.map((memberId) => ({ memberId, ground: 'abroad' as const }))
    expect(await decided({ lawful })).toMatchObject({
      quorum: { due: 1, present: 1, isMet: true },
      decisions: [{ votersDue: 1, passes: true }],
    })
  })

  it('is told before: they have a vote unless there is a ground', async () => {
    const lawful = [{ memberId: remove[0] ?? '', ground: 'detained' as const }]
    const at = await convene(office, { due: { remove, reason, lawful } })
    const asked = { ...at, organ: 'branch' as const, occurredOn: TODAY }
    const { people } = await done(office, 'meeting.due', asked)
    expect(
      people
        .filter(({ hasVote }) => hasVote)
        .map(({ memberId }) => memberId)
        .sort(),
    ).toEqual([...one, ...remove.slice(1)].sort())
    expect(people.find(({ memberId }) => memberId === remove[0])).toMatchObject({ isDue: false, ground: 'detained' })
  })

  it('is refused a ground where they were not taken off', async () => {
    const lawful = [{ memberId: 'clerk', ground: 'abroad' }]
    const due = { remove: ['member-1'], reason, lawful }
    expect(await office.callRaw('meeting.convene', { ...PLAN, due }, 'clerk')).toMatchObject({
      ...{ code: 'not-due', field: 'due.lawful.0' },
    })
  })
})

describe('closing', () => {
  it('puts everybody due on the sheet once, the unmarked as absent, and others as observers', async () => {
    const at = await convene(office)
    await scan(office, at.meetingId, 'member-1')
    await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
    await done(office, 'meeting.rollCall', { ...at, marks: present('office', 'secretary') })
    const answer = await done(office, 'meeting.close', { ...at, minutes: '通过了决议。' }, 'clerk', later(60))
    expect(answer).toEqual({
      meetingId: at.meetingId,
      // 2 of 9 are 22.2…%; 2 of the 8 not excused are 25%.
      tally: {
        expected: 9,
        present: 2,
        excused: 1,
        absent: 6,
        observers: 1,
        rate: '22.2%',
        rateWithoutExcused: '25.0%',
      },
      // Two of the nine voters are not more than half.
      quorum: { basis: 'general-meeting', due: 9, present: 2, needed: 5, isMet: false },
      decisions: [],
      isLateEntry: false,
    })
    const meeting = await storedClosed(office, at.meetingId)
    expect(meeting).toMatchObject({
      revision: 2,
      state: 'closed',
      closedAt: later(60),
      closedBy: 'clerk',
      minutes: '通过了决议。',
      tally: answer.tally,
    })
    expect(meeting.sheet.map(({ memberId }) => memberId)).toEqual([...NINE, 'office'])
    const lineOf = (id: string) => meeting.sheet.find(({ memberId }) => memberId === id)
    expect(lineOf('member-1')).toEqual({
      memberId: 'member-1',
      mark: 'present',
      source: 'scan',
      markedAt: NOW,
      reason: null,
    })
    expect(lineOf('member-2')).toMatchObject({ mark: 'excused', source: 'self', reason: '因公出差' })
    expect(lineOf('member-3')).toMatchObject({ mark: 'absent', source: null, markedAt: null })
    expect(lineOf('office')).toMatchObject({ mark: 'observer' })
  })

  it('is not before the meeting has begun', async () => {
    const at = await convene(office)
    expect(await office.call('meeting.close', at, 'clerk', { now: later(-31) })).toMatchObject({
      code: 'in-the-future',
      detail: { startsAt: '2025-06-10T08:30:00.000Z' },
    })
    expect(await office.call('meeting.close', at, 'clerk', { now: later(-30) })).toMatchObject({ ok: true })
  })

  it('by the same request is answered as the first time', async () => {
    const at = await attended(3)
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.close', at, 'clerk', again)
    expect(await office.call('meeting.close', at, 'clerk', again)).toEqual(first)
    expect((await stored(office, at.meetingId)).revision).toBe(2)
  })

  it('more than the branch’s days after the meeting is a late entry, with its reason', async () => {
    const at = await convene(office, { occurredOn: civilDate('2025-06-03') })
    const input = { ...at, lateReason: '记录人出差' }
    expect((await stored(office, at.meetingId)).isLateEntry).toBe(false)
    expect(await done(office, 'meeting.close', input, 'clerk', later(24 * 60))).toMatchObject({ isLateEntry: true })
    expect(await stored(office, at.meetingId)).toMatchObject({ isLateEntry: true, lateReason: '记录人出差' })
  })

  it.each([{}, { lateReason: null }, { lateReason: '' }, { lateReason: '   ' }])(
    'is not a late entry without its reason: %j',
    async (said) => {
      const at = await convene(office, { occurredOn: civilDate('2025-06-03') })
      expect(await office.callRaw('meeting.close', { ...at, ...said }, 'clerk', { now: later(24 * 60) })).toMatchObject(
        {
          code: 'bad-input',
          field: 'lateReason',
        },
      )
      expect(await stored(office, at.meetingId)).toMatchObject({ state: 'convened' })
    },
  )

  it('is told from which day on a reason is asked for', async () => {
    const at = await convene(office, { occurredOn: civilDate('2025-06-03') })
    expect(await done(office, 'meeting.get', at)).toMatchObject({ lateFrom: '2025-06-11' })
    expect(await done(office, 'meeting.close', at)).toMatchObject({ isLateEntry: false })
  })
})

describe('votes', () => {
  const close = async (count: number, decisions: RequestOf<'meeting.close'>['decisions'], more = {}) =>
    office.call('meeting.close', { ...(await attended(count)), decisions, ...more }, 'clerk')

  it('pass when more than half of the voters who were due say yes', async () => {
    expect(await close(8, [motion(5, 2, 1), motion(4, 3, 1)])).toMatchObject({
      value: {
        decisions: [
          { votersDue: 9, votersPresent: 8, yes: 5, isMajor: false, isValid: true, passes: true, why: 'enough-yes' },
          { votersDue: 9, votersPresent: 8, yes: 4, yesNeeded: 5, isValid: true, passes: false, why: 'not-enough-yes' },
        ],
      },
    })
  })

  it('without a quorum of more than half are kept, and not valid', async () => {
    expect(await close(4, [motion(4)])).toMatchObject({
      value: { decisions: [{ votersDue: 9, votersPresent: 4, isValid: false, passes: false, why: 'no-quorum' }] },
    })
  })

  it('can be fewer than the voters who were there, never more', async () => {
    expect(await close(8, [motion(6)])).toMatchObject({ value: { decisions: [{ passes: true }] } })
    const at = await attended(8)
    const before = await stored(office, at.meetingId)
    const decisions = [motion(6), { ...motion(7, 1, 1), title: '发展对象' }]
    expect(await office.call('meeting.close', { ...at, decisions }, 'clerk')).toMatchObject({
      code: 'vote-impossible',
      field: 'decisions.1',
      detail: { title: '发展对象', reason: 'more-votes-than-present', cast: 9, votersPresent: 8, votersDue: 9 },
    })
    expect(await stored(office, at.meetingId)).toEqual(before)
  })

  it('are of full members: probationary members and observers have none', async () => {
    await seedMember(office, 'member-1', { stage: 'probationary' })
    const at = await attended(9)
    await done(office, 'meeting.rollCall', { ...at, marks: present('office') })
    expect(await office.call('meeting.close', { ...at, decisions: [motion(9)] }, 'clerk')).toMatchObject({
      code: 'vote-impossible',
      detail: { cast: 9, votersPresent: 8, votersDue: 8 },
    })
    expect(await done(office, 'meeting.close', { ...at, decisions: [motion(8)] })).toMatchObject({
      decisions: [{ votersDue: 8, votersPresent: 8, passes: true }],
    })
  })

  it('are not of members without a vote at this meeting', async () => {
    expect(await close(9, [motion(9)], { withoutVote: ['member-1'] })).toMatchObject({ code: 'vote-impossible' })
    expect(await close(9, [motion(8)], { withoutVote: ['member-1'] })).toMatchObject({
      value: { decisions: [{ votersDue: 8, votersPresent: 8 }] },
    })
    expect(await close(9, [], { withoutVote: ['member-1', 'office'] })).toMatchObject({
      code: 'not-due',
      field: 'withoutVote.1',
    })
  })
})

describe('the quorum', () => {
  const close = async (plan: Parameters<typeof convene>[1], count: number) => {
    const at = await attended(count, plan)
    await done(office, 'meeting.close', at)
    return (await done(office, 'meeting.get', at)).quorum
  }

  it('of a general meeting is stated with its numbers', async () => {
    expect(await close({}, 5)).toEqual({ basis: 'general-meeting', due: 9, present: 5, needed: 5, isMet: true })
    expect(await close({}, 4)).toMatchObject({ present: 4, isMet: false })
  })

  it('of a committee meeting is of its members, also of those taken off those due', async () => {
    const due = { remove: ['deputy'], reason: '借调在外' }
    const at = await convene(office, { organ: 'committee', kinds: ['committee-meeting'], due })
    await done(office, 'meeting.rollCall', { ...at, marks: present('secretary') })
    expect(await done(office, 'meeting.close', at)).toMatchObject({
      tally: { expected: 2, present: 1 },
      quorum: { basis: 'committee-meeting', due: 3, present: 1, needed: 2, isMet: false },
    })
  })

  it('of a day before the regulations of 2018 is counted alike, and says that its rule was not verified', async () => {
    const at = { occurredOn: civilDate('2018-10-27'), marks: present(...NINE.slice(0, 5)), lateReason: '补录旧档案' }
    const { meetingId, quorum } = await done(office, 'meeting.record', { ...PLAN, ...at })
    expect(quorum).toMatchObject({ due: 9, present: 5, needed: 5, isMet: true, isUnverified: true })
    const shown = await done(office, 'meeting.get', { branchId: BRANCH, meetingId })
    expect(shown.quorum).toEqual(quorum)
  })

  it('of a committee not met decides nothing, though all of its voters who were due say yes', async () => {
    // Six sit on the committee; four were taken off those due, and the two others came.
    for (const id of ['member-1', 'member-2', 'member-3'])
      office.store.seed('appointments', appointment(id, 'publicity'))
    const due = { remove: ['member-1', 'member-2', 'member-3', 'treasurer'], reason: '借调在外' }
    const plan = { title: '整修活动室', ownerId: 'deputy', dueOn: civilDate('2025-09-30') }
    const at = await convene(office, { organ: 'committee', kinds: ['committee-meeting'], due })
    await done(office, 'meeting.rollCall', { ...at, marks: present('secretary', 'deputy') })
    expect(await office.call('meeting.close', { ...at, decisions: [{ ...motion(2), plan }] }, 'clerk')).toMatchObject({
      code: 'decision-not-passed',
      field: 'decisions.0.plan',
    })
    expect(await done(office, 'meeting.close', { ...at, decisions: [motion(2)] })).toMatchObject({
      quorum: { basis: 'committee-meeting', due: 6, present: 2, needed: 4, isMet: false },
      // Those taken off on no lawful ground have their vote.
      decisions: [{ votersDue: 6, votersPresent: 2, yes: 2, isValid: false, passes: false, why: 'no-quorum' }],
    })
    const { proceedings } = await done(office, 'meeting.get', at)
    expect(proceedings?.decisions).toMatchObject([{ passes: false, why: 'no-quorum' }])
  })

  it('of two thirds at a democratic life meeting not met decides nothing, though more than half were there', async () => {
    await seedLeadingGroup(office, 'deputy', 'member-1', 'member-2', 'member-3', 'secretary')
    const at = await convene(office, { branchId: BUREAU, organ: 'leading-group', kinds: ['democratic-life-meeting'] })
    await done(office, 'meeting.rollCall', { ...at, marks: present('member-1', 'member-2', 'member-3') })
    expect(await done(office, 'meeting.close', { ...at, decisions: [motion(3)] })).toMatchObject({
      quorum: { due: 5, present: 3, needed: 4, isMet: false },
      decisions: [{ isValid: false, passes: false, why: 'no-quorum' }],
    })
  })

  it('where no rule asks for one makes no vote void: it passes with more than half of the voters due, or not', async () => {
    const at = await attended(4, { kinds: ['organizational-life-meeting'] })
    expect(await done(office, 'meeting.close', { ...at, decisions: [motion(4)] })).toMatchObject({
      quorum: null,
      decisions: [{ votersDue: 9, votersPresent: 4, isValid: true, passes: false, why: 'not-enough-yes' }],
    })
  })

  it('reached by a correction makes the vote count, and lost by one makes it void', async () => {
    const at = await attended(5)
    await done(office, 'meeting.close', { ...at, decisions: [motion(4)] })
    const correct = async (memberId: string, mark: 'present' | 'absent') => {
      const input = { ...at, marks: [{ memberId, mark }], reason: '核对签到表' }
      return (await done(office, 'meeting.correct', input)).decisions[0]
    }
    expect(await correct('clerk', 'absent')).toMatchObject({ votersPresent: 4, isValid: false, why: 'no-quorum' })
    expect(await correct('clerk', 'present')).toMatchObject({ isValid: true, why: 'not-enough-yes' })
  })

  it('is asked of no other meeting', async () => {
    expect(await close({ kinds: ['party-lecture'], lecturer: 'member' }, 1)).toBeNull()
  })

  it('is counted anew by a correction, which keeps what stood before', async () => {
    const at = await attended(4)
    await done(office, 'meeting.close', at)
    const marks = present('treasurer')
    const answer = await done(office, 'meeting.correct', { ...at, marks, reason: '漏记一人' })
    expect(answer.quorum).toMatchObject({ present: 5, isMet: true })
    expect((await done(office, 'meeting.get', at)).record?.corrections[0]?.before).toContain(
      '应到会有表决权的党员9人，到会4人，须超过半数（至少5人），未达到规定人数（支部工作条例（试行）第十一条）。',
    )
  })
})

describe('coming late and leaving early', () => {
  const lineOf = async (at: { branchId: string; meetingId: string }, id: string) =>
    (await done(office, 'meeting.get', at)).record?.sheet.find(({ memberId }) => memberId === id)
  const late = { memberId: 'member-1', mark: 'present' as const, arrivedLate: true }

  it('is noted at the roll-call, and is present', async () => {
    const at = await attended(2)
    await done(office, 'meeting.rollCall', { ...at, marks: [late] })
    expect((await done(office, 'meeting.close', at)).tally).toMatchObject({ present: 3, absent: 6 })
    expect(await lineOf(at, 'member-1')).toMatchObject({ mark: 'present', arrivedLate: true, leftEarly: false })
  })

  it('stands beside a scan without changing when and how the person came', async () => {
    const at = await convene(office)
    await scan(office, at.meetingId, 'member-1')
    await done(office, 'meeting.rollCall', { ...at, marks: [{ ...late, leftEarly: true }] }, 'clerk', later(40))
    await done(office, 'meeting.close', at, 'clerk', later(60))
    expect(await lineOf(at, 'member-1')).toMatchObject({
      source: 'scan',
      markedAt: NOW,
      arrivedLate: true,
      leftEarly: true,
    })
  })

  it('stays when the roll is called again, and can be taken back', async () => {
    const at = await attended(0)
    await done(office, 'meeting.rollCall', { ...at, marks: [late] })
    await done(office, 'meeting.rollCall', { ...at, marks: present('member-1') })
    expect((await done(office, 'meeting.live', at)).people.find(({ arrivedLate }) => arrivedLate)).toBeTruthy()
    await done(office, 'meeting.rollCall', { ...at, marks: [{ ...late, arrivedLate: false }] })
    expect((await done(office, 'meeting.live', at)).people.find(({ arrivedLate }) => arrivedLate)).toBeUndefined()
  })

  it('is entered from paper, in one call, or by a correction', async () => {
    const at = await attended(0)
    await done(office, 'meeting.paper', { ...at, marks: [late] })
    await done(office, 'meeting.close', at)
    expect(await lineOf(at, 'member-1')).toMatchObject({ source: 'paper', arrivedLate: true })
    const recorded = await done(office, 'meeting.record', { ...PLAN, marks: [late] })
    expect((await storedClosed(office, recorded.meetingId)).sheet).toContainEqual(expect.objectContaining(late))
    const marks = [{ ...late, arrivedLate: false, leftEarly: true }]
    await done(office, 'meeting.correct', { ...at, marks, reason: '核对纸质签到表' }, 'clerk', later(5))
    expect(await lineOf(at, 'member-1')).toMatchObject({ source: 'paper', arrivedLate: false, leftEarly: true })
    expect((await done(office, 'meeting.get', at)).record?.corrections[0]?.before).toContain('迟到：党员member-1')
  })

  it('is said only of who was there', async () => {
    const at = await attended(0)
    const marks = [{ ...late, mark: 'absent' }]
    expect(await office.callRaw('meeting.rollCall', { ...at, marks }, 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'marks.0',
      detail: { expected: '迟到、早退只写到会的人' },
    })
  })
})

describe('problems raised', () => {
  it('are of life meetings', async () => {
    expect(await office.call('meeting.close', { ...(await attended(9)), problemsRaised: 3 }, 'clerk')).toMatchObject({
      code: 'not-a-life-meeting',
      field: 'problemsRaised',
    })
    const at = await attended(9, { kinds: ['organizational-life-meeting'] })
    await done(office, 'meeting.close', { ...at, problemsRaised: 3, problemsRectified: 1 })
    expect(await stored(office, at.meetingId)).toMatchObject({ problemsRaised: 3, problemsRectified: 1 })
  })

  it('cannot be fewer than those rectified', async () => {
    const at = await attended(9, { kinds: ['organizational-life-meeting'] })
    expect(
      await office.call('meeting.close', { ...at, problemsRaised: 3, problemsRectified: 4 }, 'clerk'),
    ).toMatchObject({
      code: 'more-rectified-than-raised',
      field: 'problemsRectified',
      detail: { raised: 3, rectified: 4 },
    })
  })
})

describe('recording in one call', () => {
  const RECORD: RequestOf<'meeting.record'> = {
    ...PLAN,
    occurredOn: civilDate('2024-03-12'),
    marks: [...present('secretary', 'clerk', 'deputy', 'treasurer', 'member-1', 'office')],
    minutes: '学习文件。',
    decisions: [motion(5)],
  }

  it('stores the same closed meeting as convening, marking and closing', async () => {
    const { meetingId, ...answer } = await done(office, 'meeting.record', {
      ...RECORD,
      occurredOn: TODAY,
      source: 'roll-call',
    })
    const at = await convene(office)
    await done(office, 'meeting.rollCall', { ...at, marks: RECORD.marks })
    const { minutes = '', decisions = [] } = RECORD
    expect(await done(office, 'meeting.close', { ...at, minutes, decisions })).toMatchObject(answer)
    const step = await stored(office, at.meetingId)
    expect(await stored(office, meetingId)).toEqual({ ...step, _id: meetingId, revision: 1 })
  })

  it('takes history, marked as a late entry, from the paper list', async () => {
    expect(await office.call('meeting.record', RECORD, 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'lateReason',
    })
    const { meetingId, isLateEntry } = await done(office, 'meeting.record', { ...RECORD, lateReason: '补录上一年记录' })
    expect(isLateEntry).toBe(true)
    const meeting = await storedClosed(office, meetingId)
    expect(meeting).toMatchObject({
      state: 'closed',
      occurredOn: '2024-03-12',
      recordedAt: NOW,
      lateReason: '补录上一年记录',
      tally: { expected: 9, present: 5, absent: 4, observers: 1 },
      decisions: [{ votersDue: 9, votersPresent: 5, passes: true }],
    })
    expect(meeting.sheet.find(({ memberId }) => memberId === 'clerk')).toMatchObject({ source: 'paper', markedAt: NOW })
    expect(await office.store.findAll('attendance', {})).toEqual([])
  })

  it.each([
    ['a day to come', { occurredOn: '2025-06-11' }, 'in-the-future', 'occurredOn'],
    ['an hour to come', { occurredOn: TODAY, startTime: '17:01' }, 'in-the-future', 'startTime'],
    ['a kind that does not suit', { kinds: ['cell-meeting'] }, 'kind-not-for-organ', 'kinds.0'],
    ['more votes than voters', { decisions: [motion(6)] }, 'vote-impossible', 'decisions.0'],
    [
      'leave of somebody not due',
      { marks: [{ memberId: 'office', mark: 'excused' }], decisions: [] },
      'not-due',
      'marks.0.mark',
    ],
    ['problems of a general meeting', { problemsRaised: 1 }, 'not-a-life-meeting', 'problemsRaised'],
    ['somebody unknown', { marks: present('nobody') }, 'no-such-member', 'marks.0.memberId'],
  ])('refuses %s', async (_, wrong, code, field) => {
    expect(await office.callRaw('meeting.record', { ...RECORD, lateReason: '补录', ...wrong }, 'clerk')).toMatchObject({
      code,
      field,
    })
    expect(await office.store.findAll('meetings', {})).toEqual([])
  })
})

describe('a mark that slips in while the meeting is being closed', () => {
  const late = (meetingId: string, overrides: Partial<Attendance> = {}): Attendance => ({
    _id: `${meetingId}:member-1`,
    revision: 1,
    meetingId,
    branchId: BRANCH,
    memberId: 'member-1',
    mark: 'present',
    source: 'scan',
    markedAt: NOW,
    markedBy: 'member-1',
    reason: null,
    earlier: [],
    ...overrides,
  })
  const afterClosing = async (at: { branchId: string; meetingId: string }) =>
    (await done(office, 'meeting.get', at)).record?.afterClosing.map(({ memberId, mark }) => [memberId, mark])

  it('does not count, and is shown beside the sheet', async () => {
    const at = await attended(2)
    await done(office, 'meeting.close', at)
    expect(await afterClosing(at)).toEqual([])
    office.store.seed('attendance', late(at.meetingId))
    expect((await storedClosed(office, at.meetingId)).tally).toMatchObject({ present: 2, absent: 7 })
    expect(await sheetMarks(office, at.meetingId)).toMatchObject({ 'member-1': 'absent' })
    expect(await afterClosing(at)).toEqual([['member-1', 'present']])
  })

  it.each(['present', 'absent'] as const)('is settled by a correction to %s', async (mark) => {
    const at = await attended(2)
    await done(office, 'meeting.close', at)
    office.store.seed('attendance', late(at.meetingId))
    const marks = [{ memberId: 'member-1', mark }]
    await done(office, 'meeting.correct', { ...at, marks, reason: '签到与结束会议同时' }, 'clerk', later(5))
    expect(await sheetMarks(office, at.meetingId)).toMatchObject({ 'member-1': mark })
    expect(await afterClosing(at)).toEqual([])
  })

  it('is settled also when an observer’s line is taken off again', async () => {
    const at = await attended(2)
    await done(office, 'meeting.rollCall', { ...at, marks: present('office') })
    await done(office, 'meeting.close', at)
    const marks = [{ memberId: 'office', mark: 'absent' as const }]
    await done(office, 'meeting.correct', { ...at, marks, reason: '并未列席' }, 'clerk', later(5))
    expect(await sheetMarks(office, at.meetingId)).not.toHaveProperty('office')
    expect(await afterClosing(at)).toEqual([])
  })
})
