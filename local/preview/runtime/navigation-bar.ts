import { textOf } from '../json-value'
import { themed } from './appearance'
import { button, element } from './dom'

export interface NavigationBar {
  /** `navigationBarTitleText` and its like. */
  readonly window: Readonly<Record<string, unknown>>
  readonly canGoBack: boolean
  readonly canGoHome: boolean
  readonly back: () => void
  readonly home: () => void
}

/** Draws the bar above the page; a page with a bar of its own keeps only the capsule. */
export function drawNavigationBar({ window, canGoBack, canGoHome, back, home }: NavigationBar): void {
  const bar = document.getElementById('navigation-bar')
  if (!bar) return
  const isCustom = window.navigationStyle === 'custom'
  const isLight = themed(window.navigationBarTextStyle) === 'white' || window.navigationBarTextStyle === 'white'
  const background = themed(window.navigationBarBackgroundColor) || '#ffffff'
  document.body.style.setProperty('--bar-background', isCustom ? 'transparent' : background)
  document.body.style.setProperty('--bar-colour', isLight ? '#ffffff' : '#000000')
  const title = textOf(window.navigationBarTitleText)
  document.title = title
  const way = canGoBack
    ? button('', 'back', back)
    : canGoHome
      ? button('', 'home', home)
      : element('span', { class: 'no-way' })
  if (canGoBack) way.setAttribute('aria-label', '返回')
  else if (canGoHome) way.setAttribute('aria-label', '返回首页')
  bar.toggleAttribute('custom', isCustom)
  bar.replaceChildren(...(isCustom ? [] : [way, element('h1', {}, title)]))
}
