import { askPhone } from '../services/phone'

/** Hands a file of the phone to a chat that the person chooses. Throws `PhoneRefusal`. */
export async function shared(filePath: string, fileName: string): Promise<void> {
  await askPhone('share', wx.shareFileMessage({ filePath, fileName }))
}

/** Puts words where a person can paste them. Throws `PhoneRefusal`. */
export async function copied(data: string): Promise<void> {
  await askPhone('copy', wx.setClipboardData({ data }))
}
