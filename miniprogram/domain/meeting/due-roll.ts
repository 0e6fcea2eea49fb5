/** Who is due (应到) at a meeting: by rule from the register of that day, then as the host adjusted it with a reason. */
import { holdsOn, isCommitteePost, isLeadingGroupPost, type Appointment, type Post } from '../people/appointment'
import type { CivilDate } from '../time/civil-date'
import type { BranchId, CellId, MemberId } from '../people/identity'
import type { ClosedMeeting, DueChange } from './meeting'
import type { LawfullyLeftOut } from './left-out'
import type { Organ } from './meeting-kinds'
import type { Member } from '../people/member'
import { spanOn, type MemberSpan } from '../people/member-history'
import { hasVote, isPartyMember, standingIn } from '../people/roll'

export interface MeetingOrgan {
  readonly branchId: BranchId
  readonly organ: Organ
  /** The cell that meets; null for other organs. */
  readonly cellId: CellId | null
}

/**
 * Those due by rule on that day, sorted by id. Branch: probationary and full members on its roll. Cell: those of the
 * cell. Leading group and committee: who holds a post of it, on whatever roll.
 */
export function dueByRule(
  { branchId, organ, cellId }: MeetingOrgan,
  day: CivilDate,
  members: readonly Pick<Member, '_id' | 'spans'>[],
  appointments: readonly Appointment[],
): MemberId[] {
  if (organ === 'committee') return committeeOn(branchId, day, appointments)
  if (organ === 'leading-group') return holdersOn(branchId, day, appointments, isLeadingGroupPost)
  return sorted(
    members.flatMap(({ _id, spans }) => {
      const span = standingIn({ spans }, branchId, day)
      return span && isPartyMember(span.stage) && isOfOrgan(span, organ, cellId) ? [_id] : []
    }),
  )
}

/** Whether who is due follows from posts and not from a roll. */
export function isHeldByPost(organ: Organ): boolean {
  return organ === 'committee' || organ === 'leading-group'
}

/** Who sits on the branch committee that day, sorted by id; once, however many posts they hold. */
export function committeeOn(branchId: BranchId, day: CivilDate, appointments: readonly Appointment[]): MemberId[] {
  return holdersOn(branchId, day, appointments, isCommitteePost)
}

function holdersOn(
  branchId: BranchId,
  day: CivilDate,
  appointments: readonly Appointment[],
  isMeant: (post: Post) => boolean,
): MemberId[] {
  const seats = appointments.filter((held) => held.branchId === branchId && isMeant(held.post) && holdsOn(held, day))
  return sorted(seats.map(({ memberId }) => memberId))
}

export function adjustedDue(
  byRule: readonly MemberId[],
  change: Pick<DueChange, 'added' | 'removed'> | null,
): MemberId[] {
  if (!change) return [...byRule]
  return sorted([...byRule, ...change.added].filter((id) => !change.removed.includes(id)))
}

/**
 * Those due on that day with the host's change: by rule from the register of the day, and of the people added those who
 * can still be. Between convening and the day somebody may join the branch, leave it, or change the cell or the stage.
 *
 * @param members the branch's roll of that day, and whoever was added.
 */
export function dueOn(
  organ: MeetingOrgan,
  day: CivilDate,
  change: DueChange | null,
  members: readonly Pick<Member, '_id' | 'spans'>[],
  appointments: readonly Appointment[],
): MemberId[] {
  const byRule = dueByRule(organ, day, members, appointments)
  if (!change) return byRule
  const addable = new Set(members.filter((member) => canBeAdded(member, organ, day)).map(({ _id }) => _id))
  return adjustedDue(byRule, { ...change, added: change.added.filter((id) => addable.has(id)) })
}

/** Whom the host may add: a Party member of the branch that day; to a leading group, of any branch of the bureau. */
export function canBeAdded(
  { spans }: Pick<Member, 'spans'>,
  { branchId, organ }: Pick<MeetingOrgan, 'branchId' | 'organ'>,
  day: CivilDate,
): boolean {
  const span = organ === 'leading-group' ? spanOn(spans, day) : standingIn({ spans }, branchId, day)
  return span !== undefined && isPartyMember(span.stage)
}

/**
 * Those due by rule at a meeting that is closed, as its frozen record tells: those due before the host's change. Of a
 * committee meeting the committee's members, where they were kept.
 */
export function ruledWhenClosed({
  dueIds,
  dueChange,
  committeeIds,
}: Pick<ClosedMeeting, 'dueIds' | 'dueChange' | 'committeeIds'>): MemberId[] {
  const { added = [], removed = [] } = dueChange ?? {}
  return sorted(committeeIds ?? [...dueIds.filter((id) => !added.includes(id)), ...removed])
}

/** Full members among the due by the register of the day, sorted by id: probationary members attend without a vote. */
export function fullMembersAmong(
  dueIds: readonly MemberId[],
  day: CivilDate,
  members: readonly Pick<Member, '_id' | 'spans'>[],
): MemberId[] {
  return sorted(
    members.flatMap(({ _id, spans }) => {
      const span = spanOn(spans, day)
      return span && hasVote(span.stage) && dueIds.includes(_id) ? [_id] : []
    }),
  )
}

/** Who may vote: the full members among the due, but for those without a vote at this meeting. */
export function votersAmong(
  fullMemberIds: readonly MemberId[],
  withoutVoteIds: readonly MemberId[],
): ReadonlySet<MemberId> {
  return new Set(fullMemberIds.filter((id) => !withoutVoteIds.includes(id)))
}

function isOfOrgan({ cellId: own }: MemberSpan, organ: 'branch' | 'cell', cellId: CellId | null): boolean {
  return organ === 'branch' || own === cellId
}

function sorted(ids: readonly MemberId[]): MemberId[] {
  return [...new Set(ids)].sort()
}

interface Due {
  readonly dueIds: readonly MemberId[]
  readonly dueChange: { readonly removed: readonly MemberId[]; readonly lawful?: readonly LawfullyLeftOut[] } | null
}

/**
 * Who counts where a meeting decides, for its quorum and its votes: those due, and whom the host took off on no lawful ground,
 * or the few who are left would decide for everybody.
 */
export function countedIn({ dueIds, dueChange }: Due): MemberId[] {
  return [...new Set([...dueIds, ...withoutGround(dueChange)])].sort()
}

/** Who was taken off those due without a lawful ground. */
export function withoutGround(change: Due['dueChange']): MemberId[] {
  const { removed = [], lawful = [] } = change ?? {}
  return removed.filter((id) => !lawful.some(({ memberId }) => memberId === id))
}
