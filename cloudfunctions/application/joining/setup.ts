import { createHash, timingSafeEqual } from 'node:crypto'
import type { InputOf } from '#contract'
import type { Appointment, Post } from '#domain/people/appointment'
import type { BranchId } from '#domain/people/identity'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import type { Binding, Member } from '#domain/people/member'
import { isOldEnough, YOUNGEST } from '#domain/people/register-person'
import { newBranch } from '../branches/branches'
import { decide, refuse, type Context, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { Attempts } from './attempts'

/** Its insertion lets only one of several set-ups through; it stays for good. */
const SET_UP = 'set-up'

export const setupHandlers: Handlers<'setup.start'> = {
  'setup.start': async (input, context) => {
    const { store, caller, today } = context
    const attempts = await Attempts.today(context)
    const refusal = attempts.refusal()
    if (refusal) return refusal
    if (!isSameCode(input.setupCode, context.setupCode)) return attempts.wrong('setup-code-wrong', 'setupCode')
    const [marker, branches] = await Promise.all([store.get('counters', SET_UP), store.count('branches', {})])
    if (marker || branches > 0) return refuse('already-set-up')
    if (caller.memberId !== null) return refuse('already-bound')
    const refused = refusedDays(input, today)
    if (refused) return refused
    if (!isOldEnough(input.person.birthYear, today))
      return refuse('under-age', { field: 'person.birthYear', detail: { youngest: YOUNGEST } })
    const { branchId, memberId, writes } = beginning(input, context)
    return decide({ branchId, memberId }, [...writes, ...attempts.guard()], memberId)
  },
}

/** No day lies ahead; the branch lies within the bureau's days, the person on the roll within the branch's, the post within theirs. */
function refusedDays({ bureau, person, branch }: InputOf<'setup.start'>, today: CivilDate) {
  const days = {
    'bureau.formedOn': bureau.formedOn,
    'branch.formedOn': branch?.formedOn,
    'person.joinedOn': person.joinedOn,
    'person.admittedOn': person.admittedOn ?? undefined,
    'branch.held.fromOn': branch?.held?.fromOn,
  }
  const late = Object.entries(days).find(([, day]) => day !== undefined && day > today)
  if (late) return refuse('in-the-future', { field: late[0], detail: { today } })
  if (branch && branch.formedOn < bureau.formedOn)
    return refuse('outside-branch-days', { field: 'branch.formedOn', detail: bureau })
  const { joinedOn = today } = person
  const { name, formedOn } = branch ?? bureau
  if (joinedOn < formedOn)
    return refuse('outside-branch-days', { field: 'person.joinedOn', detail: { name, formedOn } })
  if (branch?.held && branch.held.fromOn < joinedOn) return refuse('before-joining', { field: 'branch.held.fromOn' })
  return undefined
}

/** The bureau and, where one is asked for, its branch; the first member, their posts, and the binding of their phone. */
function beginning({ bureau, person, branch }: InputOf<'setup.start'>, { newId, now, today, caller }: Context) {
  const root = newBranch({ _id: newId(), kind: 'bureau', name: bureau.name, formedOn: bureau.formedOn }, undefined)
  const below =
    branch && newBranch({ _id: newId(), kind: 'branch', name: branch.name, formedOn: branch.formedOn }, root)
  // Everybody belongs to a branch; to the bureau itself only while there is none.
  const home = below ?? root
  const { name, sex, birthYear, admittedOn, joinedOn = today } = person
  const facts = {
    cellId: null,
    stage: 'full',
    education: null,
    isMigrant: false,
    isLeadingCadre: false,
    isRetired: false,
  } as const
  const memberId = newId()
  const joined = { branchId: home._id, by: 'added', stage: facts.stage } as const
  const member: Member = {
    _id: memberId,
    revision: 1,
    name,
    sex,
    birthYear,
    admittedOn,
    spans: [{ ...facts, branchId: home._id, fromOn: joinedOn, untilOn: FAR_FUTURE }],
    changes: [{ effectiveOn: joinedOn, recordedAt: now, recordedBy: memberId, what: '列入名册', joined }],
  }
  const appointed = (branchId: BranchId, post: Post, fromOn: CivilDate): Write => {
    const doc: Appointment = { _id: newId(), revision: 1, branchId, memberId, post, fromOn, untilOn: FAR_FUTURE }
    return { do: 'insert', in: 'appointments', doc }
  }
  const binding: Binding = {
    _id: caller.openId,
    revision: 1,
    memberId: member._id,
    boundAt: now,
    invitationId: SET_UP,
  }
  const writes: Write[] = [
    { do: 'insert', in: 'counters', doc: { _id: SET_UP, revision: 1, last: 1 } },
    { do: 'insert', in: 'branches', doc: root },
    ...(below ? [{ do: 'insert', in: 'branches', doc: below } as const] : []),
    { do: 'insert', in: 'members', doc: member },
    appointed(root._id, 'party-office', today),
    ...(branch?.held ? [appointed(home._id, branch.held.post, branch.held.fromOn)] : []),
    { do: 'insert', in: 'bindings', doc: binding },
  ]
  return { branchId: home._id, memberId: member._id, writes }
}

/** In constant time, whatever the lengths. No code is right while none is set. */
function isSameCode(typed: string, code: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim()).digest()
  return code !== undefined && code.trim() !== '' && timingSafeEqual(digest(typed), digest(code))
}
