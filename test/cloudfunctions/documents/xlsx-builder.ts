import { strToU8, zipSync } from 'fflate'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The styles a cell may have by `s`: 0 general, 1 a date, 2 a date with a time, 3 a time. */
const STYLES =
  `<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy/m/d h:mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/>' +
  '<xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>'

export interface Workbook {
  /** The inside of `<sheetData>` of each sheet, in the order of the tabs. */
  sheets: readonly { name: string; data: string; state?: 'hidden' | 'veryHidden'; merged?: readonly string[] }[]
  strings?: readonly string[]
  date1904?: boolean
  /** Parts besides. */
  more?: Record<string, Uint8Array>
}

/** An .xlsx written by hand, so that a test knows exactly what stands in it. Its first tab is not its first file. */
export function workbook({ sheets, strings = [], date1904 = false, more = {} }: Workbook): Uint8Array {
  const path = (index: number): string => `worksheets/sheet${sheets.length - index}.xml`
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>` +
      sheets
        .map(
          ({ name, state = 'visible' }, index) =>
            `<sheet name="${name}" sheetId="${index + 7}" state="${state}" r:id="rId${index + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      sheets
        .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="${path(index)}"/>`)
        .join('') +
      `<Relationship Id="rId90" Type="${RELATIONS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId91" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  }
  sheets.forEach(({ data, merged = [] }, index) => {
    const cells = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    parts[`xl/${path(index)}`] =
      `<worksheet ${MAIN}><sheetData>${data}</sheetData>${cells && `<mergeCells>${cells}</mergeCells>`}</worksheet>`
  })
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), ...more })
}

/** A workbook of one row of cells A1, B1 …, each given as its attributes and its inside. */
export function oneRow(...cells: readonly [attributes: string, inside: string][]): Uint8Array {
  const written = cells.map(
    ([attributes, inside], index) => `<c r="${String.fromCharCode(65 + index)}1" ${attributes}>${inside}</c>`,
  )
  return workbook({ sheets: [{ name: '名册', data: `<row r="1">${written.join('')}</row>` }] })
}
