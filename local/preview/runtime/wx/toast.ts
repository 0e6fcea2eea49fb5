import { element, overlay } from '../dom'
import { fileUrl } from './file-paths'
import { api } from './api'

const DURATION_MS = 1500

interface ToastOptions {
  readonly title?: string
  readonly icon?: string
  readonly image?: string
  readonly duration?: number
  readonly mask?: boolean
}

let shown: HTMLElement | undefined
let isLoading = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Toast and loading share one place on the screen: the later one takes it. */
export const toastApis = {
  showToast: api<ToastOptions>('showToast', (options) => {
    show(options, options.icon ?? 'success')
    timer = setTimeout(hide, options.duration ?? DURATION_MS)
  }),
  hideToast: api('hideToast', () => {
    if (!isLoading) hide()
  }),
  showLoading: api<ToastOptions>('showLoading', (options) => {
    show(options, 'loading')
    isLoading = true
  }),
  hideLoading: api('hideLoading', () => {
    if (isLoading) hide()
  }),
}

function show({ title = '', image, mask = false }: ToastOptions, icon: string): void {
  hide()
  const picture =
    image === undefined
      ? element('i', { class: `toast-icon ${icon}`, 'aria-hidden': 'true' })
      : element('img', { src: fileUrl(image), alt: '' })
  const isPlain = image === undefined && icon === 'none'
  const box = element('div', { class: isPlain ? 'toast plain' : 'toast', role: 'status' })
  box.append(...(isPlain ? [] : [picture]), element('p', {}, title))
  shown = overlay(mask ? 'toasts masking' : 'toasts', box)
}

function hide(): void {
  clearTimeout(timer)
  shown?.remove()
  shown = undefined
  isLoading = false
}
