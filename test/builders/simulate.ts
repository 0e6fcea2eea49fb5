/**
 * A page or component of the mini-program in a test, compiled by WeChat's own compilers and rendered in jsdom:
 *
 *   / ** @jest-environment jsdom * /
 *   const page = await load('pages/today/today', { answers: { 'me.get': { … } } })
 *   expect(page.text()).toContain('第一党支部')
 *   await page.tap('扫码签到')
 *   expect(page.went()).toEqual(['/packages/meeting/check-in/check-in'])
 *
 * Built-in controls are inert here: give a field its value with `page.emit('.code', 'change', { value: 'ABCD1234' })`.
 * Layout and gestures belong to the tests in the browser.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as simulate from 'miniprogram-simulate'
import { COMPILED_TEMPLATES } from '../setup/compile-templates'
import { stubWx, type Answers, type Asked, type Called, type PhoneAnswers } from './wx-stub'

export { CloudFault, NEVER, OFFLINE, PhoneFault, refused, type Answers } from './wx-stub'

// It compiles the sheet of every component anew for every page that is opened: half the time of a test, for a layout
// that jsdom does not have. Sheets are read by appearance.test.ts and seen in the browser. Templates it compiles anew for
// every file of tests; they are compiled before.
jest.mock('miniprogram-simulate/src/wxss', () => ({ getContent: () => '', compile: () => '', insert: () => undefined }))
jest.mock('miniprogram-compiler', () => ({ wxmlToJs: () => readFileSync(COMPILED_TEMPLATES, 'utf8') }))

const ROOT = join(__dirname, '../../miniprogram')
/** More than any page's chain of promises between two answers. */
const TURNS = 6

export interface LoadOptions {
  readonly answers?: Answers
  /** What the page was opened with, not yet encoded. */
  readonly query?: Readonly<Record<string, string>>
  /** For a component: its properties. */
  readonly properties?: Readonly<Record<string, unknown>>
  /** What the phone answers: `{ scanCode: () => ({ result: '…' }), showModal: () => ({ confirm: false }) }`. */
  readonly phone?: PhoneAnswers
  /** A UTC instant to live at; without it, the machine's. */
  readonly now?: string
  /** What the server's clock shows; without it, its answers do not say. */
  readonly serverNow?: string
  /** What the phone has kept from an earlier day, by key. */
  readonly stored?: Readonly<Record<string, unknown>>
}

export interface SimulatedPage {
  readonly data: Readonly<Record<string, unknown>>
  /** Calls of the server so far, in order. */
  readonly calls: readonly Called[]
  /** What was asked of the phone so far, in order. */
  readonly asked: readonly Asked[]
  /** Everything a person reads, blanks made single. */
  readonly text: () => string
  /** Addresses gone to so far, in order. */
  readonly went: () => string[]
  /** Inputs of the calls of one procedure. */
  readonly sent: (procedure: string) => unknown[]
  /** Whether something of the page itself matches, such as `.card` or `#code`. */
  readonly has: (selector: string) => boolean
  /** Taps what a person sees: the innermost thing with this label, or a selector that begins with `.` or `#`. */
  readonly tap: (labelOrSelector: string) => Promise<void>
  /** A component of the page says something: `emit('.name', 'change', { value: '张三' })`. */
  readonly emit: (selector: string, event: string, detail?: unknown) => Promise<void>
  /** For a component: what it says from now on under this name, as it comes. */
  readonly heard: (event: string) => unknown[]
  /** Calls a method of the page: `run('onPullDownRefresh')`. */
  readonly run: (method: string, ...parameters: unknown[]) => Promise<unknown>
  /** Other answers from now on. */
  readonly answer: (answers: Answers) => void
  /** Which pages it was opened from, and which were opened from it since; without this it stands alone. */
  readonly stands: (among: { readonly below?: readonly string[]; readonly above?: readonly string[] }) => void
  /** Until every answer has come and been shown. */
  readonly settle: () => Promise<void>
}

/** Opens a page (`pages/today/today`) or a component (`components/page-state/page-state`). */
export async function load(path: string, options: LoadOptions = {}): Promise<SimulatedPage> {
  if (options.now !== undefined) jest.useFakeTimers({ now: new Date(options.now), doNotFake: EVERYTHING_BUT_DATE })
  // The page before may still wait to write what was typed: not on this one's phone.
  jest.requireActual<{ keepPending: () => void }>('../../miniprogram/services/drafts').keepPending()
  const stub = stubWx(options.answers ?? {}, options.phone, options.serverNow, options.stored)
  Object.assign((globalThis as unknown as { wx: object }).wx, stub.wx)
  const isPage = defineGlobals(path)
  jest.resetModules() // or a component registers only once in a file of tests
  const component = simulate.render(register(path), { ...options.properties })
  stack(component)
  const { body } = (globalThis as unknown as { document: { body: simulate.Shown } }).document
  body.replaceChildren()
  component.attach(body)
  const page = handle(component, stub)
  if (isPage()) {
    const query = Object.entries(options.query ?? {}).map(([name, value]) => [name, encodeURIComponent(value)])
    for (const [method, parameters] of [
      ['onLoad', [Object.fromEntries(query)]],
      ['onShow', []],
      ['onReady', []],
    ] as const)
      start(component, method, parameters)
  }
  await page.settle()
  return page
}

function stack(
  { instance }: simulate.RenderedRoot,
  { below = [], above = [] }: { readonly below?: readonly string[]; readonly above?: readonly string[] } = {},
): void {
  const pages = [...below.map((route) => ({ route })), instance, ...above.map((route) => ({ route }))]
  Object.assign(globalThis, { getCurrentPages: () => [...pages] })
}

function handle(component: simulate.RenderedRoot, stub: ReturnType<typeof stubWx>): SimulatedPage {
  const settle = async () => {
    for (let turn = 0; turn < TURNS || stub.waiting() > 0; turn++) await new Promise((then) => setTimeout(then, 0))
    if (stub.unanswered.size > 0) throw new Error(`The test gives no answer for ${[...stub.unanswered].join(', ')}`)
  }
  const found = (selector: string) => {
    const first = component.querySelector(selector)
    if (!first) throw new Error(`The page has no ${selector}`)
    return first
  }
  return {
    get data() {
      return component.data
    },
    calls: stub.calls,
    asked: stub.asked,
    text: () => said(component.dom),
    went: () => stub.asked.filter(({ options }) => 'url' in options).map(({ options }) => String(options['url'])),
    sent: (procedure) => stub.calls.filter((call) => call.procedure === procedure).map(({ input }) => input),
    has: (selector) => component.querySelector(selector) !== undefined,
    tap: async (target) => {
      touch(/^[.#]/.test(target) ? found(target).dom : labelled(component.dom, target))
      await settle()
    },
    emit: async (selector, event, detail) => {
      found(selector).dispatchEvent(event, { detail })
      await settle()
    },
    heard: (event) => {
      const details: unknown[] = []
      component.addEventListener(event, ({ detail }) => details.push(detail))
      return details
    },
    run: async (method, ...parameters) => {
      const result = await start(component, method, parameters)
      await settle()
      return result
    },
    answer: stub.answer,
    stands: (among) => stack(component, among),
    settle,
  }
}

function start(component: simulate.RenderedRoot, method: string, parameters: readonly unknown[]): unknown {
  const own = component.instance[method]
  return typeof own === 'function'
    ? (own as (...all: unknown[]) => unknown).apply(component.instance, [...parameters])
    : undefined
}

/** A finger down and up again: j-component makes the tap of it and lets it bubble as on a phone. */
function touch(target: simulate.Shown | undefined): void {
  if (!target) throw new Error('Nothing is shown there to tap')
  const touches = [{ identifier: 0, target, clientX: 0, clientY: 0, pageX: 0, pageY: 0 }]
  const event = (name: string, now: object[]) =>
    Object.assign(new Event(name, { bubbles: true, cancelable: true }), { touches: now, changedTouches: touches })
  target.dispatchEvent(event('touchstart', touches))
  target.dispatchEvent(event('touchend', []))
}

/** Every piece of text with a blank between, as one reads them. */
function said(shown: simulate.Shown): string {
  const pieces = [...shown.childNodes].map((node) =>
    'querySelectorAll' in node ? said(node) : (node.textContent ?? ''),
  )
  return pieces.join(' ').replace(/\s+/g, ' ').trim()
}

/** The innermost thing that says or is called `label`; the one that says no more than that, when there is one. */
function labelled(root: simulate.Shown, label: string): simulate.Shown {
  const everything = [...root.querySelectorAll('*')]
  const innermost = (test: (element: simulate.Shown) => boolean) =>
    everything.filter((element) => test(element) && ![...element.children].some((child) => test(child)))
  const [found] = [
    ...innermost((element) => said(element) === label),
    ...everything.filter((element) => element.getAttribute('aria-label') === label),
    ...innermost((element) => said(element).includes(label)),
  ]
  if (!found) throw new Error(`Nothing says “${label}”; the page says: ${said(root)}`)
  return found
}

/** WeChat's globals, besides wx. Answers whether what was then loaded is a page. */
function defineGlobals(route: string): () => boolean {
  let isPage = false
  const globals = globalThis as unknown as Record<string, unknown> & { Component: (definition: object) => void }
  globals['getApp'] = () => ({ globalData: {} })
  globals['App'] = () => undefined
  const register = globals.Component.bind(undefined)
  // A root without an element of its own would hear no touch; there is no layout here that an element could disturb.
  globals.Component = (definition: { options?: object }) =>
    register({ ...definition, options: { ...definition.options, virtualHost: false } })
  globals['Page'] = (definition: Record<string, unknown>) => {
    isPage = true
    const { data = {}, options, ...members } = definition
    const isMethod = ([, member]: [string, unknown]) => typeof member === 'function'
    const entries = Object.entries(members)
    const fields = Object.fromEntries(entries.filter((entry) => !isMethod(entry)))
    globals.Component({
      data,
      ...(options === undefined ? {} : { options }),
      methods: Object.fromEntries(entries.filter(isMethod)),
      created(this: object) {
        Object.assign(this, structuredCopy(fields), { route })
      },
    })
  }
  return () => isPage
}

function structuredCopy(fields: object): object {
  return JSON.parse(JSON.stringify(fields)) as object
}

function register(path: string): string {
  const usingComponents = { ...usedBy('app'), ...usedBy(path) }
  for (const component of Object.values(usingComponents))
    if (component.includes('miniprogram_npm') && !existsSync(join(ROOT, `${component}.json`)))
      throw new Error(`miniprogram${component} is missing: run \`npm run prepare\``)
  return simulate.load(join(ROOT, path), {
    rootPath: ROOT,
    compiler: 'official',
    compilerOptions: { maxBuffer: 64 * 1024 * 1024 },
    usingComponents,
  })
}

/**
 * Components of npm that the page and its own components use, by the path WeChat finds them at, and those that app.json
 * gives to all; simulate does not look for them itself, and takes one list for all.
 */
function usedBy(path: string, seen = new Set<string>()): Record<string, string> {
  if (seen.has(path)) return {}
  seen.add(path)
  const { usingComponents = {} } = JSON.parse(readFileSync(join(ROOT, `${path}.json`), 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  const all: Record<string, string> = {}
  for (const [name, where] of Object.entries(usingComponents)) {
    if (!/^[./]/.test(where)) all[name] = `/miniprogram_npm/${where}`
    else {
      const component = where.startsWith('/') ? where : join(path, '..', where)
      if (path === 'app') all[name] = component
      Object.assign(all, usedBy(component, seen))
    }
  }
  return all
}

const EVERYTHING_BUT_DATE: FakeableAPI[] = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
]
