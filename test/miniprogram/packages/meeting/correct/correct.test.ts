/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import {
  correctableLines,
  correctionOf,
  draftOf,
  listedText,
  takenIn,
  votersBy,
} from '../../../../../miniprogram/packages/meeting/correct/correct-view'
import { load, NEVER, OFFLINE, type Answers } from '../../../../builders/simulate'
import { AT, closedMeeting, DUE, markLine, NOW, SECRETARY, TALLY, TODAY } from '../scene'

const sheet = [
  markLine({ mark: 'present' }),
  markLine({ memberId: 'secretary', mark: 'present' }),
  markLine({ memberId: 'member-2', mark: 'absent' }),
]
const late = markLine({ memberId: 'member-2', mark: 'present', source: 'scan', markedAt: instant(NOW) })
const record = { sheet, dueChange: null, withoutVote: [], corrections: [], afterClosing: [late] }
const MEETING = closedMeeting({ record })
const LINES = correctableLines(MEETING)
const VOTERS = votersBy(MEETING, DUE, LINES, {})
const CORRECTED = {
  ...{ meetingId: 'meeting-1', tally: TALLY, quorum: null, decisions: [], isLateEntry: false },
  itemsLeft: [] as { entryId: string; title: string }[],
}
const page = (answers: Answers = {}) =>
  load('packages/meeting/correct/correct', {
    answers: {
      ...{
        'me.get': SECRETARY,
        'meeting.get': MEETING,
        'meeting.due': { people: [...DUE] },
        'register.names': { on: TODAY, members: [] },
      },
      ...{
        'meeting.correct': CORRECTED,
        ...answers,
      },
    },
    query: AT,
    now: NOW,
  })
const typed = (field: string, value: string) => ({ currentTarget: { dataset: { field } }, detail: { value } })

afterEach(() => jest.useRealTimers())

describe('a correction', () => {
  it('carries only what differs', () => {
    const draft = { ...draftOf(MEETING), minutes: '改写的记录', reason: '补记' }
    expect(correctionOf(MEETING, draft, LINES, {}, VOTERS)).toEqual({
      change: { minutes: '改写的记录', reason: '补记' },
    })
  })

  it('needs a change and a reason', () => {
    const draft = draftOf(MEETING)
    expect(correctionOf(MEETING, { ...draft, reason: '补记' }, LINES, {}, VOTERS)).toEqual({ fault: '还没有改动。' })
    expect(correctionOf(MEETING, draft, LINES, { 'member-2': 'present' }, VOTERS)).toEqual({
      fault: '请写明更正的原因。',
    })
  })

  it('counts the voters by the corrected list', () => {
    expect(votersBy(MEETING, DUE, LINES, {})).toMatchObject({ votersDue: 3, votersPresent: 2 })
    expect(votersBy(MEETING, DUE, LINES, { 'member-2': 'present' })).toMatchObject({ votersDue: 3, votersPresent: 3 })
  })

  it('counts the quorum by the corrected list', () => {
    expect(votersBy(MEETING, DUE, LINES, {}).quorum).toMatchObject({ isMet: true })
    expect(votersBy(MEETING, DUE, LINES, { secretary: 'absent' }).quorum).toMatchObject({
      text: expect.stringContaining('党员3人，到会1人，须超过半数（至少2人），未达到') as string,
      isMet: false,
    })
  })

  it('keeps the plan item of a decision whose title was wrong', () => {
    const [decision] = MEETING.proceedings?.decisions ?? []
    if (!decision) throw new Error('the closed meeting has a decision')
    const plan = {
      ...{ entryId: 'entry-1', title: '上报', ownerId: 'member-2', ownerName: '张红', dueOn: TODAY },
      ...{ state: 'confirmed' as const, concludedOn: null },
    } as const
    const meeting = closedMeeting({
      record,
      proceedings: { minutes: '', photos: 0, decisions: [{ ...decision, plan }] },
    })
    const draft = draftOf(meeting)
    const votes = draft.votes.map((vote) => ({ ...vote, title: '接收赵青同志' }))
    expect(correctionOf(meeting, { ...draft, votes, reason: '改名' }, LINES, {}, VOTERS)).toMatchObject({
      change: { decisions: [{ title: '接收赵青同志', plan: null, planEntryId: 'entry-1' }] },
    })
  })

  it('says of how many people the list is, and how many are changed', () => {
    expect(listedText(LINES, {})).toBe('3 人')
    expect(listedText(LINES, { 'member-2': 'present' })).toBe('3 人，改了 1 人')
  })

  it('may take in a mark of somebody who is not on the sheet at all', () => {
    const guest = markLine({ memberId: 'guest', mark: 'observer', isDue: false })
    const meeting = closedMeeting({ record: { ...record, afterClosing: [guest] } })
    expect(correctableLines(meeting).at(-1)).toMatchObject({ memberId: 'guest', mark: null })
    expect(takenIn(meeting)).toEqual({ guest: 'observer' })
  })
})

describe('the page', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.get': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const correct = await page({ 'meeting.get': OFFLINE })
    expect(correct.text()).toContain('网络不通')
    correct.answer({ 'meeting.get': MEETING })
    await correct.tap('重试')
    expect(correct.text()).toContain('把整理时才到的 1 人签到计入')
  })

  it('takes in the marks that came too late, with a reason', async () => {
    const correct = await page()
    await correct.tap('把整理时才到的 1 人签到计入 ›')
    await correct.run('type', typed('reason', '签到迟到'))
    await correct.run('save')
    expect(correct.sent('meeting.correct')).toEqual([
      { ...AT, marks: [{ memberId: 'member-2', mark: 'present' }], reason: '签到迟到' },
    ])
  })

  it('goes back once it is corrected', async () => {
    const correct = await page()
    await correct.run('typeMinutes', { detail: { value: '改写的记录' } })
    await correct.run('type', typed('reason', '补记'))
    await correct.run('save')
    expect(correct.asked.map(({ api }) => api)).toEqual(expect.arrayContaining(['showToast', 'switchTab']))
  })

  it('says which plan items stay in the ledger without their decision, each a tap away, before it goes back', async () => {
    const itemsLeft = [{ entryId: 'entry-1', title: '上报预备党员材料' }]
    const correct = await page({ 'meeting.correct': { ...CORRECTED, itemsLeft } })
    await correct.run('changeVotes', { detail: { votes: [] } })
    await correct.run('type', typed('reason', '决议记错了会议'))
    await correct.run('save')
    expect(correct.text()).toContain('计划事项“上报预备党员材料”仍在台账，请在台账注明或撤回。')
    expect(correct.text()).not.toContain('更正的原因')
    expect(correct.went()).toEqual([])
    await correct.tap('到台账看这一项 ›')
    expect(correct.went()).toEqual(['/packages/secretary/ledger-entry/ledger-entry?branchId=branch-1&entryId=entry-1'])
    await correct.run('goBack')
    expect(correct.asked.map(({ api }) => api)).toContain('switchTab')
  })

  it('keeps what was typed when it cannot be sent', async () => {
    const correct = await page({ 'meeting.correct': OFFLINE })
    await correct.run('typeMinutes', { detail: { value: '改写的记录' } })
    await correct.run('type', typed('reason', '补记'))
    await correct.run('save')
    expect(correct.text()).toContain('网络不通')
    expect(correct.data['draft']).toMatchObject({ minutes: '改写的记录', reason: '补记' })
  })
})

describe('the record of a meeting that had a duty report on its agenda', () => {
  const ITEM = '审议2025年度述职报告'
  const AGENDA = [{ title: ITEM, isPartyBuilding: true }]
  const one = { isNamed: true, reports: [{ reportId: 'r-1', item: ITEM }], missing: null }
  const onReport = (answer: unknown) =>
    page({ 'meeting.get': { ...MEETING, agenda: AGENDA }, 'report.toVote': answer } as Answers)

  it('is offered the vote on it as approval needs it put', async () => {
    const correct = await onReport(one)
    expect(correct.text()).toContain('还没有对述职报告的表决')
    await correct.tap(`表决“${ITEM}” ›`)
    const [other, added] = (correct.data['draft'] as ReturnType<typeof draftOf>).votes
    expect(added).toMatchObject({ title: ITEM, yes: '' })
    expect(correct.text()).toContain(`“${ITEM}”只差票数`)
    await correct.run('changeVotes', { detail: { votes: [other, { ...added, yes: '2' }] } })
    await correct.run('type', typed('reason', '补记表决'))
    await correct.run('save')
    expect(correct.sent('meeting.correct')).toMatchObject([
      { decisions: [{ title: other?.title }, { title: ITEM, yes: 2, no: 0, abstain: 0 }], reason: '补记表决' },
    ])
  })

  it('is corrected in something else without it', async () => {
    const correct = await onReport(one)
    await correct.run('typeMinutes', { detail: { value: '改写的记录' } })
    await correct.run('type', typed('reason', '补记'))
    await correct.run('save')
    expect(correct.sent('meeting.correct')).toMatchObject([{ minutes: '改写的记录', reason: '补记' }])
  })

  it('says that it could not be prepared, and asks nothing of another meeting', async () => {
    expect((await onReport(OFFLINE)).text()).toContain('对述职报告的表决没有备好')
    expect((await page()).sent('report.toVote')).toEqual([])
  })
})
