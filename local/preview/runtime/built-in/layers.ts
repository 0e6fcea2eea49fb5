import { FRAME } from '../frame'
import { setTextSizes } from '../text-size'
import { builtIn } from './built-in'

/** `root-portal`, `page-container` and `page-meta`: what steps out of the page or speaks for it. */
export function registerLayers(): void {
  // What is fixed lies over the page already: nothing has to move.
  builtIn('root-portal', { enable: true }, () => ({}))
  const container = {
    show: false,
    duration: 300,
    zIndex: 100,
    overlay: true,
    position: 'bottom',
    round: false,
    closeOnSlideDown: false,
    overlayStyle: '',
    customStyle: '',
  }
  builtIn('page-container', container, (self) => {
    let wasShown = false
    self.host.addEventListener('click', (event) => {
      if (event.target === self.host) self.emit('clickoverlay')
    })
    return {
      update({ show, position, round, zIndex, customStyle }) {
        self.host.toggleAttribute('hidden', !show)
        self.host.setAttribute('position', position)
        self.host.toggleAttribute('round', round)
        self.host.style.cssText = `z-index:${zIndex};${customStyle}`
        if (show === wasShown) return
        wasShown = show
        for (const moment of ['before', '', 'after']) self.emit(`${moment}${show ? 'enter' : 'leave'}`)
      },
    }
  })
  const meta = {
    pageFontSize: '',
    rootFontSize: '',
    pageStyle: '',
    backgroundColor: '',
    backgroundTextStyle: '',
    rootBackgroundColor: '',
    scrollTop: '',
  }
  builtIn('page-meta', meta, (self) => ({
    update({ pageFontSize, rootFontSize, pageStyle, backgroundColor }) {
      const page = self.host.closest<HTMLElement>('wx-page')
      if (!page) return
      page.style.cssText = pageStyle
      setTextSizes(page, { page: pageFontSize, root: rootFontSize })
      const frame = page.closest<HTMLElement>(`.${FRAME}`)
      if (frame && backgroundColor !== '') frame.style.backgroundColor = backgroundColor
    },
  }))
}
