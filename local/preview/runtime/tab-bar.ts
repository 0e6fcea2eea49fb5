import { isObject, textOf } from '../json-value'
import { appConfig } from './app'
import { themed } from './appearance'
import { element } from './dom'

export interface TabItem {
  readonly pagePath: string
  readonly text: string
  readonly iconPath: string
  readonly selectedIconPath: string
}

/** What `wx.setTabBarBadge` and its like have put on a tab, by its index. */
const marks = new Map<number, string>()
const RED_DOT = ' '
let isHidden = false

export function tabItems(): readonly TabItem[] {
  const list = appConfig().tabBar?.list
  return (Array.isArray(list) ? list : []).filter(isObject).map((item) => ({
    pagePath: textOf(item.pagePath),
    text: textOf(item.text),
    iconPath: themed(item.iconPath),
    selectedIconPath: themed(item.selectedIconPath),
  }))
}

export function isTab(route: string): boolean {
  return tabItems().some((item) => item.pagePath === route)
}

export function hasNativeTabBar(): boolean {
  return appConfig().tabBar !== undefined && appConfig().tabBar?.custom !== true
}

/** Draws WeChat's own tab bar under the page `route`; nothing where the page has none. */
export function drawTabBar(route: string, open: (route: string) => void): void {
  const bar = document.getElementById('tab-bar')
  if (!bar) return
  bar.hidden = !hasNativeTabBar() || !isTab(route) || isHidden
  if (bar.hidden) return
  const look = appConfig().tabBar ?? {}
  bar.style.background = themed(look.backgroundColor)
  bar.dataset.border = textOf(look.borderStyle, 'black')
  bar.replaceChildren(
    ...tabItems().map((item, index) => tab(item, index, item.pagePath === route, () => open(item.pagePath))),
  )
}

function tab(item: TabItem, index: number, isSelected: boolean, open: () => void): HTMLElement {
  const look = appConfig().tabBar ?? {}
  const made = element('button', { type: 'button', role: 'tab', 'aria-selected': String(isSelected) })
  made.style.color = themed(isSelected ? look.selectedColor : look.color)
  const icon = isSelected ? item.selectedIconPath || item.iconPath : item.iconPath
  if (icon !== '') made.append(element('img', { src: `/${icon.replace(/^\//, '')}`, alt: '' }))
  made.append(element('span', {}, item.text))
  const mark = marks.get(index)
  if (mark !== undefined) made.append(element('b', { class: mark === RED_DOT ? 'red-dot' : 'badge' }, mark.trim()))
  made.addEventListener('click', open)
  return made
}

/** A number or a word on a tab; `undefined` takes it away, `'dot'` is a red dot. */
export function markTab(index: number, mark: string | undefined): void {
  if (mark === undefined) marks.delete(index)
  else marks.set(index, mark === 'dot' ? RED_DOT : mark)
}

export function hideTabBar(hidden: boolean): void {
  isHidden = hidden
}
