/** The keys of the codes, from those in the function's environment. */
import { createHmac } from 'node:crypto'
import type { Digest } from '#domain/meeting/check-in-code'
import type { OpenId } from '#domain/people/identity'
import type { SignedInContext } from '../../ports/handling'

type Keys = Pick<SignedInContext, 'checkInKey' | 'checkInKeyBefore'>

const digestUnder = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')

/** Every day has a key of its own, derived from the one in the environment: what a day's key seals ends with it. */
function dailyDigest(key: string): Digest {
  const keys = new Map<number, string>()
  return (day, text) => {
    const keyOfDay = keys.get(day) ?? digestUnder(key, `check-in day ${day}`)
    keys.set(day, keyOfDay)
    return digestUnder(keyOfDay, text)
  }
}

/** With what the codes shown now are made. */
export function digestOf({ checkInKey }: Keys): Digest {
  return dailyDigest(checkInKey)
}

/** Those whose codes are taken: the present key's, and the one's before while it is being exchanged. */
export function digestsTaken({ checkInKey, checkInKeyBefore }: Keys): readonly Digest[] {
  return [checkInKey, checkInKeyBefore].flatMap((key) => (key ? [dailyDigest(key)] : []))
}

/** Stands for an OPENID where ids are shown; another one at every meeting, so that strangers cannot be followed. */
export function personDigest({ checkInKey }: Keys, meetingId: string | null, openId: OpenId): string {
  return digestUnder(checkInKey, `person ${meetingId ?? ''} ${openId}`).slice(0, 20)
}
