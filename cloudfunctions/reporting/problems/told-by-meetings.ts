/** What an organization's meetings say of it: which norms it did not keep, in which months its organ did not study. */
import type { Branch } from '#domain/branch/branch'
import type { Meeting } from '#domain/meeting/meeting'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import { isHeld } from '#domain/meeting/quorum'
import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { BranchId, MemberId } from '#domain/people/identity'
import type { ReportScope } from '#domain/report/duty-report'
import { UNIT_ITSELF } from '#domain/report/scope-words'
import { hasCommittee } from '#domain/rules/branch-rules'
import { firstDay, lastDay, monthOf, monthsOfYear, type CivilDate, type Month } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { shortNames } from '../measures/short-name'
import { normFigure, type Judging, type NormOwner, type OrganAgenda, type UnmetNorm } from './judging'
import { NORM_MEASURES, unmetNorms } from './unmet-norms'

interface MeetingsOf {
  readonly branch: Branch
  readonly branches: readonly Branch[]
  readonly scope: ReportScope
  readonly year: number
  readonly cutOff: CivilDate
}
type Figures = Pick<Judging, 'figures'>

interface Held extends HeldMeeting, Pick<Meeting, 'agenda'> {
  readonly branchId: BranchId
  readonly lecturerId: MemberId | null
}
interface HeldRecords {
  readonly meetings: readonly Held[]
  /** Who was secretary of the organization reported on. */
  readonly secretaries: readonly Appointment[]
}

/** All meetings, as a measure: a figure where there are any, or were declared to be none. */
const ALL_MEETINGS = 'activities'
/** What is asked to tell it, of each organization that is judged by itself. */
export const TOLD_BY = [ALL_MEETINGS, 'full-members', 'committee-members'] as const

/**
 * A branch that kept no meetings, and has not declared that there were none, says nothing about what it did: it is named
 * where it would be short of something that binds it.
 */
export function toldByMeetings(
  of: MeetingsOf,
  figures: Judging['figures'],
  held: HeldRecords,
): Pick<Judging, 'unmetNorms' | 'ownNorms' | 'agendas' | 'withoutMeetings'> {
  const all = of.branches.map((each) => {
    const own = held.meetings.filter(({ branchId }) => branchId === each._id)
    const owner = of.scope === 'own' ? undefined : ownerOf(each, of.branch, of.branches)
    const asked = { each, own, owner, ...sizeOf({ figures }, owner) }
    const isKnown = own.length > 0 || normFigure({ figures }, { measure: ALL_MEETINGS, ...whose(owner) }) !== undefined
    return { owner, isKnown, unmet: unmetOf(of, asked, held), agenda: agendaOf(of, asked) }
  })
  const known = all.filter(({ isKnown }) => isKnown)
  const silent = all.filter(({ isKnown, owner }) => !isKnown && owner && !owner.isOwn)
  const names = (those: typeof all) => those.flatMap(({ owner }) => (owner ? [owner.name] : []))
  return {
    unmetNorms: known.flatMap(({ unmet }) => unmet),
    ownNorms: all.flatMap(({ owner, unmet }) => (owner && !owner.isOwn ? [] : unmet)),
    agendas: known.flatMap(({ agenda }) => agenda ?? []),
    withoutMeetings: {
      'norms-unmet': names(silent.filter(({ unmet }) => unmet.length > 0)),
      'organ-months-without': names(silent.filter(({ agenda }) => agenda && agenda.without.length > 0)),
    },
  }
}

interface Asked {
  readonly each: Branch
  readonly own: readonly Held[]
  readonly owner: NormOwner | undefined
  readonly fullMembers: number
  readonly committeeMembers: number
}

const whose = (owner: NormOwner | undefined) => (owner ? { of: owner } : {})

/** The norms that it did not keep. */
function unmetOf({ year, cutOff }: MeetingsOf, asked: Asked, held: HeldRecords): UnmetNorm[] {
  const { each, own, owner, fullMembers, committeeMembers } = asked
  const isBureau = each.kind === 'bureau'
  const known = isBureau ? [...own, ...secretarysLectures(held)] : own
  const found = unmetNorms(each, { year, cutOff, held: known, fullMembers, committeeMembers })
  if (!owner) return isBureau ? found.filter(({ measure }) => measure !== LECTURES_BELOW) : found
  return found.map((norm) => ({ ...norm, of: owner, title: owner.isOwn ? norm.title : `${owner.name}${norm.title}` }))
}

/** The leading group by its own sessions, a branch with a committee by its committee's: one does not stand in for another. */
function agendaOf(of: MeetingsOf, { each, own, owner, ...size }: Asked): OrganAgenda | undefined {
  const isBureau = each.kind === 'bureau'
  if (!isBureau && !hasCommittee(size.fullMembers, size.committeeMembers)) return undefined
  const kind = isBureau ? 'leading-group-session' : 'committee-meeting'
  const studied = own.filter(
    (meeting) =>
      meeting.kinds.includes(kind) && isHeld(meeting) && meeting.agenda.some(({ isPartyBuilding }) => isPartyBuilding),
  )
  const kept = new Set(studied.map(({ occurredOn }) => monthOf(occurredOn)))
  const without = wholeMonthsOf(each, of).filter((month) => !kept.has(month))
  const organ = isBureau ? '党组会议' : '支委会'
  return { title: owner && !isBureau ? `${owner.name}${organ}` : organ, ...whose(owner), without }
}

/** The months of the year that are over by the cut-off date, of when the organization was there. */
export function wholeMonthsOf({ formedOn }: Branch, { year, cutOff }: Pick<MeetingsOf, 'year' | 'cutOff'>): Month[] {
  return monthsOfYear(year).filter((month) => lastDay(month) <= cutOff && firstDay(month) >= formedOn)
}

function sizeOf(figures: Figures, owner: NormOwner | undefined) {
  const people = (measure: string) => normFigure(figures, { measure, ...whose(owner) })?.value ?? 0
  return { fullMembers: people('full-members'), committeeMembers: people('committee-members') }
}

/** Who answers for a bureau lectures in the branches below it: the bureau's own records alone do not tell. */
const LECTURES_BELOW = NORM_MEASURES['leader-lecture']

function secretarysLectures({ meetings, secretaries }: HeldRecords): HeldMeeting[] {
  return meetings
    .filter(({ kinds, lecturerId, occurredOn }) => {
      const held = secretaries.filter(({ memberId }) => memberId === lecturerId)
      return kinds.includes('party-lecture') && held.some((post) => holdsOn(post, occurredOn))
    })
    .map((meeting) => ({ ...meeting, lecturer: 'secretary' }))
}

/** One of the organizations that a report of `branch` is of. */
export function ownerOf({ _id, name }: Branch, branch: Branch, all: readonly Branch[]): NormOwner {
  const isOwn = _id === branch._id
  const names = all.filter((each) => each !== branch).map((each) => each.name)
  return { name: isOwn ? UNIT_ITSELF : shortNames(names, branch.name)(name), branchId: _id, isOwn }
}

/** The closed meetings of the year, without their sheets, which can be long. */
export async function meetingsHeld(
  store: Reader,
  branchIds: readonly BranchId[],
  { year, cutOff }: Pick<MeetingsOf, 'year' | 'cutOff'>,
): Promise<Held[]> {
  const rows = await store.aggregate('meetings', [
    {
      $match: {
        branchId: { $in: branchIds },
        occurredOn: { $gte: yearPeriod(year).from, $lte: cutOff },
        state: 'closed',
      },
    },
    {
      $project: {
        ...{ branchId: 1, organ: 1, cellId: 1, kinds: 1, occurredOn: 1, quorum: 1 },
        ...{ lecturer: 1, lecturerId: 1, agenda: 1 },
      },
    },
    { $limit: 10_000 },
  ])
  return rows as unknown as Held[]
}
