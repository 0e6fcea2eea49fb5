/** What closing a shift makes of each who came: what others answer for, and what is to be looked at. Pure. */
import type { RequestOf } from '#contract'
import { isProven, servedMinutes, slippedIn } from '../../../domain/service/shift-offer'
import { formatMinutes } from '../../../domain/service/volunteering'
import { beijingTime, type Instant } from '../../../domain/time/instant'
import { sourceWords, type OfferWithPeople } from '../offer-text'

export interface ClosingLine {
  readonly memberId: string
  readonly name: string
  /** The times, and the minutes that they come to. */
  readonly said: string
  readonly source: string
  readonly isLooked: boolean
}
interface Closing {
  /** By the code or noted by whoever organises. */
  readonly sure: readonly ClosingLine[]
  /** Kept and sent later, told by the person, or without an end: each waits for a look. */
  readonly unsure: readonly ClosingLine[]
}
export type LookedAt = NonNullable<RequestOf<'offer.close'>['lookedAt']>[number]

/** `looked`: the times as they were when they were looked at; a line whose times changed since is to be looked at again. */
export function closingOf(
  offer: OfferWithPeople,
  looked: readonly LookedAt[],
  at: { readonly now: Instant; readonly thisYear: number },
): Closing {
  const lines = (offer.people ?? []).flatMap(({ memberId, memberName, place, elsewhere }) => {
    const { came, left, shift } = place
    // What was confirmed, disputed or withdrawn before stays as it is, and so does all that an earlier closing knew.
    if (!came || (shift && shift.state !== 'proposed')) return []
    if (offer.state !== 'offered' && !slippedIn(offer, place)) return []
    const source = [sourceWords(place, at.thisYear), ...(left ? [] : ['还没有签退']), ...alsoWords(elsewhere)].join(
      '；',
    )
    const isLooked = looked.some(
      (each) => each.memberId === memberId && each.cameAt === came.at && each.leftAt === (left?.at ?? null),
    )
    const line = { memberId, name: memberName ?? '', said: timesText(offer, place, at.now), source, isLooked }
    return [{ line, isSure: isProven(came) && isProven(left) && elsewhere === undefined }]
  })
  return {
    sure: lines.filter(({ isSure }) => isSure).map(({ line }) => line),
    unsure: lines.filter(({ isSure }) => !isSure).map(({ line }) => line),
  }
}

function alsoWords(elsewhere: string | undefined): string[] {
  return elsewhere === undefined ? [] : [`同一时间也签到了“${elsewhere}”`]
}

/** The times of this person as they are seen now. */
export function timesOf({ people }: OfferWithPeople, wanted: string): LookedAt | undefined {
  const { memberId, place } = people?.find((person) => person.memberId === wanted) ?? {}
  return memberId !== undefined && place?.came
    ? { memberId, cameAt: place.came.at, leftAt: place.left?.at ?? null }
    : undefined
}

type Standing = NonNullable<OfferWithPeople['people']>[number]['place']

function timesText(offer: OfferWithPeople, { came, left }: Standing, now: Instant): string {
  if (!came) return ''
  const end = left?.at ?? (now < offer.endsAt ? now : offer.endsAt)
  const minutes = formatMinutes(servedMinutes(offer, came.at, end))
  return `${beijingTime(came.at)} 到，${left ? `${beijingTime(end)} 离开` : `按 ${beijingTime(end)} 离开计`}，${minutes}`
}

/** What closing now leaves waiting. */
export function leftWaiting(unsure: readonly ClosingLine[]): string {
  const waiting = unsure.filter(({ isLooked }) => !isLooked).length
  return waiting > 0 ? `还有 ${waiting} 位没有核对，结束后留作待确认，不计入时长。` : ''
}
