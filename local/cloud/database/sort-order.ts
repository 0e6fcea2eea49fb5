/**
 * MongoDB's order of values, as strings.
 *
 * `encode(a) < encode(b)` exactly when MongoDB sorts a before b: first by type, then by value. No encoding is the
 * beginning of another one, so encodings can be strung together to make the key of a compound index, and every key that
 * begins with P lies between P and P + `AFTER`.
 *
 * Strings are ordered by UTF-16 code units, MongoDB orders by code points; the two differ only between U+E000..U+FFFF
 * and characters beyond U+FFFF.
 */
import { Binary, ObjectId } from 'bson'
import { isFields } from './document'

/** Sorts after everything that follows a given beginning. */
export const AFTER = '\uffff'
const END = '\u0000'

/** An empty array in an indexed or sorted field comes even before null. */
export const EMPTY_ARRAY = '0'
/** Null and a missing field are the same to an index. */
export const NULL = '1'

export function encode(value: unknown): string {
  if (typeof value === 'string') return `3${terminated(value)}`
  if (typeof value === 'number') return `2${encodeNumber(value)}`
  if (typeof value === 'boolean') return value ? '81' : '80'
  if (value === null || value === undefined) return NULL
  if (value instanceof Date) return `9${encodeNumber(value.getTime())}`
  if (Array.isArray(value)) return `5${value.map((element) => `+${encode(element)}`).join('')}${END}`
  if (isFields(value)) return `4${Object.entries(value).map(encodeField).join('')}${END}`
  if (value instanceof Binary) return `6${encodeNumber(value.length())}${terminated(value.toString('hex'))}`
  if (value instanceof ObjectId) return `7${value.toHexString()}`
  if (value instanceof RegExp) return `B${terminated(value.source)}${terminated(value.flags)}`
  return `A${terminated(JSON.stringify(value))}`
}

/** Everything of the same type as the encoded value: MongoDB's `$lt` and `$gt` compare within one type only. */
export function typeOf(encoded: string): string {
  return encoded.charAt(0)
}

function encodeField([name, value]: [string, unknown]): string {
  const encoded = encode(value)
  return `${typeOf(encoded)}${terminated(name)}${encoded}`
}

/** `END` closes the text and sorts before any further character; an END inside the text is marked as text. */
function terminated(text: string): string {
  return (text.includes(END) ? text.replaceAll(END, END + AFTER) : text) + END
}

const scratch = new DataView(new ArrayBuffer(8))

/** The eight bytes of the double, turned so that their order is the order of the numbers. NaN comes first, as in MongoDB. */
function encodeNumber(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0'
  scratch.setFloat64(0, value === 0 ? 0 : value)
  const high = scratch.getInt32(0)
  const low = scratch.getInt32(4)
  scratch.setInt32(0, high < 0 ? ~high : high ^ 0x80000000)
  scratch.setInt32(4, high < 0 ? ~low : low)
  return String.fromCharCode(
    scratch.getUint8(0),
    scratch.getUint8(1),
    scratch.getUint8(2),
    scratch.getUint8(3),
    scratch.getUint8(4),
    scratch.getUint8(5),
    scratch.getUint8(6),
    scratch.getUint8(7),
  )
}
