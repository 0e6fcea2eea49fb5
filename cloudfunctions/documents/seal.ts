import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import type { OfficialDocument } from '../application/ports/documents'
import { addFactPart } from './fact-part'
import { withLineBreakRules } from './line-breaks'
import { printableText } from './printable-text'
import { printedText } from './printed-text'

const CORE = 'docProps/core.xml'
const SETTINGS = 'word/settings.xml'
const DOCUMENT = 'word/document.xml'

/** Any moment will do, so long as it is one: built from local parts because ZIP stores local time without a zone. */
const EVERY_TIME = new Date(2000, 0, 1)

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ')

/**
 * The same package with what the library cannot write: the rules of line breaks, the facts of its figures, its own
 * properties. Without the time of day, so that one document always gives the same bytes: the library writes "Un-named" as
 * author and the current time as creation date, and neither is known here.
 */
export async function sealed(
  bytes: Uint8Array,
  { title, draft, facts, seal }: Pick<OfficialDocument, 'title' | 'draft' | 'facts' | 'seal'>,
): Promise<Uint8Array> {
  const parts = unzipSync(bytes)
  parts[CORE] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      `<dc:title>${escapeXml(printableText(title))}</dc:title></cp:coreProperties>`,
  )
  parts[SETTINGS] = strToU8(withLineBreakRules(textOf(parts, SETTINGS)))
  if (facts) addFactPart(parts, { sheet: facts, printed: await printedText(textOf(parts, DOCUMENT)), draft }, seal)
  return zipSync(parts, { mtime: EVERY_TIME, level: 6 })
}

function textOf(parts: Unzipped, path: string): string {
  return strFromU8(parts[path] ?? new Uint8Array())
}
