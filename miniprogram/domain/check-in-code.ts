/**
 * The code shown at a meeting. It changes every 20 seconds, so that a photograph passed on is soon worth nothing; the
 * code before is still taken, for the hand that was slow. It says that somebody is in the room, nothing about the room.
 */
import { instantFromMillis, millisOf, type Instant } from './instant'

/** A keyed digest in hexadecimal, at least 16 digits; the caller holds the key. */
export type Digest = (text: string) => string

export const CODE_WINDOW_SECONDS = 20
/** How many earlier codes are still taken. */
export const CODE_GRACE_WINDOWS = 1
/** For how many earlier codes one is told "expired" and not "wrong": five minutes. */
const REMEMBERED_WINDOWS = 15
const WINDOW_MILLIS = CODE_WINDOW_SECONDS * 1000

/** Crockford's 32 signs: no I, L, O or U to be misread. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

export interface ShownCode {
  readonly code: string
  /** When the next code takes its place. */
  readonly changesAt: Instant
  /** The first instant at which it is no longer taken. */
  readonly takenUntil: Instant
}

export function codeAt(digest: Digest, meetingId: string, at: Instant): ShownCode {
  const window = windowOf(at)
  return {
    code: codeOf(digest, meetingId, window),
    changesAt: instantFromMillis((window + 1) * WINDOW_MILLIS),
    takenUntil: instantFromMillis((window + 1 + CODE_GRACE_WINDOWS) * WINDOW_MILLIS),
  }
}

/** `typed` may be in small letters, with blanks or hyphens, with O for 0 and I or L for 1. */
export function judgeCode(
  digest: Digest,
  meetingId: string,
  typed: string,
  at: Instant,
): 'taken' | 'expired' | 'wrong' {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const now = windowOf(at)
  for (let back = 0; back <= REMEMBERED_WINDOWS; back++)
    if (codeOf(digest, meetingId, now - back) === code) return back <= CODE_GRACE_WINDOWS ? 'taken' : 'expired'
  return 'wrong'
}

function windowOf(at: Instant): number {
  return Math.floor(millisOf(at) / WINDOW_MILLIS)
}

/** Eight bytes of the digest, each taken modulo 32: 256 is a multiple of 32, so all signs are equally likely. */
function codeOf(digest: Digest, meetingId: string, window: number): string {
  const hex = digest(`check-in:${meetingId}:${window}`)
  if (!/^[\da-f]{16}/.test(hex)) throw new TypeError('a digest gives at least 16 hexadecimal digits')
  let code = ''
  for (let at = 0; at < CODE_LENGTH; at++) code += SIGNS.charAt(parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 32)
  return code
}
