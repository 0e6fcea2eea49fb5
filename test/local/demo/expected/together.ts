/** Several organizations summed as one, and a share only over those that keep records of it: by the demo's input alone. */
import { expectedFigures } from '../expected-figures'
import { counted, held, isInYear, lastDayOf, lastOf, type Figures, type SummedYear } from './counting'

const NOTHING_SAID = { found: [], rejected: [], added: [] }

/** All their people and books in one. */
export function together(units: readonly SummedYear[]): SummedYear {
  const [first] = units
  if (!first) throw new Error('nothing to sum')
  return {
    ...first,
    branch: { ...first.branch, cells: units.flatMap(({ branch }) => branch.cells) },
    people: units.flatMap(({ people }) => people),
    posts: units.flatMap(({ posts }) => posts),
    meetings: units.flatMap(({ meetings }) => meetings),
    shifts: units.flatMap(({ shifts }) => shifts),
    donations: units.flatMap(({ donations }) => donations),
    duesAccounts: units.flatMap(({ duesAccounts }) => duesAccounts),
    duesPayments: units.flatMap(({ duesPayments }) => duesPayments),
    ledger: units.flatMap(({ ledger }) => ledger),
    nones: units.flatMap(({ nones }) => nones),
    report: { ...NOTHING_SAID, lastYear: units.flatMap(({ report }) => report?.lastYear ?? []) },
    stepsOfGroup: units.flatMap(({ branch, report }) => (branch.key === 'bureau' ? (report?.lastYear ?? []) : [])),
    indicators: units.flatMap(({ indicators }) => indicators),
    indicatorMonths: units.flatMap(({ indicatorMonths }) => indicatorMonths),
  }
}

type Keeps = (unit: SummedYear) => boolean
const meets =
  (...kinds: string[]): Keeps =>
  (unit) =>
    held(unit).some((meeting) => meeting.kinds.some((kind) => kinds.includes(kind)))
const studies: Keeps = (unit) => held(unit).some(({ studyMinutes }) => studyMinutes > 0)
const writes =
  (kind: string): Keeps =>
  (unit) =>
    counted(unit, kind).length > 0
const hotline: Keeps = ({ indicatorMonths, year, ...unit }) =>
  indicatorMonths.some(
    ({ month }) => month.startsWith(`${year}-`) && lastDayOf(month) <= lastOf({ indicatorMonths, year, ...unit }),
  )

/** Of each share or mean that a report may print: who keeps records of what it counts. */
const KEPT: Readonly<Record<string, Keeps>> = {
  'three-meetings-one-lecture-attendance-rate': meets(
    'general-meeting',
    'committee-meeting',
    'cell-meeting',
    'party-lecture',
  ),
  'service-share': ({ shifts, ...unit }) => shifts.some(({ on }) => isInYear({ ...unit, shifts }, on)),
  'study-hours-per-member': studies,
  'study-hours-reached-rate': studies,
  'study-note-authors-rate': writes('study-note'),
  'organizational-life-meeting-rectified-rate': meets('organizational-life-meeting'),
  'democratic-life-meeting-rectified-rate': meets('democratic-life-meeting'),
  'commitments-kept-rate': writes('service-commitment'),
  'dues-on-time-rate': ({ duesAccounts }) => duesAccounts.length > 0,
  'clean-conduct-letters-signed-rate': writes('clean-conduct-letter'),
  'hotline-closing-rate': hotline,
}

/** The figures of a bureau with all below it. */
export function expectedTogether(units: readonly SummedYear[]): Figures {
  const shares = Object.entries(KEPT).map(([id, keeps]) => {
    const keeping = units.filter(keeps)
    return [id, expectedFigures(together(keeping.length > 0 ? keeping : units))[id] ?? null] as const
  })
  const branches = units.filter(({ branch }) => branch.key !== 'bureau').length
  return { ...expectedFigures(together(units)), branches, ...Object.fromEntries(shares) }
}
