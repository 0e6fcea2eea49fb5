/** A month, a quarter or a year so far from the same measures as every figure: one question for each collection, both periods together. */
import type { InputOf, OutputOf, Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { branchNorm } from '#domain/branch/norm-choice'
import type { NormKind } from '#domain/rules/norm'
import { NORMS } from '#domain/rules/norms'
import { inForce } from '#domain/rules/rule'
import type { CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { reviewed, STRETCHES } from '#domain/time/stretch'
import { kindsOf } from '../../application/own-kinds'
import { refuse, type BranchContext } from '../../application/ports/handling'
import { measureOf } from '../measures/catalogue'
import { MeasureDesk } from '../measures/desk'
import type { Resolved } from '../measures/figure'
import { officeAmong, officeOf, officeWithBelow } from '../measures/office'
import { Records } from '../measures/records'
import { sharedIndicators } from '../measures/shared-indicators'
import { SUMMARY_GROUPS, type SummaryLine } from './summary-lines'

export type Summary = OutputOf<'branch.summary'>
type Line = Summary['groups'][number]['lines'][number]

/** The house's measures are called the same everywhere. */
const NO_OWN = { indicators: [], kinds: [] }

export async function summaryOf(
  { stretch, on }: Pick<InputOf<'branch.summary'>, 'stretch' | 'on'>,
  context: BranchContext,
): Promise<Summary | Refusal<'in-the-future'>> {
  const { branch, today } = context
  const days = reviewed(stretch, on, today)
  if (!days) return refuse('in-the-future', { field: 'on' })
  const lines = SUMMARY_GROUPS.flatMap((group) => group.lines)
  const [now, before] = await figuresOf(lines, [days.period, days.before], context)
  const told = (line: SummaryLine): Line[] => {
    const [figure, earlier] = [now?.get(line.measure), before?.get(line.measure)]
    if (!figure || figure.kind === 'not-applicable') return []
    const { measure, title = measureOf(measure, NO_OWN)?.title ?? measure } = line
    const asked = line.norm ? askedFor(line.norm, branch, days.period.to) : null
    const said = { value: saidOf(figure), before: saidOf(earlier) }
    // What nobody asks of such a stretch and neither has is not worth a line: a yearly meeting in each of twelve months.
    const isAsked = asked !== null && STRETCHES.indexOf(asked.per) <= STRETCHES.indexOf(stretch)
    if (said.value === null && said.before === null && !isAsked) return []
    const records = figure.kind === 'value' ? figure.records : 0
    return [{ measure, title, ...said, records, norm: asked?.text ?? null }]
  }
  const groups = SUMMARY_GROUPS.map(({ heading, lines: those }) => ({ heading, lines: those.flatMap(told) }))
  return {
    ...{ branchName: branch.name, ...days, isWide: branch.kind === 'bureau' },
    groups: groups.filter((group) => group.lines.length > 0),
  }
}

/** By measure, for each of the periods. */
async function figuresOf(lines: readonly SummaryLine[], periods: readonly Period[], context: BranchContext) {
  const { store, branch, today } = context
  const [office, kinds] = await Promise.all([
    branch.kind === 'bureau' ? officeWithBelow(store, branch) : officeOf(store, [branch._id]),
    kindsOf(store, branch),
  ])
  const branchIds = office.branches.map(({ _id }) => _id)
  const indicators = sharedIndicators(office.branches)
  const records = new Records(store, officeAmong(office, branchIds))
  const desks = periods.map(
    (period) => new MeasureDesk(store, records, { branchIds, indicators, kinds, period, cutOff: null, on: today }),
  )
  const ids = lines.map(({ measure }) => measure)
  await records.load(desks.flatMap((desk) => desk.questions(ids.map((measure) => ({ measure })))))
  return Promise.all(desks.map((desk) => desk.resolveAll(ids)))
}

function saidOf(figure: Resolved | undefined): string | null {
  return figure?.kind === 'value' ? `${figure.display}${figure.unit}` : null
}

const PERS = { month: '每月', quarter: '每季度', year: '每年' } as const

/** `每月1次`, `每个小组每月1次`, as it holds there on the last day; null where nothing is asked for, or it was set aside. */
function askedFor(kind: NormKind, { normChoices }: Branch, on: CivilDate) {
  const norm = inForce(NORMS, on).find(({ parameters }) => parameters.kind === kind)
  if (!norm) return null
  const { atLeast, isSetAside } = branchNorm(norm, normChoices ?? [], on)
  const { per, each } = norm.parameters
  return isSetAside ? null : { per, text: `${each === 'cell' ? '每个小组' : ''}${PERS[per]}${atLeast}次` }
}
