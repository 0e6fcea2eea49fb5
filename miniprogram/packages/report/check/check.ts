import { notSent, writingPage } from '../../../page-parts/page'
import { chooseFile, uploadFor } from '../../../services/chosen-file'
import { ask } from '../../../services/page-load'
import { sentenceFor } from '../../../text/refusals'
import { checkView, type CheckView } from './check-view'

/** Takes a report's Word document that somebody went on editing, and says what became of its numbers. */
writingPage('packages/report/check/check', {
  data: { fileName: '', check: null as CheckView | null },

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async choose() {
    await this.attempt(async () => {
      const file = await chooseFile('docx')
      if (!file) return undefined
      this.setData({ fileName: file.name, check: null })
      const { branchId } = this.at
      const uploaded = await uploadFor(branchId, file, 'docx')
      if (!uploaded.ok) return notSent(sentenceFor(uploaded.code))
      const found = await ask('report.checkDocument', { branchId, fileId: uploaded.fileId })
      return this.setData({ check: checkView(found) })
    })
  },
})
