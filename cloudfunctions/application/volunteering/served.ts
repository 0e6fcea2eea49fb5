/** From a place in an offered shift to the volunteer shift that is made of it. */
import type { Refusal } from '#contract'
import type { EntrySource } from '#domain/entries/entry'
import { remarksOf, servedMinutes, type Moment, type ShiftOffer, type ShiftPlace } from '#domain/service/shift-offer'
import type { VolunteerShift } from '#domain/service/volunteering'
import { beginEntry, recordEntry } from '../entries/record'
import { isRefusal, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { shiftBook } from './shift-book'

export interface Leaving {
  readonly place: ShiftPlace
  /** Of the record that was made; 0 where nothing of the offered time was served, and there is none. */
  readonly minutes: number
  readonly state: VolunteerShift['state'] | null
  /** The record and what follows from it; the place itself is written by the caller. */
  readonly writes: readonly Write[]
}

/**
 * The person leaves: the place with the record of the time served. It is proposed, and confirmed when the offer is closed;
 * at the closing itself it counts at once if who closes is sure of it and may confirm. Its id is the place's, so there is never a second.
 */
export async function leaving(
  offer: ShiftOffer,
  place: ShiftPlace & { readonly came: Moment },
  left: Moment,
  how: { readonly source: EntrySource; readonly atClosing?: boolean },
  context: BranchContext,
): Promise<Leaving | Refusal<'too-many-minutes'>> {
  const minutes = servedMinutes(offer, place.came.at, left.at)
  if (minutes === 0) return { place: { ...place, left }, minutes, state: null, writes: [] }
  const { memberId } = place
  const begun = beginEntry(shiftBook, offer.occurredOn, memberId, context, { source: how.source })
  // What was served is not in the future, and both the person and who keeps the records may propose it.
  if (isRefusal(begun)) throw new Error(`The record of ${place._id} cannot begin: ${begun.code}`)
  const { project, site } = offer
  const shift: VolunteerShift = {
    ...begun,
    ...(how.atClosing ? {} : { state: 'proposed', settledBy: null, settledAt: null }),
    ...{ _id: place._id, memberId, project, site, minutes, outingId: null, offerId: offer._id },
    remarks: remarksOf({ came: place.came, left }),
  }
  const recorded = await recordEntry(shiftBook, shift, context)
  if (isRefusal(recorded)) return recorded
  const { writes } = recorded
  return { place: { ...place, left, shiftId: shift._id }, minutes, state: shift.state, writes }
}
