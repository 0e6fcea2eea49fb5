/**
 * What the application asks of document libraries. `cloudfunctions/documents` answers; nobody else knows a library.
 */

import type { PhotoTurn } from '#domain/meeting/meeting-photo'
import type { CivilDate } from '#domain/time/civil-date'
import type { FactSheet, PrintedParagraph } from '#domain/report/fact'

/**
 * A run of text. `blank` marks a place somebody still has to fill, `lead` the numbered first sentence of a paragraph on
 * the second level; `code` the place of the code that a final report is checked by, which is known once it is frozen.
 * `figure`: it is the number of that fact of the document, and its place is marked with the fact's tag.
 */
export interface Run {
  text: string
  mark?: 'blank' | 'lead' | 'code'
  figure?: { readonly tag: string; readonly title: string }
}

/** What stands in a cell of a table. */
export type Cell = string | readonly Run[]

export type Block =
  /** Level 1 prints 一、 level 2 （一） level 3 1. level 4 （1）; the writer counts. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** A heading that stands outside the numbering, e.g. 附件. */
  | { kind: 'plain-heading'; text: string }
  | { kind: 'paragraph'; runs: readonly Run[] }
  /**
   * Widths are shares of the text width; they need not add up to 1. `small`: 五号, for long tables of an annex; `smallest`: 小五,
   * for tables with a column for each month; `least`: 六号, where those have long amounts. `hasTotal`: the last row adds the others up. `isWhole`: moves to the next page rather
   * than being parted, where one page holds it.
   */
  | {
      kind: 'table'
      size?: 'small' | 'smallest' | 'least'
      hasTotal?: boolean
      isWhole?: boolean
      columns: readonly { title: string; width: number }[]
      rows: readonly (readonly Cell[])[]
    }
  /** A JPEG with its size upright and how it is turned upright; an .html has its caption alone. */
  | { kind: 'picture'; jpeg: Uint8Array; width: number; height: number; turn: PhotoTurn; caption: string }
  /** Notes under a table, a paragraph each, in the letters of a small one. */
  | { kind: 'note'; lines: readonly string[] }
  /** 附件说明: the names of what is attached, after the text. */
  | { kind: 'attachments'; names: readonly string[] }
  /** Begins an annex: 附件, with its number where there are several, and its title. */
  | { kind: 'annex-title'; title: string; number?: number }
  /** Signature lines, set right, e.g. 报告人 and the date. */
  | { kind: 'signature'; lines: readonly string[] }
  | { kind: 'page-break' }

/** An official document laid out by GB/T 9704-2012. */
export interface OfficialDocument {
  title: string
  /** The line under the title, e.g. 单位 姓名. */
  byline?: string
  /** What is said on the head of every page of a document that is not final. */
  draft?: string
  /** A4 laid across, for tables with many columns; upright as the standard has it where nothing is said. */
  page?: 'wide'
  blocks: readonly Block[]
  /** What its figures say, for whoever has nothing but the file. */
  facts?: FactSheet
  /** Seals the content hash of the facts, so that nobody else can write it. */
  seal?: (hash: string) => string
}

export interface DocumentWriter {
  /** The bytes of a .docx. */
  writeDocument(document: OfficialDocument): Promise<Uint8Array>
}

/** What a tap on a figure of a page shows. */
export interface FigureCard {
  readonly tag: string
  readonly title: string
  readonly value: string
  /** What there is to say of it: 口径, 期间, … */
  readonly said: readonly { readonly name: string; readonly text: string }[]
  readonly lists: readonly CardList[]
}

/** The records behind a figure, some of them where there are many; `withheld` of the `total` are not shown at all, as is said. */
interface CardList {
  readonly title: string
  readonly total: number
  readonly withheld: number
  readonly withheldSaid: string
  readonly lines: readonly string[]
}

export interface PageWriter {
  /** The bytes of an .html that needs nothing but itself; its figures open their cards. */
  writePage(document: OfficialDocument, cards: readonly FigureCard[]): Promise<Uint8Array>
}

/** A .docx that was written here, as it stands now. */
export interface ReadDocument {
  readonly printed: readonly PrintedParagraph[]
  /** What stands at the head of each kind of page, odd, even and first, of each section; '' where nothing does. */
  readonly heads: readonly string[]
  /** The words at the head and foot of its pages, but for the page's number. */
  readonly edges: readonly string[]
  /** What it has that nothing written here has, or that hides or shows something besides the text, in sentences. */
  readonly things: readonly string[]
  /** Undefined when it carries none. */
  readonly facts: CarriedFacts | undefined
}

/** The facts a document carries, with the text as it was written. */
export interface CarriedFacts {
  readonly sheet: FactSheet
  readonly printed: readonly PrintedParagraph[]
  /** What stood at the head of its pages; undefined of a final version, and of files that say nothing of it. */
  readonly draft: string | undefined
  /** Whether their content hash is that of what stands there. Anybody can work it out: the seal nobody else can. */
  readonly isIntact: boolean
  readonly hash: string
  readonly seal: string
}

/** Thrown by `readDocument` for bytes that are no .docx; the message tells the person what to do. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
}

export interface DocumentReader {
  /** Throws `UnreadableDocument`. */
  readDocument(bytes: Uint8Array): Promise<ReadDocument>
}

/** One sheet as text: every cell is the text a person would read, dates as YYYY-MM-DD. */
export interface Sheet {
  name: string
  rows: readonly (readonly string[])[]
  /** The names of the file's sheets that can be seen, in their order; a .csv has none. */
  tabs: readonly string[]
}

/** Thrown by `readSheet` for bytes that are no spreadsheet at all. */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet'
}

export interface SheetReader {
  /**
   * A sheet of an .xlsx, `wanted` or the first that can be seen; or a .csv in UTF-8 or GB 18030, told apart by the bytes.
   * Throws `UnreadableSheet`.
   */
  readSheet(bytes: Uint8Array, wanted?: string): Promise<Sheet>
}

export interface SheetToWrite {
  name: string
  columns: readonly { title: string; width: number; note?: string }[]
  /** `yuan`: an amount, shown with two decimals; `day`: a day that can be reckoned with, shown as 2025-03-04. */
  rows: readonly (readonly (string | number | { readonly yuan: number } | { readonly day: CivilDate })[])[]
  /** Of a sheet that is for paper: what stands above and below its table. */
  paper?: SheetOnPaper
}

/** A4, the table as wide as the page, its head on every page. */
export interface SheetOnPaper {
  readonly isWide: boolean
  /** The title, and lines below it. */
  readonly above: readonly string[]
  readonly below: readonly string[]
  /** The last row of the table adds the others up. */
  readonly hasTotal: boolean
}

export interface SheetWriter {
  /** The bytes of an .xlsx: the row of titles bold and frozen. */
  writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array>
}
