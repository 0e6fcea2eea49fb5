import type { Refusal } from '#contract'
import { typedInvitationCode, type InvitationState } from '#domain/people/invitation'
import { invitationState } from '#domain/people/invitation-code'
import type { Binding, Invitation, Member } from '#domain/people/member'
import { standingIn } from '#domain/people/roll'
import type { CivilDate } from '#domain/time/civil-date'
import { broughtByTicket, useTicket, type CheckedIn } from '../meetings/checking-in/stranger-ticket'
import type { Counter } from '../ports/collections'
import { decide, refuse, type Context, type Decision, type Handlers } from '../ports/handling'
import type { Reader, Write } from '../ports/store'
import { attemptsId, Attempts } from './attempts'
import { ownRequest } from './by-name/asking'
import { groupPlaceOf } from './by-name/group-code'
import { stillGiven, type Bearing } from './post-holders'

const CLOSED = {
  used: 'invitation-used',
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
} as const satisfies Record<Exclude<InvitationState, 'open'>, string>

type OpeningRefusal =
  | 'too-many-attempts'
  | 'invitation-unknown'
  | (typeof CLOSED)[keyof typeof CLOSED]
  | 'not-on-roll'
  | 'member-bound-elsewhere'

interface Place {
  readonly memberId: string
  readonly name: string
  readonly branchId: string
  readonly branchName: string
}
/** `checkedIn`: the meeting whose code the person had scanned just before. */
interface Bound extends Place {
  readonly checkedIn: CheckedIn | null
}

export const acceptingHandlers: Handlers<'invitation.look' | 'invitation.accept'> = {
  // A write although nothing changes: a wrong code leaves a trace here as well, or it could be found by looking.
  'invitation.look': async ({ code }, context) => {
    const { caller } = context
    if (caller.memberId !== null) return refuse('already-bound')
    const typed = typedInvitationCode(code)
    const opened = await openInvitation(typed, context)
    if ('ok' in opened) return opened.code === 'invitation-unknown' ? openGroup(typed, opened, context) : opened
    const { invitation, place, attempts } = opened
    const { name, branchName } = place
    return decide({ name, branchName, expiresAt: invitation.expiresAt }, attempts.guard())
  },

  'invitation.accept': async ({ code: typed }, context) => {
    const { store, caller } = context
    const code = typedInvitationCode(typed)
    const binding = await store.get('bindings', caller.openId)
    // Whoever is bound learns nothing about other codes; only the own one, sent once more, is answered as before.
    if (binding)
      return binding.invitationId === code && binding.boundBy === undefined
        ? again(store, binding)
        : refuse('already-bound')
    const opened = await openInvitation(code, context)
    if ('ok' in opened) return opened
    const { invitation, place, attempts } = opened
    const [{ checkedIn, writes }, request] = await Promise.all([
      useTicket(invitation.memberId, context),
      ownRequest(context),
    ])
    // Whoever has joined waits for nothing any more.
    const settled = request ? [{ do: 'remove', in: 'joinRequests', id: request._id } as const] : []
    const all = [...bindingWrites(invitation, context), ...attempts.guard(), ...writes, ...settled]
    return decide({ ...place, checkedIn }, all, invitation.memberId)
  },
}

/** A code that is for the whole branch; where it is none either, what was said of it as one of a person's own. */
async function openGroup<Unknown extends Refusal<OpeningRefusal>>(code: string, unknown: Unknown, context: Context) {
  const group = await groupPlaceOf(code, context)
  if (group === undefined) return unknown
  if (typeof group === 'string') return { ...unknown, code: group }
  const { branchName, invitation } = group
  return decide({ name: null, branchName, expiresAt: invitation.expiresAt }, [])
}

type Opened = { readonly invitation: Invitation; readonly place: Place; readonly attempts: Attempts }

/** The invitation that the code opens, and for whom; a code that opens none is counted against the caller's day. */
async function openInvitation(code: string, context: Context): Promise<Opened | Refusal<OpeningRefusal>> {
  const given = await givenBy(code, context)
  const attempts = given ? Attempts.counted(context, given.counters[0]) : await Attempts.today(context)
  const refusal = attempts.refusal()
  if (refusal) return refusal
  if (!given) return attempts.wrong('invitation-unknown', 'code')
  const state = invitationState(given, context.now)
  if (state !== 'open') return attempts.wrong(CLOSED[state], 'code')
  if (!(await stillGiven(given, context))) return attempts.wrong(CLOSED.revoked, 'code')
  const place = placeOf(given, context.today)
  return 'ok' in place ? place : { invitation: withoutJoined(given), place, attempts }
}

/** An invitation with all that decides about it, so that it takes one question. */
interface Given extends Invitation, Bearing {
  readonly members: readonly Member[]
  readonly bindings: readonly Binding[]
  readonly counters: readonly Counter[]
}

async function givenBy(code: string, context: Context): Promise<Given | undefined> {
  if (code === '') return undefined
  const rows = await context.store.aggregate('invitations', [
    { $match: { _id: code } },
    { $limit: 1 },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
    { $lookup: { from: 'bindings', localField: 'memberId', foreignField: 'memberId', as: 'bindings' } },
    { $lookup: { from: 'branches', localField: 'branchId', foreignField: '_id', as: 'branches' } },
    { $lookup: { from: 'appointments', localField: 'createdBy', foreignField: 'memberId', as: 'postsOfGiver' } },
    { $lookup: { from: 'appointments', localField: 'memberId', foreignField: 'memberId', as: 'postsOfBearer' } },
    { $lookup: { from: 'counters', pipeline: [{ $match: { _id: attemptsId(context) } }], as: 'counters' } },
  ])
  // Boundary: the row is what the stages above made of an invitation.
  const [given] = rows as unknown as Given[]
  return given
}

function withoutJoined(given: Given): Invitation {
  const { members: _1, bindings: _2, counters: _3, branches: _4, postsOfGiver: _5, postsOfBearer: _6, ...own } = given
  return own
}

/** Who the invitation is for, if the person is still on the branch's roll and has no phone bound yet. */
function placeOf(
  { branchId, memberId, members: [member], branches: [branch], bindings }: Given,
  today: CivilDate,
): Place | Refusal<'not-on-roll' | 'member-bound-elsewhere'> {
  if (!member || !branch || !standingIn(member, branchId, today))
    return refuse('not-on-roll', { field: 'code', detail: { date: today } })
  if (bindings.length > 0) return refuse('member-bound-elsewhere', { field: 'code' })
  return { memberId, name: member.name, branchId, branchName: branch.name }
}

/** The unique key on the binding's member decides between two phones that come at once. */
function bindingWrites(invitation: Invitation, { caller, now }: Context): Write[] {
  const binding: Binding = {
    _id: caller.openId,
    revision: 1,
    memberId: invitation.memberId,
    boundAt: now,
    invitationId: invitation._id,
  }
  const used = { ...invitation, acceptedAt: now, revision: invitation.revision + 1 }
  return [
    { do: 'insert', in: 'bindings', doc: binding },
    { do: 'replace', in: 'invitations', doc: used },
  ]
}

/** The same person with the same code: nothing happens, and the answer is the same. */
async function again(store: Reader, { _id: openId, invitationId: code }: Binding): Promise<Decision<Bound>> {
  const [invitation, checkedIn] = await Promise.all([store.get('invitations', code), broughtByTicket(openId, store)])
  const [member, branch] = await Promise.all([
    store.get('members', invitation?.memberId ?? ''),
    store.get('branches', invitation?.branchId ?? ''),
  ])
  if (!member || !branch)
    throw new Error(`The accepted invitation ${code} names a member or branch that does not exist`)
  const place = { memberId: member._id, name: member.name, branchId: branch._id, branchName: branch.name }
  return decide({ ...place, checkedIn }, [], member._id)
}
