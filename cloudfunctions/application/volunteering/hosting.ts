import type { InputOf, Refusal } from '#contract'
import {
  isProven,
  momentNear,
  placeId,
  slippedIn,
  type Moment,
  type ShiftOffer,
  type ShiftPlace,
} from '#domain/service/shift-offer'
import { may } from '#domain/people/permission'
import { registeredOn } from '../entries/on-register'
import { merged, seeing } from '../entries/pending-writes'
import { confirmEntry } from '../entries/settle'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { alsoElsewhere, offersBeside } from './elsewhere'
import { guardOf, notOpen, offerOf, openOffer, placed, placeWrite } from './offer-found'
import { leaving } from './served'
import { outingOf } from './organised'
import { shiftBook } from './shift-book'
import { newPlace } from './taking-part'

/** What whoever organises does: notes those without a phone, and closes the offer, which confirms its records. */
export const hostingHandlers: Handlers<'offer.note' | 'offer.close'> = {
  'offer.note': async (input, context) => {
    const { offerId, memberId } = input
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const member = await registeredOn(memberId, offer.occurredOn, context)
    if (isRefusal(member)) return member
    const before = await context.store.get('shiftPlaces', placeId(offerId, memberId))
    // From here on it is a record in the book of shifts, and corrected there.
    if (before?.shiftId) return refuse('already-recorded', { field: 'memberId' })
    const times = timesOf(input, offer, context)
    if (isRefusal(times)) return times
    const { came, left } = times
    const place = { ...(before ?? newPlace(offer, memberId, context.now)), isComing: true, came, left: null }
    if (!came || !left) return placed(place, null, [placeWrite(before, place), guardOf(offer)])
    const gone = await leaving(offer, { ...place, came }, left, { source: 'roll-call' }, context)
    if (isRefusal(gone)) return { ...gone, field: 'leftTime' }
    return placed(gone.place, gone.minutes, [placeWrite(before, gone.place), ...gone.writes, guardOf(offer)])
  },

  'offer.close': async ({ offerId, lookedAt }, context) => {
    const offer = await offerOf(offerId, context)
    if (isRefusal(offer)) return offer
    const { store, caller, branch, now } = context
    if (now < offer.startsAt)
      return refuse('offer-not-open', { field: 'offerId', detail: { opensAt: offer.startsAt, closesAt: offer.endsAt } })
    const beside = await offersBeside(offer, context)
    const around = await store.findAll('shiftPlaces', { offerId: { $in: [offerId, ...beside.map(({ _id }) => _id)] } })
    const all = around.filter((place) => place.offerId === offerId)
    const places = offer.state === 'offered' ? all : all.filter((place) => slippedIn(offer, place))
    if (offer.state !== 'offered' && places.length === 0) return notOpen(offer)
    const confirms = may(caller, 'confirm-records', branch)
    const elsewhere = alsoElsewhere(offer, beside, around)
    const { closedAt, closedBy } = offer.state === 'closed' ? offer : { closedAt: now, closedBy: caller.memberId }
    const doc: ShiftOffer = { ...offer, state: 'closed', closedAt, closedBy, revision: offer.revision + 1 }
    const writes: Write[] = [{ do: 'replace', in: 'shiftOffers', doc }]
    const counted = { confirmed: 0, proposed: 0 }
    for (const place of places) {
      const isProvenHere = isProvenOf(place) && !elsewhere.has(place.memberId)
      const isSure = confirms && (isProvenHere || lookedAt.some((times) => isOf(place, times)))
      const closed = await closedPlace(offer, place, isSure, seeing(context, writes))
      if (isRefusal(closed))
        return refuse(closed.code, { detail: { ...closed.detail, ...(await named(place, context)) } })
      writes.push(...closed.writes)
      if (closed.state === 'confirmed') counted.confirmed += 1
      if (closed.state === 'proposed') counted.proposed += 1
    }
    const isServed = counted.confirmed + counted.proposed > 0
    if (isServed) writes.push(...(await outingOf(offer, context)))
    return decide({ offerId, state: doc.state, ...counted }, merged(writes), offerId)
  },
}

type Noting = Pick<InputOf<'offer.note'>, 'memberId' | 'cameTime' | 'leftTime'>

function timesOf(
  { memberId, cameTime, leftTime }: Noting,
  offer: ShiftOffer,
  { now, caller }: BranchContext,
): { came: Moment | null; left: Moment | null } | Refusal<'in-the-future' | 'left-before-coming'> {
  // Nobody answers for their own hours: what they note of themselves is what they say.
  const way = memberId === caller.memberId ? 'tap' : 'noted'
  const noted = (time: string | null): Moment | null =>
    time === null ? null : { at: momentNear(offer, time), way, notedAt: now }
  const [came, left] = [noted(cameTime), noted(leftTime)]
  if (came && came.at > now) return refuse('in-the-future', { field: 'cameTime', detail: { startsAt: came.at } })
  if (left && left.at > now) return refuse('in-the-future', { field: 'leftTime', detail: { startsAt: left.at } })
  if (came && left && left.at <= came.at) return refuse('left-before-coming', { field: 'leftTime' })
  return { came, left }
}

/** Whose record it is that stands in the way: it can be corrected, then the offer is closed. */
async function named({ memberId }: ShiftPlace, { store }: BranchContext): Promise<{ name?: string }> {
  const member = await store.get('members', memberId)
  return member ? { name: member.name } : {}
}

/** Whether somebody other than the person answers for both times. */
function isProvenOf({ came, left }: ShiftPlace): boolean {
  return isProven(came) && isProven(left)
}

/** Whether these are the times that whoever closes had looked at; what changed since was not. */
function isOf({ memberId, came, left }: ShiftPlace, times: InputOf<'offer.close'>['lookedAt'][number]): boolean {
  return times.memberId === memberId && times.cameAt === came?.at && times.leftAt === (left?.at ?? null)
}

/** What closing makes of one place: the record of whoever did not sign out, and the confirmation of one that waits. */
async function closedPlace(
  offer: ShiftOffer,
  place: ShiftPlace,
  isSure: boolean,
  context: BranchContext,
): Promise<{ writes: readonly Write[]; state: string | null } | Refusal<'too-many-minutes'>> {
  const { came, left, shiftId } = place
  if (!came) return { writes: [], state: null }
  if (!left) {
    const { now } = context
    const closing = offer.closedAt ?? now
    const at = closing < offer.endsAt ? closing : offer.endsAt
    const end: Moment = { at: at < came.at ? came.at : at, way: 'closing', notedAt: now }
    const how = { source: 'roll-call', atClosing: isSure } as const
    const gone = await leaving(offer, { ...place, came }, end, how, context)
    if (isRefusal(gone)) return gone
    return { writes: [placeWrite(place, gone.place), ...gone.writes], state: gone.state }
  }
  const shift = shiftId === null ? undefined : await context.store.get('shifts', shiftId)
  // What was disputed, withdrawn, corrected or confirmed meanwhile is left as it is.
  if (shift?.state !== 'proposed') return { writes: [], state: shift?.state === 'confirmed' ? 'confirmed' : null }
  if (!isSure) return { writes: [], state: 'proposed' }
  const confirmed = await confirmEntry(shiftBook, shift._id, context)
  if (!isRefusal(confirmed)) return { writes: confirmed.writes, state: 'confirmed' }
  if (confirmed.code === 'too-many-minutes')
    return refuse(confirmed.code, confirmed.detail ? { detail: confirmed.detail } : {})
  throw new Error(`${shift._id} cannot be confirmed: ${confirmed.code}`)
}
