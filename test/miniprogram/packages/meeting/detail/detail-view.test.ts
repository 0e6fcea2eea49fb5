import { instant } from '#domain/time/instant'
import { PERMISSIONS } from '#domain/people/permission'
import { decisionRow } from '../../../../../miniprogram/packages/meeting/detail/decision-rows'
import { detailOf } from '../../../../../miniprogram/packages/meeting/detail/detail-view'
import { closedMeeting, markLine, meetingView, NOW, PLAIN, TALLY, TODAY } from '../scene'

const MEMBER = { branchId: 'branch-1', memberId: 'member-1', cellId: null, permissions: ['take-part'] } as const
const KEEPER = { ...MEMBER, permissions: PERMISSIONS }
const at = (meeting = meetingView(), place: typeof MEMBER | typeof KEEPER = MEMBER, now = NOW) =>
  detailOf(meeting, place, instant(now))

describe('what one may do', () => {
  it('a member may check in and ask for leave, and run nothing', () => {
    expect(at().may).toEqual({
      checkIn: true,
      leave: true,
      remind: false,
      run: false,
      keep: false,
      correct: false,
      grade: false,
      print: false,
      seeScans: false,
    })
  })

  it('the host runs it without keeping the records', () => {
    expect(at(meetingView({ hostId: 'member-1' })).may).toMatchObject({ run: true, keep: false })
  })

  it('whoever keeps the records runs it, and corrects it once it is closed', () => {
    expect(at(meetingView(), KEEPER).may).toMatchObject({ run: true, keep: true, correct: false })
    expect(at(closedMeeting(), KEEPER).may).toMatchObject({ run: false, keep: false, correct: true })
  })

  it('checking in opens an hour before the start', () => {
    expect(at(undefined, MEMBER, '2025-06-10T07:29:59.999Z').may.checkIn).toBe(false)
    expect(at(undefined, MEMBER, '2025-06-10T07:30:00.000Z').may.checkIn).toBe(true)
  })

  it('somebody who asked for leave may still check in, and not ask again', () => {
    const ownMark = { mark: 'excused', markedAt: instant(NOW), ...PLAIN } as const
    expect(at(meetingView({ ownMark })).may).toMatchObject({ checkIn: true, leave: false })
  })

  it('whoever is there needs neither', () => {
    const ownMark = { mark: 'present', markedAt: instant(NOW), ...PLAIN } as const
    expect(at(meetingView({ ownMark })).may).toMatchObject({ checkIn: false, leave: false })
  })

  it('whoever is due and has said nothing may be reminded until it begins', () => {
    const before = '2025-06-10T08:29:59.999Z'
    const ownMark = { mark: 'excused', markedAt: instant(NOW), ...PLAIN } as const
    expect(at(undefined, MEMBER, before).may.remind).toBe(true)
    expect(at(undefined, MEMBER, '2025-06-10T08:30:00.000Z').may.remind).toBe(false)
    expect(at(meetingView({ isDue: false }), MEMBER, before).may.remind).toBe(false)
    expect(at(meetingView({ ownMark }), MEMBER, before).may.remind).toBe(false)
    expect(at(meetingView({ state: 'cancelled' }), MEMBER, before).may.remind).toBe(false)
  })

  it('nobody asks for leave who is not due, or after the end', () => {
    expect(at(meetingView({ isDue: false })).may.leave).toBe(false)
    expect(at(undefined, MEMBER, '2025-06-10T10:00:00.000Z').may.leave).toBe(false)
  })

  it.each([closedMeeting(), meetingView({ state: 'cancelled', reason: '临时任务' })])(
    'nothing of that once it is over %#',
    (meeting) => {
      expect(at(meeting).may).toEqual({
        checkIn: false,
        leave: false,
        remind: false,
        run: false,
        keep: false,
        correct: false,
        grade: false,
        print: false,
        seeScans: false,
      })
    },
  )
})

describe('somebody of whom nothing is noted', () => {
  const END = meetingView().endsAt

  it('is expected until the end, and then told whom to tell that they were there', () => {
    expect(at(meetingView(), MEMBER, '2025-06-10T08:00:00.000Z').own?.tag.text).toBe('请参加')
    expect(at(meetingView(), MEMBER, END).own).toEqual({
      tag: { text: '还没有登记', tone: 'plain' },
      note: '到了会的，请告诉主持人。',
    })
  })

  it('is expected no more once it was held without them being due', () => {
    expect(at(meetingView({ isDue: false }), MEMBER, END).own?.tag.text).toBe('不在应到名单')
  })
})

describe('somebody who had leave for a day from which it was moved', () => {
  const moved = meetingView({
    originally: { startsAt: instant('2025-06-09T08:30:00.000Z'), place: '三楼会议室' },
    leaveLapsed: true,
  })

  it('is expected, is told why, and may ask again', () => {
    expect(at(moved).own).toEqual({
      tag: { text: '请参加', tone: 'accent' },
      note: '会议改了日期，原来的请假不再算数；不能参加的，请重新请假。',
    })
    expect(at(moved, MEMBER, '2025-06-10T08:00:00.000Z').may).toMatchObject({ leave: true, remind: true })
  })
})

describe('what is told', () => {
  it('that it was moved, while it is still to be held', () => {
    const originally = { startsAt: instant('2025-06-09T08:30:00.000Z'), place: '三楼会议室' }
    expect(at(meetingView({ originally })).moved).toBe('时间有改动，原定6月9日 周一 16:30')
    expect(at(meetingView({ originally, state: 'cancelled' })).moved).toBe('')
    expect(at(meetingView()).moved).toBe('')
  })

  it('when, where, what, who', () => {
    const view = at()
    expect(view.when).toBe('6月10日 周二 16:30–18:00')
    expect(view.lines).toEqual([
      { name: '地点', text: '三楼会议室' },
      { name: '种类', text: '支部党员大会' },
      { name: '组织', text: '党支部' },
      { name: '形式', text: '交流研讨' },
      { name: '主持', text: '王书记' },
    ])
  })

  it('the cell by its name, the lecturer with what they are, the study in hours', () => {
    const lecture = { lecturer: 'secretary', lecturerName: '王书记', studyMinutes: 90 } as const
    const { lines } = at(meetingView({ organ: 'cell', cellName: '第二党小组', ...lecture }))
    expect(lines).toContainEqual({ name: '组织', text: '第二党小组' })
    expect(lines).toContainEqual({ name: '授课', text: '王书记（书记）' })
    expect(lines).toContainEqual({ name: '学习', text: '90 分钟（2 学时）' })
  })

  it('why it was cancelled', () => {
    expect(at(meetingView({ state: 'cancelled', reason: '临时任务' }))).toMatchObject({
      cancelled: '会议已取消：临时任务',
      own: null,
    })
  })

  it('the tally with its rates, without an empty column for observers', () => {
    const view = at(closedMeeting())
    expect(view.tally.map(({ label, value }) => `${label}${value}`)).toEqual(['应到3', '实到2', '请假1', '缺席0'])
    expect(view.rates).toBe('到会率 66.7%；不计请假为 100.0%')
    expect(at(closedMeeting({ tally: { ...TALLY, observers: 2 } })).tally).toHaveLength(5)
  })

  it('the decisions with their counts', () => {
    expect(at(closedMeeting()).decisions).toEqual([
      {
        title: '接收赵青为预备党员',
        tag: { text: '通过', tone: 'good' },
        count: '赞成2票，反对0票，弃权0票；有表决权的应到3人，实到2人。',
        ...{ papers: '', candidates: [] },
        why: '赞成超过应到会有表决权人数的半数（至少2票），通过。',
        plan: null,
      },
    ])
  })

  it('the plan item of a decision, who has it, by when, and what became of it', () => {
    const [decision] = closedMeeting().proceedings?.decisions ?? []
    if (!decision) throw new Error('the closed meeting has a decision')
    const plan = {
      entryId: 'entry-1',
      title: '上报预备党员材料',
      ownerId: 'member-2',
      ownerName: '张红',
      dueOn: TODAY,
      state: 'confirmed',
      concludedOn: null,
    } as const
    const row = (more: object) => decisionRow({ ...decision, plan: { ...plan, ...more } }, TODAY).plan
    expect(row({})).toEqual({
      entryId: 'entry-1',
      title: '上报预备党员材料',
      note: '张红负责，6月10日前完成',
      tag: { text: '办理中', tone: 'wait' },
    })
    expect(row({ concludedOn: TODAY })?.tag).toEqual({ text: '6月10日办结', tone: 'good' })
    expect(row({ state: 'withdrawn' })?.tag.text).toBe('已撤回')
  })

  it('an election by the words of the record: candidates, ballots, and why', () => {
    const [decision] = closedMeeting().proceedings?.decisions ?? []
    if (!decision) throw new Error('the closed meeting has a decision')
    const words = {
      result: '到会不足，无效',
      count: '应到10人',
      papers: '发出选票8张',
      why: '选举无效。',
      candidates: ['王芳7票'],
    }
    expect(decisionRow({ ...decision, why: 'no-quorum', words }, TODAY)).toMatchObject({
      tag: { text: '到会不足，无效', tone: 'wait' },
      ...{ count: '应到10人', papers: '发出选票8张', why: '选举无效。', candidates: ['王芳7票'] },
    })
  })

  it('whether there were enough people to decide, by the numbers', () => {
    const quorum = { basis: 'general-meeting', due: 9, present: 4, needed: 5, isMet: false } as const
    expect(at(closedMeeting({ quorum })).quorum).toContain('应到会有表决权的党员9人，到会4人')
    expect(at(closedMeeting({ quorum })).quorum).toContain('未达到规定人数')
    expect(at(closedMeeting()).quorum).toBe('')
  })

  it.each([
    ['asked', 'excused', '请假', '等主持人答复；没有答复的，按请假计。'],
    ['granted', 'excused', '已准假', '主持人准假。'],
    ['declined', 'absent', '未准假', '主持人没有准假，请参加；确有困难的，请与主持人联系。'],
  ] as const)('what became of the leave one asked for: %s', (leave, mark, tag, note) => {
    const own = at(meetingView({ ownMark: { mark, markedAt: null, ...PLAIN, leave } })).own
    expect(own).toMatchObject({ tag: { text: tag }, note })
  })

  it('that one came late or left early', () => {
    const ownMark = { mark: 'present', markedAt: null, ...PLAIN, arrivedLate: true, leftEarly: true } as const
    expect(at(closedMeeting({ ownMark })).own?.note).toBe('迟到，早退')
  })

  it('how many follow in a series', () => {
    expect(at(meetingView({ seriesId: 's', following: 3 })).series).toBe('每月一次，以后还有 3 次')
    expect(at(meetingView({ seriesId: 's' })).series).toBe('每月一次，这是最后一次')
    expect(at(meetingView()).series).toBe('')
  })

  it('the problems of a life meeting, and of no other', () => {
    const problems = { problemsRaised: 12, problemsRectified: 9 }
    expect(at(closedMeeting({ kinds: ['organizational-life-meeting'], ...problems })).problems).toBe(
      '查摆问题 12 个，已整改 9 个。',
    )
    expect(at(closedMeeting()).problems).toBe('')
  })

  it('the sheet, the changes and the corrections only where they may be read', () => {
    expect(at(closedMeeting())).toMatchObject({ sheet: [], dueChange: '', corrections: [] })
    const record = {
      sheet: [markLine({ mark: 'present', source: 'paper', markedAt: instant(NOW) })],
      dueChange: { added: ['张红'], removed: [null], reason: '扩大会议' },
      withoutVote: ['赵青'],
      corrections: [
        { at: instant('2025-06-12T01:00:00.000Z'), byName: '王书记', reason: '补记', before: ['李明：缺席'] },
      ],
      afterClosing: [],
    }
    expect(at(closedMeeting({ record }), KEEPER)).toMatchObject({
      sheet: [{ name: '李明', tag: { text: '到会' }, note: '纸质签到 · 16:31' }],
      dueChange: '应到人员有调整：增加张红；减去（已不在名册）。原因：扩大会议',
      withoutVote: '赵青',
      corrections: [{ head: '6月12日 09:00 王书记更正', reason: '原因：补记', before: ['李明：缺席'] }],
    })
  })

  it('that it was entered late, and why', () => {
    expect(at(closedMeeting({ isLateEntry: true, lateReason: '出差在外' })).lateness).toContain('属补录：出差在外')
  })
})
