import type { BarChart } from '../components/bar-chart/bar-chart-plan'
import type { Permission } from '../../../domain/people/permission'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { partsOf, yearBeside, type CatalogueMeasure, type Split, type SplitPart } from '../../../services/reports'
import { open } from '../../../services/routes'
import { blankWords } from '../evidence/evidence-view'
import type { ReportScope } from '../../../domain/report/duty-report'
import { splitsOf } from '../figures/figures-view'
import { openEntry } from '../record-places'
import { besideChart, partRows, withheldText, type PartRow } from './split-view'

const MONTH = 'month'

interface Seen {
  readonly found: CatalogueMeasure | undefined
  /** Of the dimension that is shown; undefined where the figure has none. */
  readonly result: Split | undefined
  readonly earlier: readonly SplitPart[]
  readonly permissions: readonly Permission[]
}

/** One figure by kinds, people, months …; each part opens the records behind it. */
readingPage('packages/report/split/split', {
  data: {
    action: '',
    enterAt: '',
    title: '',
    year: 0,
    dimensions: [] as CatalogueMeasure['dimensions'],
    by: '',
    rows: [] as readonly PartRow[],
    chart: null as BarChart | null,
    withheld: '',
  },
  refresh: 'opened',
  begin: ({ year }) => ({ year }),

  async read({ branchId, measure, year, scope = 'own' }, chosen, before?: Seen): Promise<Seen> {
    const found =
      before?.found ?? (await ask('measure.catalogue', { branchId })).measures.find(({ id }) => id === measure)
    const by = chosen.by || firstOf(found, scope)
    if (by === '') return { found, result: undefined, earlier: [], permissions: [] }
    const periods = yearBeside(year, today())
    const [{ result }, earlier] = await Promise.all([
      ask('measure.split', { branchId, period: periods.now, measureId: measure, by, scope }),
      by === MONTH ? partsOf(branchId, periods.before, measure, by, scope) : [],
    ])
    const permissions = result.kind === 'no-record' ? await permissionsAt(branchId) : []
    return { found, result, earlier, permissions }
  },
  show({ found, result, earlier }, { year, scope = 'own' }, chosen) {
    const { title = '' } = found ?? {}
    const by = chosen.by || firstOf(found, scope)
    const head = { title, dimensions: found ? splitsOf(found, scope) : [], by, action: '' }
    if (!result) return { ...head, ...nothing('这个数字不再细分。') }
    if (result.kind !== 'parts') {
      const { message, enterAt } = blankWords(result, scope)
      return { ...head, ...nothing(message), enterAt, action: enterAt ? '去登记' : '' }
    }
    const { parts } = result
    const withheld = withheldText(result.withheld, scope)
    if (parts.length === 0 && !withheld) return { ...head, ...nothing('这段时间没有这样的记录。') }
    const period = yearBeside(year, today()).now
    const chart = by === MONTH ? besideChart(title, year, { period, parts, before: earlier }) : undefined
    return { ...head, rows: partRows(parts), chart: chart ?? null, withheld }
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    void this.turnTo({ by: tapped(event, 'by') })
  },
  openPart(event: WechatMiniprogram.TouchEvent) {
    const { branchId, measure, year, scope } = this.at
    const { from, to } = yearBeside(year, today()).now
    const part = { by: this.data.by, key: tapped(event, 'key') }
    const whose = scope === undefined ? {} : { scope }
    void open('packages/report/evidence/evidence', { branchId, measure, from, to, ...part, ...whose })
  },
  enter() {
    const { branchId, year } = this.at
    const missing = { subject: this.data.enterAt, period: yearBeside(year, today()).now }
    void openEntry(branchId, missing, this.seen?.permissions ?? [])
  },
})

/** The dimension a figure is split by at first; empty where it has none. */
function firstOf(found: CatalogueMeasure | undefined, scope: ReportScope): string {
  return found ? (splitsOf(found, scope)[0]?.id ?? '') : ''
}
