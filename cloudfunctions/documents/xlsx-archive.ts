import { strFromU8, zipSync, type Unzipped } from 'fflate'
import { unpacked } from './archive'
import { damaged, MAX_UNPACKED_BYTES, noSuchSheet, tooMuchUnpacked } from './sheet-limits'
import { elementsOf } from './xml-elements'
import type { XmlBudget } from './xml-walk'

/** The XML parts of an .xlsx. Throws `UnreadableSheet`. */
export function unpackedSheet(bytes: Uint8Array): Promise<Unzipped> {
  return unpacked(bytes, { maxBytes: MAX_UNPACKED_BYTES, damaged, tooMuch: tooMuchUnpacked })
}

/** These parts alone as an archive again: what is parsed is what was checked, whatever else the file contained. */
export function repacked(parts: Unzipped, paths: readonly string[]): ArrayBuffer {
  const checked = paths.flatMap((path) => (parts[path] ? [[path, parts[path]] as const] : []))
  return new Uint8Array(zipSync(Object.fromEntries(checked), { level: 0 })).buffer
}

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

export interface FoundSheet {
  name: string
  /** By the order of the tabs, from 1; hidden ones count. */
  number: number
  /** The names of all that can be seen, in the order of the tabs: one at least, if need be a hidden one. */
  tabs: readonly string[]
  /** Its part in the archive, e.g. `xl/worksheets/sheet1.xml`. */
  path: string
  /** The parts besides that it cannot be read without: where the file says its styles and texts are. They may be missing. */
  beside: readonly string[]
  /** Those that were read to find out. */
  read: readonly string[]
}

/**
 * The sheet of that name; left out, the first that can be seen, by the order of the tabs, which is that of xl/workbook.xml:
 * a hidden one is last year's list, or what a formula looks up. Throws `UnreadableSheet`, an Error for what is no XML.
 */
export async function sheetIn(parts: Unzipped, wanted: string | undefined, budget: XmlBudget): Promise<FoundSheet> {
  const sheets = await elementsOf(textOf(parts, WORKBOOK), 'sheet', budget)
  const relations = await elementsOf(textOf(parts, RELATIONS), 'Relationship', budget)
  const named = sheets.filter(({ name }) => name)
  const seen = named.filter(({ state = 'visible' }) => state === 'visible')
  const offered = seen.length > 0 ? seen : named.slice(0, 1)
  const sheet = wanted === undefined ? offered[0] : offered.find(({ name }) => name === wanted)
  if (!sheet && wanted !== undefined) throw noSuchSheet(wanted)
  const relation = relations.find(({ Id }) => Id === sheet?.['id'])
  const target = relation?.['Target']
  if (sheet?.['name'] === undefined || target === undefined) throw damaged()
  const beside = relations.flatMap(({ Type = '', Target }) =>
    Target !== undefined && /\/(?:styles|sharedStrings)$/.test(Type) ? [pathOf(Target)] : [],
  )
  return {
    ...{ name: sheet['name'], number: sheets.indexOf(sheet) + 1, path: pathOf(target) },
    tabs: offered.map(({ name = '' }) => name),
    // The last two are where they are where the file does not say.
    beside: [...new Set([...beside, 'xl/styles.xml', 'xl/sharedStrings.xml'])],
    read: [WORKBOOK, RELATIONS],
  }
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** A part's text. Throws `UnreadableSheet` if there is none. */
export function textOf(parts: Unzipped, path: string): string {
  const part = parts[path]
  if (!part) throw damaged()
  return strFromU8(part)
}
