/** Opens a document of the cloud on the phone; from there it can be forwarded to a computer. False when it failed. */
export async function openRemoteDocument(link: string, fileType: 'xlsx' | 'docx'): Promise<boolean> {
  try {
    const { tempFilePath } = await new Promise<{ tempFilePath: string }>((done, fail) => {
      wx.downloadFile({ url: link, success: done, fail })
    })
    await wx.openDocument({ filePath: tempFilePath, fileType, showMenu: true })
    return true
  } catch {
    return false
  }
}
