import { createAnimation } from '../animation'
import { componentOfInstance, type Instance } from '../engine'
import { currentScroller } from '../frame'
import {
  currentPage,
  drawBars,
  navigateBack,
  navigateTo,
  pageStack,
  redirectTo,
  reLaunch,
  switchTab,
  type NavigationOptions,
} from '../navigation'
import { startPullDown, stopPullDown } from '../pull-down'
import { SelectorQuery } from '../selector-query'
import { hideTabBar, markTab } from '../tab-bar'
import { api } from './api'

interface TabOptions {
  readonly index: number
  readonly text?: string
}

/** Pages, the bars around them, and what stands in them. */
export const pageApis = {
  navigateTo: api<NavigationOptions>('navigateTo', navigateTo),
  redirectTo: api<NavigationOptions>('redirectTo', redirectTo),
  navigateBack: api<NavigationOptions>('navigateBack', navigateBack),
  switchTab: api<NavigationOptions>('switchTab', switchTab),
  reLaunch: api<NavigationOptions>('reLaunch', reLaunch),
  setNavigationBarTitle: api<{ title: string }>('setNavigationBarTitle', ({ title }) =>
    changeWindow({ navigationBarTitleText: title }),
  ),
  setNavigationBarColor: api<{ frontColor?: string; backgroundColor?: string }>(
    'setNavigationBarColor',
    ({ frontColor, backgroundColor }) =>
      changeWindow({
        ...(frontColor === undefined ? {} : { navigationBarTextStyle: frontColor === '#ffffff' ? 'white' : 'black' }),
        ...(backgroundColor === undefined ? {} : { navigationBarBackgroundColor: backgroundColor }),
      }),
  ),
  setBackgroundColor: api<{ backgroundColor?: string }>('setBackgroundColor', ({ backgroundColor = '' }) =>
    changeWindow({ backgroundColor }),
  ),
  setBackgroundTextStyle: api('setBackgroundTextStyle', () => undefined),
  showNavigationBarLoading: api('showNavigationBarLoading', () => undefined),
  hideNavigationBarLoading: api('hideNavigationBarLoading', () => undefined),
  hideHomeButton: api('hideHomeButton', () => undefined),
  startPullDownRefresh: api('startPullDownRefresh', () => startPullDown(page())),
  stopPullDownRefresh: api('stopPullDownRefresh', () => stopPullDown(page())),
  pageScrollTo: api<{ scrollTop?: number; selector?: string; duration?: number; offsetTop?: number }>(
    'pageScrollTo',
    ({ scrollTop, selector, duration = 300, offsetTop = 0 }) => {
      const target = selector === undefined ? null : currentScroller()?.querySelector(selector)
      const behavior = duration === 0 ? 'auto' : 'smooth'
      const top = target ? topOf(target) + offsetTop : (scrollTop ?? 0)
      currentScroller()?.scrollTo({ top, behavior })
    },
  ),
  setTabBarBadge: api<TabOptions>('setTabBarBadge', ({ index, text }) => mark(index, text)),
  removeTabBarBadge: api<TabOptions>('removeTabBarBadge', ({ index }) => mark(index, undefined)),
  showTabBarRedDot: api<TabOptions>('showTabBarRedDot', ({ index }) => mark(index, 'dot')),
  hideTabBarRedDot: api<TabOptions>('hideTabBarRedDot', ({ index }) => mark(index, undefined)),
  hideTabBar: api('hideTabBar', () => tabBarIs(true)),
  showTabBar: api('showTabBar', () => tabBarIs(false)),
  enableAlertBeforeUnload: api('enableAlertBeforeUnload', () => undefined),
  disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => undefined),
  showShareMenu: api('showShareMenu', () => undefined),
  hideShareMenu: api('hideShareMenu', () => undefined),
  updateShareMenu: api('updateShareMenu', () => undefined),
  createAnimation,
  createSelectorQuery: () => new SelectorQuery(componentOfInstance(page().instance)),
  createIntersectionObserver: (instance: Instance, options?: object) => {
    const create = instance.createIntersectionObserver as (options?: object) => unknown
    return create.call(instance, options)
  },
  createMediaQueryObserver: (instance: Instance) => (instance.createMediaQueryObserver as () => unknown).call(instance),
  nextTick: (callback: () => void) => queueMicrotask(callback),
}

export function getCurrentPages(): readonly Instance[] {
  return pageStack().map((open) => open.instance)
}

function page() {
  const shown = currentPage()
  if (!shown) throw new Error('no page is open')
  return shown
}

function changeWindow(change: Record<string, unknown>): void {
  Object.assign(page().window, change)
  drawBars()
}

function topOf(target: Element): number {
  const scroller = currentScroller()
  if (!scroller) return 0
  return target.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
}

function mark(index: number, text: string | undefined): void {
  markTab(index, text)
  drawBars()
}

function tabBarIs(hidden: boolean): void {
  hideTabBar(hidden)
  page().frame.toggleAttribute('with-tab-bar', !hidden)
  drawBars()
}
