import type { InputOf, Refusal } from '#contract'
import { isWithin } from '#domain/meeting/check-in-period'
import type { MemberId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import { placeId, signInPeriod, type Moment, type ShiftOffer, type ShiftPlace } from '#domain/service/shift-offer'
import { registeredOn } from '../entries/on-register'
import { isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { provenBy } from './offer-code'
import { guardOf, openOffer, placed, placeWrite } from './offer-found'
import { leaving } from './served'

/**
 * What a person does about their own place. Each may be said again, and from a phone that was offline: what stands is
 * answered then, and the first time stays.
 */
export const takingPartHandlers: Handlers<'offer.join' | 'offer.stepBack' | 'offer.signIn' | 'offer.signOut'> = {
  'offer.join': async ({ offerId }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const { caller, now } = context
    const before = await ownPlace(offer, context)
    if (before?.isComing) return placed(before, await minutesOf(before, context), [])
    if (now >= offer.endsAt) return refuse('offer-over', { field: 'offerId' })
    const unknown = await notOnRegister(caller.memberId, offer, context)
    if (unknown) return unknown
    const place = { ...(before ?? newPlace(offer, caller.memberId, now)), isComing: true, joinedAt: now }
    return placed(place, null, [placeWrite(before, place), guardOf(offer)])
  },

  'offer.stepBack': async ({ offerId }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const before = await ownPlace(offer, context)
    if (before?.came) return refuse('already-recorded', { field: 'offerId', detail: { markedAt: before.came.at } })
    const place = { ...(before ?? newPlace(offer, context.caller.memberId, context.now)), isComing: false }
    return placed(place, null, before?.isComing ? [placeWrite(before, place), guardOf(offer)] : [])
  },

  'offer.signIn': async ({ offerId, code, kept }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const { caller, now } = context
    const before = await ownPlace(offer, context)
    if (before?.came) return placed(before, await minutesOf(before, context), [])
    // No code is weighed while none is shown; of one that was kept, its own time decides.
    const notOpen = refuse('offer-not-open', { field: 'offerId', detail: signInPeriod(offer) })
    if (!kept && !isWithin(signInPeriod(offer), now)) return notOpen
    const proof = await provenBy({ code, kept }, offer, context)
    if (isRefusal(proof)) return proof
    const { moment: came, beside } = proof
    if (!isWithin(signInPeriod(offer), came.at)) return notOpen
    const unknown = await notOnRegister(caller.memberId, offer, context)
    if (unknown) return unknown
    const place = { ...(before ?? newPlace(offer, caller.memberId, now)), isComing: true, came }
    return placed(place, null, [placeWrite(before, place), guardOf(offer), ...beside])
  },

  'offer.signOut': async (input, context) => {
    const { offerId } = input
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const before = await ownPlace(offer, context)
    const came = before?.came
    if (!before || !came) return refuse('no-sign-in', { field: 'offerId' })
    if (before.left) return placed(before, await minutesOf(before, context), [])
    const proof = await leavingOf(input, offer, context)
    if (isRefusal(proof)) return proof
    const { moment: said, beside } = proof
    const left = said.at < came.at ? { ...said, at: came.at } : said
    const gone = await leaving(offer, { ...before, came }, left, { source: 'self' }, context)
    // The input names only the offer: the field its own rules would blame is not there.
    if (isRefusal(gone)) return refuse(gone.code, gone.detail ? { detail: gone.detail } : {})
    const writes = [placeWrite(before, gone.place), ...gone.writes, guardOf(offer), ...beside]
    return placed(gone.place, gone.minutes, writes)
  },
}

/** A new place in the offer, of somebody who means to come. */
export function newPlace(offer: ShiftOffer, memberId: MemberId, now: Instant): ShiftPlace {
  const { _id: offerId, branchId } = offer
  const nothingYet = { came: null, left: null, shiftId: null }
  return {
    _id: placeId(offerId, memberId),
    revision: 1,
    offerId,
    branchId,
    memberId,
    isComing: true,
    joinedAt: now,
    ...nothingYet,
  }
}

function ownPlace({ _id }: ShiftOffer, { store, caller }: BranchContext): Promise<ShiftPlace | undefined> {
  return store.get('shiftPlaces', placeId(_id, caller.memberId))
}

/** By the code, if there is one. Else by the server's clock; of what the phone kept, by the phone's, never ahead of ours. */
async function leavingOf({ code, kept, keptAt }: InputOf<'offer.signOut'>, offer: ShiftOffer, context: BranchContext) {
  if (code !== undefined) return provenBy({ code, kept }, offer, context)
  const { now } = context
  const moment: Moment =
    keptAt === undefined
      ? { at: now, way: 'tap', notedAt: now }
      : { at: keptAt < now ? keptAt : now, way: 'kept', notedAt: now }
  return { moment, beside: [] }
}

async function minutesOf({ shiftId }: ShiftPlace, { store }: BranchContext): Promise<number | null> {
  return shiftId === null ? null : ((await store.get('shifts', shiftId))?.minutes ?? null)
}

async function notOnRegister(
  memberId: MemberId,
  offer: ShiftOffer,
  context: BranchContext,
): Promise<Refusal<'no-such-member' | 'not-on-roll'> | undefined> {
  const member = await registeredOn(memberId, offer.occurredOn, context)
  return isRefusal(member) ? refuse(member.code, member.detail ? { detail: member.detail } : {}) : undefined
}
