import type { Paragraph } from 'docx'
import { BODY_LINE, LINE_PITCH, SIZE } from './page'
import {
  BODY,
  COMMON,
  lettered,
  paragraphOf,
  plainHeadingParagraph,
  titleParagraph,
  type Placement,
} from './paragraphs'

const CHARACTER = SIZE.body * 10
/** 附件： is three characters wide; several are numbered, and their names stand under each other. */
const HEAD = '附件：'

/**
 * 附件说明 by GB/T 9704-2012, 7.3.4: one empty line under the text, two characters in, 附件 with a full-width colon and the
 * names without a mark behind them; of several each with its number.
 */
export function attachmentParagraphs(names: readonly string[], { keepNext, pageBreakBefore }: Placement): Paragraph[] {
  return names.map((name, index) => {
    const numbered = names.length > 1 ? `${index + 1}. ${name}` : name
    const hanging = 3 + (names.length > 1 ? 1.5 : 0)
    return paragraphOf(lettered(index === 0 ? `${HEAD}${numbered}` : numbered, BODY), {
      ...COMMON,
      indent: { left: (2 + hanging) * CHARACTER, hanging: (index === 0 ? hanging : hanging - 3) * CHARACTER },
      spacing: { ...BODY_LINE, before: index === 0 && !pageBreakBefore ? LINE_PITCH : 0 },
      keepLines: true,
      keepNext: keepNext || index < names.length - 1,
      pageBreakBefore: pageBreakBefore && index === 0,
    })
  })
}

/** 附件 with its number in 黑体 at the left edge of the first line, its title centred on the third (7.3.7). */
export function annexTitleParagraphs(
  { title, number = '' }: { readonly title: string; readonly number?: number | '' },
  placement: Placement,
): Paragraph[] {
  return [
    plainHeadingParagraph(`附件${number}`, placement),
    titleParagraph(title, { before: LINE_PITCH, after: LINE_PITCH }),
  ]
}
