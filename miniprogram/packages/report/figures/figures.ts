import type { ReportScope } from '../../../domain/report/duty-report'
import { REPORT_SCOPE_LABELS } from '../../../domain/report/scope-words'
import { yearPeriod } from '../../../domain/time/period'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { scopesAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import {
  computeBeside,
  reportYear,
  yearBeside,
  yearsUntil,
  type CatalogueMeasure,
  type Figures,
} from '../../../services/reports'
import { open } from '../../../services/routes'
import { foundIn, groupsOf } from '../../../services/sought-measures'
import { figureRow, isOnlyBefore, type FigureRow } from './figures-view'

/** How many figures are shown at first, and more on reaching the bottom. */
const STEP = 30

/** The figures there are, and the values of a year computed so far, beside those of the year before. */
interface Seen {
  readonly measures: readonly CatalogueMeasure[]
  /** What they can be of, the usual first. */
  readonly scopes: readonly ReportScope[]
  readonly year: number
  readonly scope: ReportScope
  readonly now: Figures
  readonly earlier: Figures
}

/** Every figure there is, by what it is about or by its name, beside that of the year before. */
readingPage('packages/report/figures/figures', {
  data: {
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    year: reportYear(today()),
    scope: '' as ReportScope | '',
    scopeNames: [] as readonly string[],
    scopeName: '',
    groups: [] as readonly string[],
    group: '',
    sought: '',
    count: STEP,
    rows: [] as readonly FigureRow[],
    hasMore: false,
    /** The year before, where only that one has records of what is shown; 0 otherwise. */
    betterYear: 0,
  },
  refresh: 'opened',
  begin: ({ year, scope }) => ({ ...(year === undefined ? {} : { year }), ...(scope === undefined ? {} : { scope }) }),

  /** Figures that were computed before are not asked for again. */
  async read({ branchId }, chosen, before?: Seen): Promise<Seen> {
    const { year } = chosen
    const { measures, scopes } = before ?? (await figuresThere(branchId))
    const scope = chosen.scope || (scopes[0] ?? 'own')
    const isSame = before?.year === year && before.scope === scope
    const [known, knownEarlier]: [Figures, Figures] = isSame ? [before.now, before.earlier] : [new Map(), new Map()]
    const missing = shownOf(measures, chosen)
      .map(({ id }) => id)
      .filter((id) => !known.has(id))
    const { now, before: earlier } = await computeBeside(branchId, yearBeside(year, today()), missing, scope)
    return {
      measures,
      scopes,
      year,
      scope,
      now: new Map([...known, ...now]),
      earlier: new Map([...knownEarlier, ...earlier]),
    }
  },
  show({ measures, scopes, scope, now, earlier }, _, chosen) {
    const { year, group, sought } = chosen
    const groups = groupsOf(measures)
    const shown = shownOf(measures, chosen)
    const beside = yearBeside(year, today()).now.to === yearPeriod(year).to ? '上年' : '上年同期'
    const ids = shown.map(({ id }) => id)
    return {
      ...(shown.length > 0 ? {} : nothing('没有找到这样的数字，请换个名称看看。')),
      scope,
      scopeNames: scopes.length > 1 ? scopes.map((each) => REPORT_SCOPE_LABELS[each]) : [],
      scopeName: REPORT_SCOPE_LABELS[scope],
      groups,
      group: group || (groups[0] ?? ''),
      rows: shown.map((measure) =>
        figureRow(measure, { now: now.get(measure.id), before: earlier.get(measure.id), beside, scope }),
      ),
      hasMore: foundIn(measures, group || (groups[0] ?? ''), sought).length > shown.length,
      betterYear: isOnlyBefore(ids, now, earlier) ? year - 1 : 0,
    }
  },

  onReachBottom() {
    if (this.data.hasMore) void this.refine({ count: this.data.count + STEP })
  },
  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year !== undefined) void this.turnTo({ year })
  },
  chooseScope(event: WechatMiniprogram.PickerChange) {
    const scope = this.seen?.scopes[Number(event.detail.value)]
    if (scope) void this.turnTo({ scope })
  },
  /** Where there is a choice. */
  scopeChosen(): { readonly scope?: ReportScope } {
    const { scope, scopeNames } = this.data
    return scope !== '' && scopeNames.length > 0 ? { scope } : {}
  },
  lookBack() {
    void this.turnTo({ year: this.data.betterYear })
  },
  chooseGroup(event: WechatMiniprogram.PickerChange) {
    const group = this.data.groups[Number(event.detail.value)]
    if (group !== undefined) void this.turnTo({ group, sought: '', count: STEP })
  },
  seek(event: WechatMiniprogram.Input) {
    void this.refine({ sought: event.detail.value, count: STEP })
  },

  openFigure(event: WechatMiniprogram.TouchEvent) {
    const { from, to } = yearBeside(this.data.year, today()).now
    const { branchId } = this.at
    void open('packages/report/evidence/evidence', {
      branchId,
      measure: tapped(event),
      from,
      to,
      ...this.scopeChosen(),
    })
  },
  split(event: WechatMiniprogram.TouchEvent) {
    const { branchId } = this.at
    const { year } = this.data
    void open('packages/report/split/split', { branchId, measure: tapped(event), year, ...this.scopeChosen() })
  },
  charts() {
    const { year } = this.data
    void open('packages/report/charts/charts', { branchId: this.at.branchId, year, ...this.scopeChosen() })
  },
})

interface Chosen {
  readonly group: string
  readonly sought: string
  readonly count: number
}
/** The figures in view: of the group, at first the first one, or by name. */
function shownOf(measures: readonly CatalogueMeasure[], { group, sought, count }: Chosen): CatalogueMeasure[] {
  return foundIn(measures, group || (groupsOf(measures)[0] ?? ''), sought).slice(0, count)
}

async function figuresThere(branchId: string): Promise<Pick<Seen, 'measures' | 'scopes'>> {
  const [{ measures }, scopes] = await Promise.all([ask('measure.catalogue', { branchId }), scopesAt(branchId)])
  return { measures, scopes }
}
