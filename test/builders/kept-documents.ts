import type {
  FigureCard,
  PageWriter,
  SheetToWrite,
  SheetWriter,
} from '../../cloudfunctions/application/ports/documents'

/** Writers of workbooks and pages that keep what they were given, and write a file of one byte. */
export function keptDocuments() {
  const sheets: SheetToWrite[] = []
  const cards: FigureCard[] = []
  const documents: SheetWriter & PageWriter = {
    writeSheets: async (written) => {
      sheets.push(...written)
      return new Uint8Array([1])
    },
    writePage: async (_, written) => {
      cards.push(...written)
      return new Uint8Array([2])
    },
  }
  return { sheets, cards, documents }
}
