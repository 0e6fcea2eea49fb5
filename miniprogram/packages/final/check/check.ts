import { writingPage } from '../../../page-parts/page'
import { chooseFile, withFile } from '../../../services/chosen-file'
import { ask } from '../../../services/page-load'
import { checkView, type CheckView } from './check-view'

/** Takes a report's Word document that somebody went on editing, and says what became of its numbers. */
writingPage('packages/final/check/check', {
  data: { fileName: '', check: null as CheckView | null },

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async choose() {
    await this.attempt(async () => {
      const file = await chooseFile('docx')
      if (!file) return undefined
      this.setData({ fileName: file.name, check: null })
      const { branchId } = this.at
      const check = (uploads: string[]) => ask('report.checkDocument', { branchId, uploads })
      const found = await withFile(branchId, file, check)
      return this.setData({ check: checkView(found) })
    })
  },
})
