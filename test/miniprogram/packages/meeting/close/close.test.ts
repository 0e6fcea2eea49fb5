/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import {
  BLANK_CLOSING,
  closingOf,
  problemsOf,
  votersOf,
} from '../../../../../miniprogram/packages/meeting/close/close-view'
import {
  mayHaveSpoken,
  noteSpeaker,
} from '../../../../../miniprogram/packages/meeting/components/minutes-form/speaking'
import { BLANK_VOTE, NO_VOTERS } from '../../../../../miniprogram/packages/meeting/components/vote-form/vote-draft'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { AT, closedMeeting, DUE, failedScan, live, markLine, meetingView, NOW, SECRETARY, TALLY, TODAY } from '../scene'

const people = [
  markLine({ mark: 'present' }),
  markLine({ memberId: 'secretary', mark: 'observer' }),
  markLine({ memberId: 'member-2' }),
]
const LIVE = live({ present: 2, unmarked: 1, people })
const page = (answers: Answers = {}, phone = {}) =>
  load('packages/meeting/close/close', {
    answers: {
      ...{
        'me.get': SECRETARY,
        'meeting.get': meetingView(),
        'meeting.live': LIVE,
        'meeting.due': { people: [...DUE] },
        'register.names': { on: TODAY, members: [] },
      },
      ...{
        'meeting.close': { meetingId: 'meeting-1', tally: TALLY, quorum: null, decisions: [], isLateEntry: false },
        ...answers,
      },
    },
    query: AT,
    now: NOW,
    phone,
  })
const typed = (field: string, value: string) => ({ currentTarget: { dataset: { field } }, detail: { value } })
const VOTE = { ...BLANK_VOTE, title: '接收赵青', yes: '2' }

afterEach(() => jest.useRealTimers())

describe('what somebody said', () => {
  it('begins a line with the name of one who was there, after what is written already', () => {
    expect(noteSpeaker('', '李平')).toBe('李平：')
    expect(noteSpeaker('传达了文件。\n', '李平')).toBe('传达了文件。\n李平：')
  })

  it('is offered of those who were there; while nobody is noted, of everybody on the list', () => {
    expect(mayHaveSpoken(people).map(({ memberId }) => memberId)).toEqual(['member-1', 'secretary'])
    expect(mayHaveSpoken([markLine({})]).map(({ memberId }) => memberId)).toEqual(['member-1'])
  })
})

describe('who may vote', () => {
  it('is whoever is due with a vote; there is who is noted as there', () => {
    expect(votersOf(meetingView(), DUE, people, [])).toMatchObject({ votersDue: 3, votersPresent: 2 })
  })

  it('is not whoever is named as without a vote, or who has none, or was taken off on a lawful ground', () => {
    expect(votersOf(meetingView(), DUE, people, ['member-1'])).toMatchObject({ votersDue: 2, votersPresent: 1 })
    const [first, second, third] = DUE.map((person) => ({ ...person }))
    if (!first || !second || !third) throw new Error('three are due')
    const due = [{ ...first, hasVote: false }, { ...second, isDue: false, ground: 'abroad' as const }, third]
    expect(votersOf(meetingView(), due, people, [])).toMatchObject({ votersDue: 1, votersPresent: 0 })
  })
})

describe('whether there are enough people to decide', () => {
  it('is said of a general meeting by its voters, before it is closed', () => {
    expect(votersOf(meetingView(), DUE, people, []).quorum).toEqual({
      text: '应到会有表决权的党员3人，到会2人，须超过半数（至少2人），达到规定人数（支部工作条例（试行）第十一条）。',
      isMet: true,
    })
    expect(votersOf(meetingView(), DUE, people, ['member-1']).quorum).toMatchObject({
      text: expect.stringContaining('党员2人，到会1人，须超过半数（至少2人），未达到') as string,
      isMet: false,
    })
  })

  it('counts who was taken off on no lawful ground, and says so', () => {
    const off = DUE.map((person, at) => ({ ...person, isDue: at === 0 }))
    const one = [markLine({ mark: 'present' })]
    const { quorum, ...counts } = votersOf(meetingView(), off, one, [])
    expect(counts).toMatchObject({ votersDue: 3, votersPresent: 1 })
    expect(quorum?.isMet).toBe(false)
    expect(quorum?.text).toContain('3人，其中2人从应到名单里减去，没有法定情形，仍要计入，到会1人')
    const lawful = off.map((person, at) => (at === 0 ? person : { ...person, ground: 'abroad' as const }))
    expect(votersOf(meetingView(), lawful, one, [])).toMatchObject({ votersDue: 1, quorum: { isMet: true } })
  })

  it('is said of a committee by all its members, also one who was taken off', () => {
    const off = DUE.map((person, at) => ({ ...person, isDue: at !== 2 }))
    expect(
      votersOf(meetingView({ kinds: ['committee-meeting'], organ: 'committee' }), off, people, []).quorum?.text,
    ).toContain('支部委员3人，到会2人')
  })

  it('is not said where no rule asks', () => {
    expect(votersOf(meetingView({ kinds: ['themed-party-day'] }), DUE, people, []).quorum).toBeNull()
  })
})

describe('what is sent', () => {
  const voters = { ...NO_VOTERS, votersDue: 3, votersPresent: 2 }

  it('is nothing but blanks for a meeting of which nothing was typed', () => {
    expect(closingOf(BLANK_CLOSING, voters, AT, false)).toEqual({
      input: {
        ...AT,
        minutes: '',
        decisions: [],
        withoutVote: [],
        problemsRaised: 0,
        problemsRectified: 0,
        lateReason: null,
      },
    })
  })

  it('is held back for a late entry until the reason is written down', () => {
    const late = (lateReason: string) => closingOf({ ...BLANK_CLOSING, lateReason }, voters, AT, true)
    const asked = { fault: '这次会议属于补录，请写明补录的原因。' }
    for (const typed of ['', '  ', '忙']) expect(late(typed)).toEqual(asked)
    expect(late(' 记录人出差 ')).toMatchObject({ input: { lateReason: '记录人出差' } })
  })

  it('is held back where more problems were rectified than raised, or no whole number was typed', () => {
    expect(problemsOf({ raised: '2', rectified: '3' })).toHaveProperty('fault')
    expect(problemsOf({ raised: '两', rectified: '' })).toHaveProperty('fault')
    expect(problemsOf({ raised: ' 3 ', rectified: '3' })).toEqual({ problemsRaised: 3, problemsRectified: 3 })
  })
})

describe('closing', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.get': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const close = await page({ 'meeting.due': OFFLINE })
    expect(close.text()).toContain('网络不通')
    close.answer({ 'meeting.due': { people: [...DUE] } })
    await close.tap('重试')
    expect(close.text()).toContain('有表决权的应到 3 人，实到 2 人')
  })

  it('warns of those nobody noted', async () => {
    const close = await page()
    expect(close.text()).toContain('还有 1 人没有登记，结束后记为缺席。')
    await close.tap('回到名单登记 ›')
    expect(close.went()).toEqual(['/packages/meeting/host/host?branchId=branch-1&meetingId=meeting-1&part=list'])
  })

  it('says how many failed scans nobody has settled, and leads to them', async () => {
    const settled = { as: 'dismissed', byName: '王书记', at: instant(NOW), reason: '误扫' } as const
    const scans = [
      failedScan(),
      failedScan({ scanId: 'scan-2', isThere: true }),
      failedScan({ scanId: 'scan-3', settled }),
      failedScan({ scanId: 'scan-4' }),
    ]
    const close = await page({ 'meeting.live': live({ ...LIVE, scans }) })
    expect(close.text()).toContain('还有 2 次没有签成的扫码没有处理，结束后也可以在会议记录里处理。')
    await close.tap('现在处理 ›')
    expect(close.went()).toEqual(['/packages/meeting/host/host?branchId=branch-1&meetingId=meeting-1&part=waiting'])
    expect((await page({ 'meeting.live': live({ ...LIVE, scans: scans.slice(1, 3) }) })).text()).not.toContain('扫码')
  })

  it('asks for problems only at a life meeting', async () => {
    expect((await page()).text()).not.toContain('查摆')
    const life = meetingView({ kinds: ['organizational-life-meeting'] })
    expect((await page({ 'meeting.get': life })).text()).toContain('查摆出几个问题')
  })

  it('asks once, sends it, and shows the closed meeting', async () => {
    const close = await page()
    await close.run('typeMinutes', { detail: { value: '一致同意。' } })
    await close.run('changeVotes', { detail: { votes: [VOTE] } })
    await close.run('close')
    expect(close.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    expect(close.sent('meeting.close')).toMatchObject([
      { ...AT, minutes: '一致同意。', decisions: [{ title: '接收赵青', isMajor: false, yes: 2, no: 0, abstain: 0 }] },
    ])
    expect(close.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1'])
  })

  it.each([
    ['the report that had no record of it', 'packages/report/report/report'],
    ['where the report it approved is made final', 'packages/final/final/final'],
  ])('returns to %s', async (_, from) => {
    const close = await page()
    const opened = ['packages/report/report/report', 'packages/report/checklist/checklist', from]
    close.stands({ below: [...opened, 'packages/meeting/detail/detail'] })
    await close.run('typeMinutes', { detail: { value: '一致同意。' } })
    await close.run('changeVotes', { detail: { votes: [VOTE] } })
    await close.run('close')
    expect(close.asked.at(-1)).toEqual({ api: 'navigateBack', options: { delta: 2 } })
    expect(close.went()).toEqual([])
  })

  it('does nothing when the person changes their mind', async () => {
    const close = await page({}, { showModal: () => ({ confirm: false, cancel: true }) })
    await close.run('close')
    expect(close.sent('meeting.close')).toEqual([])
  })

  it('shows what a vote comes to while it is typed, and holds back one that cannot be', async () => {
    const close = await page()
    await close.run('changeVotes', { detail: { votes: [VOTE] } })
    expect(close.text()).toContain('通过')
    await close.run('changeVotes', { detail: { votes: [{ ...VOTE, yes: '9' }] } })
    await close.run('close')
    expect(close.data['fault']).toContain('多于有表决权的实到 2 人')
    expect(close.sent('meeting.close')).toEqual([])
  })

  it('states the quorum with its numbers', async () => {
    const text = (await page()).text()
    for (const part of ['达到法定人数', '应到会有表决权的党员3人，到会2人']) expect(text).toContain(part)
  })

  it('says of a vote while it is typed that nothing is decided without the quorum, and puts nothing on the plan', async () => {
    const plan = { title: '上报材料', ownerId: 'member-2', dueOn: '2025-06-30' }
    // A committee of three of whom two were taken off: the one who may vote is there and says yes.
    const due = DUE.map((person, at) => ({ ...person, isDue: at === 0 }))
    const alone = live({ present: 1, people: [markLine({ mark: 'present' })] })
    const close = await page({
      'meeting.get': meetingView({ organ: 'committee', kinds: ['committee-meeting'] }),
      'meeting.live': alone,
      'meeting.due': { people: due },
    })
    await close.run('changeVotes', { detail: { votes: [{ ...VOTE, yes: '1', plan }] } })
    const why =
      '支部委员3人，到会1人，须超过半数（至少2人），未达到规定人数（支部工作条例（试行）第十二条）。表决无效。'
    for (const part of ['没有达到法定人数', '到会不足，无效', why]) expect(close.text()).toContain(part)
    await close.run('close')
    expect(close.sent('meeting.close')).toMatchObject([{ decisions: [{ yes: 1, plan: null }] }])
  })

  it('puts a decision on the plan with who and by when', async () => {
    const close = await page()
    const plan = { title: '上报材料', ownerId: 'member-2', dueOn: '2025-06-30' }
    await close.run('changeVotes', { detail: { votes: [{ ...VOTE, plan }] } })
    await close.run('close')
    expect(close.sent('meeting.close')).toMatchObject([{ decisions: [{ title: '接收赵青', plan }] }])
  })

  it('takes the items of the agenda to vote on', async () => {
    const close = await page()
    await close.tap('用议程作为表决的事项 ›')
    expect(close.data['draft']).toMatchObject({ votes: [{ title: '讨论发展党员' }] })
  })

  it('keeps what was typed on the phone until it is sent', async () => {
    const close = await page({ 'meeting.close': OFFLINE })
    await close.run('typeMinutes', { detail: { value: '一致同意。' } })
    await close.run('close')
    expect(close.text()).toContain('网络不通')
    expect(wx.getStorageSync('draft:close:meeting-1')).toMatchObject({ minutes: '一致同意。' })
    close.answer({
      'meeting.close': { meetingId: 'meeting-1', tally: TALLY, quorum: null, decisions: [], isLateEntry: false },
    })
    await close.run('close')
    expect(wx.getStorageSync('draft:close:meeting-1')).toBe('')
  })

  it('asks why only for a late entry, from the day on that the server names, before anything is sent', async () => {
    const onDay = (lateFrom: string) =>
      page({ 'meeting.get': meetingView({ occurredOn: civilDate('2025-06-02'), lateFrom: civilDate(lateFrom) }) })
    const inTime = await onDay('2025-06-11')
    expect(inTime.text()).toContain('会后才整理的原因（可以不写）')
    await inTime.run('close')
    expect(inTime.sent('meeting.close')).toMatchObject([{ lateReason: null }])
    const late = await onDay('2025-06-10')
    expect(late.text()).toContain('补录的原因')
    await late.run('close')
    expect(late.text()).toContain('请写明补录的原因')
    expect(late.asked.filter(({ api }) => api === 'showModal')).toEqual([])
    await late.run('type', typed('lateReason', '记录人出差'))
    await late.run('close')
    expect(late.sent('meeting.close')).toMatchObject([{ lateReason: '记录人出差' }])
  })

  it('goes on to the record where somebody else closed it', async () => {
    const close = await page({ 'meeting.get': closedMeeting({ closedAt: instant(NOW) }) })
    expect(close.went()).toHaveLength(1)
  })
})

describe('the arrangement of a meeting that is being recorded', () => {
  it('is said, and can be changed from there', async () => {
    const form = await page()
    expect(form.text()).toContain('6月10日 周二 16:30–18:00，三楼会议室')
    await form.tap('更改安排 ›')
    expect(form.went()).toEqual(['/packages/meeting/convene/convene?branchId=branch-1&meetingId=meeting-1'])
  })
})

describe('a meeting that deals with a duty report', () => {
  const ITEM = '审议2025年度述职报告'
  const agendaOf = (...titles: string[]) => titles.map((title) => ({ title, isPartyBuilding: true }))
  const onReport = (answer: unknown, ...titles: string[]) =>
    page({
      'meeting.get': meetingView({ agenda: agendaOf('学习文件', ...titles) }),
      'report.toVote': answer,
    } as Answers)
  const one = { isNamed: true, reports: [{ reportId: 'r-1', item: ITEM }], missing: null }

  it('has the vote put as approval needs it, so that only its numbers are entered', async () => {
    const close = await onReport(one, ITEM)
    expect(close.data['draft']).toMatchObject({ votes: [{ title: ITEM, yes: '' }] })
    expect(close.text()).toContain(`“${ITEM}”只差票数`)
    const votes = (close.data['draft'] as typeof BLANK_CLOSING).votes.map((vote) => ({ ...vote, yes: '2' }))
    await close.run('changeVotes', { detail: { votes } })
    expect(close.text()).not.toContain('只差票数')
    await close.run('close')
    expect(close.sent('meeting.close')).toMatchObject([{ decisions: [{ title: ITEM, yes: 2, no: 0, abstain: 0 }] }])
  })

  it('says so before it is closed without that vote, and does not put it back', async () => {
    const close = await onReport(one, ITEM)
    await close.run('changeVotes', { detail: { votes: [] } })
    expect(close.text()).toContain('还没有对述职报告的表决')
    await close.run('close')
    const [asked] = close.asked.filter(({ api }) => api === 'showModal')
    expect(asked?.options).toMatchObject({
      content: expect.stringContaining('还没有能用来给述职报告定稿的表决') as string,
    })
    expect(close.sent('meeting.close')).toMatchObject([{ decisions: [] }])
  })

  it('offers how to put it where the agenda does not say which report', async () => {
    const close = await onReport({ ...one, isNamed: false }, '听取述职')
    expect(close.data['draft']).toMatchObject({ votes: [] })
    expect(close.text()).toContain('从议程里认不出审议的是哪一份述职报告')
    await close.tap(`表决“${ITEM}” ›`)
    expect(close.data['draft']).toMatchObject({ votes: [{ title: ITEM }] })
    await close.tap('用议程作为表决的事项 ›')
    expect(close.data['draft']).toMatchObject({ votes: [{ title: ITEM }, { title: '学习文件' }] })
  })

  it.each([
    ['meeting-cannot-approve', '由支委会、党组会议或支部党员大会审议通过'],
    ['no-draft', '还没有起草述职报告'],
    ['meeting-before-draft', '草稿是会议以后才起草的'],
  ])('says why none can be approved there: %s', async (missing, words) => {
    const close = await onReport({ isNamed: false, reports: [], missing }, '听取述职')
    expect(close.text()).toContain(words)
  })

  it('says that too few are there, where no rule says how many have to be', async () => {
    const closeWith = (present: number) =>
      page({
        'meeting.get': meetingView({
          ...{ organ: 'leading-group', kinds: ['leading-group-session'], agenda: agendaOf(ITEM) },
        }),
        'meeting.live': live({ ...LIVE, present, expected: 4 }),
        'report.toVote': one,
      })
    expect((await closeWith(2)).text()).toContain('应到 4 人，现在登记到会 2 人，没有超过半数')
    expect((await closeWith(3)).text()).not.toContain('没有超过半数')
  })

  it.each([
    ['refused', refused('no-such-meeting')],
    ['not getting through', OFFLINE],
  ])('says that its vote could not be prepared, and is closed all the same: %s', async (_, answer) => {
    const close = await onReport(answer, ITEM)
    expect(close.text()).toContain('对述职报告的表决没有备好')
    expect(close.text()).toContain('也可以照议程的写法自己填上')
    await close.run('changeVotes', { detail: { votes: [{ ...BLANK_VOTE, title: ITEM, yes: '2' }] } })
    expect(close.text()).not.toContain('没有备好')
    await close.run('close')
    expect(close.sent('meeting.close')).toMatchObject([{ decisions: [{ title: ITEM, yes: 2 }] }])
  })

  it('asks nothing about reports at another meeting', async () => {
    expect((await page()).sent('report.toVote')).toEqual([])
    expect((await onReport(one, ITEM)).sent('report.toVote')).toEqual([AT])
  })
})
