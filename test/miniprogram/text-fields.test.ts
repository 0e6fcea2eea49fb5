import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const HOME = join(__dirname, '../../miniprogram')
const fields = readdirSync(HOME, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.wxml') && !/(^|\/)(miniprogram_npm|node_modules)\//.test(path))
  .flatMap((path) => {
    const tags = readFileSync(join(HOME, path), 'utf8').match(/<(?:input|textarea)\b[^>]*>/g) ?? []
    return tags.map((tag) => ({ path, tag }))
  })

/** px from the cursor to the keyboard: a submit-bar (80 px) that stays at the bottom would lie over what is nearer. */
const CLEAR_OF_THE_BAR = 100

it('the keyboard and the bar above it leave every field that is typed in in sight', () => {
  expect(fields.length).toBeGreaterThan(50)
  const spacing = (tag: string) => Number(/\bcursor-spacing="(\d+)"/.exec(tag)?.[1] ?? 0)
  expect(fields.filter(({ tag }) => spacing(tag) < CLEAR_OF_THE_BAR)).toEqual([])
})
