import { crc32, deflateSync } from 'node:zlib'

/** Dark and light squares, `size` in a row. */
export interface Squares {
  readonly size: number
  readonly isDark: (row: number, column: number) => boolean
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Blank squares around the others: four are the least a QR code needs. */
const MARGIN = 4

/**
 * The squares as a PNG of `pixels` by `pixels`: black on white, one bit a pixel. All squares are equally large; what is
 * left over goes to the margin.
 */
export function drawSquares(squares: Squares, pixels: number): Buffer {
  const side = Math.max(1, Math.floor(pixels / (squares.size + 2 * MARGIN)))
  const margin = Math.floor((pixels - side * squares.size) / 2)
  const blank = rowOf(pixels, [])
  const rows: Buffer[] = []
  for (let row = 0; row < squares.size; row++) {
    const dark = Array.from({ length: squares.size }, (_, column) => column).filter((column) =>
      squares.isDark(row, column),
    )
    const drawn = rowOf(
      pixels,
      dark.map((column) => [margin + column * side, side]),
    )
    for (let line = 0; line < side; line++) rows.push(drawn)
  }
  const above = Array.from({ length: margin }, () => blank)
  const below = Array.from({ length: pixels - margin - rows.length }, () => blank)
  return pngOf(pixels, Buffer.concat([...above, ...rows, ...below]))
}

/** One line: a filter byte (none), then a bit a pixel, 1 for white. */
function rowOf(pixels: number, darkRuns: readonly (readonly [from: number, length: number])[]): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(pixels / 8), 0xff)
  row[0] = 0
  for (const [from, length] of darkRuns)
    for (let pixel = from; pixel < from + length; pixel++) {
      const at = 1 + (pixel >> 3)
      row[at] = (row[at] ?? 0) & ~(0x80 >> (pixel & 7))
    }
  return row
}

function pngOf(pixels: number, lines: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels, 0)
  header.writeUInt32BE(pixels, 4)
  // One bit a pixel, grey.
  header[8] = 1
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
