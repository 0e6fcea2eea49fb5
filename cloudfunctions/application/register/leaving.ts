import type { Refusal } from '#contract'
import type { Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import type { Member, MemberChange } from '#domain/people/member'
import { endOn, transferOn, type MemberSpan } from '#domain/people/member-history'
import { may } from '#domain/people/permission'
import { endingPosts, postsHeld } from '../branches/appointments'
import { invitationsTakenBack } from '../branches/open-invitations'
import { outsideDays, touched } from '../branches/visible'
import { accountsToAlign } from '../dues/align'
import { decide, isRefusal, refuse, type BranchContext, type Decision, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { onRollOn } from './changing'
import { changeLine, refusedCell } from './placing'

export const leavingHandlers: Handlers<'register.leave' | 'register.transfer'> = {
  'register.leave': async ({ memberId, leftOn, by, reason }, context) => {
    const found = await onRollOn(memberId, leftOn, context, 'leftOn')
    if (isRefusal(found)) return found
    const { member, span } = found
    const spans = endOn(member.spans, leftOn)
    if ('refused' in spans) return refuse(spans.refused, { field: 'leftOn', detail: { name: member.name } })
    const posts = await postsHeld(context.store, memberId, leftOn, backOn(spans, leftOn))
    const left = { branchId: context.branch._id, by, stage: span.stage }
    const change = { ...changeLine(leftOn, `离开名册：${reason}`, context), left }
    return departure({ member, spans, change, posts }, [], context)
  },

  'register.transfer': async ({ memberId, toBranchId, toCellId, effectiveOn }, context) => {
    const to = await destination(toBranchId, effectiveOn, context)
    if (isRefusal(to)) return to
    const found = await onRollOn(memberId, effectiveOn, context)
    if (isRefusal(found)) return found
    const { member, span } = found
    const refusal = refusedCell(to, toCellId, effectiveOn, 'toCellId')
    if (refusal) return refusal
    const spans = transferOn(member.spans, effectiveOn, { branchId: to._id, cellId: toCellId })
    if ('refused' in spans) return refuse(spans.refused, { field: 'toBranchId', detail: { name: member.name } })
    const { branch } = context
    const what = `由${branch.name}转到${to.name}`
    const held = await postsHeld(context.store, memberId, effectiveOn, backOn(spans, effectiveOn, branch._id))
    // Who answers for a bureau may be on the roll of any branch below it.
    const keeps = to.ancestorIds.includes(branch._id)
    const posts = keeps ? [] : held.filter(({ branchId }) => branchId === branch._id)
    const passage = { by: 'transferred', stage: span.stage } as const
    const change = {
      ...changeLine(effectiveOn, what, context),
      left: { branchId: branch._id, ...passage },
      joined: { branchId: to._id, ...passage },
    }
    return departure({ member, spans, change, posts }, [touched(to)], context)
  },
}

interface Departure {
  readonly member: Member
  readonly spans: readonly MemberSpan[]
  readonly change: MemberChange
  /** What the member holds and does not keep. */
  readonly posts: readonly Appointment[]
}

/** Writes the new history, and ends on the same day the posts that go with it. */
async function departure(
  { member, spans, change, posts }: Departure,
  more: readonly Write[],
  context: BranchContext,
): Promise<Decision<{ memberId: string; endedPosts: number }> | Refusal<'last-party-office'>> {
  const ended = await endingPosts(context.store, posts, change.effectiveOn)
  if (isRefusal(ended)) return ended
  const changes = [...member.changes, change]
  const doc = { ...member, spans, changes, revision: member.revision + 1 }
  const dues = await accountsToAlign(doc, context.store)
  const revoked = await invitationsTakenBack(context.store, member._id, context.now)
  const left: Write = { do: 'replace', in: 'members', doc }
  const writes: Write[] = [left, ...ended, ...revoked, touched(context.branch), ...more, ...dues]
  return decide({ memberId: member._id, endedPosts: ended.length }, writes, member._id)
}

/** When the member comes back, to any roll or to that of one branch: posts taken up from then on are kept. */
function backOn(spans: readonly MemberSpan[], day: CivilDate, branchId?: string): CivilDate | undefined {
  return spans.find((span) => span.fromOn >= day && (branchId === undefined || span.branchId === branchId))?.fromOn
}

/** Another branch of the same tree whose register the caller manages as well: nobody is put on a roll unasked. */
async function destination(
  branchId: string,
  day: CivilDate,
  { store, branch, caller }: BranchContext,
): Promise<Branch | Refusal<'no-such-branch' | 'not-permitted' | 'outside-branch-days' | 'no-change'>> {
  if (branchId === branch._id) return refuse('no-change', { field: 'toBranchId' })
  const to = await store.get('branches', branchId)
  const rootOf = (of: Branch) => of.ancestorIds[0] ?? of._id
  if (!to || rootOf(to) !== rootOf(branch)) return refuse('no-such-branch', { field: 'toBranchId' })
  if (!may(caller, 'manage-register', to)) return refuse('not-permitted', { field: 'toBranchId' })
  return outsideDays(to, day, 'effectiveOn') ?? to
}
