import { strFromU8, zipSync, type Unzipped } from 'fflate'
import { unpacked } from './archive'
import { damaged, MAX_UNPACKED_BYTES, tooMuchUnpacked } from './sheet-limits'
import { elementsOf } from './xml-elements'
import type { XmlBudget } from './xml-walk'

/** The XML parts of an .xlsx. Throws `UnreadableSheet`. */
export function unpackedSheet(bytes: Uint8Array): Promise<Unzipped> {
  return unpacked(bytes, { maxBytes: MAX_UNPACKED_BYTES, damaged, tooMuch: tooMuchUnpacked })
}

/** The same parts as an archive again: what is parsed is what was checked, whatever else the file contained. */
export function repacked(parts: Unzipped): ArrayBuffer {
  return new Uint8Array(zipSync(parts, { level: 0 })).buffer
}

export interface FirstSheet {
  name: string
  /** Its part in the archive, e.g. `xl/worksheets/sheet1.xml`. */
  path: string
}

/**
 * The first sheet by the order of the tabs, which is that of xl/workbook.xml. Throws `UnreadableSheet`, an Error for what is
 * no XML.
 */
export async function firstSheetOf(parts: Unzipped, budget: XmlBudget): Promise<FirstSheet> {
  const sheets = await elementsOf(textOf(parts, 'xl/workbook.xml'), 'sheet', budget)
  const relations = await elementsOf(textOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship', budget)
  const sheet = sheets.find(({ name }) => name)
  const relation = relations.find(({ Id }) => Id === sheet?.['id'])
  const target = relation?.['Target']
  if (sheet?.['name'] === undefined || target === undefined) throw damaged()
  return { name: sheet['name'], path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
}

/** A part's text. Throws `UnreadableSheet` if there is none. */
export function textOf(parts: Unzipped, path: string): string {
  const part = parts[path]
  if (!part) throw damaged()
  return strFromU8(part)
}
