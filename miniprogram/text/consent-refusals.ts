/** What a person reads where WeChat did not ask whether a message may be sent. */

/** The way to the switches of a mini-program's messages, as WeChat's own menu calls them. */
const SWITCHES = '点右上角“…”→“设置”→“通知管理”'

/** Whoever chose “keep this, do not ask again” with a no is never asked again. */
export const REFUSED_FOR_GOOD = `您选过“总是拒绝”，微信不再询问。想收到提醒，请${SWITCHES}，改成接收后再点一次。`

/** WeChat's `errCode`s (wx.requestSubscribeMessage, 错误码); the answers `ban` and `filter` of a template are of the last kind. */
const SENTENCES: Readonly<Record<number, string>> = {
  10002: '网络不通，微信没有弹出确认，请稍后再点一次。',
  10003: '网络不通，微信没有记下您的选择，请稍后再点一次。',
  10005: '微信没能弹出确认，请停在这一页再点一次。',
  20004: `您关掉了这个小程序的消息，微信不能询问。请${SWITCHES}，打开接收以后再点一次。`,
  20005: '微信停用了这个小程序的消息，重试没有用，请告诉管理小程序的同志。',
}
const TEMPLATE_CODES: readonly number[] = [10001, 10004, 20001, 20002, 20003, 20013]

export const TEMPLATE_AT_FAULT =
  '提醒用的消息模板没有设置好，重试没有用。请告诉管理小程序的同志：在 mp.weixin.qq.com“订阅消息”里核对模板编号。'

/** The sentence for a failure in WeChat's form, `{ errMsg, errCode? }`. */
export function consentRefusal(failure: unknown): string {
  const { errCode = 0 } = failure as { readonly errCode?: number }
  if (TEMPLATE_CODES.includes(errCode)) return TEMPLATE_AT_FAULT
  return SENTENCES[errCode] ?? '微信没有弹出确认，请再点一次。'
}
