/** A function that is nothing but what writes and reads documents. */
export { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
export { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
export { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
export { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
