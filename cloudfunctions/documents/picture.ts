import { AlignmentType, ImageRun, LineRuleType, type Paragraph } from 'docx'
import type { Block } from '../application/ports/documents'
import { TYPEFACE } from './fonts'
import { LINE_PITCH, SIZE } from './page'
import { lettered, paragraphOf, type Placement } from './paragraphs'
import { STYLE } from './styles'

type Picture = Extract<Block, { kind: 'picture' }>

/** Points of a screen, 96 an inch: two upright or lying pictures and their captions are a page. */
const MOST_WIDE = 500
const MOST_HIGH = 280

/** A picture in the middle of the page as large as there is room for, its caption under it; they never part. */
export function pictureParagraphs(picture: Picture, { keepNext, pageBreakBefore }: Placement): Paragraph[] {
  const { jpeg, caption } = picture
  const share = Math.min(MOST_WIDE / picture.width, MOST_HIGH / picture.height)
  const [width, height] = [Math.round(picture.width * share), Math.round(picture.height * share)]
  // What is turned is given as it lies, and how far to turn it.
  const lying = picture.turn % 180 === 0 ? { width, height } : { width: height, height: width }
  const run = new ImageRun({
    ...{ type: 'jpg', data: jpeg },
    transformation: { ...lying, ...(picture.turn === 0 ? {} : { rotation: picture.turn }) },
    altText: { name: caption || '照片', title: caption || '照片', description: caption },
  })
  // No exact line here: it would show a strip of the picture.
  const around = { style: STYLE.offGrid, alignment: AlignmentType.CENTER, widowControl: false }
  const shown = paragraphOf([run], {
    ...around,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: pageBreakBefore ? 0 : Math.floor(LINE_PITCH / 2) },
    keepNext: caption !== '' || keepNext,
    pageBreakBefore,
  })
  if (caption === '') return [shown]
  const said = paragraphOf(lettered(caption, { typeface: TYPEFACE.body, size: SIZE.cell }), {
    ...around,
    spacing: { line: 400, lineRule: LineRuleType.EXACT },
    keepLines: true,
    keepNext,
  })
  return [shown, said]
}
