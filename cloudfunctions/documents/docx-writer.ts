import { Document, Packer, type FileChild } from 'docx'
import type { Block, DocumentWriter, OfficialDocument } from '../application/ports/documents'
import { annexTitleParagraphs, attachmentParagraphs } from './attachments'
import { headingCounter, type HeadingLevel } from './numbering'
import { layoutOf, LINE_PITCH, type PageLayout } from './page'
import { draftHeaders } from './draft-header'
import { pageNumberFooters } from './page-number'
import {
  bodyParagraphs,
  bylineParagraph,
  headingParagraph,
  plainHeadingParagraph,
  spacer,
  titleParagraph,
  type Placement,
} from './paragraphs'
import { pictureParagraphs } from './picture'
import { sealed } from './seal'
import { signatureParagraphs } from './signature'
import { officialStyles } from './styles'
import { noteParagraphs, tableOf } from './table'

/**
 * Writes .docx files laid out by GB/T 9704-2012 《党政机关公文格式》. Equal documents give equal bytes. Characters XML cannot
 * hold are dropped.
 */
export const docxWriter: DocumentWriter = {
  async writeDocument(document) {
    const layout = layoutOf(document)
    const file = new Document({
      title: document.title,
      evenAndOddHeaderAndFooters: true,
      styles: officialStyles(),
      sections: [
        {
          properties: layout.section,
          ...(document.draft === undefined ? {} : { headers: draftHeaders(document.draft) }),
          footers: pageNumberFooters(),
          children: contentOf(document, layout),
        },
      ],
    })
    return sealed(await Packer.toBuffer(file), document)
  },
}

function contentOf({ title, byline, blocks }: OfficialDocument, layout: PageLayout): FileChild[] {
  const nextNumber = headingCounter()
  return [
    // The line under the title stays empty unless a byline takes it (7.3.1, 7.3.2).
    titleParagraph(title, { after: byline === undefined ? LINE_PITCH : 0 }),
    ...(byline === undefined ? [] : [bylineParagraph(byline)]),
    ...placed(blocks).flatMap(({ block, placement }) => printBlock(block, nextNumber, placement, layout)),
  ]
}

type PrintedBlock = Exclude<Block, { kind: 'page-break' }>

/** What stands under the text: on no page without text (GB/T 9704-2012, 7.3.5.4), of which a line alone looks forgotten. */
const ENDS: ReadonlySet<Block['kind'] | undefined> = new Set(['attachments', 'signature'])

/**
 * What each block must know of its neighbours. A page break belongs to the block after it: a break of its own would leave
 * an empty line at the top of the new page. At the end of a document it has nothing to move, so it leaves no empty page.
 */
function placed(blocks: readonly Block[]): { block: PrintedBlock; placement: Placement }[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'page-break') return []
    const placement = {
      keepNext: staysWithEnd(blocks, index + 1),
      pageBreakBefore: blocks[index - 1]?.kind === 'page-break',
    }
    return [{ block, placement }]
  })
}

/** Whether what ends the document comes there, or after one line of text. */
function staysWithEnd(blocks: readonly Block[], at: number): boolean {
  const [next, then] = blocks.slice(at, at + 2)
  return ENDS.has(next?.kind) || (next?.kind === 'paragraph' && isOneLine(next) && ENDS.has(then?.kind))
}

/** 28 characters, of which the first line leaves two empty. */
const FIRST_LINE_CHARACTERS = 26
function isOneLine({ runs }: Extract<Block, { kind: 'paragraph' }>): boolean {
  return runs.reduce((length, { text }) => length + text.length, 0) <= FIRST_LINE_CHARACTERS
}

function printBlock(
  block: PrintedBlock,
  nextNumber: (level: HeadingLevel) => string,
  placement: Placement,
  { textWidth }: PageLayout,
): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [headingParagraph(block.level, nextNumber(block.level) + block.text, placement)]
    case 'plain-heading':
      return [plainHeadingParagraph(block.text, placement)]
    case 'paragraph':
      return bodyParagraphs(block.runs, placement)
    case 'table':
      return [
        ...(placement.pageBreakBefore ? [spacer(20, { keepNext: true, pageBreakBefore: true })] : []),
        tableOf(block, textWidth),
        // Without a paragraph between them Word joins two tables into one.
        spacer(Math.floor(LINE_PITCH / 2), { keepNext: placement.keepNext, pageBreakBefore: false }),
      ]
    case 'picture':
      return pictureParagraphs(block, placement)
    case 'note':
      return noteParagraphs(block.lines)
    case 'attachments':
      return attachmentParagraphs(block.names, placement)
    case 'annex-title':
      return annexTitleParagraphs(block, placement)
    case 'signature':
      return signatureParagraphs(block.lines, placement)
  }
}
