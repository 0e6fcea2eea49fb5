/**
 * The code of an offered shift: made, judged and counted as that of a meeting is. It is shown only while it would be
 * taken; handed in, it says when its bearer was where it was shown.
 */
import type { Refusal } from '#contract'
import { codeAt, isSpoken, judgeCode, SPOKEN_TRIES, windowBegan } from '#domain/meeting/check-in-code'
import { isWithin } from '#domain/meeting/check-in-period'
import { may } from '#domain/people/permission'
import { codePeriod, type Moment, type ShiftOffer } from '#domain/service/shift-offer'
import { digestOf, digestsTaken } from '../meetings/checking-in/code-keys'
import { SpokenTries } from '../meetings/checking-in/spoken-tries'
import {
  isRefusal,
  refuse,
  refuseWithTrace,
  type BranchContext,
  type Handlers,
  type TracedRefusal,
} from '../ports/handling'
import type { Write } from '../ports/store'
import { openOffer } from './offer-found'

export const offerCodeHandlers: Handlers<'offer.code'> = {
  'offer.code': async ({ offerId }, context) => {
    const offer = await openOffer(offerId, context)
    if (isRefusal(offer)) return offer
    const { branch, now } = context
    if (!branch.settings.scanning) return refuse('scanning-off', { field: 'offerId' })
    const period = codePeriod(offer)
    if (!isWithin(period, now)) return refuse('offer-not-open', { field: 'offerId', detail: { ...period } })
    return { ...codeAt(digestOf(context), offerId, now), shownAt: now, ...period }
  },
}

/** Whoever can have the code shown can read it anywhere: of them it proves no more than their word. */
function wayOf({ caller, branch }: BranchContext): Moment['way'] {
  return may(caller, 'keep-records', branch) ? 'tap' : 'scan'
}

export interface Proof {
  readonly moment: Moment
  /** What is to be committed together with what the code brought. */
  readonly beside: readonly Write[]
}
type Failure = 'code-wrong' | 'code-expired' | 'other-offer' | 'too-many-attempts'

/**
 * When the bearer of the code was there. One that a phone without network kept proves when it was shown, and nothing of
 * who passed it on since: its moment is `kept`, and waits for whoever organises.
 */
export async function provenBy(
  { code, kept }: { readonly code: string; readonly kept: boolean },
  offer: ShiftOffer,
  context: BranchContext,
): Promise<Proof | Refusal<Failure> | TracedRefusal<Failure>> {
  const { now } = context
  const tries = isSpoken(code) ? await SpokenTries.of(offer._id, context) : null
  if (tries?.areUsedUp) return refuse('too-many-attempts', { field: 'code', detail: { limit: SPOKEN_TRIES } })
  const { verdict, window } = judgeCode(
    digestsTaken(context),
    offer._id,
    code,
    now,
    kept ? codePeriod(offer) : undefined,
  )
  if (verdict === 'wrong') return refuseWithTrace('code-wrong', tries ? [tries.counted()] : [], { field: 'code' })
  if (verdict === 'other-meeting') return refuse('other-offer', { field: 'code' })
  const beside = tries ? [tries.guard()] : []
  if (verdict === 'taken') return { moment: { at: now, way: wayOf(context), notedAt: now }, beside }
  if (!kept || window === null) return refuse('code-expired', { field: 'code' })
  return { moment: { at: windowBegan(window), way: 'kept', notedAt: now }, beside }
}
