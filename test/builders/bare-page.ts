/**
 * A page without its template, for what the kit does with answers and taps: its methods are run by hand, and each answer
 * comes when the test says so.
 *
 *   const page = bare(() => readingPage('packages/ledger/talks/talks', { … }), { answers: { … } })
 *   page.open({ branchId: 'b' })
 *   await settled()
 */
import { stubWx, type Answers, type WxStub } from './wx-stub'

export interface BarePage extends WxStub {
  readonly data: Readonly<Record<string, unknown>>
  /** What WeChat does when the page is opened: `query` as it comes, encoded on a device. */
  readonly open: (query: Readonly<Record<string, string>>) => void
  /** Another page is opened from it; or it is gone back from. */
  readonly cover: () => void
  readonly close: () => void
  /** What the page keeps beside its data. */
  readonly own: (name: string) => unknown
  /** Runs a method of the page; what it answers. */
  readonly run: (method: string, ...parameters: unknown[]) => unknown
}

/** `register` calls `Page` once, as the script of a page does. */
export function bare(register: () => void, { answers = {} }: { readonly answers?: Answers } = {}): BarePage {
  const stub = stubWx(answers)
  /** The page, and what was opened from it. */
  const above: object[] = []
  let definition: Readonly<Record<string, unknown>> = {}
  Object.assign(globalThis, {
    wx: stub.wx,
    getCurrentPages: () => [{}, ...above],
    Page: (given: Readonly<Record<string, unknown>>) => (definition = given),
  })
  register()
  const data = JSON.parse(JSON.stringify(definition['data'])) as Record<string, unknown>
  const setData = (change: object) => void Object.assign(data, JSON.parse(JSON.stringify(change)))
  const page: Record<string, unknown> = { ...definition, data, setData }
  above.push(page)
  const run = (method: string, ...parameters: unknown[]) =>
    (page[method] as (...all: unknown[]) => unknown).apply(page, parameters)
  return {
    ...stub,
    data,
    run,
    own: (name) => page[name],
    cover: () => above.push({}),
    close: () => above.splice(0, above.length, {}),
    open(query) {
      run('onLoad', query)
      run('onShow')
    },
  }
}

/** Until everything that was answered has been shown. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((then) => setImmediate(then))
}
/** More than any chain of promises between two answers. */
const TURNS = 6

/** An answer that comes when it is given. */
export interface Awaited<Value> {
  readonly promise: Promise<Value>
  readonly give: (value: Value) => void
}
export function awaited<Value>(): Awaited<Value> {
  let give: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((resolve) => (give = resolve))
  return { promise, give }
}
