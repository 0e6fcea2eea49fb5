/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { describeStates } from '../../../builders/four-states'
import { load, refused, type Answers, type LoadOptions } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY, READER, report } from './report-data'
import { ACTIVITIES, placeOf, PROBLEM, STEP, WRITING, written } from './section-data'

const PAGE = 'packages/report/section/section'
const openPage = (answers: Answers = {}, section = 'problems', more: LoadOptions = {}) =>
  load(PAGE, { answers: { ...WRITING, ...answers }, query: placeOf(section), now: JANUARY, ...more })
const SAVED = { 'report.write': { revision: 4, entryIds: [] } }

describeStates(
  [
    {
      page: PAGE,
      query: placeOf('problems'),
      reads: 'report.written',
      says: '（一）党课形式单一。',
      empty: { answers: { 'report.written': written() }, says: '经会议讨论后，逐条写明问题、原因和依据的数据。' },
    },
  ],
  WRITING,
  JANUARY,
)

describe('a written section', () => {
  it('stands as it will print, says what is missing, and how long it is', async () => {
    const page = await openPage()
    const text = page.text().replaceAll(' ', '')
    expect(text).toContain('（一）党课形式单一。原因：多由一人主讲。依据：会议和活动38次。')
    expect(text).toContain('（二）走访不够。依据：会议和活动38次。（原因：待填写）')
    // （一）党课形式单一。 10, 原因：多由一人主讲。 10, 依据：会议和活动38次。 12; （二）走访不够。 8 and 12.
    expect(page.text()).toContain('本节约 52 字')
  })

  it('marks its figures, and opens the records behind one without opening the entry', async () => {
    const page = await openPage()
    await page.tap('.figure')
    expect(page.went()).toHaveLength(1)
    expect(page.went()[0]).toContain('/packages/report/evidence/evidence?branchId=branch-1&measure=activities')
  })

  it('opens an entry, and a new one', async () => {
    const page = await openPage()
    await page.tap('（二）走访不够。')
    await page.tap('再写一个问题')
    expect(page.went().map((url) => new URLSearchParams(url.split('?')[1]).get('entryId'))).toEqual(['p2', ''])
  })

  it('moves an entry, and sends the order as it is to be', async () => {
    const page = await openPage(SAVED)
    await page.tap('下移')
    expect(page.sent('report.write')).toMatchObject([
      { revision: 3, content: { section: 'problems', entries: [{ id: 'p2' }, { id: 'p1' }] } },
    ])
  })

  it('takes an entry out only when asked and confirmed', async () => {
    const refusing = await openPage(SAVED, 'problems', { phone: { showModal: () => ({ confirm: false }) } })
    await refusing.tap('删去')
    expect(refusing.sent('report.write')).toEqual([])
    const page = await openPage(SAVED, 'problems', { phone: { showModal: () => ({ confirm: true }) } })
    await page.tap('删去')
    expect(page.sent('report.write')).toMatchObject([{ content: { entries: [{ id: 'p2' }] } }])
  })

  it('shows what others wrote meanwhile, and says so', async () => {
    const page = await openPage({
      'report.write': refused('writing-changed', { by: '李四', at: '2026-01-07T02:00:00.000Z' }),
    })
    page.answer({ 'report.written': written({ problems: [{ ...PROBLEM, problem: '别人写的' }] }, 4) })
    await page.tap('下移')
    expect(page.text()).toContain('别人写的')
    expect(page.text()).toContain('李四在1月7日 10:00改过这份报告里人写的部分')
  })

  it('asks for an answer to each problem of last year’s report, and does not offer to take one out', async () => {
    const open = { id: 'open:p9', answers: 'p9', problem: '学习不够系统', done: '', extent: null }
    const page = await openPage({ 'report.written': written({ 'last-year': [open] }) }, 'last-year')
    expect(page.text()).toContain('（一）学习不够系统。 （整改做了什么：待填写）（整改到什么程度：待填写）')
    expect(page.text()).not.toContain('删去')
  })

  it('can be looked at, not changed, by somebody who may only read', async () => {
    const answers = { 'me.get': READER, 'report.written': written({ problems: [PROBLEM], 'next-steps': [STEP] }) }
    const page = await openPage(answers, 'next-steps')
    expect(page.text().replaceAll(' ', '')).toContain('针对问题（一）。')
    await page.tap('（一）请先进典型讲党课。')
    expect(page.went()).toEqual([])
    expect(page.text()).not.toContain('再写')
  })

  it('leads to what the rules propose', async () => {
    const page = await openPage()
    await page.tap('查找问题 ›')
    expect(page.went()[0]).toContain('packages/report/problems/problems')
  })

  it('puts a step with a day on the plan, and says of one that it is there', async () => {
    const dueOn = civilDate('2026-06-30')
    const steps = [
      { ...STEP, dueOn },
      { ...STEP, id: 's2', measure: '没有日期的' },
    ]
    const answer = written({ problems: [PROBLEM], 'next-steps': steps })
    const page = await openPage(
      { 'report.written': answer, 'report.planStep': { planItemId: 'step-s1' } },
      'next-steps',
    )
    page.answer({ 'report.written': { ...answer, planned: ['s1'] } })
    await page.tap('列入计划')
    expect(page.sent('report.planStep')).toEqual([
      { branchId: BRANCH_ID, year: 2025, cutOff: report().cutOff, scope: 'own', stepId: 's1' },
    ])
    expect(page.text()).toContain('已列入年度计划')
    expect(page.data['rows']).toMatchObject([{ mayPlan: false, isPlanned: true }, { mayPlan: false }])
  })

  describe('of a step that is not on the plan yet', () => {
    const OWNED = { ownerId: 'm1', who: '许岚' }
    const METRIC = { key: ACTIVITIES, title: '会议和活动', unit: '次', direction: 'at-least', target: 40 } as const
    const openSteps = (step: Partial<typeof STEP>, answers: Answers = {}) =>
      openPage(
        { 'report.written': written({ problems: [PROBLEM], 'next-steps': [{ ...STEP, ...step }] }), ...answers },
        'next-steps',
      )
    const dueOn = civilDate('2026-06-30')

    it('says what is missing where it cannot be put there, and leads to it', async () => {
      const page = await openSteps({})
      expect(page.text()).toContain('要列入计划，还缺完成日期、责任人、目标。')
      expect(page.data['rows']).toMatchObject([{ mayPlan: false }])
      await page.tap('去写上 ›')
      expect(page.went()[0]).toMatch(/section-entry\?.*entryId=s1/)
      expect((await openSteps({ ...OWNED, metric: METRIC })).text()).toContain('要列入计划，还缺完成日期。')
    })

    it('says that its day is too early for the plan of the year to come', async () => {
      // JANUARY is 8 January 2026, the report is of 2025.
      const page = await openSteps({ ...OWNED, metric: METRIC, dueOn: civilDate('2026-01-07') })
      expect(page.text()).toContain('要列入计划，完成日期不能早于2026年1月8日。')
      expect(page.data['rows']).toMatchObject([{ mayPlan: false }])
    })

    it('says what might be added before, and nothing where all is there', async () => {
      const page = await openSteps({ dueOn }, { 'report.planStep': { planItemId: 'step-s1' } })
      expect(page.text()).toContain('还没有责任人、目标，写上再列入计划，以后好看做到没有。')
      await page.tap('列入计划')
      expect(page.sent('report.planStep')).toHaveLength(1)
      expect((await openSteps({ ...OWNED, metric: METRIC, dueOn })).text()).not.toMatch(/还没有|还缺|去写上/)
    })

    it('says none of it to whoever may only read', async () => {
      expect((await openSteps({}, { 'me.get': READER })).text()).not.toMatch(/还缺|去写上/)
    })
  })
})
