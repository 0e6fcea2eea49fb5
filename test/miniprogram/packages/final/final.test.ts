/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { openPoint } from '#domain/report/open-point'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { describeStates } from '../../../builders/four-states'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, figure, JANUARY, READER, REPORT_ID, SECRETARY } from '../report/report-data'

const CODE = '9F3A-12C4-77B0-E1D5'
const APPROVAL = { meetingId: 'm1', title: '支委会：审议述职报告', occurredOn: civilDate('2026-01-12') }
const FINAL = {
  ...{ finalId: 'branch-1:2025:2025-12-31:own:1', version: 1, year: 2025, cutOff: civilDate('2025-12-31') },
  ...{ code: CODE, approval: APPROVAL },
  finalizedAt: instant('2026-01-12T02:00:00.000Z'),
}
const POINTS = [openPoint('blank', '（原因：待填写）', { section: 'problems', statement: 'problems' })]
const VERIFIED: OutputOf<'report.verify'> = {
  ...FINAL,
  ...{ title: '2025年度述职报告', unit: '第一党支部', scope: 'own', standing: 'genuine' },
  ...{ author: null, byName: '张三', latest: 1, figures: 40, openPoints: [], changed: [] },
  ...{ changedRecords: [], changedWithheld: 0, changedUntold: 0, changedLookedSince: null },
  approvalNow: { lost: null, correctedAt: null },
}
const SEEN = 'ab'.repeat(32)
const AUTHOR = { memberId: 'zhang-san', name: '张三', post: 'secretary' as const, fromOn: civilDate('2025-01-01') }
const FINALS: OutputOf<'report.finals'> = {
  ...{ year: 2025, item: '审议2025年度述职报告' },
  finals: [],
  meetings: [APPROVAL],
  planned: [],
  unfit: [],
  approvingKind: 'committee-meeting',
  author: AUTHOR,
  mayFinalize: true,
  isOnBehalf: false,
}
const answers: Answers = {
  ...{ 'me.get': SECRETARY, 'report.checklist': { points: POINTS, seen: SEEN } },
  ...{ 'report.finals': FINALS, 'report.finalize': FINAL, 'report.verify': VERIFIED },
}

describe('making a report final', () => {
  const PAGE = 'packages/final/final/final'
  const query = { branchId: BRANCH_ID, reportId: REPORT_ID }
  const openPage = (other: Answers = {}) => load(PAGE, { answers: { ...answers, ...other }, query, now: JANUARY })

  describeStates([{ page: PAGE, query, reads: 'report.finals', says: '哪次会议审议通过' }], answers, JANUARY)

  it('shows what is still open and sends what was shown with the meeting chosen, and shows its code', async () => {
    const page = await openPage()
    expect(page.text()).toContain('核对还有下面 1 处')
    expect(page.text()).toContain('还没有写的地方 1 处 （原因：待填写）')
    await page.tap('定稿')
    expect(page.sent('report.finalize')).toEqual([{ ...query, meetingId: 'm1', seen: SEEN }])
    expect(page.went()).toEqual([`/packages/final/verify/verify?branchId=${BRANCH_ID}&code=${CODE}`])
  })

  describe('where no meeting has been held since', () => {
    const NONE = { 'report.finals': { ...FINALS, meetings: [] } }
    it('one is convened from there, of the kind that usually deals with it', async () => {
      const page = await openPage(NONE)
      expect(page.text()).toContain('回到这里定稿')
      await page.tap('召集会议审议')
      const went = new URLSearchParams(page.went()[0]?.split('?')[1])
      expect(Object.fromEntries(went)).toEqual({
        ...{ branchId: BRANCH_ID, kind: 'committee-meeting', about: '审议2025年度述职报告' },
      })
    })

    it('the one that was convened is there on coming back, and leads to it; no second one is offered', async () => {
      const page = await openPage(NONE)
      await page.tap('召集会议审议')
      page.answer({ 'report.finals': { ...FINALS, meetings: [], planned: [{ ...APPROVAL, meetingId: 'm2' }] } })
      await page.run('onShow')
      await page.settle()
      expect(page.text()).toContain('已经召集、还没有结束的会议')
      expect(page.text()).toContain('下面的会议结束以后，在这里选它定稿。')
      expect(page.text()).not.toContain('召集会议审议')
      await page.tap('支委会：审议述职报告')
      expect(page.went().at(-1)).toContain('meetingId=m2')
    })
  })

  it('offers no meeting that cannot have approved it, says why, and leads to it', async () => {
    const why = 'meeting-without-quorum' as const
    const unfit = [{ ...APPROVAL, meetingId: 'm7', title: '人没到齐的支委会', why }]
    const page = await openPage({ 'report.finals': { ...FINALS, unfit } })
    expect(page.text()).toContain('人没到齐的支委会 2026年1月12日，到会的人数不够')
    expect(page.text()).toContain('补记表决“审议2025年度述职报告”和票数')
    expect(page.data).toMatchObject({ meetingId: 'm1', meetings: [{ key: 'm1' }] })
    await page.tap('人没到齐的支委会')
    expect(page.went().at(-1)).toContain('meetingId=m7')
  })

  it('says that it is reading what is convened by now, coming back, and plainly when it could not', async () => {
    const page = await openPage({ 'report.finals': { ...FINALS, meetings: [] } })
    await page.tap('召集会议审议')
    page.answer({ 'report.finals': NEVER })
    await page.run('onShow')
    expect(page.text()).toContain('正在读取…')
    const other = await openPage({ 'report.finals': { ...FINALS, meetings: [] } })
    await other.tap('召集会议审议')
    other.answer({ 'report.finals': OFFLINE })
    await other.run('onShow')
    await other.settle()
    expect(other.text()).toContain('网络不通')
  })

  it('keeps the meeting that was chosen when it is read again', async () => {
    const meetings = [APPROVAL, { ...APPROVAL, meetingId: 'm0', title: '支部党员大会' }]
    const page = await openPage({ 'report.finals': { ...FINALS, meetings } })
    await page.run('choose', { detail: { key: 'm0' } })
    await page.run('load')
    expect(page.data).toMatchObject({ meetingId: 'm0' })
  })

  it('lists the versions there are, to whoever may read', async () => {
    const page = await openPage({
      'me.get': READER,
      'report.finals': { ...FINALS, finals: [{ ...FINAL, approvalNow: VERIFIED.approvalNow }], mayFinalize: false },
    })
    expect(page.text()).toContain(`已定稿 第1稿定稿 ${CODE}`)
    expect(page.text()).not.toContain('哪次会议审议通过')
  })

  it('says first that it is final already, what can be done next, and that another is another version', async () => {
    const page = await openPage({
      'report.finals': { ...FINALS, finals: [{ ...FINAL, approvalNow: VERIFIED.approvalNow }] },
    })
    expect(page.text()).toMatch(/^已定稿 第1稿定稿/)
    expect(page.text()).toContain('在下面另定一稿。')
    await page.tap('另定一稿')
    expect(page.sent('report.finalize')).toHaveLength(1)
  })

  it('says that it is signed in the author’s place, to who does', async () => {
    const text = (await openPage({ 'report.finals': { ...FINALS, isOnBehalf: true } })).text()
    expect(text).toContain('这份报告由张三述职，由您代为定稿，文档上会写明。')
  })

  it('says who signs, to anybody else, and who is missing where nobody reports', async () => {
    const other = { ...FINALS, mayFinalize: false }
    expect((await openPage({ 'report.finals': other })).text()).toContain(
      '这份报告由张三述职，由本人定稿；本人离任以后，由接任的书记代为定稿。',
    )
    const nobody = await openPage({ 'report.finals': { ...other, author: null } })
    expect(nobody.text()).toContain('没有述职人，不能定稿')
  })

  it('shows what has changed since it was looked at, before it can be sent again', async () => {
    const page = await openPage({ 'report.finalize': refused('changed-since-seen') })
    page.answer({ 'report.checklist': { points: [], seen: 'cd'.repeat(32) } })
    await page.tap('定稿')
    expect(page.text()).toContain('您看过以后，报告或核对的结果又有变化')
    expect(page.text()).toContain('核对没有查到要再看的地方。')
    page.answer({ 'report.finalize': FINAL })
    await page.tap('定稿')
    expect(page.sent('report.finalize').at(-1)).toMatchObject({ seen: 'cd'.repeat(32) })
  })

  it('names what was written after the meeting, and the two ways out', async () => {
    const detail = { meeting: '支委会：审议述职报告', what: '「存在的问题」一节' }
    const page = await openPage({ 'report.finalize': refused('written-after-meeting', detail) })
    await page.tap('定稿')
    expect(page.text()).toContain('“支委会：审议述职报告”结束以后改过「存在的问题」一节')
    expect(page.text()).toContain('请再开会审议，用那次会议定稿；或者先改回会上审议时的文字。')
  })
})

describe('checking a code', () => {
  const PAGE = 'packages/final/verify/verify'
  const openPage = (verified: Answers['report.verify'] = VERIFIED, code: Record<string, string> = { code: CODE }) =>
    load(PAGE, {
      answers: { ...answers, 'report.verify': verified },
      query: { branchId: BRANCH_ID, ...code },
      now: JANUARY,
    })

  it('says which version, which meeting, and that the records are as they were', async () => {
    const text = (await openPage()).text()
    expect(text).toContain(`第一党支部 第1稿定稿 ${CODE}`)
    expect(text).toContain('2026年1月12日“支委会：审议述职报告”审议通过')
    expect(text).toContain('存下的内容是定稿时的原样。')
    expect(text).toContain('报告里 40 个数字，记录与定稿时一致。')
  })

  it('says that the vote was corrected since, and which way it went', async () => {
    const approvalNow = { lost: 'meeting-voted-down' as const, correctedAt: instant('2026-01-13T01:00:00.000Z') }
    const text = (await openPage({ ...VERIFIED, approvalNow })).text()
    expect(text).toContain(
      '审议通过；定稿以后，2026年1月13日 09:00 更正过那次会议的记录，更正后的表决没有通过，这份定稿不能再作为会议通过的',
    )
  })

  it('lists what its author knew to be open', async () => {
    const text = (await openPage({ ...VERIFIED, openPoints: POINTS })).text()
    expect(text).toContain('定稿时知道还有 1 处没有处理： （原因：待填写）')
  })

  it('lists the figures whose records changed, and opens them', async () => {
    const page = await openPage({
      ...VERIFIED,
      latest: 2,
      changed: [{ figure: figure(), was: '38次', now: '39次', recordsWere: 38, recordsNow: 39, meaning: [] }],
    })
    expect(page.text()).toContain('已经有第2稿定稿')
    expect(page.text()).toContain('「会议和活动」定稿是38次，现在是39次')
    await page.tap('「会议和活动」')
    expect(page.went()[0]).toContain('/packages/report/evidence/evidence?')
  })

  it('lists the records that changed behind figures that are the same, and says what is not listed', async () => {
    const changedRecords = [{ at: instant('2026-02-01T02:00:00.000Z'), summary: '撤回一条记录', title: '王芳 捐款' }]
    const text = (await openPage({ ...VERIFIED, changedRecords, changedUntold: 2 })).text()
    expect(text).toContain('现在算出来与定稿时一样，有关的记录定稿以后改动过。')
    expect(text).toContain('王芳 捐款')
    expect(text).toContain('另有 2 条改动过的记录，没有逐条列出。')
  })

  it('says what a figure means otherwise now', async () => {
    const meaning = ['口径原来是“甲”，现在是“乙”']
    const changed = [{ figure: figure(), was: '38次', now: '38次', recordsWere: 38, recordsNow: 38, meaning }]
    const text = (await openPage({ ...VERIFIED, changed })).text()
    expect(text).toContain('「会议和活动」数字没有变，是38次')
    expect(text).toContain('定稿以后有 1 个的记录或口径变了')
    expect(text).toContain('；口径原来是“甲”，现在是“乙”')
  })

  it('says of an unknown code that it is not found', async () => {
    const page = await openPage(refused('no-such-final'), {})
    await page.run('type', { detail: { value: '0000-0000-0000-0000' } })
    await page.tap('核对')
    expect(page.text()).toContain('查不到这个核验码')
  })

  it('says that it is looking', async () => {
    const page = await openPage(NEVER, {})
    await page.run('type', { detail: { value: CODE } })
    await page.tap('核对')
    expect(page.text()).toContain('正在核对…')
  })

  it('says what a code is, and asks for none that can be none', async () => {
    const page = await openPage(VERIFIED, {})
    await page.run('type', { detail: { value: '123' } })
    await page.tap('核对')
    expect(page.text()).toContain('核验码是 16 位字母和数字')
    expect(page.sent('report.verify')).toEqual([])
  })

  it.each([
    ['altered', '可能被改动过'],
    ['unproven', '不能证实是定稿时的原样'],
  ] as const)('says that what is stored is %s', async (standing, words) => {
    const text = (await openPage({ ...VERIFIED, standing })).text()
    expect(text).toContain(words)
    expect(text).not.toContain('存下的内容是定稿时的原样')
  })

  it('says plainly that what is no longer what was frozen is not printed', async () => {
    const page = await load(PAGE, {
      answers: {
        ...answers,
        'report.finalDocument': refused('final-not-genuine', { standing: 'altered' }),
      },
      ...{ query: { branchId: BRANCH_ID, code: CODE }, now: JANUARY },
    })
    await page.tap('打开定稿的 Word 文档')
    expect(page.text()).toContain('不再打印')
  })
})
