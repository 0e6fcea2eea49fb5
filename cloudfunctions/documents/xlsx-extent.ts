import { damaged, MAX_COLUMNS, MAX_ROWS, tooManyColumns, tooManyRows } from './sheet-limits'
import { attributesOf, openingTag } from './xml-elements'

/** Excel's own last row: a row behind it is no spreadsheet's. */
const LAST_ROW = 1_048_576

/** Everything that begins like a row or a cell, well formed or not. */
const BEGINNING = /<(?:[^\s<>/:]+:)?(?:row|c)(?![^\s<>/])/g
const ROW = openingTag('row')
const CELL = openingTag('c')

/**
 * Refuses a sheet whose cells reach further than an import may, before a library makes room for every cell between the
 * first and the last: one cell at XFD1048576 is a few bytes, and seventeen thousand million cells. Empty cells do not
 * count, because formatting often reaches down to the last row. Throws `UnreadableSheet`.
 */
export function refuseVastSheet(xml: string): void {
  let seen = 0
  for (const [, inside = ''] of xml.matchAll(ROW)) {
    seen += 1
    for (const row of positions(inside)) if (!(Number(row) <= LAST_ROW)) throw damaged()
  }
  for (const match of xml.matchAll(CELL)) {
    seen += 1
    const [tag, inside = ''] = match
    const isEmpty = tag.endsWith('/>') || xml.startsWith('</', match.index + tag.length)
    if (!isEmpty) for (const address of positions(inside)) refuseFarCell(address)
  }
  // What these patterns do not see the library might: then the XML is not as a spreadsheet program writes it.
  if (seen !== (xml.match(BEGINNING)?.length ?? 0)) throw damaged()
}

/** Every `r` of a tag: should there be two, it is not for us to say which one the library takes. */
function positions(inside: string): string[] {
  return attributesOf(inside).flatMap(([name, value]) => (name === 'r' ? [value] : []))
}

function refuseFarCell(address: string): void {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? []
  if (letters === undefined || digits === undefined) throw damaged()
  if (Number(digits) > MAX_ROWS) throw tooManyRows()
  if (columnNumber(letters) > MAX_COLUMNS) throw tooManyColumns()
}

/** A → 1, Z → 26, AA → 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
