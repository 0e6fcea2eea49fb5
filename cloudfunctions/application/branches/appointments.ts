import type { OutputOf, Refusal } from '#contract'
import {
  COMMITTEE_POSTS,
  hasOneHolder,
  holdsOn,
  isAlwaysFilled,
  isBureauPost,
  isCommitteePost,
  isOfBureauAlone,
  POSTS,
  type Appointment,
} from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import { spanOn } from '#domain/people/member-history'
import { hasVote } from '#domain/people/roll'
import { byName, memberNames } from '../member-names'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Reader, Write } from '../ports/store'
import { invitationsTakenBack } from './open-invitations'
import { phoneOf } from './phone-of-appointed'
import { touched } from './visible'

type AppointmentProcedure = 'appointment.make' | 'appointment.end' | 'appointment.list' | 'committee.get'

export const appointmentHandlers: Handlers<AppointmentProcedure> = {
  'appointment.make': async ({ memberId, post, fromOn, untilOn = FAR_FUTURE, phoneBoundAt }, context) => {
    const { branch, store, newId, now, today } = context
    if (fromOn > today) return refuse('in-the-future', { field: 'fromOn', detail: { today } })
    const wanted: Appointment = { _id: newId(), revision: 1, branchId: branch._id, memberId, post, fromOn, untilOn }
    const refusal = (await refusedHolder(wanted, context)) ?? (await refusedOverlap(wanted, context))
    if (refusal) return refusal
    const [phone, revoked] = await Promise.all([
      phoneOf(memberId, phoneBoundAt, context),
      invitationsTakenBack(store, memberId, now),
    ])
    if (isRefusal(phone)) return phone
    const doc = { ...wanted, ...phone.said }
    const made = { do: 'insert', in: 'appointments', doc } as const
    const { isBound, guards } = phone
    return decide({ appointmentId: doc._id, isBound }, [made, ...guards, ...revoked, touched(branch)], memberId)
  },

  'appointment.end': async ({ appointmentId, endedOn }, { branch, store, now }) => {
    const appointment = await store.get('appointments', appointmentId)
    if (appointment?.branchId !== branch._id) return refuse('not-in-office', { field: 'appointmentId' })
    const { fromOn, untilOn } = appointment
    if (endedOn < fromOn || endedOn >= untilOn)
      return refuse('not-in-office', { field: 'endedOn', detail: { fromOn, untilOn } })
    const ended = await endingPosts(store, [appointment], endedOn)
    if ('ok' in ended) return ended
    const revoked = await invitationsTakenBack(store, appointment.memberId, now)
    return decide({ appointmentId }, [...ended, ...revoked, touched(branch)], appointment.memberId)
  },

  'appointment.list': async ({ on }, { store, branch, today }) => {
    const day = on ?? today
    return { on: day, appointments: await holdersOn(store, branch, day) }
  },

  'committee.get': async ({ on }, { store, branch, today }) => {
    const day = on ?? today
    const holders = await holdersOn(store, branch, day)
    const posts = COMMITTEE_POSTS.flatMap((post): Seat[] => {
      const found = holders.filter((holder) => holder.post === post)
      if (found.length === 0 && isAlwaysFilled(post)) return [{ post, holder: null }]
      return found.map(({ post: _, ...holder }) => ({ post, holder }))
    })
    return { on: day, posts }
  },
}

/**
 * Ends appointments on a day (the first no longer in office); those that would only begin later have then never been
 * held. A bureau keeps somebody in its Party office: without one nobody could set up branches or invite again.
 */
export async function endingPosts(
  store: Reader,
  appointments: readonly Appointment[],
  endedOn: CivilDate,
): Promise<Write[] | Refusal<'last-party-office'>> {
  const ending = appointments.filter(({ untilOn }) => untilOn > endedOn)
  for (const { post, branchId } of ending) {
    if (post !== 'party-office') continue
    const held = await store.findAll('appointments', { branchId, untilOn: { $gt: endedOn } })
    const stays = (other: Appointment) => other.post === post && ending.every(({ _id }) => _id !== other._id)
    if (!held.some((other) => stays(other) && holdsOn(other, endedOn))) return refuse('last-party-office')
  }
  return ending.map((appointment) => {
    const untilOn = endedOn > appointment.fromOn ? endedOn : appointment.fromOn
    return { do: 'replace', in: 'appointments', doc: { ...appointment, untilOn, revision: appointment.revision + 1 } }
  })
}

/** What somebody holds on a day or takes up after it, before another day if one is given. */
export async function postsHeld(
  store: Reader,
  memberId: MemberId,
  from: CivilDate,
  before: CivilDate = FAR_FUTURE,
): Promise<Appointment[]> {
  const held = await store.findAll('appointments', { memberId, untilOn: { $gt: from } })
  return held.filter(({ fromOn }) => fromOn < before)
}

/**
 * Posts are held by people of the branch; those of a bureau also by people of the branches below it.
 * The committee is elected from the full members: others have no right to be elected (党章 art. 7).
 */
async function refusedHolder(
  { memberId, post, fromOn }: Appointment,
  { branch, store }: BranchContext,
): Promise<Refusal<'no-such-member' | 'not-on-roll' | 'not-full-member' | 'post-not-here'> | undefined> {
  if (isOfBureauAlone(post) && branch.kind !== 'bureau')
    return refuse('post-not-here', { field: 'post', detail: { post } })
  const member = await store.get('members', memberId)
  if (!member) return refuse('no-such-member', { field: 'memberId' })
  const { name } = member
  const span = spanOn(member.spans, fromOn)
  const mayBeFromBelow = branch.kind === 'bureau' && isBureauPost(post)
  const home =
    span && span.branchId !== branch._id && mayBeFromBelow ? await store.get('branches', span.branchId) : null
  if (!span || (span.branchId !== branch._id && !home?.ancestorIds.includes(branch._id)))
    return refuse('not-on-roll', { field: 'memberId', detail: { name, date: fromOn } })
  if (isCommitteePost(post) && !hasVote(span.stage))
    return refuse('not-full-member', { field: 'memberId', detail: { name, date: fromOn } })
  return undefined
}

/** A field of the committee has one holder at a time; any other post is not held twice by the same person. */
async function refusedOverlap(
  { branchId, memberId, post, fromOn, untilOn }: Appointment,
  { store }: BranchContext,
): Promise<Refusal<'post-taken'> | undefined> {
  const others = await store.findAll('appointments', { branchId, untilOn: { $gt: fromOn } })
  const other = others.find(
    (held) =>
      held.post === post &&
      held.fromOn < untilOn &&
      held.fromOn < held.untilOn &&
      (hasOneHolder(post) || held.memberId === memberId),
  )
  if (!other) return undefined
  const nameOf = await memberNames(store, [other.memberId])
  return refuse('post-taken', {
    field: 'post',
    detail: { post, name: nameOf(other.memberId) ?? '', fromOn: other.fromOn, untilOn: other.untilOn },
  })
}

type Seat = OutputOf<'committee.get'>['posts'][number]
type Holder = OutputOf<'appointment.list'>['appointments'][number]

/** Posts in their order, holders by name. */
async function holdersOn(store: Reader, branch: Branch, day: CivilDate): Promise<Holder[]> {
  const found = await store.findAll('appointments', { branchId: branch._id, untilOn: { $gt: day } })
  const held = found.filter((appointment) => holdsOn(appointment, day))
  const nameOf = await memberNames(
    store,
    held.map(({ memberId }) => memberId),
  )
  const holders = held.map(({ _id, memberId, post, fromOn, untilOn }) => ({
    appointmentId: _id,
    memberId,
    name: nameOf(memberId) ?? '',
    post,
    fromOn,
    untilOn: untilOn === FAR_FUTURE ? null : untilOn,
  }))
  const byPost = (a: Holder, b: Holder) => POSTS.indexOf(a.post) - POSTS.indexOf(b.post)
  const named = byName<Holder>(
    ({ name }) => name,
    ({ appointmentId }) => appointmentId,
  )
  return holders.sort((a, b) => byPost(a, b) || named(a, b))
}
