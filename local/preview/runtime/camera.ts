import { reLaunch } from './navigation'
import { scanCode } from './wx/scan'
import { toastApis } from './wx/toast'

/** The canvases and images that a person sees on this phone: in the window, and with nothing over their middle. */
export function visiblePictures(): readonly (HTMLCanvasElement | HTMLImageElement)[] {
  return [...document.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')].filter(isSeen)
}

function isSeen(picture: HTMLElement): boolean {
  const { left, top, width, height } = picture.getBoundingClientRect()
  if (width === 0 || height === 0) return false
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return over !== null && (over === picture || over.contains(picture) || picture.contains(over))
}

/** WeChat's own 扫一扫: a mini-program code opens its page, as it does when the mini-program is not open yet. */
export async function scanAndOpen(): Promise<void> {
  const scanned = await scanCode()
  if (!scanned) return
  if (scanned.path !== undefined) reLaunch({ url: `/${scanned.path}` })
  else
    await toastApis.showToast({ title: '这不是小程序码，请在小程序里点“扫码签到”来扫', icon: 'none', duration: 6000 })
}
