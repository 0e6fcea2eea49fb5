import {
  AlignmentType,
  Paragraph,
  SymbolRun,
  TextRun,
  UnderlineType,
  type IParagraphOptions,
  type IRunOptions,
  type XmlComponent,
} from 'docx'
import type { Run } from '../application/ports/documents'
import { contentControl } from './content-control'
import { everyScript, TYPEFACE, type Typeface } from './fonts'
import { JOINTS, pieced, type Joint, type Piece } from './joints'
import type { HeadingLevel } from './numbering'
import { BODY_LINE, BODY_SCALE, LINE_PITCH, SIZE } from './page'
import { printableText } from './printable-text'
import { STYLE } from './styles'

/** What the neighbours of a block ask of its paragraphs. */
export interface Placement {
  /** Stays on the page of the following paragraph. */
  keepNext: boolean
  /** Begins a page. */
  pageBreakBefore: boolean
}

/** 首行空二字. Word and WPS take `firstLineChars`; whatever does not know it takes the twips of two printed characters. */
const FIRST_LINE = { firstLineChars: 200, firstLine: Math.floor((2 * SIZE.body * 10 * BODY_SCALE) / 100) }

/**
 * Four characters wide: what is underlined where there are no words at all. No-break spaces, because ordinary ones vanish
 * at the end of a line.
 */
const EMPTY_BLANK = '\u00a0'.repeat(8)

/**
 * What all paragraphs share. No widow control: it would move a line to the next page and leave 21.
 */
export const COMMON: IParagraphOptions = { style: STYLE.onGrid, spacing: BODY_LINE, widowControl: false }

export interface Lettering {
  typeface: Typeface
  /** Half-points. */
  size: number
}
export const BODY: Lettering = { typeface: TYPEFACE.body, size: SIZE.body }
/** A heading of the second level that runs into its paragraph. */
const LEAD: Lettering = { typeface: TYPEFACE.levelTwo, size: SIZE.body }

/** The runs of one text: a line break inside it stays a line break. */
export function lettered(text: string, lettering: Lettering): XmlComponent[] {
  return printedRuns([{ text }], () => lettering)
}

/** Runs as they stand in a paragraph: a figure in a content control of its own, numbers joined to their units. */
export function printedRuns(runs: readonly Run[], letteringOf: (run: Run) => Lettering): XmlComponent[] {
  const pieces = pieced(runs.map(writtenText))
  return runs.flatMap((run, index) => {
    const lettering = letteringOf(run)
    const [first, ...more] = (pieces[index] ?? []).map((piece) => ({
      joint: piece.joint ? [jointRun(piece.joint, lettering)] : [],
      text: textRuns(piece, lettering, run.mark),
    }))
    if (!first) return []
    const inside = [...first.text, ...more.flatMap(({ joint, text }) => [...joint, ...text])]
    return [...first.joint, ...(run.figure ? [contentControl(run.figure, run.text, inside)] : inside)]
  })
}

function writtenText({ text, mark }: Run): string {
  const written = printableText(text)
  return mark === 'blank' && written === '' ? EMPTY_BLANK : written
}

function letters({ typeface, size }: Lettering): IRunOptions {
  return { font: everyScript(typeface), size, ...(size === SIZE.body ? { scale: BODY_SCALE } : {}) }
}

/** LibreOffice breaks lines in this Chinese by the rules of Unicode; to Word it is Chinese like the rest. */
const UNICODE_CHINESE = { value: 'en-US', eastAsia: 'zh-Hans' }

function textRuns({ text, isKept }: Piece, lettering: Lettering, mark: Run['mark']): TextRun[] {
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line,
        ...letters(lettering),
        ...(isKept ? { language: UNICODE_CHINESE } : {}),
        ...(index > 0 ? { break: 1 } : {}),
        ...(mark === 'blank' ? { underline: { type: UnderlineType.DOTTED } } : {}),
      }),
  )
}

function jointRun(joint: Joint, lettering: Lettering): SymbolRun {
  return new SymbolRun({ char: JOINTS[joint], symbolfont: lettering.typeface, ...letters(lettering), vanish: true })
}

/** A paragraph of these runs. The library's own list of what a paragraph may hold has no content controls. */
export function paragraphOf(runs: readonly XmlComponent[], options: IParagraphOptions): Paragraph {
  const paragraph = new Paragraph(options)
  for (const run of runs) paragraph.addChildElement(run)
  return paragraph
}

/** What stands in brackets behind a title that one line does not hold begins the next: no bracket is parted. */
function titleInLines(title: string): string {
  const wide = [...title].reduce((sum, each) => sum + (each.charCodeAt(0) < 256 ? 0.5 : 1), 0)
  return wide > TITLE_CHARACTERS ? title.replace(/(?<=[^\n])（[^（）]*）$/, '\n$&') : title
}
/** Of 28 characters of the text so many of the title's are as wide (GB/T 9704-2012, 5.2.3 and 7.3.1). */
const TITLE_CHARACTERS = Math.floor((28 * SIZE.body) / SIZE.title)

/** 标题: centred, with empty lines as its place asks for them. */
export function titleParagraph(title: string, space: { readonly before?: number; readonly after: number }): Paragraph {
  return paragraphOf(lettered(titleInLines(title), { typeface: TYPEFACE.title, size: SIZE.title }), {
    ...COMMON,
    style: STYLE.offGrid,
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { ...BODY_LINE, ...space },
  })
}

export function bylineParagraph(byline: string): Paragraph {
  return paragraphOf(lettered(byline, { typeface: TYPEFACE.byline, size: SIZE.body }), {
    ...COMMON,
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { ...BODY_LINE, after: LINE_PITCH },
  })
}

const HEADING_FACES: Record<HeadingLevel, Typeface> = {
  1: TYPEFACE.levelOne,
  2: TYPEFACE.levelTwo,
  3: TYPEFACE.body,
  4: TYPEFACE.body,
}

/** A numbered heading; the outline level lets Word's and WPS's navigation show it. */
export function headingParagraph(level: HeadingLevel, text: string, { pageBreakBefore }: Placement): Paragraph {
  return paragraphOf(lettered(text, { typeface: HEADING_FACES[level], size: SIZE.body }), {
    ...COMMON,
    indent: FIRST_LINE,
    outlineLevel: level - 1,
    keepNext: true,
    pageBreakBefore,
  })
}

/** 附件 and its like: 黑体, from the left edge (7.3.4 and 7.3.7). */
export function plainHeadingParagraph(text: string, { pageBreakBefore }: Placement): Paragraph {
  return paragraphOf(lettered(text, { typeface: TYPEFACE.levelOne, size: SIZE.body }), {
    ...COMMON,
    outlineLevel: 0,
    keepNext: true,
    pageBreakBefore,
  })
}

/** 正文. A line end a person typed inside it begins a new paragraph, indented like any other. */
export function bodyParagraphs(runs: readonly Run[], { keepNext, pageBreakBefore }: Placement): Paragraph[] {
  const paragraphs = splitAtLineEnds(runs)
  return paragraphs.map((content, index) =>
    paragraphOf(
      printedRuns(content, ({ mark }) => (mark === 'lead' ? LEAD : BODY)),
      {
        ...COMMON,
        alignment: AlignmentType.BOTH,
        indent: FIRST_LINE,
        keepNext: keepNext && index === paragraphs.length - 1,
        pageBreakBefore: pageBreakBefore && index === 0,
      },
    ),
  )
}

function splitAtLineEnds(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const run of runs) {
    printableText(run.text)
      .split('\n')
      .forEach((text, index) => {
        if (index > 0) paragraphs.push([])
        paragraphs.at(-1)?.push({ ...run, text })
      })
  }
  return paragraphs
}

/** An empty line of the given height: what stands between two tables, or carries a page break to one. */
export function spacer(height: number, { keepNext, pageBreakBefore }: Placement): Paragraph {
  return new Paragraph({
    ...COMMON,
    style: STYLE.offGrid,
    spacing: { ...BODY_LINE, line: height },
    keepNext,
    pageBreakBefore,
  })
}
