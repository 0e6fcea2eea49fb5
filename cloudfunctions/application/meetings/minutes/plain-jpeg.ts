/**
 * A photo without what is not the picture. Cameras write beside it where it was taken, when, by which device, small copies
 * and even a film: nothing of that is kept. The marks of a JPEG: ITU-T T.81, Annex B; Exif in APP1: CIPA DC-008.
 */
import type { PhotoTurn } from '#domain/meeting/meeting-photo'

export interface PlainJpeg {
  readonly bytes: Uint8Array
  /** Upright. */
  readonly width: number
  readonly height: number
  readonly turn: PhotoTurn
}

const [SOI, EOI, SOS, APP1] = [0xd8, 0xd9, 0xda, 0xe1] as const
const APP0 = 0xe0
/** The profile of its colours, and how its colours are coded: what a decoder asks after, by the name that each begins with. */
const KEPT_APPS: Readonly<Record<number, string>> = { 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' }
/** Besides frames and scans: tables of quantization, the number of lines, how often to begin anew. */
const TABLES: readonly number[] = [SOS, 0xdb, 0xdc, 0xdd]
const MOST_POINTS = 20_000

/** Undefined for bytes that are no whole JPEG. */
export function plainJpeg(bytes: Uint8Array): PlainJpeg | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let turn: PhotoTurn = 0
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === EOI;) {
    const mark = bytes[at + 1]
    if (bytes[at] !== 0xff || mark === undefined) return undefined
    if (mark === EOI) return size && whole([...kept, bytes.subarray(at, at + 2)], size, turn)
    const end = at + 2 + wordAt(bytes, at + 2)
    if (end > bytes.length) return undefined
    const segment = bytes.subarray(at, end)
    if (isFrame(mark)) size = { height: wordAt(segment, 5), width: wordAt(segment, 7) }
    if (mark === APP1) turn = turnOf(segment) ?? turn
    kept.push(keptOf(mark, segment))
    at = mark === SOS ? endOfScan(bytes, end) : end
    if (mark === SOS) kept.push(bytes.subarray(end, at))
  }
  return undefined
}

function whole(kept: readonly Uint8Array[], size: Pick<PlainJpeg, 'width' | 'height'>, turn: PhotoTurn) {
  const { width, height } = turn % 180 === 0 ? size : { width: size.height, height: size.width }
  if (Math.min(width, height) < 1 || Math.max(width, height) > MOST_POINTS) return undefined
  return { bytes: Buffer.concat(kept), width, height, turn }
}

/** The first of a frame: not the tables of Huffman and of arithmetic coding that lie among their numbers. */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
}

const NOTHING = new Uint8Array()

/** Of the segment what the picture needs. */
function keptOf(mark: number, segment: Uint8Array): Uint8Array {
  if ((mark >= 0xc0 && mark <= 0xcf) || TABLES.includes(mark)) return segment
  if (mark === APP0) return textAt(segment, 4, 5) === 'JFIF\0' ? withoutCopy(segment) : NOTHING
  const name = KEPT_APPS[mark]
  return name !== undefined && textAt(segment, 4, name.length) === name ? segment : NOTHING
}

/** JFIF with its version and density, and a small copy of 0 × 0 points (ITU-T T.871, 10.1). */
function withoutCopy(segment: Uint8Array): Uint8Array {
  return segment.length < 18 ? NOTHING : Uint8Array.of(0xff, APP0, 0, 16, ...segment.subarray(4, 16), 0, 0)
}

/** Where the next mark begins: within the picture 0xff is followed by 0, or by a mark to begin anew at. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const TURNS: Readonly<Record<number, PhotoTurn>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 }
const ORIENTATION = 0x0112

/** By the orientation of the picture that Exif tells; undefined where the segment tells none. */
function turnOf(segment: Uint8Array): PhotoTurn | undefined {
  if (textAt(segment, 4, 6) !== 'Exif\0\0') return undefined
  const exif = segment.subarray(10)
  const isLittle = textAt(exif, 0, 2) === 'II'
  const word = (at: number) => (isLittle ? (exif[at + 1] ?? 0) * 256 + (exif[at] ?? 0) : wordAt(exif, at))
  const first = isLittle ? word(4) + word(6) * 65_536 : word(4) * 65_536 + word(6)
  const entries = word(first)
  for (let at = first + 2; at < first + 2 + entries * 12 && at + 12 <= exif.length; at += 12)
    if (word(at) === ORIENTATION) return TURNS[word(at + 8)] ?? 0
  return undefined
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
