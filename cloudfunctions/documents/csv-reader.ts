import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { UnreadableSheet } from '../application/ports/documents'
import { textCell } from './cell-text'
import { damaged, MAX_COLUMNS, MAX_ROWS, notASheet, tooManyColumns, tooManyRows } from './sheet-limits'

/** Bytes handed over at once. */
const PORTION = 64 * 1024
/** The marks between cells, in the order in which a tie is decided. */
const DELIMITERS = [',', '\t', ';'] as const
const FIRST_LINES = 20

/**
 * The rows of a .csv file. Excel in Chinese writes GB 18030 (or its subset GBK) without saying so, everybody else UTF-8,
 * with or without a byte-order mark; text in GB 18030 is practically never valid UTF-8, so UTF-8 is tried first.
 * Throws `UnreadableSheet`.
 */
export async function readCsv(bytes: Uint8Array): Promise<string[][]> {
  const text = decoded(bytes)
  if (looksLikeMarkup(text)) throw notASheet()
  const rows = await parsed(text)
  return rows.map((row) => row.map(textCell))
}

function decoded(bytes: Uint8Array): string {
  // A nought byte is in no text, but in every picture, Word file and UTF-16.
  if (bytes.includes(0)) throw notASheet()
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw notASheet()
}

/** Office systems like to offer a web page under the name of .xls; as CSV it would be rows of tags. */
function looksLikeMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|html|\?xml|table|head|body|meta)\b/i.test(text)
}

/** Stops at the first row too many or too wide, and lets others have their turn between portions. */
async function parsed(text: string): Promise<string[][]> {
  const rows: string[][] = []
  const parser = Readable.from(portions(text)).pipe(
    parse({ delimiter: delimiterOf(text), relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false }),
  )
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (row.length > MAX_COLUMNS) throw tooManyColumns()
      rows.push(row)
      if (rows.length > MAX_ROWS) throw tooManyRows()
    }
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : damaged()
  }
  return rows
}

/** As bytes: what reads them puts a character together that lies across two portions, which halves of a string are not. */
async function* portions(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += PORTION) {
    yield bytes.subarray(start, start + PORTION)
    await setImmediate()
  }
}

/** The mark that stands most often in the first lines, outside quotes: above the headings there may be a title. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, PORTION)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, FIRST_LINES)
  const count = (delimiter: string): number => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0)
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
