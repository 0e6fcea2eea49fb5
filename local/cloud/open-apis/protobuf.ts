import { CloudError } from '../cloud-error'

/** The two kinds of protobuf field that WeChat's binary API messages use. */
export type FieldValue = number | Buffer

/** The fields of a message by number, each in the order they came. Throws INVALID_PARAM on bytes that are no message. */
export function decodeMessage(bytes: Buffer): Map<number, FieldValue[]> {
  const fields = new Map<number, FieldValue[]>()
  let at = 0
  while (at < bytes.length) {
    const key = readVarint(bytes, at)
    const field = Math.floor(key.value / 8)
    const read = key.value % 8 === 2 ? readBytes(bytes, key.next) : readNumber(bytes, key.next, key.value % 8)
    fields.set(field, [...(fields.get(field) ?? []), read.value])
    at = read.next
  }
  return fields
}

/** A field that holds bytes: text, or a message. */
export function encodeBytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([encodeVarint(field * 8 + 2), encodeVarint(value.length), value])
}

/** A field that holds a number: protobuf's int32. One below nothing is written as 64 bits, in ten bytes. */
export function encodeInt32(field: number, value: number): Buffer {
  return Buffer.concat([encodeVarint(field * 8), encodeVarint(BigInt.asUintN(64, BigInt(value)))])
}

function encodeVarint(value: number | bigint): Buffer {
  const bytes: number[] = []
  let rest = BigInt(value)
  while (rest > 127n) {
    bytes.push(Number(rest % 128n) + 128)
    rest /= 128n
  }
  return Buffer.from([...bytes, Number(rest)])
}

function readVarint(bytes: Buffer, from: number): { value: number; next: number } {
  let value = 0
  // Seven bytes hold 2^49: more than any length or number here.
  for (let step = 0; step < 7; step++) {
    const byte = bytes[from + step]
    if (byte === undefined) break
    value += (byte % 128) * 128 ** step
    if (byte < 128) return { value, next: from + step + 1 }
  }
  throw new CloudError('INVALID_PARAM', 'requestData is not a protobuf message')
}

function readBytes(bytes: Buffer, from: number): { value: Buffer; next: number } {
  const length = readVarint(bytes, from)
  const next = length.next + length.value
  if (next > bytes.length) throw new CloudError('INVALID_PARAM', 'requestData ends in the middle of a field')
  return { value: bytes.subarray(length.next, next), next }
}

function readNumber(bytes: Buffer, from: number, wireType: number): { value: number; next: number } {
  if (wireType !== 0) throw new CloudError('INVALID_PARAM', `requestData has a field of wire type ${wireType}`)
  return readVarint(bytes, from)
}
