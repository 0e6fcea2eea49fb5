import { damaged, MAX_COLUMNS, MAX_ROWS, tooManyColumns, tooManyRows } from './sheet-limits'
import { walkXml, type XmlAttribute, type XmlBudget } from './xml-walk'

/** Excel's own last row: a row behind it is no spreadsheet's. */
const LAST_ROW = 1_048_576

/** What a library leaves out of a sheet. Rows and columns count from 0. */
export interface SheetShape {
  /** Cells that are drawn as one: what stands in the first of them is said of all. */
  readonly merged: readonly Area[]
  /** Cells whose formula failed, with what they show: `#N/A`. */
  readonly failed: readonly { readonly row: number; readonly column: number; readonly text: string }[]
}
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/**
 * Refuses a sheet whose cells reach further than an import may, before a library makes room for every cell between the
 * first and the last: one cell at XFD1048576 is a few bytes, and seventeen thousand million cells. Empty cells do not
 * count, because formatting often reaches down to the last row. Throws `UnreadableSheet`, an Error for what is no XML.
 */
export async function shapeOf(xml: string, budget: XmlBudget): Promise<SheetShape> {
  const merged: Area[] = []
  const failed: { row: number; column: number; text: string }[] = []
  /** The addresses of the cell that stands open and has had nothing in it. */
  let empty: readonly string[] = []
  let failing: { row: number; column: number; text: string } | undefined
  const filled = () => {
    empty.forEach(cellAt)
    empty = []
  }
  await walkXml(
    xml,
    {
      open(name, attribute, attributes) {
        filled()
        if (name === 'c') {
          empty = positions(attributes)
          failing = attribute('t') === 'e' && empty[0] !== undefined ? { ...cellAt(empty[0]), text: '' } : undefined
        }
        // Before its value stands the formula.
        if (name === 'v' && failing) failing.text = ''
        if (name === 'row') for (const row of positions(attributes)) if (!(Number(row) <= LAST_ROW)) throw damaged()
        if (name === 'mergeCell') merged.push(areaOf(attribute('ref') ?? ''))
      },
      text(text) {
        filled()
        if (failing) failing.text += text
      },
      close(name) {
        empty = []
        if (name !== 'c' || !failing) return
        failed.push(failing)
        failing = undefined
      },
    },
    budget,
  )
  return { merged, failed }
}

/** Every `r` of a tag: should there be two, it is not for us to say which one the library takes. */
function positions(attributes: readonly XmlAttribute[]): string[] {
  return attributes.flatMap(([name, value]) => (name === 'r' ? [value] : []))
}

/** Throws for a cell further off than an import may reach. */
function cellAt(address: string): { row: number; column: number } {
  const { row, column } = placeOf(address)
  if (row >= MAX_ROWS) throw tooManyRows()
  if (column >= MAX_COLUMNS) throw tooManyColumns()
  return { row, column }
}

/** `H2:H4`. Like empty cells, merged ones may reach further than anything that is read. */
function areaOf(ref: string): Area {
  const [first = '', last = first] = ref.split(':')
  const [from, to] = [placeOf(first), placeOf(last)]
  return {
    ...{ top: from.row, left: from.column },
    ...{ bottom: Math.min(to.row, MAX_ROWS - 1), right: Math.min(to.column, MAX_COLUMNS - 1) },
  }
}

function placeOf(address: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? []
  if (letters === undefined || digits === undefined) throw damaged()
  return { row: Number(digits) - 1, column: columnNumber(letters) - 1 }
}

/** A → 1, Z → 26, AA → 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
