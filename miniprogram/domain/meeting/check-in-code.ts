/**
 * The code shown at a meeting. It changes every 20 seconds, so that a photograph passed on is soon worth nothing; the
 * code before is still taken, for the hand that was slow. It says that somebody is in the room, nothing about the room.
 *
 * Scanned it reads `<window in base 36>.<digest>`, where the digest is a tag of the meeting and a seal over window and
 * tag: whoever holds the key can tell a code that was never ours from one that is old or another meeting's. Spoken it is
 * six digits, for cameras that fail: short enough to be guessed, so that wrong ones are counted (`SPOKEN_TRIES`).
 */
import type { CheckInPeriod } from './check-in-period'
import { toHalfWidth } from '../values/chinese-text'
import { instantFromMillis, millisOf, type Instant } from '../time/instant'

/**
 * A keyed digest in hexadecimal, at least 20 digits, under the key of a day; the caller holds the keys. Days are those of
 * UTC, counted from 1970: the key changes by itself.
 */
export type Digest = (day: number, text: string) => string

export const CODE_WINDOW_SECONDS = 20
/** How many earlier codes are still taken. */
export const CODE_GRACE_WINDOWS = 1
/** Wrong spoken codes of one person at one meeting; then the host calls them. */
export const SPOKEN_TRIES = 5
/**
 * A code of the coming window is taken too when it is scanned: it can only come from an instance of ours whose clock is
 * ahead of the one that judges.
 */
const WINDOWS_AHEAD = 1
/** For how many earlier spoken codes one is told "expired" and not "wrong": five minutes. */
const REMEMBERED_WINDOWS = 15
const WINDOW_MILLIS = CODE_WINDOW_SECONDS * 1000
const WINDOWS_A_DAY = (24 * 60 * 60) / CODE_WINDOW_SECONDS
/** A bound to the work, each window being a digest: no meeting is checked in to for much longer than a day. */
const MOST_WINDOWS_KEPT = WINDOWS_A_DAY
const TAG_DIGITS = 12
const SEAL_DIGITS = 20
const SPOKEN_CODES = 1_000_000
const SCANNED = /^([0-9a-z]{1,8})\.([0-9a-f]{32})$/

export interface ShownCode {
  /** What the QR code says of window and seal; see check-in-text.ts for the whole. */
  readonly code: string
  /** Six digits to be read aloud. */
  readonly spoken: string
  /** When the next code takes its place. */
  readonly changesAt: Instant
  /** The first instant at which it is no longer taken. */
  readonly takenUntil: Instant
}

export function codeAt(digest: Digest, meetingId: string, at: Instant): ShownCode {
  const window = windowOf(at)
  return {
    code: scannedCode(digest, meetingId, window),
    spoken: spokenCode(digest, meetingId, window),
    changesAt: windowBegan(window + 1),
    takenUntil: windowBegan(window + 1 + CODE_GRACE_WINDOWS),
  }
}

/** `wrong`: not ours, or six digits that are none of those looked for. `window`: which one, when it is known. */
export interface Judgement {
  readonly verdict: 'taken' | 'expired' | 'other-meeting' | 'wrong'
  readonly window: number | null
}

/**
 * `digests`: those of the keys whose codes are taken, the present one first. `keptIn`: of six digits that a phone kept,
 * the hours in which they may have been shown, the last day of them at most; they too have expired.
 */
export function judgeCode(
  digests: readonly Digest[],
  meetingId: string,
  handedIn: string,
  at: Instant,
  keptIn?: CheckInPeriod,
): Judgement {
  const now = windowOf(at)
  for (const digest of digests) {
    const judgement = isSpoken(handedIn)
      ? judgeSpoken(digest, meetingId, digitsOf(handedIn), now, keptIn)
      : judgeScanned(digest, meetingId, handedIn.trim(), now)
    if (judgement.verdict !== 'wrong') return judgement
  }
  return WRONG
}

/** Whether these are six digits, however they were typed: full width, blanks and hyphens do not matter. */
export function isSpoken(handedIn: string): boolean {
  return /^\d{6}$/.test(digitsOf(handedIn))
}

/** The instant from which the code of this window was shown. */
export function windowBegan(window: number): Instant {
  return instantFromMillis(window * WINDOW_MILLIS)
}

const WRONG: Judgement = { verdict: 'wrong', window: null }

function judgeScanned(digest: Digest, meetingId: string, code: string, now: number): Judgement {
  const [, text = '', sealed = ''] = SCANNED.exec(code) ?? []
  const window = parseInt(text, 36)
  const tag = sealed.slice(0, TAG_DIGITS)
  // Written the one way we write it, and not from a time to come: nothing else was ever shown.
  if (text === '' || window.toString(36) !== text || window > now + WINDOWS_AHEAD) return WRONG
  if (!isSame(sealed, tag + sealOf(digest, window, tag))) return WRONG
  if (!isSame(tag, tagOf(digest, meetingId, window))) return { verdict: 'other-meeting', window }
  return { verdict: now - window <= CODE_GRACE_WINDOWS ? 'taken' : 'expired', window }
}

function judgeSpoken(
  digest: Digest,
  meetingId: string,
  digits: string,
  now: number,
  keptIn: CheckInPeriod | undefined,
): Judgement {
  for (const window of windowsLookedThrough(now, keptIn))
    if (spokenCode(digest, meetingId, window) === digits)
      return { verdict: now - window <= CODE_GRACE_WINDOWS ? 'taken' : 'expired', window }
  return WRONG
}

/** The latest first: of two windows with the same digits it is that one. */
function* windowsLookedThrough(now: number, keptIn: CheckInPeriod | undefined): Generator<number> {
  const remembered = now - REMEMBERED_WINDOWS
  for (let window = now; window >= remembered; window--) yield window
  if (!keptIn) return
  const newest = Math.min(remembered - 1, windowOf(keptIn.closesAt))
  const oldest = Math.max(windowOf(keptIn.opensAt), newest + 1 - MOST_WINDOWS_KEPT)
  for (let window = newest; window >= oldest; window--) yield window
}

function windowOf(at: Instant): number {
  return Math.floor(millisOf(at) / WINDOW_MILLIS)
}

function scannedCode(digest: Digest, meetingId: string, window: number): string {
  const tag = tagOf(digest, meetingId, window)
  return `${window.toString(36)}.${tag}${sealOf(digest, window, tag)}`
}

function tagOf(digest: Digest, meetingId: string, window: number): string {
  return digits(digest, window, `meeting:${meetingId}`, TAG_DIGITS)
}

function sealOf(digest: Digest, window: number, tag: string): string {
  return digits(digest, window, `scanned:${window}:${tag}`, SEAL_DIGITS)
}

/** 48 bits modulo a million: no code is likelier than another by more than one in 280 million. */
function spokenCode(digest: Digest, meetingId: string, window: number): string {
  const number = parseInt(digits(digest, window, `spoken:${window}:${meetingId}`, 12), 16) % SPOKEN_CODES
  return String(number).padStart(6, '0')
}

function digits(digest: Digest, window: number, text: string, length: number): string {
  const hex = digest(Math.floor(window / WINDOWS_A_DAY), text)
  if (!/^[\da-f]{20}/.test(hex)) throw new TypeError('a digest gives at least 20 hexadecimal digits')
  return hex.slice(0, length)
}

function digitsOf(handedIn: string): string {
  return toHalfWidth(handedIn).replace(/[\s\-–—]/g, '')
}

/** Looks at every sign whatever it finds, so that the time it takes says nothing of the right one. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
