/**
 * WeChat's own form for what a function asks of its open APIs, and for what they answer: protobuf, byte for byte as
 * wx-server-sdk 4.0.2 writes and reads it (`CommApiData`, `CommOpenApiResp`); a test compares the two. Of protobuf's kinds
 * of field only numbers (0) and bytes (2) occur.
 */

/** A request: `08 00`, an open API; field 2, pairs of a name and its value as JSON. What is undefined is left out. */
export function encodeRequest(given: Readonly<Record<string, unknown>>): Buffer {
  const pairs = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => bytes(1, Buffer.concat([bytes(1, Buffer.from(name)), bytes(2, Buffer.from(json(value)))])))
  return Buffer.concat([Buffer.from([0x08, 0x00]), bytes(2, Buffer.concat(pairs))])
}

/** What JSON need not escape, and json-bigint, with which wx-server-sdk writes its values, does. */
const ESCAPED =
  /[\x7f-\x9f\u00ad\u0600-\u0604\u070f\u17b4\u17b5\u200c-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g

function json(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPED, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([field * 8 + 2]), varint(content.length), content])
}

function varint(value: number): Buffer {
  return value < 128 ? Buffer.from([value]) : Buffer.concat([Buffer.from([(value % 128) + 128]), varint(value >> 7)])
}

export interface OpenApiResponse {
  /** Field 1; empty when there is none. */
  readonly content: Buffer
  /** Field 2: what the content is; empty when nothing says so. */
  readonly contentType: string
  /** Field 3: why WeChat's side did not call the API at all, e.g. -604101, no permission; 0 when it did. */
  readonly errorCode: number
}

/** An answer; undefined when the bytes are no such message. */
export function decodeResponse(message: Buffer): OpenApiResponse | undefined {
  const found = new Map<number, number | Buffer>()
  for (let at = 0; at < message.length;) {
    const key = readVarint(message, at)
    const value = key && readVarint(message, key.next)
    const kind = key && Number(key.value % 8n)
    if (!value || (kind !== 0 && kind !== 2)) return undefined
    const length = kind === 2 ? Number(value.value) : 0
    at = value.next + length
    if (at > message.length) return undefined
    // A number below nothing is written as 64 bits.
    const read = kind === 2 ? message.subarray(value.next, at) : Number(BigInt.asIntN(32, value.value))
    found.set(Number(key.value / 8n), read)
  }
  const [content, contentType, errorCode] = [found.get(1), found.get(2), found.get(3)]
  return {
    content: Buffer.isBuffer(content) ? content : Buffer.alloc(0),
    contentType: Buffer.isBuffer(contentType) ? contentType.toString() : '',
    errorCode: typeof errorCode === 'number' ? errorCode : 0,
  }
}

/** 64 bits stand in ten bytes of seven. */
const LONGEST_VARINT = 10

function readVarint(message: Buffer, from: number): { readonly value: bigint; readonly next: number } | undefined {
  let value = 0n
  for (let step = 0; step < LONGEST_VARINT; step++) {
    const byte = message[from + step]
    if (byte === undefined) return undefined
    value += BigInt(byte % 128) << BigInt(7 * step)
    if (byte < 128) return { value, next: from + step + 1 }
  }
  return undefined
}
