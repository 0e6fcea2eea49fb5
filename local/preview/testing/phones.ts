import { buffer } from 'node:stream/consumers'
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'

/** The preview's page in a browser, and the phones on it. */
export interface Phones {
  readonly page: Page
  /** The screen of phone 1, 2 … */
  readonly phone: (number: number) => FrameLocator
  /** A phone with its buttons and the picker of who holds it. */
  readonly frame: (number: number) => Locator
  /** Goes to the first page of a phone, by the button above it. */
  readonly goHome: (number: number) => Promise<void>
  /** Gives a phone to somebody, by the name in the picker above it. */
  readonly handTo: (number: number, name: string) => Promise<void>
  /** What the page and its phones complained of. */
  readonly complaints: readonly string[]
}

/** A bound against hanging, not a measurement: where a machine does other work besides, a page takes its time. */
const PATIENCE_MS = 60_000

/** Opens the preview with two phones side by side. */
export async function openPhones(browser: Browser, address: string): Promise<Phones> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1080 } })
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(address)
  const frame = (number: number): Locator => page.getByRole('region', { name: `手机 ${number}` })
  return {
    page,
    frame,
    phone: (number) => frame(number).frameLocator('iframe'),
    goHome: (number) => frame(number).getByRole('button', { name: '返回首页' }).click(),
    handTo: (number, name) => hand(frame(number).getByRole('combobox'), name),
    complaints,
  }
}

async function hand(picker: Locator, name: string): Promise<void> {
  const label = await picker.getByRole('option').filter({ hasText: name }).innerText()
  await picker.selectOption({ label })
}

/** What the browser saves as a file when `act` is done. */
export async function savedBy(page: Page, act: () => Promise<unknown>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return buffer(await download.createReadStream())
}

/** Drags with the mouse from the middle of an element, as a finger would. */
export async function drag(page: Page, from: Locator, by: { x?: number; y?: number }, steps = 10): Promise<void> {
  const box = await from.boundingBox()
  if (!box) throw new Error('there is nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= steps; step++)
    await page.mouse.move(x + ((by.x ?? 0) * step) / steps, y + ((by.y ?? 0) * step) / steps)
  await page.mouse.up()
}

/** A computed style of an element. */
export async function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((node, name) => {
    const window = globalThis as unknown as Styles
    return window.getComputedStyle(node).getPropertyValue(name)
  }, property)
}

/** Resolves when the animations that run on an element have ended. */
export async function animationsEnd(element: Locator): Promise<void> {
  await element.evaluate(async (node) => {
    const animations = (node as unknown as Animated).getAnimations()
    await Promise.all(animations.map((animation) => animation.finished))
  })
}

/** What a browser has and this side of the tests has not. */
interface Styles {
  getComputedStyle(node: unknown): { getPropertyValue(name: string): string }
}
interface Animated {
  getAnimations(): readonly { readonly finished: Promise<unknown> }[]
}
