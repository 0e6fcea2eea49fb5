import { wasCancelled } from './cancelled'
import { notSent, type NotSent } from './page'

/** Hands a file of the phone to a chat that the person chooses; why it was not sent, unless they thought better of it. */
export async function shared(filePath: string, fileName: string): Promise<NotSent | undefined> {
  try {
    await wx.shareFileMessage({ filePath, fileName })
  } catch (failure) {
    if (!wasCancelled(failure)) return notSent('没有发出去，请再试一次。')
  }
  return undefined
}

/** Puts words where a person can paste them; why it could not be done. */
export async function copied(data: string): Promise<NotSent | undefined> {
  try {
    await wx.setClipboardData({ data })
  } catch {
    return notSent('没有复制成，请再试一次。')
  }
  return undefined
}
