import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'
import { everyScript, TYPEFACE } from './fonts'
import { FOOTER_LINE, SIZE } from './page'
import { STYLE } from './styles'

/** One character of 四号: 居右空一字, 居左空一字. */
const ONE_CHARACTER = SIZE.pageNumber * 10

/**
 * 页码 by GB/T 9704-2012, 7.5: 四号 half-width digits of 宋体 between two dashes, one character from the outer edge: odd
 * pages right, even pages left.
 */
export function pageNumberFooters(): { default: Footer; even: Footer } {
  return { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) }
}

function footer(side: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.offGrid,
        alignment: side,
        indent: { left: ONE_CHARACTER, right: ONE_CHARACTER },
        spacing: FOOTER_LINE,
        children: [
          new TextRun({
            font: everyScript(TYPEFACE.pageNumber),
            size: SIZE.pageNumber,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })
}
