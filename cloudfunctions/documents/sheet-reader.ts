import { UnreadableSheet, type SheetReader } from '../application/ports/documents'
import { readCsv } from './csv-reader'
import { MAX_BYTES, tooManyBytes } from './sheet-limits'
import { readXlsx } from './xlsx-reader'

/** The first bytes of a ZIP archive (.xlsx) and of an OLE file (.xls, or an .xlsx with a password). */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** A .csv has no sheets, so no name of one. */
const CSV_NAME = ''

/**
 * Reads what a person uploads, whatever its name says. Limits: 2 MB, 5,000 rows, 100 columns. Every refusal is an
 * `UnreadableSheet` with a sentence the person can act on.
 */
export const sheetReader: SheetReader = {
  async readSheet(bytes, wanted) {
    if (bytes.length > MAX_BYTES) throw tooManyBytes()
    if (startsWith(bytes, OLE))
      throw new UnreadableSheet('不支持旧版 .xls 或加密的文件，请用 Excel 或 WPS 打开，另存为不加密的 .xlsx 后再上传。')
    const sheet = startsWith(bytes, ZIP)
      ? await readXlsx(bytes, wanted)
      : { name: CSV_NAME, rows: await readCsv(bytes), tabs: [] }
    const rows = rectangular(sheet.rows)
    if (rows.length === 0) throw new UnreadableSheet('表格是空的，请填写后再上传。')
    return { name: sheet.name, rows, tabs: sheet.tabs }
  },
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** Without the empty rows at the end and the empty columns at the right; every row as long as the longest. */
function rectangular(rows: readonly (readonly string[])[]): string[][] {
  const height = rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
  const kept = rows.slice(0, height)
  const width = Math.max(0, ...kept.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return kept.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
}
