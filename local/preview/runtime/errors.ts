import { onEngineError } from './engine'

/** What went wrong in a page stands in its phone, with file and line, instead of in a console nobody has open. */
const shown = new Set<string>()

/** WeChat tells the app of what was thrown in words, and of a promise that nobody took care of with its reason. */
interface Told {
  error(message: string): void
  rejection(rejected: { readonly reason: unknown; readonly promise: Promise<unknown> }): void
}

export function catchErrors(tellApp: Told): void {
  const show = (error: unknown): void => {
    // In words: a test that reads the console sees no more than [object Object] of WeChat's `{ errMsg }`.
    console.error(describe(error), error)
    void showError(error)
  }
  const thrown = (error: unknown): void => {
    show(error)
    tellApp.error(describe(error))
  }
  addEventListener('error', (event) => thrown(event.error ?? event.message))
  addEventListener('unhandledrejection', (event) => {
    // Said here, with its words; the browser would say no more than Object.
    event.preventDefault()
    show(event.reason)
    tellApp.rejection({ reason: event.reason, promise: event.promise })
  })
  onEngineError(thrown)
}

/** Does something that may fail: then it is shown, and what comes after goes on. */
export function guarded(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    console.error(error)
    void showError(error)
  }
}

/** Shows a message at the bottom of the phone; the same message once. */
export async function showError(error: unknown): Promise<void> {
  const text = describe(error)
  const stack = error instanceof Error ? error.stack : undefined
  const where = stack === undefined ? '' : await placeOf(stack)
  if (shown.has(text + where)) return
  shown.add(text + where)
  const line = document.createElement('li')
  const place = document.createElement('code')
  place.textContent = where
  line.append(text, place)
  const panel = document.getElementById('errors') ?? createPanel()
  panel.querySelector('ul')?.append(line)
}

function createPanel(): HTMLElement {
  const panel = document.createElement('section')
  panel.id = 'errors'
  panel.setAttribute('role', 'alert')
  const close = document.createElement('button')
  close.textContent = '关闭'
  close.onclick = () => {
    panel.remove()
    shown.clear()
  }
  const title = document.createElement('strong')
  title.textContent = '页面出错了'
  panel.append(title, close, document.createElement('ul'))
  document.body.append(panel)
  return panel
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : String(error)
}

/** `pages/today/today.ts:12`, from the bundle's source map, which the server has. */
async function placeOf(stack: string): Promise<string> {
  const answer = await fetch('/__place', { method: 'POST', body: stack }).catch(() => undefined)
  return answer?.ok === true ? answer.text() : ''
}
