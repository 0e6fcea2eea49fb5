import { strFromU8, Unzip, UnzipInflate, zipSync, type Unzipped } from 'fflate'
import { UnreadableSheet } from '../application/ports/documents'
import { damaged, MAX_UNPACKED_BYTES, tooMuchUnpacked } from './sheet-limits'
import { elementsOf } from './xml-elements'

/** Bytes handed over at once: DEFLATE can blow them up a thousandfold before the limit is looked at again. */
const PORTION = 8 * 1024

/**
 * The XML parts of an .xlsx, unpacked with a limit on what comes out (not on what the archive says will come out).
 * Pictures, printer settings and the like are left packed. Throws `UnreadableSheet`.
 */
export function unpacked(bytes: Uint8Array): Unzipped {
  const chunks = new Map<string, Uint8Array[]>()
  let total = 0
  const unzip = new Unzip((file) => {
    if (!/\.(?:xml|rels)$/i.test(file.name)) return
    const parts: Uint8Array[] = []
    chunks.set(file.name, parts)
    file.ondata = (error, chunk) => {
      // An error thrown below comes back here as if the archive were at fault.
      if (error) throw error instanceof UnreadableSheet ? error : damaged()
      total += chunk.length
      if (total > MAX_UNPACKED_BYTES) throw tooMuchUnpacked()
      parts.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let start = 0; start < bytes.length; start += PORTION)
    unzip.push(bytes.subarray(start, start + PORTION), start + PORTION >= bytes.length)
  return Object.fromEntries([...chunks].map(([name, parts]) => [name, new Uint8Array(Buffer.concat(parts))]))
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

/** The first sheet by the order of the tabs, which is that of xl/workbook.xml. Throws `UnreadableSheet`. */
export function firstSheetOf(parts: Unzipped): FirstSheet {
  const sheet = elementsOf(textOf(parts, 'xl/workbook.xml'), 'sheet').find(({ name }) => name)
  const relation = elementsOf(textOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').find(
    ({ Id }) => Id === sheet?.['id'],
  )
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
