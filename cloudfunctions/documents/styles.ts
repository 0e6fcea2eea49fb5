import { ImportedXmlComponent, type IStylesOptions } from 'docx'
import { everyScript, TYPEFACE } from './fonts'
import { SIZE } from './page'

/**
 * The paragraph styles every paragraph has one of. Written as XML because the library's options cannot say them all,
 * and put the gap between Chinese and digits where the schema does not allow it.
 */
export const STYLE = {
  onGrid: 'OfficialText',
  offGrid: 'OfficialLine',
  cell: 'OfficialCell',
  smallCell: 'OfficialSmallCell',
} as const

/** Word widens the gap between Chinese and Latin or digits by itself; a line of 28 characters would then hold fewer. */
const NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'

/**
 * Also what text takes that a person adds later. Digits are no Chinese text: where they are said to be, LibreOffice breaks
 * a line between any two of them, as it may between any two characters of Chinese.
 */
const BODY_RUN = {
  font: everyScript(TYPEFACE.body),
  size: SIZE.body,
  language: { value: 'en-US', eastAsia: 'zh-CN' },
}

export function officialStyles(): IStylesOptions {
  return {
    default: { document: { run: BODY_RUN } },
    // The grid of characters reckons from the size of Normal; it must be said there, not only in the defaults.
    paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: BODY_RUN }],
    importedStyles: [
      paragraphStyle(STYLE.onGrid, '公文文字', 'Normal', NO_GAPS),
      paragraphStyle(STYLE.offGrid, '公文行外文字', 'Normal', OFF_GRID),
      // LibreOffice sets what stands in a content control in the size of its paragraph's style.
      paragraphStyle(STYLE.cell, '公文表格', 'Normal', OFF_GRID, SIZE.cell),
      paragraphStyle(STYLE.smallCell, '公文附表', 'Normal', OFF_GRID, SIZE.smallCell),
    ],
  }
}

const OFF_GRID = `${NO_GAPS}<w:snapToGrid w:val="0"/>`

function paragraphStyle(
  id: string,
  name: string,
  basedOn: string,
  properties: string,
  size?: number,
): ImportedXmlComponent {
  const letters = size === undefined ? '' : `<w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
  return ImportedXmlComponent.fromXmlString(
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>` +
      `<w:basedOn w:val="${basedOn}"/><w:pPr>${properties}</w:pPr>${letters}</w:style>`,
  )
}
