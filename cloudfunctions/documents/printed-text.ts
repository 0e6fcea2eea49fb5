import type { PrintedParagraph, PrintedPiece } from '#domain/report/fact'
import { AmbiguousXml, walkXml, type XmlBudget } from './xml-walk'

/** What stands in the file but not in the text: what was struck out or moved away with changes tracked, second versions. */
const NOT_PRINTED = new Set(['del', 'moveFrom', 'Fallback'])

/** What a run looked like before its look was changed with changes tracked. */
const FORMER_LOOKS = new Set(['rPrChange', 'pPrChange'])

/** Marks of a run that nobody sees on the paper: hidden text, and text as white as it. */
const UNSEEN: Readonly<Record<string, (value: string | undefined) => boolean>> = {
  vanish: (value) => !['0', 'false', 'off'].includes(value ?? ''),
  color: (value) => value?.toUpperCase() === 'FFFFFF',
}

/** An editor nests two or three. */
const MOST_NESTED = 50

interface Control {
  tag: string | undefined
  title: string | undefined
  /** Word's own 「单击此处输入文字」 stands where a person emptied the control. */
  isEmpty: boolean
}
interface OpenParagraph {
  pieces: PrintedPiece[]
  isInTable: boolean
  /** The control that the last piece is of. */
  last: Control | undefined
}

/**
 * The text of word/document.xml paragraph by paragraph, with the content controls in it by their tags (by their titles
 * where an editor has lost the tags), as written here or as Word, WPS and LibreOffice leave it. What nobody sees on the
 * paper is not of it; `unseen` are the styles that hide. Throws an Error where it is no XML.
 */
export async function printedText(
  xml: string,
  unseen: ReadonlySet<string> = new Set(),
  budget?: XmlBudget,
): Promise<PrintedParagraph[]> {
  const walk = new Walk(unseen)
  await walkXml(xml, walk, budget)
  return walk.paragraphs
}

/** The styles of word/styles.xml that hide what is written in them. */
export async function unseenStyles(xml: string, budget: XmlBudget): Promise<Set<string>> {
  const styles = new Set<string>()
  let style = ''
  await walkXml(
    xml,
    {
      open(name, attribute) {
        if (name === 'style') style = attribute('styleId') ?? ''
        if (style !== '' && UNSEEN[name]?.(attribute('val'))) styles.add(style)
      },
      text: () => undefined,
      close(name) {
        if (name === 'style') style = ''
      },
    },
    budget,
  )
  return styles
}

class Walk {
  readonly paragraphs: PrintedParagraph[] = []
  private readonly openParagraphs: OpenParagraph[] = []
  private readonly controls: Control[] = []
  private tables = 0
  /** Of the runs that stand open, whether nobody sees them. */
  private readonly runs: boolean[] = []
  private hidden = 0
  private isText = false
  private former = 0

  constructor(private readonly unseen: ReadonlySet<string>) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'altChunk') throw new AmbiguousXml('The document takes another file in, which is not read here')
    if (NOT_PRINTED.has(name)) this.hidden++
    if (FORMER_LOOKS.has(name)) this.former++
    if (name === 'tbl') this.tables++
    if (name === 'r') this.runs.push(false)
    if (this.hides(name, attribute('val'))) this.runs[this.runs.length - 1] = true
    if (name === 'p') this.openParagraphs.push({ pieces: [], isInTable: this.tables > 0, last: undefined })
    if (this.controls.length > MOST_NESTED)
      throw new Error('Controls stand in each other deeper than any editor writes them')
    if (name === 'sdt') this.controls.push({ tag: undefined, title: undefined, isEmpty: false })
    const control = this.controls.at(-1)
    if (control && name === 'tag') control.tag = attribute('val')
    if (control && name === 'alias') control.title = attribute('val')
    if (control && name === 'showingPlcHdr') control.isEmpty = attribute('val') !== '0' && attribute('val') !== 'false'
    // An emptied place is a place still.
    if (name === 'sdtContent' && control) this.add('')
    if (name === 't') this.isText = true
    if (name === 'br' || name === 'cr' || name === 'tab') this.add(name === 'tab' ? '\t' : '\n')
    if (name === 'noBreakHyphen') this.add('-')
  }

  text(text: string): void {
    if (this.isText && !this.controls.at(-1)?.isEmpty) this.add(text)
  }

  close(name: string): void {
    if (NOT_PRINTED.has(name)) this.hidden--
    if (FORMER_LOOKS.has(name)) this.former--
    if (name === 'tbl') this.tables--
    if (name === 'r') this.runs.pop()
    if (name === 't') this.isText = false
    if (name === 'sdt') this.controls.pop()
    const paragraph = name === 'p' ? this.openParagraphs.pop() : undefined
    if (paragraph) this.paragraphs.push({ pieces: paragraph.pieces, isInTable: paragraph.isInTable })
  }

  private hides(name: string, value: string | undefined): boolean {
    if (this.runs.length === 0 || this.former > 0) return false
    return name === 'rStyle' ? this.unseen.has(value ?? '') : (UNSEEN[name]?.(value) ?? false)
  }

  private add(text: string): void {
    const paragraph = this.openParagraphs.at(-1)
    if (!paragraph || this.hidden > 0 || this.runs.includes(true)) return
    const control = this.controls.findLast(({ tag, title }) => tag ?? title)
    const { pieces } = paragraph
    const before = pieces.at(-1)
    const goesOn = before !== undefined && paragraph.last === control
    const whole = goesOn ? `${typeof before === 'string' ? before : before.text}${text}` : text
    paragraph.last = control
    if (whole === '' && !control) return
    if (goesOn) pieces.pop()
    const tag = control?.tag ?? control?.title
    pieces.push(tag ? { tag, text: whole } : whole)
  }
}
