import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { open, openedWith, ROUTES, type Route } from '../../../miniprogram/services/routes'
import type { Parameter } from '../../../miniprogram/services/parameters'
import { stubWx } from '../../builders/wx-stub'

const APP = JSON.parse(readFileSync(join(__dirname, '../../../miniprogram/app.json'), 'utf8')) as {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

it('has every page of app.json and no other', () => {
  const pages = [...APP.pages, ...APP.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
  expect(Object.keys(ROUTES).sort()).toEqual([...pages].sort())
})

/** What a parameter may be, guessed from what it takes: the tests do not know its kind. */
const CANDIDATES = [
  'own',
  'others',
  'yes',
  'waiting',
  'record',
  'facts',
  'shifts',
  'problems',
  '2025',
  '2025-03',
  '2025-03-04',
  '李 & 王=?#%/＋',
]

describe('what a page is opened with', () => {
  const asked: string[] = []
  beforeEach(() => {
    const { wx } = stubWx({})
    const go = ({ url }: { url: string }) => void asked.push(url)
    Object.assign(globalThis, { wx: { ...wx, navigateTo: go, switchTab: go }, getCurrentPages: () => [] })
    asked.length = 0
  })

  it('is read as it was given, whatever the page and the text', async () => {
    const pages = fc.constantFrom(...(Object.keys(ROUTES) as Route[]))
    await fc.assert(
      fc.asyncProperty(pages, fc.string({ minLength: 1, unit: 'grapheme' }), async (route, chance) => {
        const given: Record<string, unknown> = {}
        for (const [name, { parse }] of Object.entries<Parameter<unknown>>(ROUTES[route]))
          given[name] = [chance, ...CANDIDATES].map((text) => parse(text)).find((value) => value !== undefined)
        await (open as (to: Route, parameters: object) => Promise<void>)(route, given)
        const query = new URL(`shushi:${asked.at(-1) ?? ''}`).search.slice(1)
        const pairs = query
          .split('&')
          .filter(Boolean)
          .map((pair) => pair.split('=') as [string, string])
        expect(openedWith(route, Object.fromEntries(pairs))).toEqual(given)
      }),
    )
  })

  it('leaves out what is not given', async () => {
    await open('packages/dues/pay/pay', {})
    expect(asked).toEqual(['/packages/dues/pay/pay'])
  })

  it.each([
    ['packages/dues/amount/amount', { branchId: 'b', memberId: 'm' }],
    ['packages/report/evidence/evidence', { branchId: 'b', measure: 'm', from: '2025-02-30', to: '2025-03-01' }],
    ['packages/secretary/indicator-month/indicator-month', { branchId: 'b', month: '2025-13' }],
    ['packages/service/donate/donate', { branchId: 'b', whose: 'theirs' }],
    ['packages/dues/receive/receive', { branchId: 'b', year: 'next' }],
  ] as const)('is nothing where %s cannot use it', (route, query) => {
    expect(openedWith(route, query)).toBeUndefined()
  })
})

describe('WeChat holds ten pages', () => {
  const stack: { route: string }[] = []
  const at = { branchId: 'b', reportId: 'r' }
  const arrived = () => new Promise((then) => setTimeout(then))
  beforeEach(() => {
    const routeIn = (url: string) => new URL(`shushi:${url}`).pathname.slice(1)
    let isUnderWay = false
    /** A transition takes a while, and WeChat refuses another meanwhile, also once the first has been answered. */
    const moving = (move: () => void) => {
      if (isUnderWay) throw new Error('fail a transition is under way')
      isUnderWay = true
      setTimeout(() => (isUnderWay = false))
      move()
    }
    const navigateTo = async ({ url }: { url: string }) => {
      if (stack.length === 10) throw new Error('navigateTo:fail webview count limit exceed')
      stack.push({ route: routeIn(url) })
    }
    const redirectTo = async ({ url }: { url: string }) => moving(() => stack.splice(-1, 1, { route: routeIn(url) }))
    const navigateBack = async ({ delta }: { delta: number }) => moving(() => stack.splice(-delta))
    const { wx } = stubWx({})
    Object.assign(globalThis, {
      wx: { ...wx, navigateTo, redirectTo, navigateBack },
      getCurrentPages: () => [...stack],
    })
    stack.splice(0, stack.length, { route: 'pages/today/today' })
  })

  it('and the eleventh opens all the same, however long one goes round in a circle', async () => {
    for (let round = 1; round <= 20; round++) {
      await open('packages/report/drafts/drafts', { branchId: 'b' })
      expect(stack.at(-1)).toEqual({ route: 'packages/report/drafts/drafts' })
      await arrived()
      await open('packages/report/report/report', at)
      expect(stack.at(-1)).toEqual({ route: 'packages/report/report/report' })
      await arrived()
    }
    expect(stack[0]).toEqual({ route: 'pages/today/today' })
    expect(stack.length).toBeLessThanOrEqual(10)
  })

  it('and a page of a kind that is not among them takes the place of the one on top', async () => {
    while (stack.length < 10) stack.push({ route: `below-${stack.length}` })
    await open('packages/report/drafts/drafts', { branchId: 'b' })
    expect(stack.map(({ route }) => route).slice(-2)).toEqual(['below-8', 'packages/report/drafts/drafts'])
  })
})
