/**
 * A seal over the content hash of a document's facts, under a key that only the functions know: whoever doctors the facts
 * can work out the hash anew, but not the seal.
 */
import { createHmac } from 'node:crypto'
import type { SignedInContext } from '../../application/ports/handling'

type Keys = Pick<SignedInContext, 'checkInKey' | 'checkInKeyBefore'>

export function sealOf({ checkInKey }: Keys): (hash: string) => string {
  return (hash) => sealUnder(checkInKey, hash)
}

/** Whether it was sealed here: under the present key, or the one before while it is being exchanged. */
export function isSealed({ checkInKey, checkInKeyBefore }: Keys, hash: string, seal: string): boolean {
  return [checkInKey, checkInKeyBefore].some((key) => key !== undefined && sealUnder(key, hash) === seal)
}

function sealUnder(key: string, hash: string): string {
  return createHmac('sha256', key).update(`report facts ${hash}`).digest('hex')
}
