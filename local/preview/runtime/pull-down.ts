import { callPage } from './app'
import { element } from './dom'
import type { Instance } from './engine'

const TRIGGER_PX = 50
const FARTHEST_PX = 100
const RESISTANCE = 0.4

interface Pulled {
  readonly instance: Instance
  readonly frame: HTMLElement
  readonly scroller: HTMLElement
  allows(flag: string): boolean
}

const refreshing = new WeakMap<Instance, () => void>()

/** Pulling a page down at its top refreshes it, where its JSON says `enablePullDownRefresh`. */
export function installPullDown(page: Pulled): void {
  if (!page.allows('enablePullDownRefresh')) return
  const { scroller, frame } = page
  const dots = element('div', { class: 'pull-dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'))
  frame.prepend(dots)
  let startY: number | undefined
  let pulled = 0
  const moveTo = (px: number): void => {
    pulled = px
    scroller.style.transform = px === 0 ? '' : `translateY(${px}px)`
  }
  refreshing.set(page.instance, () => moveTo(0))
  scroller.addEventListener('touchstart', (event) => {
    startY = scroller.scrollTop <= 0 ? event.touches[0]?.clientY : undefined
  })
  scroller.addEventListener('touchmove', (event) => {
    const y = event.touches[0]?.clientY
    if (startY === undefined || y === undefined || event.defaultPrevented) return
    moveTo(Math.max(0, Math.min(FARTHEST_PX, (y - startY) * RESISTANCE)))
  })
  scroller.addEventListener('touchend', () => {
    if (pulled >= TRIGGER_PX) startPullDown(page)
    else if (startY !== undefined) moveTo(0)
    startY = undefined
  })
}

/** Shows the dots and calls `onPullDownRefresh`. */
export function startPullDown({ scroller, instance }: Pulled): void {
  scroller.style.transform = `translateY(${TRIGGER_PX}px)`
  callPage(instance, 'onPullDownRefresh')
}

export function stopPullDown({ instance }: Pulled): void {
  refreshing.get(instance)?.()
}
