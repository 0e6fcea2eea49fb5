import { AlignmentType, type Paragraph } from 'docx'
import { TYPEFACE } from './fonts'
import { BODY_LINE, LINE_PITCH, SIZE } from './page'
import { lettered, paragraphOf, type Placement } from './paragraphs'
import { printableText } from './printable-text'
import { STYLE } from './styles'

/** 右空二字. */
const RIGHT_BLANK = 2

/** One character of the body off the grid, in twips: the lines are placed against each other by their own widths. */
const CHARACTER = SIZE.body * 10

/** How many characters wide a text is: a Chinese character or full-width mark is one, anything narrow a half. */
function widthInCharacters(text: string): number {
  return [...printableText(text)].reduce((width, character) => width + (/[\u0020-\u00ff]/.test(character) ? 0.5 : 1), 0)
}

/**
 * How many characters each line stays from the right edge, by GB/T 9704-2012, 7.3.5.2 (公文 without a seal): the name two
 * characters from the right, the date under it beginning two characters further right; if the date is the longer one it
 * is the date that stays two from the right, and the name moves left. More or fewer lines than two: two each.
 */
export function signatureIndents(lines: readonly string[]): number[] {
  const [name, date, ...more] = lines
  if (name === undefined || date === undefined || more.length > 0) return lines.map(() => RIGHT_BLANK)
  const difference = widthInCharacters(name) - widthInCharacters(date)
  return difference < 0 ? [RIGHT_BLANK + RIGHT_BLANK - difference, RIGHT_BLANK] : [RIGHT_BLANK, difference]
}

/** One empty line above, then the lines; they never part from each other (7.3.5: 成文日期 stays with the text). */
export function signatureParagraphs(lines: readonly string[], { keepNext, pageBreakBefore }: Placement): Paragraph[] {
  const indents = signatureIndents(lines)
  return lines.map((line, index) =>
    paragraphOf(lettered(line, { typeface: TYPEFACE.body, size: SIZE.body }), {
      style: STYLE.offGrid,
      widowControl: false,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round((indents[index] ?? RIGHT_BLANK) * CHARACTER) },
      spacing: { ...BODY_LINE, before: index === 0 && !pageBreakBefore ? LINE_PITCH : 0 },
      keepLines: true,
      keepNext: keepNext || index < lines.length - 1,
      pageBreakBefore: pageBreakBefore && index === 0,
    }),
  )
}
