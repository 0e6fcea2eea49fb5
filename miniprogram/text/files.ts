/** What a person reads where a file that was written for them does not come to the phone, or does not open there. */

const KINDS: Readonly<Record<string, string>> = { docx: '文档', xlsx: '表格', png: '图片', html: '网页' }

/** What a file of that ending is called. */
export function fileKind(ending: string): string {
  return KINDS[ending] ?? '文件'
}

/**
 * Why it did not come, by WeChat's own words: a domain that nobody has listed (`url not in domain list`, errno 600002), or no
 * room left in the 200 MB that a mini-program has (`the maximum size of the file storage limit is exceeded`).
 */
export function notCome(fileName: string, failure: unknown, link = ''): string {
  const kind = fileKind(endingOf(fileName))
  const words = String((failure as { readonly errMsg?: unknown } | null)?.errMsg ?? failure)
  if (words.includes('not in domain list')) return unlisted(kind, link)
  if (/storage limit|limit is exceeded/.test(words))
    return `手机上留给小程序的地方满了，${kind}放不下。请在微信的“设置 → 通用 → 存储空间”里清理后再试。`
  return `${kind}没有下载下来，请稍后重试。`
}

/** The one that can be helped by whoever manages the mini-program alone, so it says what they have to do. */
function unlisted(kind: string, link: string): string {
  const domain = /^https?:\/\/[^/?#]+/.exec(link)?.[0] ?? '云存储的域名'
  return (
    `${kind}太大，要从云存储下载，而小程序的后台还没有允许。重试没有用，请告诉管理小程序的同志：` +
    `在 mp.weixin.qq.com“开发管理 → 开发设置 → 服务器域名”的“downloadFile 合法域名”里加上 ${domain}。`
  )
}

/** Why it is not open: a phone without a viewer for such a file (`filetype not supported`), or anything else. */
export function notOpened(fileName: string, failure: unknown): string {
  const kind = fileKind(endingOf(fileName))
  const words = String((failure as { readonly errMsg?: unknown } | null)?.errMsg ?? failure)
  if (words.includes('not supported')) return `这部手机打不开${kind}，请在电脑上的微信里试。`
  return `${kind}没有打开，请再试一次。还是打不开，请在电脑上的微信里试。`
}

export function endingOf(fileName: string): string {
  return /\.([a-z]{2,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
}
