/** What is kept of a check-in that is not what the procedure takes, e.g. one that brings a time or a state of its own. */
import { contract } from '#contract'
import * as v from 'valibot'
import type { TraceBadInput } from '../../ports/handling'
import { failedScan, type BadScan } from './keeping-failed-scans'
import { scannerOf } from './who-scans'

const traceBadScan: TraceBadInput = async (input, context) => {
  const { store, openId } = context
  const meetingId = meetingIdIn(input)
  const [meeting, scanner] = await Promise.all([
    meetingId === undefined ? undefined : store.get('meetings', meetingId),
    scannerOf(store, openId),
  ])
  const memberId = scanner?.memberId ?? null
  const { write } = await failedScan({ reason: reasonOf(input), meeting, memberId, window: null }, context)
  return [write]
}

const TAKEN = contract['meeting.checkIn'].input.entries

/** What a phone supplies beside a code is told apart from a code that is none; the former is the graver. */
function reasonOf(input: unknown): BadScan {
  if (typeof input !== 'object' || input === null) return 'malformed'
  if (Object.keys(input).some((key) => !Object.hasOwn(TAKEN, key))) return 'supplied-by-phone'
  return v.is(TAKEN.code, 'code' in input ? input.code : undefined) ? 'malformed' : 'malformed-code'
}

/** Read with care: nothing else of such an input is used. */
function meetingIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('meetingId' in input)) return undefined
  const { meetingId } = input
  return typeof meetingId === 'string' && /^[\w:#.-]{1,80}$/.test(meetingId) ? meetingId : undefined
}

export const badInputTraces: Readonly<Record<string, TraceBadInput>> = { 'meeting.checkIn': traceBadScan }
