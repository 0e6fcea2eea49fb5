/**
 * No page is reached only by knowing that it is there: from the pages of the tab bar on, every page is opened by one that can be
 * reached, by what its script or a script it uses names. Which page names which is printed where one is not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const HOME = join(__dirname, '../../miniprogram')
interface App {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}
const app = JSON.parse(readFileSync(join(HOME, 'app.json'), 'utf8')) as App
const PAGES = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
/** It names every page, and opens none. */
const TABLE = 'services/routes.ts'

const sources = new Map(
  readdirSync(HOME, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(?:miniprogram_npm|node_modules)/.test(file) && file !== TABLE)
    .map((file) => [file, readFileSync(join(HOME, file), 'utf8')]),
)

function importedBy(file: string): string[] {
  return [...(sources.get(file) ?? '').matchAll(/^(?:import|export) (?!type )[^']*'(\.[^']+)'/gms)]
    .map(([, path = '']) => `${relative(HOME, join(HOME, dirname(file), path))}.ts`)
    .filter((path) => sources.has(path))
}

/** The scripts of the components that a page or a component declares. */
function componentsOf(file: string): string[] {
  const json = join(HOME, file.replace(/\.ts$/, '.json'))
  if (!existsSync(json)) return []
  const { usingComponents = {} } = JSON.parse(readFileSync(json, 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  return Object.values(usingComponents)
    .map((path) => (path.startsWith('/') ? path.slice(1) : relative(HOME, join(HOME, dirname(file), path))))
    .map((path) => `${path}.ts`)
    .filter((path) => sources.has(path))
}

/** The pages that a page's own scripts and its components name, but for the page itself. */
function namedBy(page: string): string[] {
  const [seen, waiting] = [new Set<string>(), [`${page}.ts`]]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    waiting.push(...importedBy(file), ...componentsOf(file))
  }
  const text = [...seen].map((file) => sources.get(file) ?? '').join('\n')
  return PAGES.filter((other) => other !== page && text.includes(`'${other}'`))
}

it('every page is opened from one that is reached from the tab bar', () => {
  const reached = new Map<string, string>(app.pages.map((page) => [page, '底部的标签']))
  const waiting = [...app.pages]
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop())
    for (const next of namedBy(page))
      if (!reached.has(next)) {
        reached.set(next, page)
        waiting.push(next)
      }
  expect(PAGES.length).toBeGreaterThan(90)
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([])
})
