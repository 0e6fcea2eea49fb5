import { sentenceOf } from '../text/refusals'
import { call } from './call'

const NOT_LOADED = '表格没有下载下来，请稍后重试。'

/**
 * Loads the caller's own records onto the phone and opens them; from there they can be kept or passed on.
 * @param year null for everything.
 * @returns the sentence of what went wrong; undefined when it is open.
 */
export async function openOwnRecords(year: number | null): Promise<string | undefined> {
  const answer = await call('me.export', { year })
  if (!answer.ok) return sentenceOf(answer)
  const { link, fileName } = answer.value
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    const { statusCode } = await new Promise<{ statusCode: number }>((done, fail) => {
      wx.downloadFile({ url: link, filePath, success: done, fail })
    })
    if (statusCode !== 200) return NOT_LOADED
  } catch {
    return NOT_LOADED
  }
  try {
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return undefined
  } catch {
    return '这部手机打不开表格，请换一部手机，或在电脑上的微信里试。'
  }
}
