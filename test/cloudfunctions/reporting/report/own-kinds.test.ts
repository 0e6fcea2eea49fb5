/** Kinds that were set up, in what is made of records: measures with their parts, evidence, the draft, the workbook, a bureau. */
import type { OutputOf, RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { KIND_SECTIONS } from '#domain/ledger/own-kind'
import type { SheetToWrite } from '../../../../cloudfunctions/application/ports/documents'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { ownKindHandlers } from '../../../../cloudfunctions/application/ledger/own-kind-handlers'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { fileHandlers } from '../../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { appointment, branch, BRANCH, BUREAU, openOffice, type Office } from '../../../builders/office'
import { mediation, MEDIATION, settled } from '../../../builders/own-kind'

const YEAR = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
const SECOND = 'branch-2'

interface Scene extends Office {
  readonly sheets: SheetToWrite[]
}

async function open(): Promise<Scene> {
  const sheets: SheetToWrite[] = []
  const office = await openOffice({
    handlers: {
      ...{ ...ledgerHandlers, ...ownKindHandlers, ...measureHandlers, ...reportHandlers },
      ...{ ...templateHandlers, ...fileHandlers, ...writingHandlers },
    },
    documents: {
      writeSheets: async (written) => {
        sheets.push(...written)
        return new Uint8Array([1])
      },
    },
  })
  return { ...office, sheets }
}

function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}
async function declare(scene: Office, declaration = MEDIATION, as = 'secretary', branchId = BRANCH): Promise<string> {
  return answered(await scene.call('ledger.declareKind', { branchId, declaration }, as)).value.code
}
async function record(scene: Office, code: string, values: RequestOf<'ledger.record'>['values'], branchId = BRANCH) {
  const entry = { branchId, kind: code, occurredOn: civilDate('2025-03-04'), values }
  answered(await scene.call('ledger.record', entry, branchId === SECOND ? 'second' : 'clerk'))
}
/** Four disputes: two of families, one of neighbours, one of property; 3 + 2 + 5 + 4 people; in two communities. */
async function fourDisputes(scene: Office, code: string): Promise<void> {
  await record(scene, code, settled('o1', 3, '竹篱社区'))
  await record(scene, code, settled('o1', 2, '石渠社区'))
  await record(scene, code, settled('o2', 5, '竹篱社区'))
  await record(scene, code, settled('o3', 4, '石渠社区'))
}
type Report = OutputOf<'report.get'>
async function draft(scene: Office, branchId = BRANCH, as = 'secretary'): Promise<Report> {
  const { reportId } = answered(await scene.call('report.draft', { branchId, year: 2025 }, as)).value
  return answered(await scene.call('report.get', { branchId, reportId }, as)).value
}
function textOf({ sections, figures }: Report, id: string): string {
  const section = sections.find((each) => each.id === id)
  return (section?.paragraphs ?? [])
    .map(({ parts }) =>
      parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text)).join(''),
    )
    .join('\n')
}

describe('the measures of a kind that was set up', () => {
  it('stand in the catalogue in a group of their own, with its fields as dimensions in people’s own words', async () => {
    const scene = await open()
    const code = await declare(scene)
    const { measures } = answered(await scene.call('measure.catalogue', { branchId: BRANCH }, 'secretary')).value
    const own = measures.filter(({ group }) => group === '自设台账')
    expect(own.map(({ id, title, unit }) => [id, title, unit])).toEqual([
      [`own:${code}`, '调解纠纷', '件'],
      [`own:${code}:f2`, '调解纠纷：涉及群众', '人'],
      [`own:${code}:f3`, '调解纠纷：社区', '个'],
    ])
    expect(own[0]?.definition).toBe('调解纠纷记录的条数')
    expect(own[0]?.dimensions.map(({ title }) => title)).toEqual(['纠纷类型', '社区', '月份', '党支部'])
  })

  it('count, add up, count once, and tell the parts apart; each opens its records', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    const whole = { branchId: BRANCH, period: YEAR, scope: 'own' as const }
    const measureIds = [`own:${code}`, `own:${code}:f2`, `own:${code}:f3`, `own:${code}.f1.o1`]
    const { results } = answered(await scene.call('measure.compute', { ...whole, measureIds }, 'secretary')).value
    expect(results[0]?.figures.map(({ result }) => (result.kind === 'value' ? result.display : result))).toEqual([
      ...['4', '14', '2', '2'],
    ])
    const by = { ...whole, measureId: `own:${code}`, by: 'f1' }
    const { result } = answered(await scene.call('measure.split', by, 'secretary')).value
    expect(result).toMatchObject({
      parts: [
        { label: '家庭纠纷', display: '2' },
        { label: '邻里纠纷', display: '1' },
        { label: '物业纠纷', display: '1' },
      ],
    })
    const part = { by: 'f1', key: 'o2' }
    const asked = { ...whole, measureId: `own:${code}`, part }
    const { items, total } = answered(await scene.call('measure.evidence', asked, 'secretary')).value
    expect([items.map(({ title }) => title), total]).toEqual([['调解纠纷：邻里纠纷，涉及群众5人，竹篱社区'], 1])
  })

  it('count money in yuan and people once, also those named together', async () => {
    const scene = await open()
    const code = await declare(
      scene,
      mediation({
        fields: [
          { type: 'money', label: '慰问金', counted: 'sum' },
          { type: 'members', label: '参加党员', counted: 'distinct' },
        ],
      }),
    )
    await record(scene, code, { f1: 12_050, f2: ['member-1', 'member-2'] })
    await record(scene, code, { f1: 30_000, f2: ['member-2'] })
    const asked = {
      branchId: BRANCH,
      period: YEAR,
      scope: 'own' as const,
      measureIds: [`own:${code}:f1`, `own:${code}:f2`],
    }
    const { results } = answered(await scene.call('measure.compute', asked, 'secretary')).value
    expect(results[0]?.figures).toMatchObject([
      { result: { display: '420.50', unit: '元', records: 2 } },
      { result: { display: '2', unit: '人', records: 3 } },
    ])
  })

  it('of a field that was retired can still be opened', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    const kept = MEDIATION.fields.slice(0, 1).map((field) => ({ ...field, code: 'f1' }))
    const retiring = { branchId: BRANCH, code, declaration: mediation({ fields: kept }) }
    answered(await scene.call('ledger.declareKind', retiring, 'secretary'))
    const asked = { branchId: BRANCH, period: YEAR, scope: 'own' as const, measureIds: [`own:${code}:f2`] }
    const { results } = answered(await scene.call('measure.compute', asked, 'secretary')).value
    expect(results[0]?.figures).toMatchObject([{ result: { display: '14' } }])
  })

  it('are nothing to a branch for which the kind was not set up', async () => {
    const scene = await open()
    const code = await declare(scene)
    const asked = { branchId: BUREAU, period: YEAR, scope: 'own' as const, measureIds: [`own:${code}`] }
    expect(await scene.call('measure.compute', asked, 'office')).toMatchObject({ code: 'no-such-measure' })
  })
})

describe('the draft', () => {
  it('says what was recorded, in the section that the kind names, with every number a figure', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    const report = await draft(scene)
    expect(textOf(report, 'central-task')).toContain(
      '调解纠纷4件，包括家庭纠纷2件、邻里纠纷1件、物业纠纷1件，涉及群众14人，社区2个。',
    )
    expect(report.figures.filter(({ measure }) => measure.startsWith('own:')).map(({ display }) => display)).toEqual([
      ...['4', '2', '1', '1', '14', '2'],
    ])
  })

  it('prints nothing where nothing was recorded', async () => {
    const scene = await open()
    await declare(scene)
    const report = await draft(scene)
    expect(JSON.stringify(report.sections)).not.toContain('调解')
    expect(report.unrecorded.map(({ about }) => about)).not.toContain('调解纠纷')
  })

  it('prints no zero where somebody said that there was none', async () => {
    const scene = await open()
    const code = await declare(scene)
    scene.store.seed('noneDeclarations', {
      ...{ _id: 'none', revision: 1, branchId: BRANCH, subject: `ledger:${code}` },
      ...{ fromOn: YEAR.from, toOn: YEAR.to, declaredAt: '2025-06-10T00:00:00.000Z' as never, declaredBy: 'secretary' },
    })
    expect(JSON.stringify((await draft(scene)).sections)).not.toContain('调解')
  })

  /** A template whose one section tells of the kind in its own words. */
  async function template(scene: Scene, code: string): Promise<void> {
    const clause = { about: '调解', text: '调处矛盾{n}起', slots: { n: { measure: `own:${code}` } } }
    const statements = [{ id: 's', worth: 'core', clauses: [clause] }]
    const sections = [{ id: 'mine', heading: '工作', level: 1, statements }]
    const input = { branchId: BRANCH, template: { title: '报告', sections }, revision: 0 }
    answered((await scene.callRaw('template.save', input, 'secretary')) as { ok: boolean })
  }

  it('leaves to a template what that says itself, and has a place where the template has no such section', async () => {
    const scene = await open()
    const [code, other] = [await declare(scene), await declare(scene, mediation({ title: '接待来访', unit: '人次' }))]
    await fourDisputes(scene, code)
    await record(scene, other, settled('o1', 1, '竹篱社区'))
    await template(scene, code)
    expect(textOf(await draft(scene), 'mine')).toMatch(/^调处矛盾4起。\n接待来访1人次/)
  })

  it('is drafted though its template names a kind that was removed', async () => {
    const scene = await open()
    const code = await declare(scene)
    await template(scene, code)
    answered(await scene.call('ledger.removeKind', { branchId: BRANCH, code }, 'secretary'))
    expect(await draft(scene)).toMatchObject({ notApplicable: [{ about: '调解' }] })
  })

  it('asks for the kinds once', async () => {
    const scene = await open()
    await declare(scene)
    const find = jest.spyOn(scene.store, 'findAll')
    await draft(scene)
    expect(find.mock.calls.filter(([collection]) => collection === 'ledgerKinds')).toHaveLength(1)
  })
})

it('the sections that a kind may name are those of the house’s template', () => {
  const sections = dutyReportTemplate('branch')
    .sections.filter(({ level }) => level === 2)
    .map(({ id }) => id)
  expect([...KIND_SECTIONS].sort()).toEqual([...sections].sort())
})

it('a step may be measured by what is recorded under a kind that was set up', async () => {
  const scene = await open()
  const code = await declare(scene)
  const metric = { key: `own:${code}`, direction: 'at-least', target: 20 } as const
  const entry = {
    ...{ id: null, problemId: null, measure: '多走访', who: '', ownerId: null },
    ...{ dueOn: null, byWhen: '', metric },
  }
  const content = { section: 'next-steps' as const, entries: [entry] }
  const { reportId } = await draft(scene)
  const asked = { branchId: BRANCH, reportId, revision: 0, content }
  answered(await scene.call('report.write', asked, 'secretary'))
  expect(await scene.call('report.written', { branchId: BRANCH, reportId }, 'secretary')).toMatchObject({
    value: { written: { 'next-steps': [{ metric: { title: '调解纠纷', unit: '件' } }] } },
  })
})

describe('the workbook', () => {
  it('has a sheet for the kind, with a column for each of its fields', async () => {
    const scene = await open()
    await fourDisputes(scene, await declare(scene))
    const { reportId } = await draft(scene)
    answered(await scene.call('report.evidenceFile', { branchId: BRANCH, reportId, format: 'xlsx' }, 'clerk'))
    const sheet = scene.sheets.find(({ name }) => name === '调解纠纷')
    expect(sheet?.columns.map(({ title }) => title)).toEqual([
      ...['日期', '记录', '纠纷类型', '涉及群众（人）', '社区', '调解经过', '用于数据'],
    ])
    expect(sheet?.rows.map((row) => row.slice(2, 5)).sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['家庭纠纷', 2, '石渠社区'],
      ['家庭纠纷', 3, '竹篱社区'],
      ['物业纠纷', 4, '石渠社区'],
      ['邻里纠纷', 5, '竹篱社区'],
    ])
  })
})

describe('a kind that a bureau set up', () => {
  async function bureau() {
    const scene = await open()
    scene.store.seed('branches', branch({ _id: SECOND, name: '第二党支部', cells: [] }))
    const person = await scene.store.get('members', 'member-5')
    if (!person) throw new Error('nobody')
    scene.store.seed('members', {
      ...person,
      _id: 'second',
      spans: person.spans.map((each) => ({ ...each, branchId: SECOND })),
    })
    scene.store.seed('bindings', {
      _id: 'wx-second',
      revision: 1,
      memberId: 'second',
      boundAt: '2025-01-01T00:00:00.000Z' as never,
      invitationId: 'seed',
    })
    scene.store.seed('appointments', appointment('second', 'secretary', SECOND))
    const code = await declare(scene, MEDIATION, 'office', BUREAU)
    await fourDisputes(scene, code)
    await record(scene, code, settled('o2', 7, '竹篱社区'), SECOND)
    return { ...scene, code }
  }

  it('is summed over all below it, and each branch stands by itself', async () => {
    const scene = await bureau()
    const measureIds = [`own:${scene.code}`, `own:${scene.code}:f2`, `own:${scene.code}:f3`]
    const asked = { branchId: BUREAU, period: YEAR, measureIds }
    const shown = async (scope: 'with-below' | 'each-below') => {
      const { results } = answered(await scene.call('measure.compute', { ...asked, scope }, 'office')).value
      return results.map(({ branchName, figures }) => [
        branchName,
        ...figures.map(({ result }) => (result.kind === 'value' ? result.value : null)),
      ])
    }
    // 竹篱社区 is one community, whichever branch was there.
    expect(await shown('with-below')).toEqual([['某区服务局', 5, 21, 2]])
    expect(await shown('each-below')).toEqual([
      ['第一党支部', 4, 14, 2],
      ['第二党支部', 1, 7, 1],
    ])
  })

  it('stands in the bureau’s report and in that of each branch', async () => {
    const scene = await bureau()
    expect(textOf(await draft(scene, BUREAU, 'office'), 'central-task')).toContain(
      '调解纠纷5件，包括家庭纠纷2件、邻里纠纷2件',
    )
    expect(textOf(await draft(scene), 'central-task')).toContain('调解纠纷4件')
    expect(textOf(await draft(scene, SECOND, 'second'), 'central-task')).toContain('调解纠纷1件')
  })
})
