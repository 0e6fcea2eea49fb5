/** Documents the cloud has written, opened on the phone; from there they can be forwarded to a computer. */

const WHAT = { docx: '文档', xlsx: '表格' } as const

/** Loads a file and opens it under its own name; answers the sentence to be said where that failed. */
export async function openDocument(
  { link, fileName }: { readonly link: string; readonly fileName: string },
  fileType: keyof typeof WHAT,
): Promise<string | undefined> {
  const notLoaded = `${WHAT[fileType]}没有下载下来，请稍后重试。`
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    const { statusCode } = await new Promise<{ statusCode: number }>((done, fail) => {
      wx.downloadFile({ url: link, filePath, success: done, fail })
    })
    if (statusCode !== 200) return notLoaded
  } catch {
    return notLoaded
  }
  try {
    await wx.openDocument({ filePath, fileType, showMenu: true })
    return undefined
  } catch {
    return `这部手机打不开${WHAT[fileType]}，请换一部手机，或在电脑上的微信里试。`
  }
}
