import type { InputOf, Refusal } from '#contract'
import { hoursOn, type ShiftOffer } from '#domain/service/shift-offer'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { openOffer } from './offer-found'

type Description = InputOf<'offer.publish'>['description']

export const offeringHandlers: Handlers<'offer.publish' | 'offer.change' | 'offer.cancel'> = {
  'offer.publish': async ({ description }, context) => {
    const { branch, caller, now, newId } = context
    const described = describedBy(description, context)
    if (isRefusal(described)) return described
    const offer: ShiftOffer = {
      ...described,
      _id: newId(),
      revision: 1,
      branchId: branch._id,
      state: 'offered',
      reason: null,
      recordedAt: now,
      recordedBy: caller.memberId,
      closedAt: null,
      closedBy: null,
    }
    return settled(offer, { do: 'insert', in: 'shiftOffers', doc: offer })
  },

  'offer.change': async ({ offerId, description }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const described = describedBy(description, context)
    if (isRefusal(described)) return described
    const isMoved = described.startsAt !== offer.startsAt || described.endsAt !== offer.endsAt
    // Somebody who was there at one time was not thereby there at another.
    if (isMoved && (await anybodyCame(offerId, context))) return refuse('records-exist', { field: 'description' })
    return replaced({ ...offer, ...described })
  },

  'offer.cancel': async ({ offerId, reason }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    if (await anybodyCame(offerId, context)) return refuse('records-exist', { field: 'offerId' })
    return replaced({ ...offer, state: 'cancelled', reason })
  },
}

/** The offer as described. What is over is not offered any more: it is written down as it was (shift.record). */
function describedBy(
  { project, site, occurredOn, startTime, endTime, wanted, note }: Description,
  { now }: BranchContext,
):
  | Pick<ShiftOffer, 'project' | 'site' | 'occurredOn' | 'startsAt' | 'endsAt' | 'wanted' | 'note'>
  | Refusal<'offer-over'> {
  const { startsAt, endsAt } = hoursOn(occurredOn, startTime, endTime)
  if (endsAt <= now) return refuse('offer-over', { field: 'description.endTime' })
  return { project, site, occurredOn, startsAt, endsAt, wanted, note }
}

async function anybodyCame(offerId: string, { store }: BranchContext): Promise<boolean> {
  return (await store.count('shiftPlaces', { offerId, came: { $ne: null } })) > 0
}

function replaced(offer: ShiftOffer) {
  const doc = { ...offer, revision: offer.revision + 1 }
  return settled(doc, { do: 'replace', in: 'shiftOffers', doc })
}

function settled({ _id, state }: ShiftOffer, write: Write) {
  return decide({ offerId: _id, state }, [write], _id)
}
