import { AlignmentType, Header } from 'docx'
import { TYPEFACE } from './fonts'
import { FOOTER_LINE, SIZE } from './page'
import { lettered, paragraphOf } from './paragraphs'
import { STYLE } from './styles'

/** On every page, odd and even, in the letters of a first heading: a draft is never taken for what was approved. */
export function draftHeaders(words: string): { default: Header; even: Header } {
  const header = () =>
    new Header({
      children: [
        paragraphOf(lettered(words, { typeface: TYPEFACE.levelOne, size: SIZE.pageNumber }), {
          style: STYLE.offGrid,
          alignment: AlignmentType.CENTER,
          spacing: FOOTER_LINE,
        }),
      ],
    })
  return { default: header(), even: header() }
}
