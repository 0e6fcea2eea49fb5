import { appConfig } from '../app'
import { shell, type ShownCode } from '../bridge'
import { button, element, overlay } from '../dom'
import { phoneNumber } from '../phone'
import { api, ApiFailure } from './api'

const LOOK_EVERY_MS = 600

/**
 * What a scan answers, as wx.scanCode says (scanType, charSet, rawData): the `path` of a mini-program code of this very
 * mini-program, whose `result` is then empty; its scene is encoded on iOS and plain on Android.
 */
export interface Scanned {
  readonly result: string
  readonly scanType: 'QR_CODE' | 'WX_CODE'
  readonly charSet: 'UTF-8'
  readonly rawData: string
  readonly path?: string
}

export const scanApis = {
  scanCode: api('scanCode', async () => {
    const scanned = await scanCode()
    if (!scanned) throw new ApiFailure('cancel')
    return scanned
  }),
}

/**
 * The camera: it sees what the other phones are really showing, for their pictures are read as a camera would read them.
 * Undefined: the person gave up.
 */
export function scanCode(): Promise<Scanned | undefined> {
  return new Promise((resolve) => {
    const close = (text: string | undefined): void => {
      clearInterval(watch)
      layer.remove()
      resolve(text === undefined ? undefined : scanned(text))
    }
    const found = element('div', { class: 'found', 'aria-live': 'polite' })
    const typed = element('input', { type: 'text', 'aria-label': '码的内容', placeholder: '也可以粘贴码的内容' })
    const paste = element('form', {}, typed, element('button', { type: 'submit' }, '识别'))
    paste.addEventListener('submit', (event) => {
      event.preventDefault()
      if (typed.value.trim() !== '') close(typed.value.trim())
    })
    const head = element('h2', {}, '扫一扫')
    const back = button('关闭', 'close', () => close(undefined))
    const view = element('section', { role: 'dialog', 'aria-label': '扫一扫' }, head, back, found, paste)
    const layer = overlay('scanner', view)
    const look = async (): Promise<void> =>
      drawFound(found, (await shell()?.codesOnOtherPhones(phoneNumber)) ?? [], close)
    void look()
    const watch = setInterval(() => void look(), LOOK_EVERY_MS)
  })
}

/** Draws again only when what is seen has changed, so that a finger meets what it aimed at. */
function drawFound(place: HTMLElement, codes: readonly ShownCode[], take: (text: string) => void): void {
  const key = codes.map(({ phone, text }) => `${phone} ${text}`).join('\n')
  if (place.dataset.seen === key) return
  place.dataset.seen = key
  if (codes.length === 0) {
    const words = shell() ? '别的手机上现在没有码。请让对方打开要扫的码。' : '这台手机单独打开着，看不到别的手机。'
    place.replaceChildren(element('p', {}, words))
    return
  }
  place.replaceChildren(
    ...codes.map(({ picture, holderName, phone, text }) => {
      const choice = button('', 'code', () => take(text))
      choice.setAttribute('aria-label', `扫${holderName}手机上的码`)
      choice.append(element('img', { src: picture, alt: '' }), element('span', {}, `${holderName}（手机 ${phone}）`))
      return choice
    }),
  )
}

/** A mini-program code says `<page>?scene=<scene>`, which WeChat answers as a path. */
function scanned(text: string): Scanned {
  const page = text.split('?')[0] ?? ''
  const isOwn = appConfig().pages.includes(page)
  return {
    result: isOwn ? '' : text,
    scanType: isOwn ? 'WX_CODE' : 'QR_CODE',
    charSet: 'UTF-8',
    rawData: btoa(String.fromCharCode(...new TextEncoder().encode(text))),
    ...(isOwn ? { path: asOnIos(text) } : {}),
  }
}

/** `pages/a/a?scene=b=1` as `pages/a/a?scene=b%3D1`. The preview calls itself an iPhone. */
function asOnIos(path: string): string {
  return path.replace(
    /([?&]scene=)([^&]*)/,
    (_, name: string, scene: string) => name + encodeURIComponent(decodeURIComponent(scene)),
  )
}
