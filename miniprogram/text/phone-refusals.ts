/** What a person reads where the phone, or WeChat on it, does not do what it was asked for: what happened, and what to do. */

interface Act {
  /** What did not come about. */
  readonly failed: string
  /** What else leads there; said where it cannot be tried again at once. */
  readonly instead?: string
  /** As the guide to privacy declares it (docs/deployment.md); without it WeChat asks for no declaration. */
  readonly declared?: string
  /** Its switch among the mini-program's own settings, and what of the phone WeChat itself must be allowed to use. */
  readonly setting?: string
  /** That switch by WeChat's name, where `wx.openSetting` shows it. */
  readonly scope?: 'scope.writePhotosAlbum'
  readonly device?: string
}
const ACTS = {
  scan: { failed: '没有打开相机', instead: '直接输入', setting: '摄像头', device: '相机' },
  'choose-file': { failed: '没有选成文件', declared: '选中的文件', device: '存储' },
  'choose-photo': { failed: '没有选成照片', declared: '选中的照片或视频信息', device: '相机和照片' },
  'shrink-photo': { failed: '没有能把照片缩小' },
  copy: { failed: '没有复制成', declared: '剪切板', device: '剪贴板' },
  album: {
    failed: '没有存进相册',
    instead: '点图片看大图，长按保存',
    declared: '相册（仅写入）',
    setting: '添加到相册',
    scope: 'scope.writePhotosAlbum',
    device: '相册',
  },
  look: { failed: '没有打开图片' },
  share: { failed: '没有发出去' },
} as const satisfies Readonly<Record<string, Act>>
export type PhoneAct = keyof typeof ACTS

/** What WeChat has asked whoever publishes the mini-program to declare: `api scope is not declared in the privacy agreement`. */
const UNDECLARED = 112

const NOT_ALLOWED = /auth den|authorize|unauthorized/

/** The switch that somebody once left off: WeChat asks about it no more. Undefined: another failure, or no such switch. */
export function refusedScope(act: PhoneAct, failure: unknown): Pick<Required<Act>, 'scope' | 'setting'> | undefined {
  const { scope, setting }: Act = ACTS[act]
  const { errMsg } = failure as { readonly errMsg?: string }
  const words = errMsg ?? String(failure)
  if (scope === undefined || setting === undefined || /privacy permission|system permission/.test(words))
    return undefined
  return NOT_ALLOWED.test(words) ? { scope, setting } : undefined
}

/**
 * The sentence for a failure in WeChat's form, `{ errMsg: '<api>:fail <reason>', errno? }`. Its words are told apart rather
 * than its numbers, which differ between systems: of the guide to privacy that somebody declined, 103 and 104 are both known.
 */
export function phoneRefusal(act: PhoneAct, failure: unknown): string {
  const { failed, instead, declared, setting, device }: Act = ACTS[act]
  const { errMsg, errno } = failure as { readonly errMsg?: string; readonly errno?: number }
  const words = errMsg ?? String(failure)
  if (errno === UNDECLARED || /not declared/.test(words)) return undeclared(failed, declared)
  if (/privacy permission is not authorized/.test(words))
    return `${failed}：您没有同意隐私保护指引。再点一次，看过说明，点“同意”就行。`
  const or = instead === undefined ? '' : `，或${instead}`
  if (/system permission|permission denied/.test(words))
    return `${failed}：手机没有允许微信使用${device ?? '它'}。请在手机的“设置 → 应用 → 微信 → 权限”里打开${or}。`
  if (NOT_ALLOWED.test(words))
    return `${failed}：没有得到允许。请点右上角“…”→“设置”，打开“${setting ?? failed.slice(2)}”后再试${or}。`
  return `${failed}，请再试一次${or}。`
}

/** The one that only whoever manages the mini-program can help, so it says what they have to do. */
function undeclared(failed: string, declared = '这一项'): string {
  return (
    `${failed}：小程序的后台还没有申报“${declared}”，微信不放行。重试没有用，请告诉管理小程序的同志：` +
    '在 mp.weixin.qq.com“设置 → 基本设置 → 用户隐私保护指引”里补上。'
  )
}
