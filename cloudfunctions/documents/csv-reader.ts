import { parse } from 'csv-parse/sync'
import { textCell } from './cell-text'
import { damaged, MAX_COLUMNS, MAX_ROWS, notASheet, tooManyColumns, tooManyRows } from './sheet-limits'

/** The marks between cells, in the order in which a tie is decided. */
const DELIMITERS = [',', '\t', ';'] as const

/**
 * The rows of a .csv file. Excel in Chinese writes GB 18030 (or its subset GBK) without saying so, everybody else UTF-8,
 * with or without a byte-order mark; text in GB 18030 is practically never valid UTF-8, so UTF-8 is tried first.
 * Throws `UnreadableSheet`.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decoded(bytes)
  if (looksLikeMarkup(text)) throw notASheet()
  const rows = parsed(text)
  if (rows.length > MAX_ROWS) throw tooManyRows()
  if (rows.some((row) => row.length > MAX_COLUMNS)) throw tooManyColumns()
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

function parsed(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      // One row more than allowed is enough to know that there are too many.
      to: MAX_ROWS + 1,
    })
  } catch {
    throw damaged()
  }
}

/** The mark that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const firstLine = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? ''
  const bare = firstLine.replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
