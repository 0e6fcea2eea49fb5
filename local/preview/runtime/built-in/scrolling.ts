import { element } from '../dom'
import { builtIn, type Self } from './built-in'

const SCROLL_VIEW = {
  scrollX: false,
  scrollY: false,
  upperThreshold: 50,
  lowerThreshold: 50,
  scrollTop: null as number | null,
  scrollLeft: null as number | null,
  scrollIntoView: '',
  scrollWithAnimation: false,
  enableFlex: false,
  enhanced: false,
  showScrollbar: true,
  enableBackToTop: false,
  scrollAnchoring: false,
  bounces: true,
  fastDeceleration: false,
  pagingEnabled: false,
  enablePassive: false,
  refresherEnabled: false,
  refresherThreshold: 45,
  refresherDefaultStyle: 'black',
  refresherBackground: '',
  refresherTriggered: false,
  scrollIntoViewOffset: 0,
  scrollIntoViewAlignment: 'start',
  usingSticky: false,
  type: 'list',
}
type ScrollProperties = typeof SCROLL_VIEW

/** `scroll-view`, `swiper` and `swiper-item`. */
export function registerScrolling(): void {
  builtIn('scroll-view', SCROLL_VIEW, (self) => {
    followScroll(self)
    let before: Partial<ScrollProperties> = {}
    return {
      update(properties) {
        const { style } = self.host
        style.overflowX = properties.scrollX ? 'auto' : 'hidden'
        style.overflowY = properties.scrollY ? 'auto' : 'hidden'
        self.host.toggleAttribute('enable-flex', properties.enableFlex)
        scrollWhereBound(self.host, properties, before)
        before = { ...properties }
      },
    }
  })
  registerSwiper()
  builtIn('swiper-item', { itemId: '', skipHiddenItemLayout: false }, () => ({}))
}

function followScroll(self: Self<ScrollProperties>): void {
  const { host } = self
  let last = { left: 0, top: 0 }
  host.addEventListener(
    'scroll',
    (event) => {
      event.stopPropagation()
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host
      const { upperThreshold, lowerThreshold } = self.properties()
      const [deltaX, deltaY] = [last.left - scrollLeft, last.top - scrollTop]
      last = { left: scrollLeft, top: scrollTop }
      self.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
      const isDown = deltaY < 0 || deltaX < 0
      const below = deltaY === 0 ? scrollWidth - scrollLeft - clientWidth : scrollHeight - scrollTop - clientHeight
      const above = deltaY === 0 ? scrollLeft : scrollTop
      const vertical = deltaY !== 0
      if (isDown && below <= lowerThreshold) self.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
      if (!isDown && above <= upperThreshold) self.emit('scrolltoupper', { direction: vertical ? 'top' : 'left' })
    },
    { passive: true },
  )
}

function scrollWhereBound(host: HTMLElement, now: ScrollProperties, before: Partial<ScrollProperties>): void {
  const behavior = now.scrollWithAnimation ? 'smooth' : 'auto'
  requestAnimationFrame(() => {
    if (now.scrollTop !== null && now.scrollTop !== before.scrollTop)
      host.scrollTo({ top: Number(now.scrollTop), behavior })
    if (now.scrollLeft !== null && now.scrollLeft !== before.scrollLeft)
      host.scrollTo({ left: Number(now.scrollLeft), behavior })
    if (now.scrollIntoView === '' || now.scrollIntoView === before.scrollIntoView) return
    const target = host.querySelector(`#${CSS.escape(now.scrollIntoView)}`)
    if (!target) return
    const [to, from] = [target.getBoundingClientRect(), host.getBoundingClientRect()]
    host.scrollBy({ left: now.scrollX ? to.left - from.left : 0, top: now.scrollY ? to.top - from.top : 0, behavior })
  })
}

const SWIPER = {
  current: 0,
  autoplay: false,
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  indicatorDots: false,
  indicatorColor: 'rgba(0, 0, 0, .3)',
  indicatorActiveColor: '#000000',
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  snapToEdge: false,
  easingFunction: 'default',
}

function registerSwiper(): void {
  builtIn('swiper', SWIPER, (self) => {
    const { host } = self
    let timer: ReturnType<typeof setInterval> | undefined
    let shown = 0
    const dots = element('div', { class: 'swiper-dots', 'aria-hidden': 'true' })
    const items = (): number => host.querySelectorAll(':scope > wx-swiper-item').length
    const go = (index: number, behavior: ScrollBehavior): void => {
      const { vertical } = self.properties()
      host.scrollTo(
        vertical ? { top: index * host.clientHeight, behavior } : { left: index * host.clientWidth, behavior },
      )
    }
    const settle = (source: string): void => {
      const { vertical } = self.properties()
      const at = vertical ? host.scrollTop / (host.clientHeight || 1) : host.scrollLeft / (host.clientWidth || 1)
      const index = Math.round(at)
      if (index === shown) return
      shown = index
      self.set({ current: index })
      self.emit('change', { current: index, source })
      self.emit('animationfinish', { current: index, source })
    }
    host.addEventListener('scrollend', () => settle('touch'))
    return {
      removed: () => clearInterval(timer),
      update(properties) {
        host.toggleAttribute('vertical', properties.vertical)
        if (properties.indicatorDots && !dots.isConnected) host.after(dots)
        drawDots(dots, items(), properties)
        if (properties.current !== shown) {
          shown = properties.current
          requestAnimationFrame(() => go(shown, host.isConnected && properties.duration > 0 ? 'smooth' : 'auto'))
        }
        clearInterval(timer)
        if (properties.autoplay)
          timer = setInterval(() => go((shown + 1) % Math.max(1, items()), 'smooth'), properties.interval)
      },
    }
  })
}

function drawDots(dots: HTMLElement, count: number, properties: typeof SWIPER): void {
  dots.replaceChildren(
    ...Array.from({ length: properties.indicatorDots ? count : 0 }, (_, index) => {
      const isCurrent = index === properties.current
      return element('i', {
        style: `background:${isCurrent ? properties.indicatorActiveColor : properties.indicatorColor}`,
      })
    }),
  )
}
