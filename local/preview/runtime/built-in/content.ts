import { element } from '../dom'
import { navigate, type NavigationName } from '../navigation'
import { fileUrl } from '../wx/file-paths'
import { builtIn } from './built-in'

/** `image`, `canvas`, `icon`, `progress`, `rich-text`, `navigator`. */
export function registerContent(): void {
  registerImage()
  builtIn('canvas', { type: '', canvasId: '', disableScroll: false }, (self) => {
    self.host.append(element('canvas'))
    return {}
  })
  builtIn('icon', { type: 'success', size: 23, color: '' }, (self) => ({
    update({ type, size, color }) {
      self.host.setAttribute('type', type)
      self.host.style.cssText = `font-size:${size}px${color === '' ? '' : `;color:${color}`}`
    },
  }))
  registerProgress()
  builtIn('rich-text', { nodes: null, space: '', userSelect: false }, (self) => ({
    update: ({ nodes }) => self.host.replaceChildren(...richNodes(nodes)),
  }))
  registerNavigator()
}

const FITS: Readonly<Record<string, string>> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

function registerImage(): void {
  const defaults = {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    webp: false,
    fadeIn: false,
    showMenuByLongpress: false,
    forceHttps: false,
  }
  builtIn('image', defaults, (self) => {
    const picture = element('img', { alt: '', draggable: 'false' })
    self.host.append(picture)
    picture.onload = () => self.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    picture.onerror = () => self.emit('error', { errMsg: `加载图片失败：${picture.src}` })
    return {
      update({ src, mode }) {
        self.host.setAttribute('mode', mode)
        picture.style.objectFit = FITS[mode] ?? (mode.endsWith('Fix') ? 'fill' : 'none')
        if (!FITS[mode] && !mode.endsWith('Fix')) picture.style.objectPosition = mode
        const url = src === '' ? '' : fileUrl(src, self.owner())
        if (url === '') picture.removeAttribute('src')
        else if (picture.getAttribute('src') !== url) picture.setAttribute('src', url)
      },
    }
  })
}

function registerProgress(): void {
  const defaults = {
    percent: 0,
    showInfo: false,
    strokeWidth: 6,
    activeColor: '#09BB07',
    backgroundColor: '#EBEBEB',
    color: '',
    borderRadius: 0,
    fontSize: 16,
    active: false,
    activeMode: 'backwards',
    duration: 30,
  }
  builtIn('progress', defaults, (self) => {
    const bar = element('div')
    const done = element('i')
    const text = element('span')
    bar.append(done)
    self.host.append(bar, text)
    self.host.setAttribute('role', 'progressbar')
    return {
      update({ percent, showInfo, strokeWidth, activeColor, backgroundColor, color, borderRadius }) {
        bar.style.cssText = `height:${strokeWidth}px;background:${backgroundColor};border-radius:${borderRadius}px`
        done.style.cssText = `width:${percent}%;background:${color || activeColor}`
        text.textContent = showInfo ? `${percent}%` : ''
        self.host.setAttribute('aria-valuenow', String(percent))
      },
    }
  })
}

interface RichNode {
  readonly name?: string
  readonly type?: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, string>>
  readonly children?: unknown
}
const ALLOWED = /^(?!script|style|iframe|object|embed|link|meta|form|input)[a-z][a-z0-9]*$/

/** Text with markup, or nodes as data. Nothing in it may run or load. */
function richNodes(nodes: unknown): Node[] {
  if (typeof nodes === 'string') return safe([...new DOMParser().parseFromString(nodes, 'text/html').body.childNodes])
  if (!Array.isArray(nodes)) return []
  return (nodes as RichNode[]).flatMap(({ name = '', type, text = '', attrs = {}, children }): Node[] => {
    if (type === 'text' || name === '') return [document.createTextNode(text)]
    if (!ALLOWED.test(name)) return []
    const made = document.createElement(name)
    for (const key of ['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan'])
      if (attrs[key] !== undefined) made.setAttribute(key, attrs[key])
    made.append(...richNodes(children))
    return [made]
  })
}

function safe(nodes: Node[]): Node[] {
  for (const node of nodes)
    if (node instanceof Element)
      for (const inner of [node, ...node.querySelectorAll('*')]) {
        if (!ALLOWED.test(inner.tagName.toLowerCase())) inner.remove()
        for (const { name } of [...inner.attributes]) if (name.startsWith('on')) inner.removeAttribute(name)
      }
  return nodes.filter((node) => !(node instanceof Element) || ALLOWED.test(node.tagName.toLowerCase()))
}

const OPEN_TYPES: Readonly<Record<string, NavigationName>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

function registerNavigator(): void {
  const defaults = {
    url: '',
    openType: 'navigate',
    delta: 1,
    target: 'self',
    hoverClass: 'navigator-hover',
    hoverStopPropagation: false,
    hoverStartTime: 50,
    hoverStayTime: 600,
  }
  builtIn('navigator', defaults, (self) => {
    self.host.setAttribute('role', 'link')
    self.onTap(() => {
      const { url, openType, delta } = self.properties()
      const name = OPEN_TYPES[openType]
      if (name === undefined) throw new Error(`预览里没有 <navigator open-type="${openType}">`)
      navigate(name, { url, delta })
    })
    return {
      update: ({ hoverClass }) =>
        self.host.setAttribute('hover-class', hoverClass === 'navigator-hover' ? '' : hoverClass),
    }
  })
}
