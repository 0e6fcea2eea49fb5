import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { palettePng } from '../../../scripts/screens/palette-png'
import { MOST_BYTES, PICTURES } from '../../../scripts/screens/pictures'

const ROOT = join(__dirname, '../../..')
const EDGE = 0xd0d3d8

describe('the pictures of the README', () => {
  it('are those that the script takes, each light enough', async () => {
    const files = await readdir(join(ROOT, 'docs/pictures'))
    expect(files.sort()).toEqual(PICTURES.map(({ file }) => file).sort())
    for (const file of files)
      expect((await readFile(join(ROOT, 'docs/pictures', file))).length).toBeLessThan(MOST_BYTES)
  })

  it.each(['README.md', 'README.en.md'])('are all shown in %s', async (readme) => {
    const text = await readFile(join(ROOT, readme), 'utf8')
    const shown = [...text.matchAll(/docs\/pictures\/([\w-]+\.png)/g)].map(([, file]) => file)
    expect(shown.sort()).toEqual(PICTURES.map(({ file }) => file).sort())
  })
})

describe('a picture with a palette', () => {
  const drawn = (colourAt: (x: number, y: number) => readonly [number, number, number]) => {
    const png = new PNG({ width: 24, height: 24 })
    for (let y = 0; y < 24; y++) for (let x = 0; x < 24; x++) png.data.set([...colourAt(x, y), 255], (y * 24 + x) * 4)
    return PNG.sync.write(png)
  }
  const pixel = (png: PNG, x: number, y: number) => [...png.data.subarray((y * 24 + x) * 4, (y * 24 + x) * 4 + 3)]

  it('keeps every colour where there are few, and has an edge', () => {
    const colours = [
      [255, 255, 255],
      [179, 38, 30],
      [245, 246, 248],
    ] as const
    const png = PNG.sync.read(
      palettePng(
        drawn((x) => colours[x % 3] ?? colours[0]),
        EDGE,
      ),
    )
    for (let x = 1; x < 23; x++) expect(pixel(png, x, 12)).toEqual(colours[x % 3])
    for (const [x, y] of [
      [0, 0],
      [23, 5],
      [7, 23],
    ] as const)
      expect(pixel(png, x, y)).toEqual([0xd0, 0xd3, 0xd8])
  })

  it('gives a colour too many to the nearest', () => {
    // More greens and reds than a palette holds.
    const colourAt = (x: number, y: number) => [x * 8, y * 8, 0] as const
    const png = PNG.sync.read(palettePng(drawn(colourAt), EDGE))
    const all = Array.from({ length: 24 * 24 }, (_, at) => pixel(png, at % 24, Math.floor(at / 24)))
    const kept = [...new Map(all.map((colour) => [colour.join(), colour])).values()]
    expect(kept.length).toBeLessThanOrEqual(256)
    const apart = (one: readonly number[], other: readonly number[]) =>
      Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)))
    for (const [x, y] of [
      [3, 3],
      [20, 20],
      [11, 17],
    ] as const) {
      const nearest = Math.min(...kept.map((colour) => apart(colour, colourAt(x, y))))
      expect(apart(pixel(png, x, y), colourAt(x, y))).toBe(nearest)
    }
  })
})
