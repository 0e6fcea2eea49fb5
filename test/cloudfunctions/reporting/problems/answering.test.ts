/** The rules of answering a proposed problem, in one file though it is long: all begin with the year and draft above them. */
import type { Answer, OutputOf, RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import type { DraftSection } from '#domain/report/duty-report'
import type { FinalReport } from '#domain/report/final-report'
import { MOST_ENTRIES } from '#domain/report/kept-writing'
import { instant } from '#domain/time/instant'
import { planStepHandlers } from '../../../../cloudfunctions/application/ledger/plan-steps'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { problemHandlers } from '../../../../cloudfunctions/reporting/problems/handlers'
import { checklistHandlers } from '../../../../cloudfunctions/reporting/report/checklist'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { BRANCH, openOffice } from '../../../builders/office'
import { storedReport } from '../../../builders/report'
import { meetings, MEMBERS } from './year-of'

const RULE = 'problem-study'
/** 15 January 2026, and the same day a year on. */
const THEN = { now: instant('2026-01-15T02:00:00.000Z') }
const LATER = { now: instant('2027-01-15T02:00:00.000Z') }

function value<P extends 'report.draft'>(answer: Answer<P>): OutputOf<P>
function value<T>(answer: { readonly ok: boolean; readonly value?: T }): T
function value(answer: { readonly ok: boolean; readonly value?: unknown }): unknown {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

/** A branch four of whose nine members studied their 32 hours in 2025; the draft of that year. */
async function scene() {
  const office = await openOffice({
    handlers: {
      ...{ ...reportHandlers, ...writingHandlers, ...problemHandlers, ...planStepHandlers },
      ...checklistHandlers,
    },
  })
  const studied = { studyMinutes: 1440 }
  office.store.seed('meetings', ...meetings('collective-study', ['03'], studied, MEMBERS.slice(0, 4)))
  const draft = async (year = 2025, more: { now: typeof THEN.now } = THEN) => {
    const { reportId } = value(await office.call('report.draft', { branchId: BRANCH, year }, 'secretary', more))
    return reportId
  }
  const reportId = await draft()
  const proposals = async () =>
    value(await office.call('report.problems', { branchId: BRANCH, reportId }, 'secretary', THEN))
  const proposal = async () => {
    const found = (await proposals()).proposals.find(({ ruleId }) => ruleId === RULE)
    if (!found) throw new Error('not proposed')
    return found
  }
  const answer = (given: RequestOf<'report.answerProblem'>['answer'], revision = 0, ruleId = RULE, who = 'secretary') =>
    office.call('report.answerProblem', { branchId: BRANCH, reportId, revision, ruleId, answer: given }, who, THEN)
  const accept = async (revision = 0) => {
    const { title: problem, finding } = await proposal()
    const causes = [{ heading: 'study' as const, words: '全年学习没有排定日期' }]
    return answer({ is: 'accept', problem, finding, causes }, revision)
  }
  const written = async () =>
    value(await office.call('report.written', { branchId: BRANCH, reportId }, 'secretary', LATER))
  const said = async (id: string, of = reportId) => {
    const report = value(await office.call('report.get', { branchId: BRANCH, reportId: of }, 'secretary', THEN))
    const { paragraphs = [] } = report.sections.find((section) => section.id === id) ?? {}
    return paragraphs.map(
      ({ lead = '', parts }) =>
        lead + parts.map((part) => (part.is === 'figure' ? report.figures[part.figure]?.display : part.text)).join(''),
    )
  }
  return { ...office, reportId, draft, proposal, proposals, answer, accept, written, said }
}

let finals = 0
function finalOf(sections: readonly DraftSection[]): FinalReport<OfficialDocument> {
  const place = { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-12-31'), scope: 'own' } as const
  const { revision: _, ...report } = storedReport({ ...place, sections })
  const version = ++finals
  const approval = { meetingId: 'm', title: '支委会', occurredOn: civilDate('2026-01-10') }
  return {
    ...{ ...place, _id: `final-${version}`, revision: 1, version, agreed: '', hash: '', code: '', seal: '' },
    ...{ finalizedAt: THEN.now, finalizedBy: 'secretary' },
    frozen: { report, approval, openPoints: [], document: toDocument(storedReport({ sections })) },
  }
}

describe('a proposal', () => {
  it('stands with its numbers, its source and the step it would take', async () => {
    expect(await (await scene()).proposal()).toMatchObject({
      ...{ is: 'fires', answer: { is: 'open' } },
      finding: '学习满32学时的党员{1}人，占{2}%，低于80%',
      figures: [{ display: '4' }, { display: '44.4' }],
      step: { metric: { key: 'study-hours-reached-rate', direction: 'at-least', target: 80, unit: '%' } },
    })
  })

  it('prints nothing until it is accepted, and then at once, in the draft there is', async () => {
    const { accept, said } = await scene()
    expect((await said('problems')).join()).not.toContain('学习')
    expect(await accept()).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await said('problems')).toEqual([
      '（一）学习抓得不够扎实。学习满32学时的党员4人，占44.4%，低于80%。原因：学习教育方面，全年学习没有排定日期。',
    ])
    expect((await said('next-steps'))[0]).toMatch(
      /学习满32学时的党员占比(不低于80%|由[\d.]+%提高到80%以上)。（责任人：待填写）（完成时限：待填写）$/,
    )
  })

  it('is accepted once', async () => {
    const { accept, answer, proposal } = await scene()
    await accept()
    expect(await answer({ is: 'accept', problem: '又一次', finding: '', causes: [] }, 1)).toMatchObject({
      ...{ ok: false, code: 'already-recorded' },
    })
    expect((await proposal()).answer.is).toBe('accepted')
  })

  it('is accepted with the figures and grounds that were chosen, of those it names and those of the draft', async () => {
    const { answer, proposal, written } = await scene()
    const { title: problem, figures } = await proposal()
    const said = { is: 'accept' as const, problem, finding: '只有{1}人', causes: [], grounds: '座谈会' }
    expect(await answer({ ...said, figures: ['gifts'] })).toMatchObject({ code: 'no-such-figure' })
    const [first] = figures
    value(await answer({ ...said, figures: [first?.key ?? ''] }))
    expect((await written()).written.problems).toMatchObject([
      { finding: '只有{1}人', grounds: '座谈会', figures: [{ key: first?.key, title: first?.title }] },
    ])
  })

  it('can be taken back with its steps, and is open again', async () => {
    const { answer, accept, proposal, written, said } = await scene()
    expect(await answer({ is: 'withdraw' })).toMatchObject({ code: 'no-such-problem' })
    await accept()
    expect(await answer({ is: 'withdraw' }, 1)).toMatchObject({ ok: true, value: { revision: 2, entryId: null } })
    expect((await proposal()).answer).toEqual({ is: 'open' })
    expect((await written()).written).toMatchObject({ problems: [], 'next-steps': [] })
    expect((await said('problems')).join()).not.toContain('学习')
    expect(await accept(2)).toMatchObject({ ok: true })
  })

  it('tells whether people have written more than it proposed, which would go with it', async () => {
    const { answer, accept, proposal } = await scene()
    const { title: problem, finding } = await proposal()
    await answer({ is: 'accept', problem, finding, causes: [] })
    expect((await proposal()).answer).toMatchObject({ is: 'accepted', steps: 1, hasOwnWords: false })
    await answer({ is: 'withdraw' }, 1)
    await accept(2)
    expect((await proposal()).answer).toMatchObject({ steps: 1, hasOwnWords: true })
  })

  it('is asked about before it is taken back also where only its target or its figures were chosen anew', async () => {
    const { answer, proposal, call, reportId, written } = await scene()
    const { title: problem, finding, figures } = await proposal()
    await answer({ is: 'accept', problem, finding, causes: [], figures: figures.map(({ key }) => key).reverse() })
    expect((await proposal()).answer).toMatchObject({ hasOwnWords: true })
    await answer({ is: 'withdraw' }, 1)
    await answer({ is: 'accept', problem, finding, causes: [] }, 2)
    const entries = (await written()).written['next-steps'].map(({ metric, ...step }) => ({
      ...step,
      metric: metric && { key: metric.key, direction: metric.direction, target: 95 },
    }))
    const content = { section: 'next-steps' as const, entries }
    value(await call('report.write', { branchId: BRANCH, reportId, revision: 3, content }, 'secretary', THEN))
    expect((await proposal()).answer).toMatchObject({ hasOwnWords: true })
  })

  it('stays once a report with it was made final', async () => {
    const { answer, accept, proposal, written, store } = await scene()
    await accept()
    const { answer: taken } = await proposal()
    const entry = taken.is === 'accepted' ? taken.entryId : ''
    const final = (sections: DraftSection[]) => store.seed('finalReports', finalOf(sections))
    const section = { id: 'problems', heading: '问题', level: 1 as const }
    final([{ ...section, paragraphs: [{ statement: 'problems', entry: 'another', parts: [] }] }])
    final([{ ...section, paragraphs: [{ statement: 'problems', entry, parts: [] }] }])
    expect(await answer({ is: 'withdraw' }, 1)).toMatchObject({ code: 'problem-made-final', field: 'ruleId' })
    expect((await written()).written.problems).toHaveLength(1)
  })

  it('is not rejected with a reason that says nothing', async () => {
    const { answer, proposal } = await scene()
    for (const reason of ['。。', '——  ', '12'])
      expect(await answer({ is: 'reject', reason })).toMatchObject({ code: 'bad-input', field: 'answer.reason' })
    expect((await proposal()).answer.is).toBe('open')
  })

  it('is rejected with a reason, which can be thought over', async () => {
    const { answer, proposal, written } = await scene()
    await answer({ is: 'reject', reason: '12月已补学，记录在上级' })
    expect((await proposal()).answer).toEqual({ is: 'rejected', reason: '12月已补学，记录在上级' })
    expect((await written()).written.problems).toEqual([])
    await answer({ is: 'reconsider' }, 1)
    expect((await proposal()).answer).toEqual({ is: 'open' })
  })

  it('cannot be accepted where the rule does not fire, nor with a place that no figure has', async () => {
    const { answer } = await scene()
    const words = { is: 'accept' as const, problem: '问题', finding: '', causes: [] }
    expect(await answer(words, 0, 'problem-dues')).toMatchObject({ code: 'no-such-problem' })
    expect(await answer({ ...words, finding: '共{3}人' })).toMatchObject({ code: 'bad-input', field: 'answer.finding' })
  })

  it('is refused when somebody answered meanwhile, and to whoever does not write the report', async () => {
    const { answer } = await scene()
    expect(await answer({ is: 'reject', reason: '不合适' }, 7)).toMatchObject({ code: 'writing-changed' })
    expect(await answer({ is: 'reject', reason: '不合适' }, 0, RULE, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
  })
})

describe('the step proposed for a norm that was not kept', () => {
  it('is measured by what the norm asks for in a year', async () => {
    const { store, proposals } = await scene()
    // Four quarters with a general meeting each are asked for; there was one.
    store.seed('meetings', ...meetings('general-meeting', ['02']), ...meetings('collective-study', ['04', '05']))
    const found = (await proposals()).proposals.find(({ ruleId }) => ruleId === 'problem-systems')
    expect(found?.step.metric).toMatchObject({
      key: 'general-meeting-count',
      direction: 'at-least',
      target: 4,
      unit: '次',
    })
    expect(found?.finding).toContain('支部党员大会{1}次，第二季度、第三季度、第四季度没有记录')
  })
})

describe('a problem that was taken up is judged again by the checklist', () => {
  const SAID = '「学习抓得不够扎实」报告里写的是“学习满32学时的党员4人，占44.4%，低于80%”；'
  const accepted = async (finding?: string) => {
    const all = await scene()
    const nothing = { is: 'accept' as const, problem: '总体良好', causes: [], figures: [] }
    value(await (finding === undefined ? all.accept() : all.answer({ ...nothing, finding })))
    const points = async () => {
      const at = { branchId: BRANCH, reportId: all.reportId }
      const { points: found } = value(await all.call('report.checklist', at, 'secretary', THEN))
      return found.filter(({ is }) => is === 'problem').map(({ words, section }) => [section, words])
    }
    return { ...all, points }
  }

  it('and is none of its points while the rule finds it', async () => {
    expect(await (await accepted()).points()).toEqual([])
  })

  it.each(['总体很好，没有什么问题', ''])(
    'and named where it says nothing of what the rule found: %s',
    async (finding) => {
      const { points } = await accepted(finding)
      expect(await points()).toEqual([
        [
          'problems',
          `「总体良好」报告里写的是“${finding || '总体良好'}”；规则提示的数字一个也没有写。请改写或去掉这一条`,
        ],
      ])
    },
  )

  it('and named with both numbers once the rule does not find it any more', async () => {
    const { store, points, draft } = await accepted()
    const more = meetings('collective-study', ['04'], { studyMinutes: 1440 }, MEMBERS)
    store.seed('meetings', ...more.map((each) => ({ ...each, _id: `more-${each._id}` })))
    const now = '学习满32学时的党员：报告里4人，现在9人；学习满32学时的党员占比：报告里44.4%，现在100.0%；'
    const end = '按现在的记录，规则不再提示这个问题。请改写或去掉这一条'
    expect(await points()).toEqual([['problems', `${SAID}${now}${end}`]])
    // Drafted anew the sentence has the new figures beside the old limit: it is not so, whatever the draft.
    await draft()
    expect((await points())[0]?.[1]).toContain('报告里写的是“学习满32学时的党员9人，占100.0%，低于80%”')
  })

  it('and named where the rule cannot judge any more', async () => {
    const { store, points } = await accepted()
    const [only] = await store.findAll('meetings', { branchId: BRANCH })
    if (!only) throw new Error('no meeting')
    await store.commit([{ do: 'remove', in: 'meetings', id: only._id }])
    expect((await points())[0]?.[1]).toMatch(/按现在的记录，规则不能判断：.*暂无记录.*。请改写或去掉这一条$/)
  })

  it('and named where the limit has been set otherwise since', async () => {
    const { store, points } = await accepted()
    const branch = await store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    const decided = { decidedAt: THEN.now, decidedBy: 'secretary' }
    const change = { threshold: 'problem-study-share', value: 60, fromOn: civilDate('2025-01-01'), ...decided } as const
    store.seed('branches', { ...branch, thresholdChanges: [change] })
    expect((await points())[0]?.[1]).toContain('规则现在的说法是“低于60%”')
  })
})

describe('what a rule finds and nobody has answered', () => {
  const named = async ({ call, reportId }: Awaited<ReturnType<typeof scene>>) => {
    const { points } = value(await call('report.checklist', { branchId: BRANCH, reportId }, 'secretary', THEN))
    return points.filter(({ is }) => is === 'proposal').map(({ section, words }) => [section, words])
  }
  const SHALLOW = '「学习抓得不够扎实」学习满32学时的党员4人，占44.4%，低于80%。还没有采用，也没有写明不采用的原因'

  it('is named with its numbers before the report is handed out', async () => {
    expect(await named(await scene())).toContainEqual(['problems', SHALLOW])
  })

  it('is named no more once it is taken up, or rejected with a reason', async () => {
    const taken = await scene()
    await taken.accept()
    expect(await named(taken)).not.toContainEqual(['problems', SHALLOW])
    const rejected = await scene()
    await rejected.answer({ is: 'reject', reason: '12月已补学' })
    expect(await named(rejected)).not.toContainEqual(['problems', SHALLOW])
  })
})

describe('a step', () => {
  async function stepped(dueOn: string | null) {
    const all = await scene()
    await all.accept()
    const [step] = (await all.written()).written['next-steps']
    if (!step?.metric) throw new Error('no step')
    const { key, direction, target } = step.metric
    const entry = {
      ...step,
      ownerId: 'member-1',
      dueOn: dueOn === null ? null : civilDate(dueOn),
      metric: { key, direction, target },
    }
    const content = { section: 'next-steps' as const, entries: [entry] }
    value(
      await all.call(
        'report.write',
        { branchId: BRANCH, reportId: all.reportId, revision: 1, content },
        'secretary',
        THEN,
      ),
    )
    const place = { year: 2025, cutOff: civilDate('2025-12-31'), scope: 'own' as const }
    const plan = () => all.call('report.planStep', { branchId: BRANCH, ...place, stepId: step.id }, 'secretary', THEN)
    return { ...all, plan, step }
  }

  it('becomes an item of the next year’s plan, with its owner, its day and its problem; made once', async () => {
    const { plan, step, store, written } = await stepped('2026-06-30')
    expect(await plan()).toMatchObject({ ok: true, value: { planItemId: `step-${step.id}` } })
    expect(await store.get('ledger', `step-${step.id}`)).toMatchObject({
      ...{
        kind: 'plan-item',
        state: 'confirmed',
        occurredOn: '2026-01-15',
        stepId: step.id,
        problemId: step.problemId,
      },
      values: { plan: '2025年述职整改计划', measure: step.measure, owner: 'member-1', dueOn: '2026-06-30' },
    })
    expect((await written()).planned).toEqual([step.id])
    expect(await plan()).toMatchObject({ ok: false, code: 'already-recorded' })
  })

  it('leaves its item an ordinary one of the plan when the problem is taken back', async () => {
    const { plan, answer, step, store } = await stepped('2026-06-30')
    await plan()
    value(await answer({ is: 'withdraw' }, 2))
    const item = await store.get('ledger', `step-${step.id}`)
    expect(item).toMatchObject({ state: 'confirmed', values: { measure: step.measure } })
    expect(item).not.toHaveProperty('problemId')
  })

  it('leaves it an ordinary one when the problem is struck out of the section', async () => {
    const { plan, call, reportId, step, store } = await stepped('2026-06-30')
    await plan()
    const content = { section: 'problems' as const, entries: [] }
    value(await call('report.write', { branchId: BRANCH, reportId, revision: 2, content }, 'secretary', THEN))
    expect(await store.get('ledger', `step-${step.id}`)).not.toHaveProperty('problemId')
  })

  it('has its item follow it to the problem that it answers now', async () => {
    const { plan, call, reportId, step, store, written } = await stepped('2026-06-30')
    await plan()
    const { written: now } = await written()
    const own = { id: null, problem: '另一个问题', finding: '', causes: [], figures: [], grounds: '' }
    const problems = now.problems.map(({ fromRule: _, figures, causes, ...each }) => ({
      ...each,
      ...{ causes: [...causes], figures: figures.map(({ key }) => key) },
    }))
    const write = async (revision: number, content: RequestOf<'report.write'>['content']) =>
      value(await call('report.write', { branchId: BRANCH, reportId, revision, content }, 'secretary', THEN))
    const { entryIds } = await write(2, { section: 'problems', entries: [...problems, own] })
    const entries = now['next-steps'].map((each) => ({ ...each, problemId: entryIds[1] ?? null, metric: null }))
    await write(3, { section: 'next-steps', entries })
    expect(await store.get('ledger', `step-${step.id}`)).toMatchObject({ problemId: entryIds[1] })
    // A step that is struck out leaves its item what it answers.
    await write(4, { section: 'next-steps', entries: [] })
    expect(await store.get('ledger', `step-${step.id}`)).toMatchObject({ problemId: entryIds[1] })
  })

  it('needs a day for that, within the year it is for', async () => {
    expect(await (await stepped(null)).plan()).toMatchObject({ code: 'bad-input', field: 'dueOn' })
    await expect(stepped('2025-12-01')).rejects.toThrow('content.entries.0.dueOn')
  })

  it('is judged as of the cut-off date: what was carried out after it does not count', async () => {
    const { store, call, said } = await stepped('2026-06-30')
    const studied = (on: string, ids: readonly string[]) =>
      meetings('collective-study', ['03'], { _id: on, studyMinutes: 1440, occurredOn: civilDate(on) }, ids)
    store.seed('meetings', ...studied('2026-03-12', MEMBERS.slice(0, 2)), ...studied('2026-09-12', MEMBERS))
    const half = { branchId: BRANCH, year: 2026, cutOff: civilDate('2026-06-30') }
    const { reportId } = value(await call('report.draft', half, 'secretary', LATER))
    // 2 of 9 are 22.2 %.
    expect((await said('last-year', reportId)).join()).toContain('现为22.2%，尚未达到。')
  })

  it('opens the report of the next year with its target, reached or not, and leaves the rest to people', async () => {
    const { store, draft, said } = await stepped('2026-06-30')
    const studied = { studyMinutes: 1440, occurredOn: civilDate('2026-03-12') }
    store.seed('meetings', ...meetings('collective-study', ['03'], studied, MEMBERS.slice(0, 8)))
    // 8 of 9 are 88.9 %.
    expect(await said('last-year', await draft(2026, LATER))).toEqual([
      '（一）学习抓得不够扎实。（整改做了什么：待填写）上年提出的目标是：学习满32学时的党员占比不低于80%，现为88.9%，已经达到。（整改到什么程度：待填写）',
    ])
  })
})

it('a problem is not taken up where the section is full, and the section can be saved', async () => {
  const { accept, call, written, reportId } = await scene()
  const { revision } = await written()
  const own = { id: null, finding: '', causes: [], figures: [], grounds: '' }
  const entries = Array.from({ length: MOST_ENTRIES }, (_, at) => ({ ...own, problem: `问题${at + 1}` }))
  const content = { section: 'problems' as const, entries }
  value(await call('report.write', { branchId: BRANCH, reportId, revision, content }, 'secretary', LATER))
  expect(await accept(revision + 1)).toMatchObject({
    ok: false,
    code: 'too-many-problems',
    detail: { most: MOST_ENTRIES },
  })
  const fewer = { ...content, entries: entries.slice(1) }
  value(
    await call(
      'report.write',
      { branchId: BRANCH, reportId, revision: revision + 1, content: fewer },
      'secretary',
      LATER,
    ),
  )
  value(await accept(revision + 2))
  const { problems } = (await written()).written
  expect(problems).toHaveLength(MOST_ENTRIES)
  const kept = {
    section: 'problems' as const,
    entries: problems.map(({ fromRule: _, figures, causes, ...each }) => ({
      ...each,
      causes: [...causes],
      figures: figures.map(({ key }) => key),
    })),
  }
  expect(
    await call(
      'report.write',
      { branchId: BRANCH, reportId, revision: revision + 3, content: kept },
      'secretary',
      LATER,
    ),
  ).toMatchObject({ ok: true })
})
