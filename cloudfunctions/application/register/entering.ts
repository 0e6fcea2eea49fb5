import type { InputOf, Refusal } from '#contract'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import type { Member, MemberChange } from '#domain/people/member'
import { joinOn } from '#domain/people/member-history'
import { isOldEnough, YOUNGEST } from '#domain/people/register-person'
import { stepRefused, tooEarlyToBeFull } from '#domain/people/stage-steps'
import { outsideDays, touched } from '../branches/visible'
import { accountsToAlign } from '../dues/align'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { changeLine, everOnRoll, refusedCell, refusedNumber, samePerson } from './placing'
import { memberOf } from './reading'

export const enteringHandlers: Handlers<'register.add' | 'register.return'> = {
  'register.add': async (input, context) => {
    const { branch, store, newId, today } = context
    const { name, sex, birthYear, number, admittedOn, joinedOn, facts } = input
    const refusal = refusedJoining(input, context)
    if (refusal) return refusal
    if (admittedOn !== null && admittedOn > today)
      return refuse('in-the-future', { field: 'admittedOn', detail: { today } })
    if (!isOldEnough(birthYear, joinedOn))
      return refuse('under-age', { field: 'birthYear', detail: { youngest: YOUNGEST } })
    const early = refusedStage({ name, admittedOn }, facts, today)
    if (early) return early
    const members = await everOnRoll(store, branch)
    const taken = refusedNumber(members, number, 'number')
    if (taken) return taken
    const known = samePerson(members, input)
    if (known) return refuse('already-on-roll', { field: 'name', detail: { name, memberId: known._id } })
    const joined = { branchId: branch._id, by: 'added', stage: facts.stage } as const
    const member: Member = {
      _id: newId(),
      revision: 1,
      name,
      sex,
      birthYear,
      ...(number === null ? {} : { number }),
      admittedOn,
      spans: [{ ...facts, branchId: branch._id, fromOn: joinedOn, untilOn: FAR_FUTURE }],
      changes: [{ ...changeLine(joinedOn, '列入名册', context), joined }],
    }
    return decide({ memberId: member._id }, [{ do: 'insert', in: 'members', doc: member }, touched(branch)], member._id)
  },

  'register.return': async (input, context) => {
    const { memberId, joinedOn, facts } = input
    const member = await memberOf(memberId, context)
    if (!member) return refuse('no-such-member', { field: 'memberId' })
    const refusal = refusedJoining(input, context)
    if (refusal) return refusal
    const early = refusedStage(member, facts, context.today)
    if (early) return early
    const spans = joinOn(member.spans, joinedOn, { ...facts, branchId: context.branch._id })
    if ('refused' in spans) return refuse('already-on-roll', { field: 'joinedOn', detail: { name: member.name } })
    // Who left and returned the same day was never away.
    const reason = stepRefused(member.spans, spans, member.admittedOn)
    if (reason) return refuse('stage-not-allowed', { field: 'facts.stage', detail: { name: member.name, reason } })
    const line = changeLine(joinedOn, '重新列入名册', context)
    const changes = returned(member.changes, { branchId: context.branch._id, by: 'returned', stage: facts.stage }, line)
    const doc = { ...member, spans, changes, revision: member.revision + 1 }
    const dues = await accountsToAlign(doc, context.store)
    return decide({ memberId }, [{ do: 'replace', in: 'members', doc }, touched(context.branch), ...dues], memberId)
  },
}

/**
 * Nobody is entered as a full member whose probation is not over today. Of somebody admitted long ago the list tells what
 * they are now, not the day of each step.
 */
function refusedStage(
  { name, admittedOn }: Pick<Member, 'name' | 'admittedOn'>,
  { stage }: Pick<InputOf<'register.add'>['facts'], 'stage'>,
  today: CivilDate,
): Refusal<'stage-not-allowed'> | undefined {
  const reason = stage === 'full' ? tooEarlyToBeFull(admittedOn, today) : undefined
  return reason ? refuse('stage-not-allowed', { field: 'facts.stage', detail: { name, reason } }) : undefined
}

/** Back on the very day of leaving: that was taken back, and nobody went or came. */
function returned(
  before: readonly MemberChange[],
  joined: NonNullable<MemberChange['joined']>,
  line: MemberChange,
): MemberChange[] {
  const last = before.at(-1)
  if (last?.left?.branchId !== joined.branchId || last.effectiveOn !== line.effectiveOn)
    return [...before, { ...line, joined }]
  const { left: _, ...said } = last
  return [...before.slice(0, -1), said, line]
}

function refusedJoining(
  { joinedOn, facts }: Pick<InputOf<'register.add'>, 'joinedOn' | 'facts'>,
  { branch, today }: BranchContext,
): Refusal<'in-the-future' | 'outside-branch-days' | 'no-such-cell'> | undefined {
  if (joinedOn > today) return refuse('in-the-future', { field: 'joinedOn', detail: { today } })
  return outsideDays(branch, joinedOn, 'joinedOn') ?? refusedCell(branch, facts.cellId, joinedOn, 'facts.cellId')
}
