/** What people write in a report, in one file though it is long: all share the draft above them. */
import type { InputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { writingId } from '#domain/report/report-writing'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { donation } from '../../../builders/entries'
import { BRANCH, BUREAU, member, NOW, openOffice, span } from '../../../builders/office'
import { storedReport } from '../../../builders/report'
import { partsOf, textOf, typefacesOf } from '../../documents/docx-parts'

type Content = InputOf<'report.write'>['content']
const DONATED = 'donated'
const WHY = [{ heading: null, words: '通知晚了' }]
const PROBLEM = {
  ...{ id: null, problem: '捐款参与面不广', finding: '', causes: WHY, figures: [DONATED], grounds: '座谈会反映' },
}
const STEP = {
  ...{ id: null, measure: '提前一周通知', who: '组织委员', byWhen: '2026年3月底前', problemId: null },
  ...{ ownerId: null, dueOn: null, metric: null },
}

/** The draft of a year. */
const REPORTS = { 2024: `${BRANCH}:2024:2024-12-31:own`, 2025: `${BRANCH}:2025:2025-06-10:own` } as const
const GIFT = donation('g1', { occurredOn: civilDate('2025-05-06'), fen: fen(120000) })

async function scene() {
  const documents: OfficialDocument[] = []
  const office = await openOffice({
    handlers: { ...templateHandlers, ...reportHandlers, ...writingHandlers },
    documents: {
      writeDocument: async (document) => {
        documents.push(document)
        return new Uint8Array([1])
      },
    },
  })
  const cutOffs = { 2024: civilDate('2024-12-31'), 2025: civilDate('2025-06-10') }
  for (const year of [2024, 2025] as const)
    office.store.seed(
      'reports',
      storedReport({ ...{ _id: REPORTS[year], branchId: BRANCH, year }, cutOff: cutOffs[year], hasOwnWords: true }),
    )
  const write = (content: Content, revision = 0, year: 2024 | 2025 = 2025, who = 'secretary') =>
    office.call('report.write', { branchId: BRANCH, reportId: REPORTS[year], revision, content }, who)
  const problems = (
    entries: Extract<Content, { section: 'problems' }>['entries'],
    revision = 0,
    year: 2024 | 2025 = 2025,
  ) => write({ section: 'problems', entries }, revision, year)
  const read = async () => {
    const answer = await office.call('report.written', { branchId: BRANCH, reportId: REPORTS[2025] }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const draft = async () => {
    const input = { branchId: BRANCH, year: 2025, cutOff: cutOffs[2025] }
    const drafted = await office.call('report.draft', input, 'secretary')
    if (!drafted.ok) throw new Error(drafted.code)
    const { reportId } = drafted.value
    const report = await office.call('report.get', { branchId: BRANCH, reportId }, 'secretary')
    if (!report.ok) throw new Error(report.code)
    return report.value
  }
  return { ...office, documents, write, problems, read, draft }
}

/** The same office with a draft of its bureau. */
async function bureauScene() {
  const office = await scene()
  const cutOff = civilDate('2025-06-10')
  const _id = `${BUREAU}:2025:2025-06-10:with-below`
  const kept = { _id, branchId: BUREAU, year: 2025, cutOff, scope: 'with-below', hasOwnWords: true } as const
  office.store.seed('reports', storedReport(kept))
  return { ...office, reportId: _id }
}

/** The section as it prints. */
function said(
  { sections, figures }: Awaited<ReturnType<Awaited<ReturnType<typeof scene>>['draft']>>,
  id: string,
): string[] {
  const section = sections.find((each) => each.id === id)
  return (section?.paragraphs ?? []).map(
    ({ lead = '', parts }) =>
      lead + parts.map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text)).join(''),
  )
}

describe('what people write in the report', () => {
  it('stands in the draft in place of the hint, with live figures of the draft', async () => {
    const { store, problems, draft } = await scene()
    store.seed('donations', GIFT)
    await problems([PROBLEM])
    const report = await draft()
    const cited = report.figures.findIndex(({ measure, part }) => measure === 'donated' && part === null)
    expect(said(report, 'problems')).toEqual([
      '（一）捐款参与面不广。原因：通知晚了。依据：捐款金额1,200元；座谈会反映。',
    ])
    const section = report.sections.find(({ id }) => id === 'problems')
    expect(section?.paragraphs[0]?.parts).toContainEqual({ is: 'figure', figure: cited })
  })

  it('leaves what nobody wrote a marked place', async () => {
    const { draft, problems } = await scene()
    expect(said(await draft(), 'next-steps')).toEqual(['（请对应上述问题填写：措施、责任人和完成时限）'])
    await problems([{ ...PROBLEM, causes: [], figures: [], grounds: '' }])
    expect(said(await draft(), 'problems')).toEqual(['（一）捐款参与面不广。（原因：待填写）（依据的数据：待填写）'])
  })

  it('says so when a draft has not got the figure', async () => {
    const { draft, problems } = await scene()
    await problems([{ ...PROBLEM, figures: ['donated|month-7'], grounds: '' }])
    expect(said(await draft(), 'problems')[0]).toContain('依据：（捐款金额：这份草稿里没有这个数字）')
  })

  it('is kept when the report is drafted anew with newer data', async () => {
    const { store, draft, problems } = await scene()
    await problems([PROBLEM])
    await draft()
    store.seed('donations', GIFT)
    expect(said(await draft(), 'problems')[0]).toContain('捐款金额1,200元')
  })

  it('is printed in the document, the numbered sentence in 楷体', async () => {
    const { call, store, documents, draft, problems, write } = await scene()
    store.seed('donations', GIFT)
    const first = await problems([PROBLEM])
    const problemId = first.ok ? (first.value.entryIds[0] ?? '') : ''
    await write({ section: 'next-steps', entries: [{ ...STEP, problemId }] }, 1)
    const { reportId } = await draft()
    await call('report.document', { branchId: BRANCH, reportId }, 'secretary')
    const [document] = documents
    if (!document) throw new Error('no document was written')
    const { paragraphs } = await partsOf(document)
    const printed = paragraphs.find((xml) => textOf(xml).startsWith('（一）捐款参与面不广。'))
    expect(textOf(printed ?? '')).toBe('（一）捐款参与面不广。原因：通知晚了。依据：捐款金额1,200元；座谈会反映。')
    expect([...new Set(typefacesOf(printed ?? ''))]).toEqual(['楷体_GB2312', '仿宋_GB2312'])
    expect(paragraphs.map(textOf)).toContain('（一）提前一周通知。针对问题（一），由组织委员负责，2026年3月底前完成。')
  })
})

describe('who sees to a step', () => {
  const owned = (ownerId: string, who = '') => ({ ...STEP, measure: `由${ownerId}办`, ownerId, who })
  const steps = (entries: (typeof STEP | ReturnType<typeof owned>)[]) => ({ section: 'next-steps' as const, entries })

  it('is printed by name where only the person was chosen: in the draft and in the document', async () => {
    const { call, documents, draft, write, read } = await scene()
    await write(steps([owned('member-1'), owned('member-1', '组织委员党员member-1'), STEP]))
    expect((await read()).written['next-steps'].map(({ who }) => who)).toEqual([
      ...['党员member-1', '组织委员党员member-1', '组织委员'],
    ])
    const report = await draft()
    const line = '（一）由member-1办。由党员member-1负责，2026年3月底前完成。'
    expect(said(report, 'next-steps')[0]).toBe(line)
    await call('report.document', { branchId: BRANCH, reportId: report.reportId }, 'secretary')
    const paragraphs = documents.map((document) => partsOf(document).then((parts) => parts.paragraphs.map(textOf)))
    expect(await Promise.all(paragraphs)).toEqual([expect.arrayContaining([line])])
  })

  it('is somebody of this branch, now or before; of anybody else nothing is told or kept', async () => {
    const { store, write, read } = await scene()
    store.seed('members', member('left', { spans: [span({ untilOn: civilDate('2025-03-01') })] }))
    store.seed('members', member('stranger', { spans: [span({ branchId: 'branch-2' })] }))
    for (const id of ['stranger', 'nobody'])
      expect(await write(steps([STEP, owned(id)]))).toMatchObject({
        ...{ ok: false, code: 'not-on-roll', field: 'content.entries.1.ownerId' },
      })
    expect((await read()).revision).toBe(0)
    await write(steps([owned('left')]))
    expect((await read()).written['next-steps']).toMatchObject([{ ownerId: 'left', who: '党员left' }])
  })

  it('may be of a branch below in a bureau’s report', async () => {
    const { call, store, reportId } = await bureauScene()
    store.seed('members', member('below', { spans: [span()] }))
    const input = { branchId: BUREAU, reportId, revision: 0, content: steps([owned('below')]) }
    expect(await call('report.write', input, 'office')).toMatchObject({ ok: true })
    const answer = await call('report.written', { branchId: BUREAU, reportId }, 'office')
    expect(answer).toMatchObject({ ok: true, value: { written: { 'next-steps': [{ who: '党员below' }] } } })
  })
})

describe('writing a section', () => {
  it('keeps the order and the ids of what was there', async () => {
    const { problems, read } = await scene()
    await problems([PROBLEM, { ...PROBLEM, problem: '第二' }])
    const [first, second] = (await read()).written.problems
    const again = await problems(
      [
        { ...PROBLEM, problem: '第二', id: second?.id ?? '' },
        { ...PROBLEM, id: first?.id ?? '' },
      ],
      1,
    )
    expect(again).toMatchObject({ ok: true, value: { revision: 2, entryIds: [second?.id, first?.id] } })
    expect((await read()).written.problems.map(({ problem }) => problem)).toEqual(['第二', '捐款参与面不广'])
  })

  it('is refused when somebody wrote meanwhile, and changes nothing', async () => {
    const { problems, read } = await scene()
    await problems([PROBLEM])
    expect(await problems([{ ...PROBLEM, problem: '另一个' }])).toMatchObject({
      ...{
        ok: false,
        code: 'writing-changed',
        field: 'revision',
        detail: { revision: 1, by: '党员secretary', at: NOW },
      },
    })
    expect((await read()).written.problems.map(({ problem }) => problem)).toEqual(['捐款参与面不广'])
  })

  it('happens once when it is sent again', async () => {
    const { call, read } = await scene()
    const input = { branchId: BRANCH, reportId: REPORTS[2025], revision: 0 }
    const content = { section: 'problems' as const, entries: [PROBLEM] }
    const more = { requestId: 'request-1234' }
    const first = await call('report.write', { ...input, content }, 'secretary', more)
    expect(await call('report.write', { ...input, content }, 'secretary', more)).toEqual(first)
    expect(await read()).toMatchObject({ revision: 1, writtenAt: NOW })
  })

  it('is for those who write the report', async () => {
    const { write, read } = await scene()
    const content: Content = { section: 'problems', entries: [PROBLEM] }
    expect(await write(content, 0, 2025, 'member-1')).toMatchObject({ ok: false, code: 'not-permitted' })
    expect((await read()).revision).toBe(0)
  })

  it('is refused with a figure that does not exist', async () => {
    const { problems } = await scene()
    expect(await problems([{ ...PROBLEM, figures: ['no-such'] }])).toMatchObject({
      ...{ code: 'no-such-measure', field: 'content.entries.0.figures' },
    })
  })

  it.each([
    ['1999-01-01', /截止日之后/],
    ['2025-06-10', /截止日之后/],
    ['2031-01-01', /5年之内/],
  ])('is refused with a step for %s, of a report up to 10 June 2025', async (dueOn, expected) => {
    const { write, read } = await scene()
    const answer = await write({ section: 'next-steps', entries: [STEP, { ...STEP, dueOn: civilDate(dueOn) }] })
    expect(answer).toMatchObject({ code: 'bad-input', field: 'content.entries.1.dueOn' })
    expect(JSON.stringify(answer)).toMatch(expected)
    expect((await read()).revision).toBe(0)
  })

  it('is refused with a share that is to be more than a whole', async () => {
    const { write } = await scene()
    const step = (target: number) => ({
      ...STEP,
      metric: { key: 'service-share', direction: 'at-least' as const, target },
    })
    expect(await write({ section: 'next-steps', entries: [step(200)] })).toMatchObject({
      ...{ code: 'bad-input', field: 'content.entries.0.metric.target' },
    })
    expect(await write({ section: 'next-steps', entries: [step(100)] })).toMatchObject({ ok: true })
  })

  it('lets a next step refer only to a problem that is named, and go on without one that is no more', async () => {
    const { write, problems, read } = await scene()
    const steps = (problemId: string | null, revision: number) =>
      write({ section: 'next-steps', entries: [{ ...STEP, problemId }] }, revision)
    expect(await steps('no-such', 0)).toMatchObject({ code: 'no-such-problem', field: 'content.entries.0.problemId' })
    await problems([PROBLEM])
    const problemId = (await read()).written.problems[0]?.id ?? ''
    expect(await steps(problemId, 1)).toMatchObject({ ok: true })
    await problems([], 2)
    expect((await read()).written['next-steps']).toMatchObject([{ measure: '提前一周通知', problemId: null }])
  })
})

describe('the problems of last year', () => {
  it('are those that last year’s report named, until each is answered', async () => {
    const { write, problems, read, draft } = await scene()
    await problems([PROBLEM, { ...PROBLEM, problem: '学习不够系统' }], 0, 2024)
    const [open] = (await read()).written['last-year']
    expect(open).toMatchObject({ problem: '捐款参与面不广', done: '', extent: null })
    expect(said(await draft(), 'last-year')).toEqual([
      '（一）捐款参与面不广。（整改做了什么：待填写）（整改到什么程度：待填写）',
      '（二）学习不够系统。（整改做了什么：待填写）（整改到什么程度：待填写）',
    ])
    const answers = open?.answers ?? ''
    const entry = { id: null, answers, problem: '捐款参与面不广', done: '提前通知了', extent: 'done' as const }
    await write({ section: 'last-year', entries: [entry] })
    expect(said(await draft(), 'last-year')).toEqual([
      '（一）捐款参与面不广。提前通知了。已完成整改。',
      '（二）学习不够系统。（整改做了什么：待填写）（整改到什么程度：待填写）',
    ])
  })

  it('cannot answer one that last year’s report did not name', async () => {
    const entry = { id: null, answers: 'no-such', problem: '甲', done: '', extent: null }
    expect(await (await scene()).write({ section: 'last-year', entries: [entry] })).toMatchObject({
      ...{ code: 'no-such-problem', field: 'content.entries.0.answers' },
    })
  })
})

describe('a section of a branch’s template', () => {
  it('carries its budget of characters into the draft', async () => {
    const { call, draft } = await scene()
    const section = {
      id: 'problems',
      heading: '存在的问题',
      level: 1 as const,
      statements: [],
      toWrite: '问题',
      budget: 1500,
    }
    const template = { title: '报告', sections: [section] }
    const at = instant('2025-06-10T08:00:00.000Z')
    await call('template.save', { branchId: BRANCH, revision: 0, template }, 'secretary', { now: at })
    expect((await draft()).sections).toMatchObject([{ id: 'problems', budget: 1500 }])
  })
})

describe('an entry that is sent without its id', () => {
  it('is the stored one that says the same, so that nothing is made of it twice', async () => {
    const { write, read } = await scene()
    const step = { ...STEP, measure: '每月集中学习一次' }
    const first = await write({ section: 'next-steps', entries: [STEP, step] })
    const again = await write({ section: 'next-steps', entries: [step, { ...STEP, who: '宣传委员' }] }, 1)
    const ids = first.ok ? first.value.entryIds : []
    expect(again).toMatchObject({ ok: true, value: { entryIds: [...ids].reverse() } })
    expect((await read()).written['next-steps'].map(({ who }) => who)).toEqual(['组织委员', '宣传委员'])
  })

  it('is a new one where as many as say the same are claimed', async () => {
    const { write } = await scene()
    const first = await write({ section: 'next-steps', entries: [STEP] })
    const [id = ''] = first.ok ? first.value.entryIds : []
    const again = await write({ section: 'next-steps', entries: [{ ...STEP, id }, STEP, STEP] }, 1)
    const ids = again.ok ? again.value.entryIds : []
    expect([ids[0], new Set(ids).size]).toEqual([id, 3])
  })
})

it.each(['donated|change', 'donated|change-percent', 'donated|mean', 'donors|names'])(
  'a step is measured by a number: %s is refused by name',
  async (key) => {
    const { callRaw } = await scene()
    const metric = { key, direction: 'at-least', target: 5 }
    const content = { section: 'next-steps', entries: [{ ...STEP, metric }] }
    const answer = await callRaw(
      'report.write',
      { branchId: BRANCH, reportId: REPORTS[2025], revision: 0, content },
      'secretary',
    )
    expect(answer).toMatchObject({ ok: false, code: 'bad-input', field: 'content.entries.0.metric.key' })
  },
)

it('what a step is measured by is called as it is called now, and what is one branch’s by that branch’s name', async () => {
  const { store, write, read } = await scene()
  const as = { unit: '', direction: 'at-least', target: 5 } as const
  const renamed = { key: DONATED, title: '以前的名称', ...as }
  const ofBranch = { key: 'donated|branch=branch-2|each-below', title: '第二党支部捐款金额', ...as }
  const steps = [renamed, ofBranch].map((metric, at) => ({ ...STEP, id: `s${at}`, metric }))
  const written = { 'last-year': [], problems: [], 'next-steps': steps }
  const place = { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-06-10'), scope: 'own' } as const
  const by = { revision: 1, written, writtenAt: NOW, writtenBy: 'secretary' }
  store.seed('reportWritings', { _id: writingId(place), ...place, ...by })
  const sent = steps.map(({ metric: { key, direction, target }, ...step }) => ({
    ...step,
    metric: { key, direction, target },
  }))
  expect(await write({ section: 'next-steps', entries: sent }, 1)).toMatchObject({ ok: true })
  const metrics = (await read()).written['next-steps'].map(({ metric }) => [metric?.title, metric?.unit])
  expect(metrics).toEqual([
    ['捐款金额', '元'],
    ['第二党支部捐款金额', '元'],
  ])
})

it.each(['donated|names', 'donors|highest', 'study-notes|member=member-1', 'branches|mean'])(
  'a problem rests on figures that a report can name: %s is refused by name',
  async (key) => {
    const { callRaw } = await scene()
    const content = { section: 'problems', entries: [{ ...PROBLEM, figures: [DONATED, key] }] }
    const answer = await callRaw(
      'report.write',
      { branchId: BRANCH, reportId: REPORTS[2025], revision: 0, content },
      'secretary',
    )
    expect(answer).toMatchObject({ ok: false, code: 'no-such-measure', field: 'content.entries.0.figures' })
  },
)

it('what an early version kept otherwise is read, and prints, like the rest', async () => {
  const { store, read, draft } = await scene()
  store.seed('donations', GIFT)
  const early = {
    ...{ _id: `${BRANCH}:2025`, revision: 3, branchId: BRANCH, year: 2025, writtenAt: NOW, writtenBy: 'secretary' },
    written: {
      'last-year': [],
      problems: [
        {
          ...{ id: 'p1', problem: '捐款参与面不广', cause: '通知晚了', grounds: '' },
          figures: [{ measure: 'donated', year: 2025, part: null, title: '捐款金额' }],
        },
      ],
      'next-steps': [{ id: 's1', measure: '提前一周通知', who: '组织委员', byWhen: '3月底前', problemId: 'p1' }],
    },
  }
  store.seed('reportWritings', early as never)
  store.seed('reports', storedReport({ _id: REPORTS[2025], branchId: BRANCH, cutOff: civilDate('2025-06-10') }))
  const { written } = await read()
  expect(written.problems).toMatchObject([{ id: 'p1', causes: WHY, figures: [{ key: DONATED }], fromRule: null }])
  expect(written['next-steps']).toMatchObject([{ id: 's1', ownerId: null, dueOn: null, metric: null }])
  expect(said(await draft(), 'problems')[0]).toContain('原因：通知晚了。依据：捐款金额1,200元')
})
