import { strToU8, unzipSync, zipSync } from 'fflate'
import { printableText } from './printable-text'

const CORE = 'docProps/core.xml'

/** Any moment will do, so long as it is one: built from local parts because ZIP stores local time without a zone. */
const EVERY_TIME = new Date(2000, 0, 1)

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ')

/**
 * The same package with its own properties and without the time of day, so that one document always gives the same
 * bytes. The library writes "Un-named" as author and the current time as creation date: neither is known here.
 */
export function sealed(bytes: Uint8Array, title: string): Uint8Array {
  const parts = unzipSync(bytes)
  parts[CORE] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      `<dc:title>${escapeXml(printableText(title))}</dc:title></cp:coreProperties>`,
  )
  return zipSync(parts, { mtime: EVERY_TIME, level: 6 })
}
