import { createHash, timingSafeEqual } from 'node:crypto'
import type { InputOf } from '#contract'
import type { Appointment } from '#domain/people/appointment'
import { FAR_FUTURE } from '#domain/time/civil-date'
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
    const { bureau, person } = input
    if (bureau.formedOn > today) return refuse('in-the-future', { field: 'bureau.formedOn', detail: { today } })
    const late = (['joinedOn', 'admittedOn'] as const).find((field) => (person[field] ?? today) > today)
    if (late) return refuse('in-the-future', { field: `person.${late}`, detail: { today } })
    if (!isOldEnough(person.birthYear, today))
      return refuse('under-age', { field: 'person.birthYear', detail: { youngest: YOUNGEST } })
    const { branchId, memberId, writes } = beginning(input, context)
    return decide({ branchId, memberId }, [...writes, ...attempts.guard()], memberId)
  },
}

/** The bureau, its first member, their post in the Party office, and the binding of their phone. */
function beginning({ bureau, person }: InputOf<'setup.start'>, { newId, now, today, caller }: Context) {
  const branch = newBranch({ _id: newId(), kind: 'bureau', ...bureau }, undefined)
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
  const joined = { branchId: branch._id, by: 'added', stage: facts.stage } as const
  const member: Member = {
    _id: memberId,
    revision: 1,
    name,
    sex,
    birthYear,
    admittedOn,
    spans: [{ ...facts, branchId: branch._id, fromOn: joinedOn, untilOn: FAR_FUTURE }],
    changes: [{ effectiveOn: joinedOn, recordedAt: now, recordedBy: memberId, what: '列入名册', joined }],
  }
  const appointment: Appointment = {
    _id: newId(),
    revision: 1,
    branchId: branch._id,
    memberId: member._id,
    post: 'party-office',
    fromOn: today,
    untilOn: FAR_FUTURE,
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
    { do: 'insert', in: 'branches', doc: branch },
    { do: 'insert', in: 'members', doc: member },
    { do: 'insert', in: 'appointments', doc: appointment },
    { do: 'insert', in: 'bindings', doc: binding },
  ]
  return { branchId: branch._id, memberId: member._id, writes }
}

/** In constant time, whatever the lengths. No code is right while none is set. */
function isSameCode(typed: string, code: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim()).digest()
  return code !== undefined && code.trim() !== '' && timingSafeEqual(digest(typed), digest(code))
}
