/** @jest-environment jsdom */
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, refused, type Answers, type LoadOptions } from '../../../builders/simulate'
import { civilDate } from '#domain/time/civil-date'
import type { Proposal } from '../../../../miniprogram/packages/report/problems/problems-view'
import { BRANCH_ID, figure, JANUARY, REPORT_ID } from './report-data'
import { ACTIVITIES, placeOf, PROBLEM, STEP, WRITING, written } from './section-data'

const PAGE = 'packages/report/section-entry/section-entry'
const openPage = (section: string, entryId = '', answers: Answers = {}, more: LoadOptions = {}) =>
  load(PAGE, { answers: { ...WRITING, ...answers }, query: placeOf(section, entryId), now: JANUARY, ...more })
const SAVED = { 'report.write': { revision: 4, entryIds: ['p1'] } }
type Page = Awaited<ReturnType<typeof openPage>>
const type = (page: Page, field: string, value: string) =>
  page.run('type', { currentTarget: { dataset: { field } }, detail: { value } })
const entriesSent = (page: Page) => page.sent('report.write').map((input) => (input as Sent).content.entries)
interface Sent {
  readonly content: { readonly entries: readonly Record<string, unknown>[] }
}

describeStates(
  [{ page: PAGE, query: placeOf('problems', 'p1'), reads: 'report.written', says: '从草稿里选数字' }],
  WRITING,
  JANUARY,
)

describe('a problem', () => {
  it('is written with its cause and a figure of the draft, after those that are there', async () => {
    const page = await openPage('problems', '', SAVED)
    await type(page, 'problem', '捐款参与面不广')
    await type(page, 'cause', '通知晚了')
    await page.tap('从草稿里选数字 ›')
    await page.run('seek', { detail: { value: '捐款' } })
    expect(page.text()).not.toContain('会议和活动')
    expect(page.text()).toContain('2024年捐款金额 900元')
    await page.tap('捐款金额')
    await page.tap('选好了')
    expect(page.text()).toContain('捐款金额 1,200元')
    await page.tap('保存')
    expect(entriesSent(page)).toEqual([
      [
        expect.objectContaining({ id: 'p1', figures: [ACTIVITIES] }),
        expect.objectContaining({ id: 'p2' }),
        {
          ...{ id: null, problem: '捐款参与面不广', finding: '', grounds: '', figures: ['donated'] },
          causes: [{ heading: null, words: '通知晚了' }],
        },
      ],
    ])
  })

  it('lets go of a figure', async () => {
    const page = await openPage('problems', 'p1', SAVED)
    await page.tap('去掉')
    await page.tap('保存')
    expect(entriesSent(page)[0]?.[0]).toMatchObject({ id: 'p1', figures: [] })
  })

  it('is asked for when nothing is written', async () => {
    const page = await openPage('problems')
    await page.tap('保存')
    expect(page.text()).toContain('请写明是什么问题。')
    expect(page.sent('report.write')).toEqual([])
  })

  it('counts what is typed at once', async () => {
    const page = await openPage('problems', '', { 'report.written': written() })
    await type(page, 'problem', '甲乙')
    // （一）甲乙。
    expect(page.text()).toContain('本节约 6 字')
  })
})

describe('what was typed', () => {
  it('stays on the phone when the network failed, until it is saved', async () => {
    const page = await openPage('problems', 'p1', { 'report.write': OFFLINE })
    await type(page, 'cause', '备课时间少')
    await page.tap('保存')
    expect(page.text()).toContain('网络不通')
    const draft = `draft:report:${BRANCH_ID}:${REPORT_ID}:problems:p1`
    expect(wx.getStorageSync(draft)).toMatchObject({ cause: '备课时间少' })
    page.answer(SAVED)
    await page.tap('保存')
    expect(entriesSent(page)[1]?.[0]).toMatchObject({ causes: [{ heading: null, words: '备课时间少' }] })
    expect(wx.getStorageSync(draft)).toBe('')
  })

  it('stays when others wrote meanwhile, and goes on top of what they wrote', async () => {
    const page = await openPage('problems', 'p1', {
      'report.write': refused('writing-changed', { by: '李四', at: '2026-01-07T02:00:00.000Z' }),
    })
    await type(page, 'cause', '备课时间少')
    page.answer({ 'report.written': written({ problems: [PROBLEM, { ...PROBLEM, id: 'p3', problem: '新的' }] }, 4) })
    await page.tap('保存')
    expect(page.text()).toContain('李四在1月7日 10:00改过这份报告里人写的部分')
    page.answer(SAVED)
    await page.tap('保存')
    expect(page.sent('report.write')[1]).toMatchObject({ revision: 4 })
    expect(entriesSent(page)[1]).toMatchObject([{ id: 'p1', causes: [{ words: '备课时间少' }] }, { id: 'p3' }])
  })
})

describe('a problem of last year’s report', () => {
  it('is answered with what was done and how far', async () => {
    const open = { id: 'open:p9', answers: 'p9', problem: '学习不够系统', done: '', extent: null }
    const page = await openPage('last-year', 'open:p9', {
      ...SAVED,
      'report.written': written({ 'last-year': [open] }, 0),
    })
    expect(page.text()).toContain('上年报告指出的问题 学习不够系统')
    await type(page, 'done', '定了学习计划')
    await page.run('chooseExtent', { detail: { key: 'under-way' } })
    await page.tap('保存')
    expect(entriesSent(page)).toEqual([
      [{ id: null, answers: 'p9', problem: '学习不够系统', done: '定了学习计划', extent: 'under-way' }],
    ])
  })
})

describe('a problem of last year’s report that others answer meanwhile', () => {
  it('is one and the same: what was typed goes into their answer', async () => {
    const open = { id: 'open:p9', answers: 'p9', problem: '学习不够系统', done: '', extent: null }
    const page = await openPage('last-year', 'open:p9', {
      'report.write': refused('writing-changed'),
      'report.written': written({ 'last-year': [open] }, 0),
    })
    await type(page, 'done', '定了学习计划')
    page.answer({ 'report.written': written({ 'last-year': [{ ...open, id: 'a1', done: '别人写的' }] }, 1) })
    await page.tap('保存')
    page.answer(SAVED)
    await page.tap('保存')
    expect(entriesSent(page)[1]).toEqual([{ ...open, id: 'a1', done: '定了学习计划' }])
  })
})

describe('a next step', () => {
  it('says the measure, who and by when, and may refer to a problem', async () => {
    const page = await openPage('next-steps', '', SAVED)
    await type(page, 'measure', '请先进典型讲党课')
    await type(page, 'who', '宣传委员')
    await type(page, 'byWhen', '每季度')
    await page.run('chooseProblem', { detail: { value: '2' } })
    await page.tap('保存')
    expect(entriesSent(page)).toEqual([
      [
        {
          ...{ id: null, measure: '请先进典型讲党课', who: '宣传委员', byWhen: '每季度', problemId: 'p2' },
          ...{ ownerId: null, dueOn: null, metric: null },
        },
      ],
    ])
  })
})

describe('who sees to a step', () => {
  const XU = { memberId: 'm1', name: '许岚', cellId: null, stage: 'full' as const }
  const SHEN = { ...XU, memberId: 'm2', name: '沈柏川' }
  const roll = { 'register.names': { on: civilDate('2026-01-08'), members: [XU, SHEN] }, ...SAVED }
  const choose = (page: Page, ownerId: string, dueOn = '2026-06-30') =>
    page.run('keepPlan', { detail: { typed: { ownerId, dueOn } } })
  const sent = (page: Page) => entriesSent(page).map((entries) => entries.at(-1))

  it('is asked once, prints by name, and is the one that the plan gets', async () => {
    const page = await openPage('next-steps', '', roll)
    await type(page, 'measure', '请先进典型讲党课')
    expect(page.text().match(/责任人(?!写成)/g)).toHaveLength(1)
    expect(page.text()).not.toContain('由谁负责')
    await choose(page, 'm1')
    expect(page.text()).toContain('印出来是：由许岚负责，2026年6月30日前完成。')
    await page.tap('保存')
    expect(sent(page)).toMatchObject([{ who: '许岚', ownerId: 'm1', dueOn: '2026-06-30', byWhen: '' }])
  })

  it('prints in other words where they are given, until somebody else is chosen', async () => {
    const page = await openPage('next-steps', '', roll)
    await type(page, 'measure', '请先进典型讲党课')
    await choose(page, 'm1')
    await type(page, 'who', '组织委员许岚')
    expect(page.text()).toContain('印出来是：由组织委员许岚负责，')
    await choose(page, 'm2')
    expect(page.text()).toContain('印出来是：由沈柏川负责，')
    await page.tap('保存')
    expect(sent(page)).toMatchObject([{ who: '沈柏川', ownerId: 'm2' }])
  })

  it('is no wording of its own when the step is opened again: another person prints by name', async () => {
    const kept = { ...STEP, who: '许岚', ownerId: 'm1' }
    const page = await openPage('next-steps', 's1', { ...roll, 'report.written': written({ 'next-steps': [kept] }) })
    expect(page.data).toMatchObject({ typed: { who: '', ownerId: 'm1' } })
    await choose(page, 'm2')
    await page.tap('保存')
    expect(sent(page)).toMatchObject([{ id: 's1', who: '沈柏川', ownerId: 'm2' }])
  })

  it('keeps a name that the roll of today has no more', async () => {
    const kept = { ...STEP, who: '调走的同志', ownerId: 'gone' }
    const page = await openPage('next-steps', 's1', { ...roll, 'report.written': written({ 'next-steps': [kept] }) })
    await page.tap('保存')
    expect(sent(page)).toMatchObject([{ who: '调走的同志', ownerId: 'gone' }])
  })
})

describe('what falls short, as a sentence', () => {
  const FOUND = { ...PROBLEM, finding: '会议和活动{1}次，捐款{2}元', figures: [ACTIVITIES, 'donated'].map(chosen) }
  function chosen(key: string) {
    return { key, title: key }
  }
  const found = { ...SAVED, 'report.written': written({ problems: [FOUND] }) }

  it('shows what it will print, and keeps its places when a figure is let go', async () => {
    const page = await openPage('problems', 'p1', found)
    expect(page.text()).toContain('印出来是：会议和活动38次，捐款1,200元')
    await page.run('toggle', { currentTarget: { dataset: { key: ACTIVITIES } } })
    expect(page.text()).toContain('印出来是：会议和活动，捐款1,200元')
    await page.tap('保存')
    expect(entriesSent(page)[0]).toMatchObject([{ finding: '会议和活动，捐款{1}元', figures: ['donated'] }])
  })

  it('is typed with marks that say which figure each is, and no braces are seen', async () => {
    const page = await openPage('problems', 'p1', found)
    expect(page.data).toMatchObject({ marked: '会议和活动【会议和活动 38】次，捐款【捐款金额 1,200】元' })
    expect(page.text()).not.toMatch(/[{}]/)
    await type(page, 'finding', '全年开会{9}【会议和活动 38】次，捐款【捐款金额 1,200】元')
    await page.tap('保存')
    expect(page.text()).toContain('不能紧挨着别的数字')
    await type(page, 'finding', '全年开会【会议和活动 38】次，捐款【捐款金额 1,200】元')
    await page.tap('保存')
    expect(entriesSent(page)).toMatchObject([[{ finding: '全年开会{1}次，捐款{2}元' }]])
  })

  it('loses a figure as a whole, and takes it in again where it is put', async () => {
    const page = await openPage('problems', 'p1', found)
    await type(page, 'finding', '会议和活动【会议和活动 3】次，捐款【捐款金额 1,200】元')
    expect(page.data).toMatchObject({ marked: '会议和活动次，捐款【捐款金额 1,200】元' })
    await page.run('rest', { currentTarget: { dataset: { field: 'finding' } }, detail: { cursor: 5 } })
    await page.tap('放进句子')
    expect(page.data).toMatchObject({ marked: '会议和活动【会议和活动 38】次，捐款【捐款金额 1,200】元' })
  })

  it('takes a figure in with its unit, where the sentence does not count yet', async () => {
    const page = await openPage('problems', 'p1', found)
    await type(page, 'finding', '会议和活动只有，捐款【捐款金额 1,200】元')
    await page.run('rest', { currentTarget: { dataset: { field: 'finding' } }, detail: { cursor: 7 } })
    await page.tap('放进句子')
    expect(page.data).toMatchObject({ marked: '会议和活动只有【会议和活动 38】次，捐款【捐款金额 1,200】元' })
  })

  it('is not sent with a number that runs into a figure', async () => {
    const page = await openPage('problems', 'p1', found)
    await type(page, 'finding', '会议1【会议和活动 38】次，捐款【捐款金额 1,200】元')
    await page.tap('保存')
    expect(page.text()).toContain('不能紧挨着别的数字')
    expect(page.sent('report.write')).toEqual([])
  })

  it('says in the title what is being written', async () => {
    const titles = async (section: string, entryId?: string) => {
      const page = await openPage(section, entryId)
      return page.asked.filter(({ api }) => api === 'setNavigationBarTitle').map(({ options }) => options['title'])
    }
    expect(await titles('problems')).toEqual(['写一个问题'])
    expect(await titles('problems', 'p1')).toEqual(['改写这个问题'])
    expect(await titles('next-steps')).toEqual(['写一条措施'])
  })

  it('has its causes under headings, each in the person’s own words', async () => {
    const page = await openPage('problems', 'p1', found)
    expect(page.text()).not.toContain('其他原因')
    await page.run('chooseHeading', { detail: { key: 'systems' } })
    expect(page.text()).toContain('其他原因（可以不写）')
    await page.run('typeCause', {
      currentTarget: { dataset: { heading: 'systems' } },
      detail: { value: '没有排定日期' },
    })
    await page.tap('保存')
    expect(entriesSent(page)[0]?.[0]).toMatchObject({
      causes: [
        { heading: null, words: '多由一人主讲' },
        { heading: 'systems', words: '没有排定日期' },
      ],
    })
  })
})

describe('the target of a step', () => {
  it('is a figure of the draft and a number', async () => {
    const page = await openPage('next-steps', '', SAVED)
    await type(page, 'measure', '提前一周通知')
    await page.tap('从草稿里选数字 ›')
    await page.run('toggle', { currentTarget: { dataset: { key: 'donated' } } })
    await page.run('chooseDirection', { detail: { key: 'at-most' } })
    await page.tap('保存')
    expect(page.text()).toContain('请把目标写成数字')
    await type(page, 'target', '2000')
    await page.run('keepPlan', { detail: { typed: { ownerId: 'm1', dueOn: '2026-06-30' } } })
    await page.tap('保存')
    expect(entriesSent(page)[0]?.[0]).toMatchObject({
      ...{ ownerId: 'm1', dueOn: '2026-06-30' },
      metric: { key: 'donated', direction: 'at-most', target: 2000 },
    })
  })
})

describe('a problem that a rule proposes', () => {
  const REACHED = figure({ key: 'study-hours-reached', title: '满32学时的党员', unit: '人', display: '4' })
  const PROPOSED: Proposal = {
    ...{ ruleId: 'problem-study', title: '学习抓得不够扎实', text: '', citation: '', standing: 'local', is: 'fires' },
    ...{ tests: [], finding: '满32学时的党员{1}人', figures: [REACHED], answer: { is: 'open' } },
    step: { measure: '制定学习制度', metric: null },
  }
  const proposing = (more: Partial<Proposal> = {}): Answers => ({
    'report.problems': {
      ...{ year: 2025, cutOff: civilDate('2025-12-31'), scope: 'own', revision: 3 },
      proposals: [{ ...PROPOSED, ...more }],
    },
  })
  const openProposal = (answers: Answers = {}) =>
    load(PAGE, {
      answers: { ...WRITING, ...proposing(), ...answers },
      query: { ...placeOf('problems'), ruleId: 'problem-study' },
      now: JANUARY,
    })
  const TAKEN: Answers = { 'report.answerProblem': { revision: 4, entryId: 'p9', stepId: 's9' } }
  const accepted = (page: Page) => page.sent('report.answerProblem')

  it('stands in the form with its sentence, its figures and its step, and is accepted as it is typed', async () => {
    const page = await openProposal(TAKEN)
    expect(page.text()).toContain('印出来是：满32学时的党员4人')
    expect(page.text()).toContain('制定学习制度')
    expect(accepted(page)).toEqual([])
    await type(page, 'problem', '学习不够经常')
    await page.run('chooseHeading', { detail: { key: 'study' } })
    await type(page, 'grounds', '座谈会')
    await page.tap('采用')
    expect(accepted(page)).toEqual([
      {
        ...{ branchId: BRANCH_ID, reportId: REPORT_ID, revision: 3, ruleId: 'problem-study' },
        answer: {
          ...{ is: 'accept', problem: '学习不够经常', finding: '满32学时的党员{1}人', grounds: '座谈会' },
          ...{ causes: [{ heading: 'study', words: '' }], figures: ['study-hours-reached'] },
        },
      },
    ])
  })

  it('stays on the phone as it was typed until it is accepted', async () => {
    const page = await openProposal({ 'report.answerProblem': OFFLINE })
    await type(page, 'cause', '没有排定日期')
    await page.tap('采用')
    const draft = `draft:report:${BRANCH_ID}:${REPORT_ID}:problems:rule:problem-study`
    expect(wx.getStorageSync(draft)).toMatchObject({ cause: '没有排定日期' })
    page.answer(TAKEN)
    await page.tap('采用')
    expect(wx.getStorageSync(draft)).toBe('')
  })

  it('that somebody accepted meanwhile is theirs, and what was typed goes into it', async () => {
    const page = await openProposal({ 'report.answerProblem': refused('already-recorded'), ...SAVED })
    await type(page, 'cause', '没有排定日期')
    page.answer(proposing({ answer: { is: 'accepted', entryId: 'p1', steps: 1, hasOwnWords: false } }))
    await page.tap('采用')
    await page.tap('保存')
    expect(entriesSent(page)[0]?.[0]).toMatchObject({ id: 'p1', causes: [{ words: '没有排定日期' }] })
  })

  it('and is not proposed any more says so', async () => {
    const page = await openProposal(proposing({ is: 'holds', finding: '', figures: [] }))
    expect(page.text()).toContain('规则不再提示这个问题')
  })
})
