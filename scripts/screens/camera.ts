import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { Facts } from './facts'
import type { Found } from './found'
import { screenName, type Holder, type Screen } from './table'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Looks {
  readonly isDark: boolean
  readonly isLarge: boolean
  readonly isWhole: boolean
}

/** One picture, and what is wrong with what it shows. */
export interface Shot {
  readonly name: string
  readonly page: string
  readonly size: Size
  readonly file: string
  readonly found: readonly Found[]
}

/** A phone's holder, by the OPENID. */
export type OpenIds = Readonly<Record<Holder, string>>

const PATIENCE_MS = 30_000
/** Nothing was asked of the cloud for so long: the page is ready. */
const QUIET_MS = 300
const LONGEST_MS = 15_000
const HIGHEST_PX = 6000

/** Photographs phones of one size, held by one person after another. */
export class Camera {
  private readonly phones = new Map<Holder, Promise<Phone>>()

  constructor(
    private readonly from: {
      readonly browser: Browser
      /** Of the preview. */
      readonly address: string
      readonly openIds: OpenIds
      readonly facts: Facts
      readonly size: Size
      readonly looks: Looks
      /** The folder for the pictures. */
      readonly folder: string
    },
  ) {}

  /** Undefined where it was only tried, and did not open. */
  async shoot(page: string, screen: Screen): Promise<Shot | undefined> {
    const { facts, size, looks, folder } = this.from
    await mkdir(folder, { recursive: true })
    const phone = await this.phoneOf(screen.as)
    const query = new URLSearchParams(await screen.open?.(facts)).toString().replaceAll('+', '%20')
    phone.complaints.length = 0
    await phone.open(page, query)
    if (screen.isTried && (await phone.isRefused())) return undefined
    await screen.then?.(phone.page)
    await phone.settle()
    if (looks.isWhole) await phone.grow(size)
    const found = await phone.look()
    const name = screenName(page, screen)
    const file = join(folder, `${name}.png`)
    await phone.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    if (looks.isWhole) await phone.page.setViewportSize(size)
    const errors = phone.complaints.map((where): Found => ({ fault: 'error', where }))
    return { name, page, size, file, found: [...errors, ...found] }
  }

  async close(): Promise<void> {
    for (const phone of this.phones.values()) await (await phone).page.context().close()
  }

  private phoneOf(holder: Holder): Promise<Phone> {
    const { browser, address, openIds, size, looks } = this.from
    const known = this.phones.get(holder)
    if (known) return known
    const settings = `${looks.isDark ? '&dark' : ''}${looks.isLarge ? '&large' : ''}`
    const made = Phone.start(browser, `${address}/phone/1?as=${openIds[holder]}${settings}`, size)
    this.phones.set(holder, made)
    return made
  }
}

/** The mini-program on one phone. */
class Phone {
  readonly complaints: string[] = []
  private pending = 0
  private quietSince = performance.now()

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('request', () => this.count(1))
    page.on('requestfinished', () => this.count(-1))
    page.on('requestfailed', () => this.count(-1))
  }

  static async start(browser: Browser, address: string, size: Size): Promise<Phone> {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addInitScript({ content: await inPage() })
    const page = await context.newPage()
    // A source that somebody changes meanwhile must not load the phone anew.
    await page.route(/\/__events/, (route) => route.fulfill({ status: 204, body: '' }))
    const phone = new Phone(page)
    await page.goto(address)
    await phone.settle()
    return phone
  }

  /** Goes there from the first page, as a person would, so that there is a way back. */
  async open(path: string, query: string): Promise<void> {
    const url = `/${path}${query === '' ? '' : `?${query}`}`
    const isTab = path.startsWith('pages/')
    await this.run(`wx.reLaunch({ url: '/pages/today/today' })`)
    await this.run(`wx.${isTab ? 'switchTab' : 'navigateTo'}({ url: ${JSON.stringify(url)} })`)
    await this.settle()
  }

  /** Waits until the page has what it asked the cloud for, and has drawn it. */
  async settle(): Promise<void> {
    const started = performance.now()
    for (;;) {
      await this.page.waitForTimeout(QUIET_MS / 3)
      const now = performance.now()
      if (now - started > LONGEST_MS) return
      if (this.pending > 0 || now - this.quietSince < QUIET_MS) continue
      if (!(await this.run('shushiScreens.isLoading()'))) return
    }
  }

  /** Makes the phone as high as its page. */
  async grow({ width }: Size): Promise<void> {
    const height = Number(await this.run('shushiScreens.heightOfWhole()'))
    await this.page.setViewportSize({ width, height: Math.min(Math.ceil(height), HIGHEST_PX) })
    await this.settle()
  }

  async isRefused(): Promise<boolean> {
    return (await this.run('shushiScreens.isRefused()')) === true
  }

  async look(): Promise<Found[]> {
    return (await this.run('shushiScreens.lookAtPage()')) as Found[]
  }

  private run(expression: string): Promise<unknown> {
    return this.page.evaluate(expression)
  }

  private count(change: 1 | -1): void {
    this.pending = Math.max(0, this.pending + change)
    this.quietSince = performance.now()
  }
}

let script: Promise<string> | undefined

/** What looks at the page runs in it, so it is bundled for it. */
function inPage(): Promise<string> {
  script ??= build({
    entryPoints: [join(__dirname, 'in-page/look.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'shushiScreens',
    // Playwright runs it inside a function.
    footer: { js: 'globalThis.shushiScreens = shushiScreens' },
    charset: 'utf8',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return script
}
