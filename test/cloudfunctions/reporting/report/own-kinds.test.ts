/** Kinds that were set up, in a report: its sentence, its workbook, a bureau's with all below it. */
import type { OutputOf } from '#contract'
import { KIND_SECTIONS } from '#domain/ledger/own-kind'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { appointment, branch, BRANCH, BUREAU, type Office } from '../../../builders/office'
import { mediation, MEDIATION, settled } from '../../../builders/own-kind'
import {
  answered,
  declare,
  fourDisputes,
  open,
  record,
  retireAllBut,
  SECOND,
  YEAR,
  type Scene,
} from '../../../builders/own-kind-report'

type Report = OutputOf<'report.get'>
async function draft(scene: Office, branchId = BRANCH, as = 'secretary', year = 2025): Promise<Report> {
  const { reportId } = answered(await scene.call('report.draft', { branchId, year }, as)).value
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

describe('the draft', () => {
  it('says what was recorded, in the section that the kind names, with every number a figure', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    const report = await draft(scene)
    expect(textOf(report, 'central-task')).toContain(
      '调解纠纷4件，其中家庭纠纷2件、邻里纠纷1件、物业纠纷1件，涉及群众14人，社区2个。',
    )
    expect(report.figures.filter(({ measure }) => measure.startsWith('own:')).map(({ display }) => display)).toEqual([
      ...['4', '2', '1', '1', '14', '2'],
    ])
  })

  it('goes on saying what was counted of a field that is retired, of days that have it', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code, '2024-03-04')
    await retireAllBut(scene, code, ['纠纷类型'])
    await record(scene, code, { f1: 'o1' })
    await record(scene, code, { f1: 'o2' })
    expect(textOf(await draft(scene, BRANCH, 'secretary', 2024), 'central-task')).toContain(
      '调解纠纷4件，其中家庭纠纷2件、邻里纠纷1件、物业纠纷1件，涉及群众14人，社区2个。',
    )
    expect(textOf(await draft(scene), 'central-task')).toContain('调解纠纷2件，其中家庭纠纷1件、邻里纠纷1件。')
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
    await record(scene, code, settled('o2', 7, '竹篱社区'), { branchId: SECOND })
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
      '调解纠纷5件，其中家庭纠纷2件、邻里纠纷2件',
    )
    expect(textOf(await draft(scene), 'central-task')).toContain('调解纠纷4件')
    expect(textOf(await draft(scene, SECOND, 'second'), 'central-task')).toContain('调解纠纷1件')
  })
})
