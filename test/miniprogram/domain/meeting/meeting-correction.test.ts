import { earlierLines, itemsLeft, whatStood } from '#domain/meeting/meeting-correction'
import type { SheetLine } from '#domain/meeting/attendance'
import type { Decision } from '#domain/meeting/decision'
import type { ClosedRecord } from '#domain/meeting/meeting'
import type { AttendanceTally } from '#domain/meeting/tally'
import { instant } from '#domain/time/instant'
import { civilDate } from '#domain/time/civil-date'

const AT = instant('2025-06-10T09:00:00.000Z')
const line = (memberId: string, mark: SheetLine['mark'], more: Partial<SheetLine> = {}): SheetLine => ({
  ...{ memberId, mark, source: 'roll-call', markedAt: AT, reason: null },
  ...more,
})
const decision = (title: string, more: Partial<Decision> = {}): Decision => ({
  ...{ title, isMajor: false, votersDue: 9, votersPresent: 8, yes: 7, no: 1, abstain: 0, isValid: true, passes: true },
  ...more,
})
const onPlan = (title: string, entryId: string, more: Partial<Decision> = {}) =>
  decision(title, { plan: { entryId, title: `做${title}`, ownerId: 'm', dueOn: civilDate('2025-09-30') }, ...more })
const tally = (heads: Omit<AttendanceTally, 'rate' | 'rateWithoutExcused'>): AttendanceTally => ({
  ...heads,
  ...{ rate: null, rateWithoutExcused: null },
})
const RECORD: ClosedRecord = {
  sheet: [line('a', 'present'), line('b', 'absent')],
  tally: tally({ expected: 2, present: 1, excused: 0, absent: 1, observers: 0 }),
  quorum: null,
  decisions: [decision('整改方案')],
  withoutVoteIds: [],
  minutes: '',
  problemsRaised: 3,
  problemsRectified: 1,
}

describe('what is kept of the earlier record', () => {
  it('is nothing where nothing changed, in whatever order the fields stand', () => {
    expect(whatStood(RECORD, structuredClone(RECORD))).toEqual({})
    const turned = Object.fromEntries(Object.entries({ ...line('a', 'present') }).reverse()) as never
    expect(whatStood(RECORD, { ...RECORD, sheet: [turned, line('b', 'absent')] })).toEqual({})
  })

  it('is each part that changed, whole, as it stood before, and no other', () => {
    const after = { ...RECORD, sheet: [line('a', 'present'), line('b', 'excused')], minutes: '补记' }
    expect(whatStood(RECORD, after)).toEqual({ sheet: RECORD.sheet, minutes: '' })
  })

  it.each([
    ['sheet', []],
    ['tally', tally({ expected: 2, present: 2, excused: 0, absent: 0, observers: 0 })],
    ['quorum', { basis: 'general-meeting', due: 2, present: 1, needed: 2, isMet: false }],
    ['decisions', []],
    ['withoutVoteIds', ['a']],
    ['minutes', '补记'],
    ['problemsRaised', 4],
    ['problemsRectified', 2],
  ] as const)('is the %s when it was corrected', (part, corrected) => {
    expect(whatStood(RECORD, { ...RECORD, [part]: corrected })).toEqual({ [part]: RECORD[part] })
  })

  it('tells the order of a list: two lines that changed places have changed', () => {
    const turned = { ...RECORD, sheet: [...RECORD.sheet].reverse() }
    expect(whatStood(RECORD, turned)).toEqual({ sheet: RECORD.sheet })
  })

  it('is nothing of what was not yet kept when the meeting was closed', () => {
    const { quorum: _, ...old } = RECORD
    const quorum = { basis: 'general-meeting', due: 2, present: 1, needed: 2, isMet: false } as const
    expect(whatStood(old as ClosedRecord, { ...RECORD, quorum })).toStrictEqual({})
  })
})

describe('plan items that a correction leaves in the ledger', () => {
  it('are those whose decision is dropped, or no longer passes', () => {
    const before = [onPlan('甲', 'e1'), onPlan('乙', 'e2'), onPlan('丙', 'e3'), decision('丁')]
    const after = [onPlan('甲', 'e1'), onPlan('乙', 'e2', { passes: false })]
    expect(itemsLeft(before, after).map(({ entryId }) => entryId)).toEqual(['e2', 'e3'])
  })

  it('are none where the decision stands under another title, passes now, or had failed before', () => {
    const before = [onPlan('甲', 'e1'), onPlan('乙', 'e2', { passes: false }), onPlan('丙', 'e3', { passes: false })]
    const after = [onPlan('甲（修改）', 'e1'), onPlan('乙', 'e2'), onPlan('丙', 'e3', { passes: false })]
    expect(itemsLeft(before, after)).toEqual([])
  })
})

describe('an earlier record in plain words', () => {
  const names: Readonly<Record<string, string>> = { a: '李明', b: '王芳', c: '赵平', d: '钱进' }
  const lines = (before: Partial<ClosedRecord>) => earlierLines(before, (id) => names[id] ?? '')

  it('says only what was changed', () => {
    expect(lines({})).toEqual([])
    expect(lines({ minutes: '讨论了整改' })).toEqual(['记录：讨论了整改'])
  })

  it('says 无 of what was empty', () => {
    expect(lines({ minutes: '', withoutVoteIds: [], decisions: [] })).toEqual(['无表决权：无', '决议：无', '记录：无'])
  })

  it('says a count of 0 as a count', () => {
    expect(lines({ problemsRaised: 0, problemsRectified: 0 })).toEqual(['查摆问题：0条', '已整改：0条'])
  })

  it('names who was there, who was not, and what was remarked of them, each under its own word', () => {
    const sheet = [
      line('a', 'present', { arrivedLate: true }),
      line('b', 'present', { leftEarly: true }),
      line('c', 'absent', { leave: 'declined' }),
      line('d', 'excused', { leave: 'granted' }),
    ]
    expect(lines({ sheet })).toEqual([
      '实到：李明、王芳',
      '请假：钱进',
      '缺席：赵平',
      '迟到：李明',
      '早退：王芳',
      '未准假：赵平',
    ])
    expect(lines({ sheet: [line('a', 'observer')] })).toEqual(['列席：李明'])
  })

  it('tells the count, and a decision with its votes', () => {
    expect(lines({ tally: tally({ expected: 9, present: 5, excused: 3, absent: 1, observers: 2 }) })).toEqual([
      '应到9人，实到5人，请假3人，缺席1人，列席2人',
    ])
    const withPlan = onPlan('整改方案', 'e1', { yes: 5, no: 2, abstain: 1 })
    expect(lines({ decisions: [withPlan, decision('丁')] })).toEqual([
      '决议“整改方案”：应到有表决权9人，实到8人，赞成5票，反对2票，弃权1票，计划事项“做整改方案”',
      '决议“丁”：应到有表决权9人，实到8人，赞成7票，反对1票，弃权0票',
    ])
  })
})
