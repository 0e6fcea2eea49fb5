/**
 * Draws the pictures of the tab bar: three signs, each plain and chosen, for light and for dark. Run it after a change of
 * the colours in miniprogram/theme.json: `npx tsx scripts/draw-tab-icons.ts`. The pictures are kept in the repository.
 */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { above, box, dot, drawSign, ring, segment, type Shape } from './drawing/signs'

const MINIPROGRAM = join(__dirname, '../miniprogram')

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
        await writeFile(join(MINIPROGRAM, 'images', `${sign}${state}-${theme}.png`), drawSign(shapes, colour))
}

void main()
