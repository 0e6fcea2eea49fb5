/** What is planned of a meeting: checked against the organ, the cells and the register of its day. */
import type { InputOf, Refusal } from '#contract'
import { cellsOn } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import { adjustedDue, canBeAdded, type MeetingOrgan } from '#domain/meeting/due-roll'
import type { MemberId } from '#domain/people/identity'
import { instantAt } from '#domain/time/instant'
import type { ConvenedMeeting, DueChange } from '#domain/meeting/meeting'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { ORGAN_LABELS } from '#domain/meeting/labels'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { isRefusal, refuse, type BranchContext } from '../../ports/handling'
import { ruledDue } from '../due-on-day'
import { membersWithinReach } from '../within-reach'

export type Description = Omit<InputOf<'meeting.change'>, 'branchId' | 'meetingId' | 'scope'>
export type PlanRefusal =
  'kind-not-for-organ' | 'no-such-cell' | 'no-such-member' | 'not-on-roll' | 'not-due' | 'nobody-due'

export type MeetingPlan = Pick<
  ConvenedMeeting,
  | 'kinds'
  | 'title'
  | 'occurredOn'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'hostId'
  | 'form'
  | 'agenda'
  | 'lecturer'
  | 'lecturerId'
  | 'studyMinutes'
  | 'dueIds'
  | 'dueChange'
>

/** The same of a meeting that there was not before: of an organ that the organization has. */
export async function newPlanOf(
  input: Description,
  organ: Pick<MeetingOrgan, 'organ' | 'cellId'>,
  context: BranchContext,
): Promise<MeetingPlan | Refusal<PlanRefusal | 'organ-not-here'>> {
  return organMissing(organ, context) ?? planOf(input, organ, context)
}

/** What was written down, with who is due by the register of that day. */
export async function planOf(
  input: Description,
  organ: Pick<MeetingOrgan, 'organ' | 'cellId'>,
  context: BranchContext,
): Promise<MeetingPlan | Refusal<PlanRefusal>> {
  const { occurredOn, hostId, lecturerId, startTime, endTime, due, kinds, ...written } = input
  const misplaced = kindMisplaced(kinds, organ) ?? cellMissing(organ, occurredOn, context)
  if (misplaced) return misplaced
  const named = [
    ...(hostId === null ? [] : [{ memberId: hostId, field: 'hostId' }]),
    ...(lecturerId === null ? [] : [{ memberId: lecturerId, field: 'lecturerId' }]),
  ]
  const [people, whoIsDue] = await Promise.all([
    membersWithinReach(named, occurredOn, context),
    dueOf(organ, occurredOn, due, context),
  ])
  if (isRefusal(people)) return people
  if (isRefusal(whoIsDue)) return whoIsDue
  const startsAt = instantAt(occurredOn, startTime)
  const endsAt = instantAt(occurredOn, endTime)
  return { ...written, ...whoIsDue, kinds, occurredOn, startsAt, endsAt, hostId, lecturerId }
}

function kindMisplaced(
  kinds: readonly MeetingKind[],
  { organ }: Pick<MeetingOrgan, 'organ'>,
): Refusal<'kind-not-for-organ'> | undefined {
  const at = kinds.findIndex((kind) => !suitsOrgan(kind, organ))
  const kind = kinds[at]
  return kind && refuse('kind-not-for-organ', { field: `kinds.${at}`, detail: { kind, organ } })
}

export function organMissing(
  { organ }: Pick<MeetingOrgan, 'organ'>,
  { branch: { kind, name } }: BranchContext,
): Refusal<'organ-not-here'> | undefined {
  if (holdsOrgan(kind, organ)) return undefined
  return refuse('organ-not-here', { field: 'organ', detail: { organ: ORGAN_LABELS[organ], name } })
}

export function cellMissing(
  { cellId }: Pick<MeetingOrgan, 'cellId'>,
  day: CivilDate,
  { branch }: BranchContext,
): Refusal<'no-such-cell'> | undefined {
  if (cellId === null || cellsOn(branch, day).some(({ id }) => id === cellId)) return undefined
  return refuse('no-such-cell', { field: 'cellId', detail: { date: day } })
}

async function dueOf(
  organ: Pick<MeetingOrgan, 'organ' | 'cellId'>,
  day: CivilDate,
  change: Description['due'],
  context: BranchContext,
): Promise<Pick<ConvenedMeeting, 'dueIds' | 'dueChange'> | Refusal<PlanRefusal>> {
  const byRule = await ruledDue({ ...organ, branchId: context.branch._id }, day, context.store)
  const dueChange = change && (await checkedChange(change, byRule, organ, day, context))
  if (isRefusal(dueChange)) return dueChange
  const dueIds = adjustedDue(byRule, dueChange)
  if (dueIds.length === 0) return refuse('nobody-due', { field: 'organ', detail: { organ: organ.organ, date: day } })
  return { dueIds, dueChange }
}

async function checkedChange(
  { add, remove, reason, lawful, consent }: NonNullable<Description['due']>,
  byRule: readonly MemberId[],
  { organ }: Pick<MeetingOrgan, 'organ'>,
  day: CivilDate,
  context: BranchContext,
): Promise<DueChange | Refusal<PlanRefusal>> {
  const stranger = remove.findIndex((id) => !byRule.includes(id))
  if (stranger !== -1) return refuse('not-due', { field: `due.remove.${stranger}` })
  const unmoved = lawful.findIndex(({ memberId }) => !remove.includes(memberId))
  if (unmoved !== -1) return refuse('not-due', { field: `due.lawful.${unmoved}` })
  const named = add.map((memberId, at) => ({ memberId, field: `due.add.${at}` }))
  const members = await membersWithinReach(named, day, context)
  if (isRefusal(members)) return members
  for (const { memberId, field } of named) {
    const member = members.get(memberId)
    if (!member || !canBeAdded(member, { organ, branchId: context.branch._id }, day))
      return refuse('not-on-roll', { field, detail: { name: member?.name ?? '', date: day } })
  }
  return {
    added: add.filter((id) => !byRule.includes(id)),
    removed: remove,
    reason,
    ...(lawful.length > 0 ? { lawful, ...(consent === null ? {} : { consent }) } : {}),
  }
}
