import { api } from './api'
import { requirePrivacy } from './privacy'
import { toastApis } from './toast'

let copied = ''

/** What was copied on this phone last, as one pastes it elsewhere in WeChat. */
export function copiedText(): string {
  return copied
}

export const clipboardApis = {
  setClipboardData: api<{ data: string }>('setClipboardData', async ({ data }) => {
    await requirePrivacy('setClipboardData')
    copied = data
    // A frame without the person's leave may not write; the phone itself remembers.
    await navigator.clipboard.writeText(data).catch(() => undefined)
    await toastApis.showToast({ title: '内容已复制' })
  }),
  getClipboardData: api('getClipboardData', async () => {
    await requirePrivacy('getClipboardData')
    return { data: copied }
  }),
}
