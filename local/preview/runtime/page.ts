import { appConfig, callPage } from './app'
import { element } from './dom'
import { createRoot, isRegistered, type EngineRoot, type Instance } from './engine'
import { EventChannel } from './event-channel'
import { FRAME, SCROLLER, setCurrentFrame } from './frame'
import { hasNativeTabBar, isTab } from './tab-bar'
import { installPullDown } from './pull-down'
import { followTextSize } from './text-size'
import { needUnit } from './units'

const REACH_BOTTOM_PX = 50
const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

export type PageWindow = Readonly<Record<string, unknown>>

/** A page of the stack. */
export class OpenPage {
  readonly instance: Instance
  readonly channel = new EventChannel()
  readonly frame: HTMLElement
  readonly scroller: HTMLElement
  /** What its JSON says about its window, over what app.json says; `wx.setNavigationBarTitle` and the like change it. */
  readonly window: Record<string, unknown>
  private readonly root: EngineRoot
  private readonly tabBar: EngineRoot | undefined
  private scrollTop = 0
  private isReady = false

  constructor(
    readonly route: string,
    readonly query: Readonly<Record<string, string>>,
  ) {
    needUnit(route)
    if (!isRegistered(route)) throw new Error(`page "${route}" is not found`)
    this.window = { ...appConfig().window, ...configs.get(route) }
    this.scroller = element('div', { class: SCROLLER })
    this.frame = element('div', { class: FRAME }, this.scroller)
    this.frame.toggleAttribute('custom-navigation', this.window.navigationStyle === 'custom')
    this.frame.toggleAttribute('with-tab-bar', isTab(route) && hasNativeTabBar())
    document.getElementById('pages')?.append(this.frame)
    setCurrentFrame(this.frame)
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    this.root = createRoot('page', pairs.length > 0 ? `${route}?${pairs.join('&')}` : route)
    this.instance = this.root.instance
    this.tabBar = isTab(route) && appConfig().tabBar?.custom === true ? customTabBar() : undefined
    Object.assign(this.instance, {
      route,
      options: query,
      getTabBar: () => this.tabBar?.instance ?? null,
      getOpenerEventChannel: () => this.channel,
      getPageId: () => route,
    })
  }

  /** Puts the page into the document: its components are attached, then `onLoad` runs. */
  load(): void {
    this.root.element.dataset.page = this.route
    this.root.attach(this.scroller)
    this.tabBar?.attach(this.frame)
    this.followScroll()
    installPullDown(this)
    callPage(this.instance, 'onLoad', this.query)
  }

  show(): void {
    this.frame.hidden = false
    setCurrentFrame(this.frame)
    followTextSize()
    this.frame.style.setProperty('--vh', `${this.frame.clientHeight / 100}px`)
    this.scroller.scrollTop = this.scrollTop
    callPage(this.instance, 'onShow')
    this.root.pageLifetime('show')
    this.tabBar?.pageLifetime('show')
    if (this.isReady) return
    this.isReady = true
    requestAnimationFrame(() => callPage(this.instance, 'onReady'))
  }

  hide(): void {
    this.scrollTop = this.scroller.scrollTop
    callPage(this.instance, 'onHide')
    this.root.pageLifetime('hide')
    this.tabBar?.pageLifetime('hide')
    this.frame.hidden = true
  }

  unload(): void {
    callPage(this.instance, 'onUnload')
    this.tabBar?.release()
    this.root.release()
    // Its elements are gone: an answer that comes later has nothing to change, as in WeChat.
    this.instance.setData = () => undefined
    this.frame.remove()
  }

  /** A px length, or whether a flag of the page's window is set. */
  allows(flag: string): boolean {
    return this.window[flag] === true
  }

  private followScroll(): void {
    let wasNear = false
    const reach = Number(this.window.onReachBottomDistance ?? REACH_BOTTOM_PX)
    this.scroller.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroller
      callPage(this.instance, 'onPageScroll', { scrollTop })
      const isNear = scrollHeight - scrollTop - clientHeight <= reach
      if (isNear && !wasNear) callPage(this.instance, 'onReachBottom')
      wasNear = isNear
    })
  }
}

function customTabBar(): EngineRoot {
  needUnit(CUSTOM_TAB_BAR)
  return createRoot('custom-tab-bar', CUSTOM_TAB_BAR)
}

const configs = new Map<string, PageWindow>()

/** What a page's JSON says. */
export function rememberConfig(route: string, config: PageWindow): void {
  configs.set(route, config)
}
