/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { describeStates } from '../../../builders/four-states'
import { load, refused, type Answers } from '../../../builders/simulate'
import type { Proposal } from '../../../../miniprogram/packages/report/problems/problems-view'
import { BRANCH_ID, figure, JANUARY, READER, REPORT_ID, SECRETARY } from './report-data'

const PAGE = 'packages/report/problems/problems'
const REACHED = figure({
  key: 'study-hours-reached',
  measure: 'study-hours-reached',
  title: '集中学习满32学时的党员',
  unit: '人',
  display: '4',
})
const plain = { gaps: [], words: '', figures: [] }
const gap = (why: string, enterAt: string | null = null, isBegun = false) => ({ why, enterAt, isBegun })
const proposal = (more: Partial<Proposal>): Proposal => ({
  ...{
    ruleId: 'problem-study',
    title: '学习抓得不够扎实',
    text: '偏少的，提示查找。',
    citation: '条例第二十条',
    standing: 'local',
  },
  ...{ is: 'fires', tests: [], finding: '满32学时的党员{1}人', figures: [REACHED], answer: { is: 'open' } },
  ...{ step: { measure: '制定学习制度', metric: null } },
  ...more,
})
const ACCEPTED = { is: 'accepted', entryId: 'p1', steps: 1, hasOwnWords: true } as const
const PROPOSALS: Proposal[] = [
  proposal({
    ...{ ruleId: 'problem-dues', title: '党费交纳不够及时', is: 'cannot-judge', finding: '', figures: [] },
    tests: [{ ...plain, id: 'share', is: 'cannot-judge', gaps: [gap('党费核定暂无记录', 'duesAccounts')] }],
  }),
  proposal({}),
]
const answers = (proposals: readonly Proposal[] = PROPOSALS): Answers => ({
  'me.get': SECRETARY,
  'report.problems': {
    year: 2025,
    cutOff: civilDate('2025-12-31'),
    scope: 'own',
    revision: 3,
    proposals: [...proposals],
  },
})
const query = { branchId: BRANCH_ID, reportId: REPORT_ID }
const openPage = (more: Answers = {}) => load(PAGE, { answers: { ...answers(), ...more }, query, now: JANUARY })
const on = (rule: string, more: object = {}) => ({ currentTarget: { dataset: { rule, ...more } } })

describeStates(
  [
    {
      ...{ page: PAGE, query, reads: 'report.problems', says: '学习抓得不够扎实' },
      empty: { answers: answers([]), says: '这一年还没有可以对照的规则。' },
    },
  ],
  answers(),
  JANUARY,
)

describe('the proposals of the rules', () => {
  it('say what falls short with its numbers, and by which rule; those that wait come first', async () => {
    const text = (await openPage()).text()
    expect(text).toContain('满32学时的党员4人。')
    expect(text).toContain('党费核定暂无记录')
    expect(text.indexOf('学习抓得不够扎实')).toBeLessThan(text.indexOf('党费交纳不够及时'))
  })

  it('say which branches could not be judged also where the rule found others that fall short', async () => {
    const why = '另有2个党支部记录不足，不能判断（第二党支部、第三党支部：宣传暂无记录）'
    const tests = [{ ...plain, id: 'share', is: 'fires' as const, words: '满32学时的党员{1}人', gaps: [gap(why)] }]
    expect((await openPage(answers([proposal({ tests })]))).text()).toContain(why)
  })

  it('lead from each record that is missing to its form, dated inside the report’s days', async () => {
    const gaps = [
      gap('支委会暂无记录', 'meetings:committee-meeting'),
      gap('党课：第四季度没有记录', 'meetings:party-lecture', true),
    ]
    const tests = [{ ...plain, id: 'norms', is: 'cannot-judge' as const, gaps }]
    const page = await load(PAGE, {
      ...{ answers: answers([proposal({ is: 'cannot-judge', tests })]), query, now: JANUARY },
      phone: { showActionSheet: () => ({ tapIndex: 0 }) },
    })
    expect(page.text()).toContain('支委会暂无记录')
    await page.run('enter', on('problem-study', { at: 0 }))
    await page.run('enter', on('problem-study', { at: 1 }))
    await page.settle()
    const days = 'from=2025-01-01&to=2025-12-31'
    expect(page.went()).toEqual([
      expect.stringContaining(`kind=committee-meeting&${days}`),
      expect.stringContaining(`kind=party-lecture&${days}`),
    ])
    // There are lectures: nobody is asked whether there were none.
    expect(page.asked.filter(({ options }) => 'itemList' in options)).toHaveLength(1)
  })

  it('do not list what does not apply: rules in one line, a part of a rule not at all', async () => {
    const unbound = { ...plain, id: 'letters', is: 'not-applicable' as const, gaps: [gap('党支部不设党组')] }
    const missing = { ...plain, id: 'checks', is: 'cannot-judge' as const, gaps: [gap('自查暂无记录')] }
    const text = (
      await openPage(
        answers([
          proposal({ ruleId: 'problem-visits', title: '调查研究不够深入', is: 'not-applicable', tests: [unbound] }),
          proposal({
            ruleId: 'problem-checks',
            title: '监督检查跟进不够',
            is: 'cannot-judge',
            tests: [unbound, missing],
          }),
        ]),
      )
    ).text()
    expect(text.match(/党支部不设党组/g)).toHaveLength(1)
    expect(text).toContain('不适用：调查研究不够深入（党支部不设党组）')
  })

  it.each([
    ['holds', [], '未发现'],
    ['holds', ['cannot-judge'], '部分不能判断'],
    ['holds', ['not-applicable'], '未发现'],
    ['cannot-judge', ['cannot-judge'], '不能判断'],
  ] as const)('say of a rule that %s beside %j: %s', async (is, others, tag) => {
    const tests = [is, ...others].map((each, at) => {
      return { ...plain, id: String(at), is: each, gaps: each === 'holds' ? [] : [gap('原因')] }
    })
    expect((await openPage(answers([proposal({ is, tests })]))).text()).toContain(`学习抓得不够扎实 ${tag} `)
  })

  it('say on which article they rest to whoever asks', async () => {
    const page = await openPage()
    expect(page.text()).not.toContain('条例第二十条')
    await page.run('unfold', on('problem-study'))
    expect(page.text()).toContain('条例第二十条')
    await page.run('unfold', on('problem-study'))
    expect(page.text()).not.toContain('条例第二十条')
  })

  it('stay in their places when one was answered', async () => {
    const another = proposal({ ruleId: 'problem-service', title: '联系群众不够' })
    const page = await openPage(answers([proposal({}), another]))
    page.answer(answers([proposal({ answer: { ...ACCEPTED, entryId: 'p9' } }), another]))
    await page.run('onShow')
    await page.settle()
    const text = page.text()
    expect(text).toContain('已采用')
    expect(text.indexOf('学习抓得不够扎实')).toBeLessThan(text.indexOf('联系群众不够'))
  })

  it('open the records behind a number', async () => {
    const page = await openPage()
    await page.run('openFigure', on('problem-study', { at: 0 }))
    expect(page.went()[0]).toContain('measure=study-hours-reached')
  })

  it('are written on before they are accepted: nothing is sent until that is saved', async () => {
    const page = await openPage()
    await page.tap('采用')
    expect(page.sent('report.answerProblem')).toEqual([])
    expect(page.went()[0]).toContain('/packages/report/section-entry/section-entry?')
    expect(page.went()[0]).toContain('ruleId=problem-study')
  })

  it.each([
    ['people’s words are asked about', true, '已经写下的问题、原因和对应的 1 条措施会从报告里去掉，不能找回'],
    ['what was only proposed goes as well', false, '这个问题和对应的 1 条措施会从报告里去掉，回到提示'],
  ])('are taken back where they were accepted: %s', async (_, hasOwnWords, words) => {
    const accepted = answers([proposal({ answer: { ...ACCEPTED, hasOwnWords } })])
    const taken = { 'report.answerProblem': { revision: 4, entryId: null, stepId: null } }
    const open = (confirm: boolean) =>
      load(PAGE, { answers: { ...accepted, ...taken }, query, now: JANUARY, phone: { showModal: () => ({ confirm }) } })
    const stays = await open(false)
    await stays.tap('撤回采用')
    expect(stays.sent('report.answerProblem')).toEqual([])
    const page = await open(true)
    await page.tap('撤回采用')
    expect(page.asked.find(({ options }) => 'content' in options)?.options['content']).toContain(words)
    expect(page.sent('report.answerProblem')).toMatchObject([{ ruleId: 'problem-study', answer: { is: 'withdraw' } }])
  })

  it('are not accepted with a reason, which stands there until it is thought over', async () => {
    const page = await openPage({ 'report.answerProblem': { revision: 4, entryId: null, stepId: null } })
    await page.tap('不采用')
    page.answer(answers([proposal({ answer: { is: 'rejected', reason: '年底已补学' } })]))
    await page.run('rejected', { detail: { reason: '年底已补学' } })
    expect(page.sent('report.answerProblem')[0]).toMatchObject({ answer: { is: 'reject', reason: '年底已补学' } })
    expect(page.text()).toContain('不采用的原因：年底已补学')
    await page.tap('重新考虑')
    expect(page.sent('report.answerProblem')[1]).toMatchObject({ answer: { is: 'reconsider' } })
  })

  it('show what others answered meanwhile, and say so', async () => {
    const page = await openPage({
      'report.answerProblem': refused('writing-changed', { by: '李四', at: '2026-01-07T02:00:00.000Z' }),
    })
    page.answer(answers([proposal({ answer: ACCEPTED })]))
    await page.tap('不采用')
    await page.run('rejected', { detail: { reason: '年底已补学' } })
    expect(page.text()).toContain('已采用')
    expect(page.text()).toContain('李四在1月7日 10:00改过这份报告里人写的部分')
  })

  it('can be looked at, not answered, by somebody who may only read', async () => {
    const page = await openPage({ 'me.get': READER })
    expect(page.text()).toContain('学习抓得不够扎实')
    expect(page.text()).not.toContain('不采用')
  })
})
