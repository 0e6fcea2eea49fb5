/**
 * Mini-program codes by WeChat's `wxacode.getUnlimited`. It is one of the binary APIs: arguments and answer are protobuf,
 * of which two rules are enough here: a field is its number and kind, its length, its bytes.
 */
import type { DrawMiniProgramCode } from '../application/ports/mini-program-codes'
import type { CloudApp } from './app'

/** Pixels, the most WeChat draws: it is printed. */
const WIDTH = 1280
/** Field 1 of the answer is the content, field 2 says what it is. */
const CONTENT = 1
const CONTENT_TYPE = 2

export function miniProgramCodes(app: CloudApp): DrawMiniProgramCode {
  return async ({ page, scene }) => {
    // A page that is not published yet is no reason against a code for it.
    const requestData = requestOf({ page, scene, check_path: false, width: WIDTH })
    const answer: unknown = await app.callCompatibleWxOpenApi({ apiName: 'wxacode.getUnlimited', requestData })
    const fields = Buffer.isBuffer(answer) ? bytesIn(answer) : new Map<number, Buffer>()
    const content = fields.get(CONTENT)
    if (content && fields.get(CONTENT_TYPE)?.toString().startsWith('image/')) return content
    console.error(`WeChat drew no code: ${content?.toString().slice(0, 200) ?? JSON.stringify(answer)}`)
    return undefined
  }
}

/** Field 2: pairs of a name and a value as JSON. */
function requestOf(given: Readonly<Record<string, unknown>>): Buffer {
  const pairs = Object.entries(given).map(([name, value]) =>
    field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(JSON.stringify(value)))])),
  )
  return field(2, Buffer.concat(pairs))
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([number * 8 + 2]), varint(bytes.length), bytes])
}

function varint(value: number): Buffer {
  return value < 128 ? Buffer.from([value]) : Buffer.concat([Buffer.from([(value % 128) + 128]), varint(value >> 7)])
}

/** The fields of a message that hold bytes, the last of each number. */
function bytesIn(message: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>()
  let at = 0
  const number = () => {
    let value = 0
    for (let step = 0; at < message.length; step += 7) {
      const byte = message[at++] ?? 0
      value += (byte % 128) * 2 ** step
      if (byte < 128) break
    }
    return value
  }
  while (at < message.length) {
    const key = number()
    // Kind 0 is a number, which says all there is; kind 2 is a length and so many bytes.
    const length = number()
    if (key % 8 !== 2) continue
    found.set(key >> 3, message.subarray(at, at + length))
    at += length
  }
  return found
}
