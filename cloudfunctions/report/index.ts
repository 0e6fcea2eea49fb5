/** The heavy function: drafts, documents, spreadsheets. */
import { compose } from '../compose'
import { docxReader } from '../documents/docx-reader'
import { docxWriter } from '../documents/docx-writer'
import { pageWriter } from '../documents/page-writer'
import { sheetReader } from '../documents/sheet-reader'
import { sheetWriter } from '../documents/sheet-writer'
import { handlers } from './handlers'

export const main = compose({
  runs: ['report'],
  handlers,
  documents: { ...docxReader, ...docxWriter, ...pageWriter, ...sheetReader, ...sheetWriter },
})
