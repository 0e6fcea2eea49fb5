/**
 * Draws the pictures of the tab bar: three signs, each plain and chosen, for light and for dark. Run it after a change of
 * the colours in miniprogram/theme.json: `npx tsx scripts/draw-tab-icons.ts`. The pictures are kept in the repository.
 */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'

const MINIPROGRAM = join(__dirname, '../miniprogram')
/** WeChat asks for 81 × 81 pixels and at most 40 KB. */
const SIDE = 81
const STROKE = 5

/** How far a point lies from a shape, in pixels; negative inside. */
type Shape = (x: number, y: number) => number

const segment =
  (x1: number, y1: number, x2: number, y2: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - STROKE / 2
  }
/** The outline of a rectangle with round corners. */
const box =
  (left: number, top: number, right: number, bottom: number, radius: number): Shape =>
  (x, y) => {
    const qx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius
    const qy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    const inside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius
    return Math.abs(inside) - STROKE / 2
  }
const ring =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - STROKE / 2
const dot =
  (cx: number, cy: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - STROKE * 0.75
/** The part of a shape above a line. */
const above =
  (shape: Shape, bottom: number): Shape =>
  (x, y) =>
    Math.max(shape(x, y), y - bottom)

const SIGNS: Readonly<Record<string, readonly Shape[]>> = {
  // a leaf of a calendar with a tick
  today: [
    box(14, 19, 67, 68, 9),
    segment(14, 34, 67, 34),
    segment(29, 12, 29, 23),
    segment(52, 12, 52, 23),
    segment(30, 51, 38, 58),
    segment(38, 58, 52, 44),
  ],
  // a sheet with lines
  records: [
    box(17, 12, 64, 69, 8),
    dot(29, 28),
    dot(29, 41),
    dot(29, 54),
    segment(38, 28, 53, 28),
    segment(38, 41, 53, 41),
    segment(38, 54, 53, 54),
  ],
  // head and shoulders
  mine: [ring(40.5, 27, 13), above(ring(40.5, 71, 25), 66), segment(16, 67, 65, 67)],
}

/** Ink where the shapes are, with soft edges. */
function draw(shapes: readonly Shape[], [red, green, blue]: readonly number[]): Buffer {
  const png = new PNG({ width: SIDE, height: SIDE })
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const distance = Math.min(...shapes.map((shape) => shape(x + 0.5, y + 0.5)))
      const cover = Math.min(1, Math.max(0, 0.5 - distance))
      png.data.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(cover * 255)], (y * SIDE + x) * 4)
    }
  return PNG.sync.write(png)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}

async function main(): Promise<void> {
  const themes = JSON.parse(readFileSync(join(MINIPROGRAM, 'theme.json'), 'utf8')) as Record<
    'light' | 'dark',
    { tabText: string; tabSelected: string }
  >
  await mkdir(join(MINIPROGRAM, 'images'), { recursive: true })
  for (const [theme, { tabText, tabSelected }] of Object.entries(themes))
    for (const [sign, shapes] of Object.entries(SIGNS))
      for (const [state, colour] of [
        ['', tabText],
        ['-chosen', tabSelected],
      ] as const)
        await writeFile(join(MINIPROGRAM, 'images', `${sign}${state}-${theme}.png`), draw(shapes, channels(colour)))
}

void main()
