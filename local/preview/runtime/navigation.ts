import { appConfig, callApp, callPage, launchOptions } from './app'
import { themed } from './appearance'
import { drawNavigationBar } from './navigation-bar'
import { OpenPage } from './page'
import { splitUrl } from './phone'
import { drawTabBar, isTab, tabItems } from './tab-bar'

const DEEPEST = 10

export interface NavigationOptions {
  readonly url?: string
  readonly delta?: number
  readonly events?: Readonly<Record<string, (...values: unknown[]) => void>>
}

const stack: OpenPage[] = []
/** Tab pages live on while other tabs are shown. */
const tabs = new Map<string, OpenPage>()

/** Each throws with WeChat's own words when the page cannot be opened. */
const NAVIGATION = { navigateTo, redirectTo, navigateBack, switchTab, reLaunch }
export type NavigationName = keyof typeof NAVIGATION

/** Does what `wx.<name>` does; a page that cannot be opened is an error of the mini-program. */
export function navigate(name: NavigationName, options: NavigationOptions): void {
  NAVIGATION[name](options)
}

export function pageStack(): readonly OpenPage[] {
  return stack
}

/** The page that is shown. */
export function currentPage(): OpenPage | undefined {
  return stack.at(-1)
}

/** Opens the first page. */
export function launch(): void {
  const { path, query } = launchOptions()
  const pairs = Object.entries(query as Record<string, string>).map(([name, value]) => `${name}=${value}`)
  try {
    reLaunch({ url: `/${String(path)}?${pairs.join('&')}` })
  } catch (error) {
    callApp('onPageNotFound', { path, query, isEntryPage: true })
    throw error
  }
}

/** The bars around the page that is shown. */
export function drawBars(): void {
  const page = currentPage()
  if (!page) return
  const isHome = page.route === appConfig().pages[0]
  drawNavigationBar({
    window: page.window,
    canGoBack: stack.length > 1,
    canGoHome: stack.length === 1 && !isHome && !isTab(page.route),
    back: () => navigateBack({}),
    home: goHome,
  })
  drawTabBar(page.route, openTab)
  page.frame.style.backgroundColor = themed(page.window.backgroundColor)
}

/** What happens around a visit to WeChat's settings. */
export function leaveAndReturn(): void {
  currentPage()?.hide()
  callApp('onHide')
  callApp('onShow', launchOptions())
  currentPage()?.show()
}

export function goHome(): void {
  const home = appConfig().pages[0] ?? ''
  reLaunch({ url: `/${home}` })
}

export function navigateTo({ url = '', events = {} }: NavigationOptions): { eventChannel: OpenPage['channel'] } {
  const { route, query } = target(url)
  if (isTab(route)) throw new Error('can not navigateTo a tabbar page')
  if (stack.length >= DEEPEST) throw new Error(`webview count limit exceed: ${DEEPEST} pages are open`)
  const before = currentPage()
  const page = open(route, query, () => before?.hide())
  for (const [name, listener] of Object.entries(events)) page.channel.on(name, listener)
  return { eventChannel: page.channel }
}

export function redirectTo({ url = '' }: NavigationOptions): void {
  const { route, query } = target(url)
  if (isTab(route)) throw new Error('can not redirectTo a tabbar page')
  open(route, query, () => close(stack.pop()))
}

export function navigateBack({ delta = 1 }: NavigationOptions): void {
  const steps = Math.min(Math.max(1, delta), stack.length - 1)
  if (steps < 1) throw new Error('cannot navigate back at first page.')
  for (let step = 0; step < steps; step++) close(stack.pop())
  currentPage()?.show()
  drawBars()
}

export function reLaunch({ url = '' }: NavigationOptions): void {
  const { route, query } = target(url)
  const page = open(route, query, () => {
    for (const old of new Set([...stack.splice(0), ...tabs.values()])) close(old)
  })
  if (isTab(route)) tabs.set(route, page)
}

export function switchTab({ url = '' }: NavigationOptions): void {
  const { route } = target(url)
  if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
  if (currentPage()?.route === route && stack.length === 1) return
  const leave = (): void => {
    while (stack.length > 1) close(stack.pop())
    const last = stack.pop()
    if (last && isTab(last.route)) last.hide()
    else close(last)
  }
  const known = tabs.get(route)
  if (!known) {
    tabs.set(route, open(route, {}, leave))
    return
  }
  leave()
  stack.push(known)
  known.show()
  drawBars()
}

function openTab(route: string): void {
  const index = tabItems().findIndex((item) => item.pagePath === route)
  const { text = '' } = tabItems()[index] ?? {}
  switchTab({ url: `/${route}` })
  const page = currentPage()
  if (page) callPage(page.instance, 'onTabItemTap', { index, pagePath: route, text })
}

/** The page is made first, so that one that cannot be made leaves the others alone. */
function open(route: string, query: Record<string, string>, leave: () => void): OpenPage {
  const page = new OpenPage(route, query)
  leave()
  stack.push(page)
  drawBars()
  page.load()
  // `onLoad` may already have gone somewhere else.
  if (currentPage() === page) page.show()
  drawBars()
  return page
}

function close(page: OpenPage | undefined): void {
  if (!page) return
  tabs.delete(page.route)
  page.unload()
}

/** A relative url counts from the page that is shown. */
function target(url: string): { route: string; query: Record<string, string> } {
  const { path, query } = splitUrl(url)
  const base = `http://app/${currentPage()?.route ?? ''}`
  const route = decodeURI(new URL(path, base).pathname).slice(1)
  if (!appConfig().pages.includes(route)) throw new Error(`page "${route}" is not found`)
  return { route, query }
}
