import type { Browser, Page } from 'playwright-core'

export interface Opening {
  readonly milliseconds: number
  /** How often the page asked the cloud until it was shown. */
  readonly calls: number
}
export interface BenchPhone {
  /** Opens a page over the first one, waits until it is ready and shown, and goes back. Rejects when it fails. */
  readonly open: (page: string, query: string) => Promise<Opening>
  /**
   * Opens a page, however it turns out, waits until nothing more is asked, and goes back; the first page is opened by starting
   * the mini-program anew. Answers how often the cloud was asked; `opened` is told when it no longer is, before going back.
   */
  readonly visit: (page: string, query: string, opened: () => void) => Promise<{ readonly calls: number }>
  readonly close: () => Promise<void>
}

const FIRST_PAGE = 'pages/today/today'
const PATIENCE_MS = 30_000
/** Nothing was asked of the cloud for so long: the first page has what it wants, and does not disturb the next one. */
const QUIET_MS = 150

/** Runs in the phone. A frame's callbacks run before it is drawn: what is ready there is on the screen right after. */
const OPENED = `(url) => new Promise((resolve, reject) => {
  const route = url.slice(1).split('?')[0]
  const began = performance.now()
  const look = () => {
    const page = getCurrentPages().at(-1)
    const state = page.route === route ? page.data.state : 'loading'
    if (state === 'loading') requestAnimationFrame(look)
    else if (state === 'ready') setTimeout(() => resolve(performance.now() - began))
    else reject(new Error(route + ' is ' + state + ': ' + page.data.message))
  }
  requestAnimationFrame(look)
  wx.navigateTo({ url, fail: ({ errMsg }) => reject(new Error(errMsg)) })
})`

/** Opens a phone of a preview, without the frame around it. */
export async function openPhone(browser: Browser, address: string): Promise<BenchPhone> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.setDefaultTimeout(PATIENCE_MS)
  // A source that somebody changes meanwhile must not load the phone anew.
  await page.route(/\/__events/, (route) => route.fulfill({ status: 204, body: '' }))
  const traffic = followTraffic(page)
  await page.goto(address)
  await quiet(page, traffic)
  return {
    open: async (name, query) => {
      const before = traffic.asked
      const milliseconds = await page.evaluate<number>(`(${OPENED})(${JSON.stringify(`/${name}?${query}`)})`)
      const calls = traffic.asked - before
      await quiet(page, traffic)
      await page.evaluate('wx.navigateBack()')
      await quiet(page, traffic)
      return { milliseconds, calls }
    },
    visit: async (name, query, opened) => {
      const before = traffic.asked
      const url = JSON.stringify(`/${name}${query === '' ? '' : `?${query}`}`)
      if (name === FIRST_PAGE) await page.goto(address)
      else await page.evaluate(`wx.${name.startsWith('pages/') ? 'switchTab' : 'navigateTo'}({ url: ${url} })`)
      await quiet(page, traffic)
      const calls = traffic.asked - before
      opened()
      await page.evaluate(`wx.reLaunch({ url: '/${FIRST_PAGE}' })`)
      await quiet(page, traffic)
      return { calls }
    },
    close: () => page.close(),
  }
}

interface Traffic {
  asked: number
  pending: number
  lastAt: number
}

function followTraffic(page: Page): Traffic {
  const traffic: Traffic = { asked: 0, pending: 0, lastAt: performance.now() }
  const follow = (change: 1 | -1) => (request: { url: () => string }) => {
    if (!request.url().includes('/__cloud/')) return
    if (change === 1) traffic.asked++
    traffic.pending += change
    traffic.lastAt = performance.now()
  }
  page.on('request', follow(1))
  page.on('requestfinished', follow(-1))
  page.on('requestfailed', follow(-1))
  return traffic
}

async function quiet(page: Page, traffic: Traffic): Promise<void> {
  const since = performance.now()
  const rest = () => QUIET_MS - (performance.now() - Math.max(since, traffic.lastAt))
  while (traffic.pending > 0 || rest() > 0) await page.waitForTimeout(Math.max(20, rest()))
}
