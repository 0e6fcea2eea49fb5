/**
 * A draft reads rightly at any cut-off date: its text has no seams, and every figure in it is what plain sums over the
 * demo's own input up to that day make of it.
 */
import fc from 'fast-check'
import { handlers } from '../../builders/handlers'
import { unitYears, type DemoYear } from '../../../local/demo/demo-year'
import { openIdOf } from '../../../local/demo/scene'
import { demoYear } from '../../../local/demo/year'
import { enterDemoYear } from '../../../local/demo/enter'
import type { OutputOf } from '#contract'
import { addDays, civilDate } from '#domain/time/civil-date'
import { isWrittenSection } from '#domain/report/report-writing'
import { instant } from '#domain/time/instant'
import { expectedFigures, expectedFiguresBefore, keyedFigures, lastValue } from './expected-figures'
import { authorFigures, sumFor } from './expected/printed'
import { expectedTogether, together } from './expected/together'
import { openMemoryCloud, SETUP_CODE } from './memory-client'

type Report = OutputOf<'report.get'>

/** The paragraphs that were drawn, as they print; what people wrote is theirs. */
function paragraphsOf({ sections, figures }: Report): string[] {
  const drawn = sections.filter(({ id }) => !isWrittenSection(id))
  return drawn.flatMap(({ paragraphs }) =>
    paragraphs
      .filter(({ parts }) => parts.every((part) => part.is !== 'blank'))
      .map(({ parts }) =>
        parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '?') : part.text)).join(''),
      ),
  )
}

const SEAMS = [
  ['其中 before nothing', /其中[，；。]/],
  ['two marks in a row', /[，、；。：]{2}/],
  ['a mark at the beginning', /^[，、；。]/],
  ['no full stop at the end', /[^。]$/],
  ['a unit without its number', /(?<![\d])(人次|小时|学时|班次|个百分点|%|元)/],
  ['a slot that nobody filled', /[{}?]/],
  ['a zero', /(?<![\d.,])0(?![\d.,])/],
  ['what is not recorded', /暂无记录/],
] as const

function seamsIn(report: Report, isYearOver: boolean): string[] {
  return paragraphsOf(report).flatMap((text) => [
    ...SEAMS.flatMap(([name, seam]) => (seam.test(text) ? [`${name}: ${text}`] : [])),
    ...(!isYearOver && text.includes('全年') ? [`全年 before the year is over: ${text}`] : []),
  ])
}

/** Whose report, of what: by whom it is drafted, whose doings it tells, and the organizations whose input is summed. */
interface Reported {
  readonly organization: string
  readonly scope: 'own' | 'with-below'
  readonly openId: string
  readonly author: string
  readonly units: readonly DemoYear[]
}

function reportsOf(demo: DemoYear): Reported[] {
  const [bureau, ...branches] = unitYears(demo)
  if (!bureau) throw new Error('no bureau')
  const reported = (units: readonly DemoYear[], of: DemoYear, scope: Reported['scope']): Reported => {
    const author = of.hands.host
    return { organization: of.branch.name, scope, openId: openIdOf(demo, author), author, units }
  }
  return [
    reported([bureau, ...branches], bureau, 'with-below'),
    reported([bureau], bureau, 'own'),
    ...branches.map((branch) => reported([branch], branch, 'own')),
  ]
}

/** Without people's own sentences, which are of the whole year: every paragraph is as it was drafted. */
function asDrafted(year: DemoYear): DemoYear {
  const drafted = (report: DemoYear['report']) => report && { ...report, added: [] }
  return { ...year, report: drafted(year.report), bureau: { ...year.bureau, report: drafted(year.bureau.report) } }
}

function sumsOf({ units, author, scope }: Reported, cutOff: string) {
  const until = units.map((unit) => ({ ...unit, until: cutOff }))
  const whole = together(until)
  const own = Object.fromEntries(whole.indicators.map(({ code, name }) => [name, lastValue(whole, code)]))
  const now = scope === 'own' ? expectedFigures(whole) : expectedTogether(until)
  return {
    now: { ...now, ...own },
    before: expectedFiguresBefore(whole),
    author: authorFigures(whole, author),
    keyed: keyedFigures(whole),
    own: expectedFigures(until[0] ?? whole),
  }
}

/** The figures that are another number than plain sums make of the demo's input. */
function wrongIn(report: Report, reported: Reported): string[] {
  const sums = sumsOf(reported, report.cutOff)
  const whose = `${reported.organization} ${reported.scope} ${report.cutOff}`
  const ofUnit = (name: string) => {
    const unit = reported.units.find(({ branch }) => branch.name === name)
    return unit ? expectedFigures({ ...unit, until: report.cutOff }) : {}
  }
  const inText = report.figures.flatMap(({ key, title, value, measure, scope, part }) => {
    const isBranchs = scope === 'each-below' && part !== null
    const sum = isBranchs ? ofUnit(part.label)[measure] : sumFor(key.startsWith('indicator:') ? title : key, sums)
    return sum === value ? [] : [`${whose} ${key}: ${value}, by hand ${sum}`]
  })
  const rows = report.branchTable?.rows ?? []
  const inTable = rows.flatMap(({ name, cells }) => {
    const byHand = ofUnit(name)
    return cells.flatMap((cell) => {
      if (cell.is !== 'figure') return []
      const { measure, value } = cell.figure
      return byHand[measure] === value ? [] : [`${whose} ${name} ${measure}: ${value}, by hand ${byHand[measure]}`]
    })
  })
  return [...inText, ...inTable]
}

describe.each([
  { seed: 7, year: 2024 },
  { seed: 3, year: 2023 },
])('a draft of $year of any organization, of either scope, at any cut-off date', ({ seed, year }) => {
  const demo = asDrafted(demoYear({ seed, year }))
  const reports = reportsOf(demo)
  const cloud = openMemoryCloud(handlers)
  let draft: (reported: Reported, cutOff: string) => Promise<Report>

  beforeAll(async () => {
    await enterDemoYear({ client: cloud.client, year: demo, setupCode: SETUP_CODE })
    const { branches } = await cloud.client.as(openIdOf(demo, 'office')).call('branch.tree', {})
    const at = { at: instant(`${year + 1}-01-15T02:00:00.000Z`) }
    draft = async ({ organization, scope, openId }, cutOff) => {
      const branchId = branches.find(({ name }) => name === organization)?.branchId ?? ''
      const by = cloud.client.as(openId)
      const { reportId } = await by.call('report.draft', { branchId, year, cutOff: civilDate(cutOff), scope }, at)
      return by.call('report.get', { branchId, reportId }, at)
    }
  }, 240_000)

  it('has no seams in its text, and prints what plain sums give', async () => {
    const lastDay = civilDate(`${year}-12-31`)
    const days = fc.integer({ min: 0, max: 364 }).map((before) => addDays(lastDay, -before))
    const several = [lastDay, civilDate(`${year}-01-01`), civilDate(`${year}-06-30`)]
    const [WHOLE_BUREAU, BRANCH] = [0, 2]
    await fc.assert(
      // By number: a counterexample is to be read.
      fc.asyncProperty(days, fc.nat({ max: reports.length - 1 }), async (cutOff, number) => {
        const reported = reports[number]
        if (!reported) throw new Error(`no report ${number}`)
        const report = await draft(reported, cutOff)
        expect(seamsIn(report, cutOff === lastDay)).toEqual([])
        expect(wrongIn(report, reported)).toEqual([])
      }),
      {
        numRuns: 14,
        examples: [WHOLE_BUREAU, BRANCH].flatMap((each) => several.map((day): [typeof day, number] => [day, each])),
        endOnFailure: true,
      },
    )
  }, 240_000)

  it('sets the branches side by side by name, with the branch that keeps nothing of study named for it', async () => {
    const [bureau] = reports
    if (!bureau) throw new Error('no bureau')
    const { branchTable, withoutRecords } = await draft(bureau, `${year}-12-31`)
    const names = branchTable?.rows.map(({ name }) => name) ?? []
    // shùjù, then zhèngwù fúwù dàtīng, guǎnlǐjú, rèxiàn.
    const inOrder = ['数据资源中心', '政务服务大厅', '政务服务管理局机关', '政务服务热线中心']
    expect(names).toEqual(inOrder.map((each) => `泊岭区${each}党支部`))
    const lacking = withoutRecords.find(({ title }) => title === '集中学习')?.branches
    expect(lacking).toEqual(['泊岭区数据资源中心党支部'])
  })
})
