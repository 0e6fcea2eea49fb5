/**
 * Draws the pictures of the cards that are sent into a group: without one WeChat cuts what is on the sender's screen, names
 * and all. Run it after a change of the colours in miniprogram/theme.json: `npx tsx scripts/draw-cards.ts`. The pictures are
 * kept in the repository, each in the package whose pages send it.
 */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { above, box, dot, drawCard, ring, segment, type Shape } from './drawing/signs'

const MINIPROGRAM = join(__dirname, '../miniprogram')

const head = (x: number, y: number, size: number): readonly Shape[] => [
  ring(x, y - size, size * 0.62),
  above(ring(x, y + size, size * 1.25), y + size * 0.8),
]

const CARDS: Readonly<Record<string, readonly Shape[]>> = {
  // people around a table
  'packages/meeting': [...head(15, 42, 8), ...head(66, 42, 8), ...head(40.5, 32, 11), segment(8, 60, 73, 60)],
  // a heart above an open hand
  'packages/service': [
    above(ring(32, 29, 9), 29),
    above(ring(49, 29, 9), 29),
    segment(23.4, 31, 40.5, 48),
    segment(57.6, 31, 40.5, 48),
    segment(14, 52, 30, 62),
    segment(30, 62, 51, 62),
    segment(51, 62, 67, 50),
  ],
  // a booklet with the sign of the yuan
  'packages/dues': [
    box(19, 12, 62, 69, 6),
    segment(31, 25, 40.5, 37),
    segment(50, 25, 40.5, 37),
    segment(40.5, 37, 40.5, 57),
    segment(32, 41, 49, 41),
    segment(32, 49, 49, 49),
  ],
  // a page with bars
  'packages/summary': [
    box(17, 10, 64, 71, 6),
    segment(29, 58, 29, 46),
    segment(40.5, 58, 40.5, 34),
    segment(52, 58, 52, 24),
  ],
  // one more person
  'packages/member': [...head(32, 42, 14), dot(62, 30), segment(62, 20, 62, 40), segment(52, 30, 72, 30)],
}

async function main(): Promise<void> {
  const { light } = JSON.parse(readFileSync(join(MINIPROGRAM, 'theme.json'), 'utf8')) as {
    light: { tabSelected: string; navBackground: string }
  }
  for (const [folder, shapes] of Object.entries(CARDS)) {
    const file = join(MINIPROGRAM, folder, 'images/card.png')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, drawCard(shapes, light.tabSelected, '#fdf3f2'))
  }
}

void main()
