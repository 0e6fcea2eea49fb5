import { randomBytes, randomUUID } from 'node:crypto'
import tcb from '@cloudbase/node-sdk'
import { instantFromMillis, parseInstant, type Instant } from '#domain/time/instant'

/** What the platform says of one call. The identity is its, never the event's. */
export interface Invocation {
  readonly openId: string | undefined
  readonly callId: string
  readonly now: Instant
}

/**
 * Reads the platform's context. `LOCAL_CLOUD_CLOCK` is set by the local cloud alone, for a call that is to happen on another
 * day (the demo year, tests); a deployed function's environment does not have it, and no client can set one.
 */
export function invocationOf(context: object): Invocation {
  const { WX_OPENID } = tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0]) as {
    WX_OPENID?: string
  }
  const callId = 'request_id' in context && typeof context.request_id === 'string' ? context.request_id : randomUUID()
  const clock = parseInstant(process.env['LOCAL_CLOUD_CLOCK'] ?? '')
  return { openId: WX_OPENID || undefined, callId, now: clock ?? instantFromMillis(Date.now()) }
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new opaque id: 100 random bits in 20 characters of Crockford's base 32. */
export function newId(): string {
  return [...randomBytes(20)].map((byte) => ALPHABET[byte & 31]).join('')
}
