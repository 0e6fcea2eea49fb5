/**
 * What the journal remembers of a request so that its repeat gets the first answer, without a way back. The line's `_id` and
 * the key of what it says are made of the OPENID and the id of the request, which only the phone has kept: whoever reads the
 * database cannot tell from a line whose WeChat it was, nor find a person's lines by their OPENID, nor read what was answered,
 * be it the code of an invitation.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { OpenId } from '#domain/people/identity'

const CIPHER = 'aes-256-gcm'
const [IV_BYTES, TAG_BYTES] = [12, 16]

export interface RequestMemory {
  /** The `_id` of its line. */
  readonly id: string
  /** Tells a repeat from a reused id. */
  digestOf(asked: unknown): string
  sealed(answer: unknown): string
  opened(sealed: string): unknown
}

export function memoryOf(openId: OpenId, requestId: string): RequestMemory {
  const keyFor = (use: string) => createHmac('sha256', `${openId}:${requestId}`).update(use).digest()
  return {
    id: keyFor('line').toString('hex').slice(0, 32),
    digestOf: (asked) =>
      createHash('sha256').update(keyFor('digest')).update(JSON.stringify(asked)).digest('hex').slice(0, 32),
    sealed(answer) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, keyFor('answer'), iv)
      const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')
    },
    opened(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv(CIPHER, keyFor('answer'), bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
      return JSON.parse(text.toString('utf8')) as unknown
    },
  }
}
