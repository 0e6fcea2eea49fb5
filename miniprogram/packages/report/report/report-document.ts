/** The Word document of the report in view: written, opened, and sent to a chat. */
import { loadReportDocument } from '../../../services/reports'

interface DocumentPage {
  readonly data: { readonly isWriting: boolean; readonly document: string }
  readonly branchId: string
  readonly report: { readonly reportId: string } | undefined
  documentName: string
  setData(change: { isWriting?: boolean; document?: string; fault?: string }): void
}

export const reportDocument = {
  async write(this: DocumentPage) {
    if (!this.report || this.data.isWriting) return
    this.setData({ isWriting: true, fault: '' })
    const loaded = await loadReportDocument(this.branchId, this.report.reportId)
    this.setData({ isWriting: false })
    if ('failed' in loaded) return this.setData({ fault: loaded.failed.message })
    const { path, fileName } = loaded
    this.documentName = fileName
    this.setData({ document: path })
    await wx.openDocument({ filePath: path, fileType: 'docx', showMenu: true }).catch(() => {
      this.setData({ fault: '文档打不开，可以发到聊天后在电脑上打开。' })
    })
  },

  share(this: DocumentPage) {
    // A person who thinks better of it is not a failure.
    wx.shareFileMessage({ filePath: this.data.document, fileName: this.documentName }).catch(() => undefined)
  },
}
