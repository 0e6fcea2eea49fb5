import { cellsOn } from '#domain/branch/branch'
import { committeeOn } from '#domain/meeting/due-roll'
import { hasCommittee } from '#domain/rules/branch-rules'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { normCalendar, type CalendarPeriod, type CalendarRow, type CalendarYear } from '#domain/meeting/norm-calendar'
import { yearPeriod } from '#domain/time/period'
import { votersOn } from '#domain/people/roll'
import { thresholdsOf, type Thresholds } from '#domain/branch/threshold'
import { normFields, organFields, periodFields } from '../../norms/norm-view'
import type { BranchContext, Handlers } from '../../ports/handling'
import { meetingsWhere } from './held-meetings'

/** A year of the branch against the norms: what they ask by when, and what the records show. */
export const calendarHandlers: Handlers<'meeting.calendar'> = {
  'meeting.calendar': async ({ year }, context) => {
    const { branch, today } = context
    const thresholds = thresholdsOf(branch, today)
    const rows = normCalendar(await calendarYear(year, context))
    return { on: today, year, norms: rows.map((row) => rowView(row, thresholds)) }
  },
}

async function calendarYear(year: number, context: BranchContext): Promise<CalendarYear> {
  const { store, branch, today } = context
  const branchId = branch._id
  const { from, to } = yearPeriod(year)
  const [held, planned, members, appointments] = await Promise.all([
    meetingsWhere({ state: 'closed', occurredOn: { $gte: from, $lte: to } }, context),
    meetingsWhere({ state: 'convened', occurredOn: { $gte: from, $lte: to } }, context),
    store.findAll('members', { 'spans.branchId': branchId }),
    store.findAll('appointments', { branchId }),
  ])
  return {
    year,
    today,
    formedOn: branch.formedOn,
    dissolvedOn: branch.dissolvedOn,
    held,
    planned,
    choices: branch.normChoices ?? [],
    cellsOn: (day) => cellsOn(branch, day),
    factsOn: (day) => ({
      isBranch: branch.kind === 'branch',
      hasCommittee: hasCommittee(
        votersOn(members, branchId, day).length,
        new Set(committeeOn(branchId, day, appointments)).size,
      ),
      hasCells: cellsOn(branch, day).length > 0,
      hasLeadingGroup: holdsOrgan(branch.kind, 'leading-group'),
    }),
  }
}

function rowView(row: CalendarRow, thresholds: Thresholds) {
  const periodView = (period: CalendarPeriod) => {
    const { planned, status, why } = period
    return { ...periodFields(period, row.norm, thresholds), planned, status, why }
  }
  return { ...normFields(row.norm), ...organFields(row), periods: row.periods.map(periodView) }
}
