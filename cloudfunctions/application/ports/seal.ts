/**
 * A seal over a content hash, under a key that only the functions know: whoever doctors what was hashed can work out the
 * hash anew, but not the seal.
 */
import { createHmac } from 'node:crypto'
import type { SignedInContext } from './handling'

type Keys = Pick<SignedInContext, 'checkInKey' | 'checkInKeyBefore'>

/** What is sealed: the facts that a document carries, a report made final, what a certificate says, a row of a year's workbook. The seal of one is none of another. */
type Sealed = 'report facts' | 'final report' | 'certificate' | 'year book'

export function sealOf({ checkInKey }: Keys, what: Sealed): (hash: string) => string {
  return (hash) => sealUnder(checkInKey, what, hash)
}

/** Whether it was sealed here: under the present key, or the one before while it is being exchanged. */
export function isSealed({ checkInKey, checkInKeyBefore }: Keys, what: Sealed, hash: string, seal: string): boolean {
  return [checkInKey, checkInKeyBefore].some((key) => key !== undefined && sealUnder(key, what, hash) === seal)
}

function sealUnder(key: string, what: Sealed, hash: string): string {
  return createHmac('sha256', key).update(`${what} ${hash}`).digest('hex')
}
