import { damaged, MAX_COLUMNS, MAX_ROWS, tooManyColumns, tooManyRows } from './sheet-limits'
import { walkXml, type XmlAttribute, type XmlBudget } from './xml-walk'

/** Excel's own last row: a row behind it is no spreadsheet's. */
const LAST_ROW = 1_048_576

/**
 * Refuses a sheet whose cells reach further than an import may, before a library makes room for every cell between the
 * first and the last: one cell at XFD1048576 is a few bytes, and seventeen thousand million cells. Empty cells do not
 * count, because formatting often reaches down to the last row. Throws `UnreadableSheet`, an Error for what is no XML.
 */
export async function refuseVastSheet(xml: string, budget: XmlBudget): Promise<void> {
  /** The addresses of the cell that stands open and has had nothing in it. */
  let empty: readonly string[] = []
  const filled = () => {
    empty.forEach(refuseFarCell)
    empty = []
  }
  await walkXml(
    xml,
    {
      open(name, _, attributes) {
        filled()
        if (name === 'c') empty = positions(attributes)
        if (name === 'row') for (const row of positions(attributes)) if (!(Number(row) <= LAST_ROW)) throw damaged()
      },
      text: filled,
      close: () => (empty = []),
    },
    budget,
  )
}

/** Every `r` of a tag: should there be two, it is not for us to say which one the library takes. */
function positions(attributes: readonly XmlAttribute[]): string[] {
  return attributes.flatMap(([name, value]) => (name === 'r' ? [value] : []))
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
