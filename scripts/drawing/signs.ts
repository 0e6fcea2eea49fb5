/** Signs drawn from plain shapes in a square of 81 × 81 pixels, as the pictures of the mini-program are made of. */
import { PNG } from 'pngjs'

/** WeChat asks for 81 × 81 pixels and at most 40 KB of a picture in the tab bar. */
export const SIDE = 81
const STROKE = 5
/** WeChat shows the picture of a card 5 wide and 4 high. */
const CARD = { width: 400, height: 320, scale: 2.7 }
/** By trial, of pictures with plain grounds. */
const SMALLEST = { filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const

/** How far a point lies from a shape, in pixels; negative inside. */
export type Shape = (x: number, y: number) => number

export const segment =
  (x1: number, y1: number, x2: number, y2: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - STROKE / 2
  }
/** The outline of a rectangle with round corners. */
export const box =
  (left: number, top: number, right: number, bottom: number, radius: number): Shape =>
  (x, y) => {
    const qx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius
    const qy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    const inside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius
    return Math.abs(inside) - STROKE / 2
  }
export const ring =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - STROKE / 2
export const dot =
  (cx: number, cy: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - STROKE * 0.75
/** The part of a shape above a line. */
export const above =
  (shape: Shape, bottom: number): Shape =>
  (x, y) =>
    Math.max(shape(x, y), y - bottom)

/** How much of a point is ink, from 0 to 1. `scale`: pixels of the picture to one of the sign. */
function coverOf(shapes: readonly Shape[], x: number, y: number, scale = 1): number {
  const distance = Math.min(...shapes.map((shape) => shape(x, y))) * scale
  return Math.min(1, Math.max(0, 0.5 - distance))
}

/** The sign in the middle of a card, large, on a plain ground. */
export function drawCard(shapes: readonly Shape[], ink: string, ground: string): Buffer {
  const { width, height, scale } = CARD
  const png = new PNG({ width, height, colorType: 2 })
  const [from, to] = [channels(ground), channels(ink)]
  const at = (pixel: number, side: number) => (pixel + 0.5 - side / 2) / scale + SIDE / 2
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const cover = coverOf(shapes, at(x, width), at(y, height), scale)
      const mixed = from.map((channel, each) => Math.round(channel + ((to[each] ?? 0) - channel) * cover))
      png.data.set([...mixed, 255], (y * width + x) * 4)
    }
  return PNG.sync.write(png, { ...SMALLEST, colorType: 2 })
}

/** Ink where the shapes are, with soft edges. */
export function drawSign(shapes: readonly Shape[], ink: string): Buffer {
  const [red, green, blue] = channels(ink)
  const png = new PNG({ width: SIDE, height: SIDE })
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const cover = coverOf(shapes, x + 0.5, y + 0.5)
      png.data.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(cover * 255)], (y * SIDE + x) * 4)
    }
  return PNG.sync.write(png, SMALLEST)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}
