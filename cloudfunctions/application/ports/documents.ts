/**
 * What the application asks of document libraries. `cloudfunctions/documents` answers; nobody else knows a library.
 */

/**
 * A run of text. `figure` marks a number drawn from records, `blank` a place somebody still has to fill, `lead` the
 * numbered first sentence of a paragraph on the second level.
 */
export interface Run {
  text: string
  mark?: 'figure' | 'blank' | 'lead'
}

export type Block =
  /** Level 1 prints 一、 level 2 （一） level 3 1. level 4 （1）; the writer counts. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** A heading that stands outside the numbering, e.g. 附件. */
  | { kind: 'plain-heading'; text: string }
  | { kind: 'paragraph'; runs: readonly Run[] }
  /** Widths are shares of the text width; they need not add up to 1. */
  | { kind: 'table'; columns: readonly { title: string; width: number }[]; rows: readonly (readonly string[])[] }
  /** Signature lines, set right, e.g. 报告人 and the date. */
  | { kind: 'signature'; lines: readonly string[] }
  | { kind: 'page-break' }

/** An official document laid out by GB/T 9704-2012. */
export interface OfficialDocument {
  title: string
  /** The line under the title, e.g. 单位 姓名. */
  byline?: string
  blocks: readonly Block[]
}

export interface DocumentWriter {
  /** The bytes of a .docx. */
  writeDocument(document: OfficialDocument): Promise<Uint8Array>
}

/** One sheet as text: every cell is the text a person would read, dates as YYYY-MM-DD. */
export interface Sheet {
  name: string
  rows: readonly (readonly string[])[]
}

/** Thrown by `readSheet` for bytes that are no spreadsheet at all. */
export class UnreadableSheet extends Error {}

export interface SheetReader {
  /** The first sheet of an .xlsx, or a .csv in UTF-8 or GB 18030, told apart by the bytes. Throws `UnreadableSheet`. */
  readSheet(bytes: Uint8Array): Promise<Sheet>
}

export interface SheetToWrite {
  name: string
  columns: readonly { title: string; width: number; note?: string }[]
  rows: readonly (readonly (string | number)[])[]
}

export interface SheetWriter {
  /** The bytes of an .xlsx: first row bold and frozen. */
  writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array>
}
