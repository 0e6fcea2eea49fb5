/** The norms for meetings that were not kept by the cut-off date, by the same calendar that the branch sees. */
import { cellsOn, type Branch } from '#domain/branch/branch'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { normCalendar, type CalendarPeriod, type CalendarRow } from '#domain/meeting/norm-calendar'
import { hasCommittee } from '#domain/rules/branch-rules'
import type { NormKind } from '#domain/rules/norm'
import { addDays, type CivilDate } from '#domain/time/civil-date'
import { formatPeriod } from '#domain/time/period'
import type { UnmetNorm } from './judging'

/** What counts each norm's meetings. Norms that bind single members are no matter of a calendar. */
export const NORM_MEASURES: Readonly<Partial<Record<NormKind, string>>> = {
  'general-meeting': 'general-meeting-count',
  'committee-meeting': 'committee-meeting-count',
  'cell-meeting': 'cell-meeting-count',
  'party-lecture': 'party-lecture-count',
  'leader-lecture': 'lectures-by-secretary',
  'themed-party-day': 'themed-party-day-count',
  'organizational-life-meeting': 'organizational-life-meeting-count',
  'democratic-evaluation': 'democratic-evaluation-count',
  'democratic-life-meeting': 'democratic-life-meeting-count',
}

export interface NormsAsked {
  readonly year: number
  readonly cutOff: CivilDate
  /** Closed meetings of the branch in the year up to the cut-off date. */
  readonly held: readonly HeldMeeting[]
  /** As of the cut-off date. */
  readonly fullMembers: number
  readonly committeeMembers: number
}

/** A month, quarter or year that was over by the cut-off date with fewer meetings than the norm; norm by norm. */
export function unmetNorms(branch: Branch, { year, cutOff, held, ...people }: NormsAsked): UnmetNorm[] {
  const rows = normCalendar({
    year,
    today: addDays(cutOff, 1),
    formedOn: branch.formedOn,
    dissolvedOn: branch.dissolvedOn,
    held,
    planned: [],
    choices: branch.normChoices ?? [],
    cellsOn: (day) => cellsOn(branch, day),
    factsOn: (day) => ({
      isBranch: branch.kind === 'branch',
      hasCommittee: hasCommittee(people.fullMembers, people.committeeMembers),
      hasCells: cellsOn(branch, day).length > 0,
      hasLeadingGroup: holdsOrgan(branch.kind, 'leading-group'),
    }),
  })
  const norms = new Map(rows.map(({ norm }) => [norm.id, norm]))
  return [...norms.values()].flatMap((norm): UnmetNorm[] => {
    const measure = NORM_MEASURES[norm.parameters.kind]
    const own = rows.filter((row) => row.norm.id === norm.id)
    const missing = missingPeriods(own)
    if (measure === undefined || missing.length === 0) return []
    const named = [...new Set(missing.map(periodWords))]
    const lacks = missing.every(({ done }) => done === 0) ? '没有记录' : '次数不足'
    const isBegun = own.some(({ periods }) => periods.some(({ done }) => done > 0))
    const ofSomeCells = norm.parameters.each === 'cell' && isBegun
    // No numbers: what was not held has no record to show for it.
    const many = isBegun ? '部分月份' : '各月都'
    const words = named.length > MOST_NAMED ? many : named.join('、')
    const whose = ofSomeCells ? '有的党小组' : ''
    return [{ title: norm.title, measure, when: `${whose}${words}${lacks}`, asked: askedIn(own), isBegun }]
  })
}

/** More months than this are not told one by one. */
const MOST_NAMED = 4

/** How many the norm asks for in all the year's periods that it applies to. */
function askedIn(rows: readonly CalendarRow[]): number {
  const applying = rows.flatMap(({ periods }) => periods).filter(({ status }) => status !== 'not-applicable')
  return applying.reduce((sum, { atLeast }) => sum + atLeast, 0)
}

function missingPeriods(rows: readonly CalendarRow[]): CalendarPeriod[] {
  return rows
    .flatMap(({ periods }) => periods)
    .filter(({ status }) => status === 'no-record')
    .sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
}

function periodWords({ period }: CalendarPeriod): string {
  const words = formatPeriod(period)
  return words.endsWith('季度') ? `第${words}` : words
}
