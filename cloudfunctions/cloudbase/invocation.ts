import { randomBytes, randomUUID } from 'node:crypto'
import tcb from '@cloudbase/node-sdk'
import { instantFromMillis, parseInstant, type Instant } from '#domain/time/instant'

/** What the platform says of one call. The identity is its, never the event's. */
export interface Invocation {
  readonly openId: string | undefined
  /** Whether a timer set it off. That nobody's OPENID is there says nothing of it: a call over HTTP has none either. */
  readonly isTimer: boolean
  readonly callId: string
  readonly now: Instant
}

/**
 * Reads the platform's context. To be asked before anything is waited for: what it says may stand in the environment of the
 * process, where the next call puts its own. `LOCAL_CLOUD_CLOCK` is set by the local cloud alone, for a call that is to
 * happen on another day (the demo year, tests); a deployed function's environment does not have it, and no client can set
 * one.
 */
export function invocationOf(context: object): Invocation {
  const { WX_OPENID, TRIGGER_SRC } = saidIn(context)
  const callId = 'request_id' in context && typeof context.request_id === 'string' ? context.request_id : randomUUID()
  const clock = parseInstant(process.env['LOCAL_CLOUD_CLOCK'] ?? '')
  return {
    openId: WX_OPENID || undefined,
    isTimer: TRIGGER_SRC === 'timer',
    callId,
    now: clock ?? instantFromMillis(Date.now()),
  }
}

type Said = { readonly WX_OPENID?: string; readonly TRIGGER_SRC?: string }

/**
 * What the SDK reads from the context. It throws where that has neither `environment` nor `environ` (node-sdk 3.18.3,
 * `parseContext`); then what stands in `process.env` counts, of the names that WX_CONTEXT_KEYS gives, as for
 * wx-server-sdk 4.0.2 (`getWXContext`), which reads nothing else.
 */
function saidIn(context: object): Said {
  try {
    return tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0])
  } catch {
    return tcb.getCloudbaseContext()
  }
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new opaque id: 100 random bits in 20 characters of Crockford's base 32. */
export function newId(): string {
  return [...randomBytes(20)].map((byte) => ALPHABET[byte & 31]).join('')
}
