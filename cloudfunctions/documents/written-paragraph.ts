/** The paragraphs of a text as they are met, each piece of text with the look it stands in. */
import type { PrintedParagraph, PrintedPiece } from '#domain/report/fact'
import { effectsOf, newLook, together, type Look } from './looks'
import type { Surroundings } from './surroundings'
import type { Effect } from './visible'

export interface Control {
  tag: string | undefined
  title: string | undefined
  /** Word's own 「单击此处输入文字」 stands where a person emptied the control. */
  isEmpty: boolean
}

export interface OpenRun {
  readonly look: Look
  style: string | undefined
  /** What is done to text in it, once that was worked out. */
  whole: readonly Exclude<Effect, null>[] | undefined
}

interface OpenParagraph {
  readonly pieces: PrintedPiece[]
  readonly isInTable: boolean
  /** The control that the last piece is of. */
  last: Control | undefined
  readonly look: Look
  style: string | undefined
  /** Under all of its runs, once that was worked out. */
  base: Look | undefined
  /** What is to be told of it, with the words it is about. */
  readonly told: Map<string, string>
}

export function openParagraph(isInTable: boolean): OpenParagraph {
  const look = newLook()
  return { pieces: [], isInTable, last: undefined, look, style: undefined, base: undefined, told: new Map() }
}

/** Words of a paragraph that are kept to be quoted. */
const QUOTED = 30
const VISIBLE = /[^\s\p{Cf}]/u
/** Signs without a shape that leave the order of the letters as it is. */
const JOINING = new Set(['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'])

export class Written {
  readonly paragraphs: PrintedParagraph[] = []
  readonly controls: Control[] = []
  readonly runs: OpenRun[] = []
  readonly tables: { style: string | undefined }[] = []
  /** How many elements stand open whose text was struck out. */
  struck = 0
  private readonly opened: OpenParagraph[] = []
  private counted = 0

  constructor(private readonly around: Surroundings) {}

  get paragraph(): OpenParagraph | undefined {
    return this.opened.at(-1)
  }

  open(paragraph: OpenParagraph): void {
    this.opened.push(paragraph)
  }

  /** Whether what is written here now is not seen. */
  get isHidden(): boolean {
    return this.runs.some((run) => this.effects(run).some(({ hides }) => hides))
  }

  /** Once the properties of a paragraph are read: the number that is printed before it. */
  number(): void {
    const { paragraph } = this
    if (!paragraph) return
    const style = this.around.styles.lookOf('paragraph', paragraph.style)
    const { list } = together(style, paragraph.look)
    // A level alone, of a style's list.
    const id = paragraph.look.list?.id || style.list?.id
    const number = list && id !== undefined ? this.around.lists.next({ id, level: list.level }) : ''
    if (number !== '') this.tell(`前有自动编号，会印出“${number}”`)
  }

  add(text: string): void {
    const { paragraph } = this
    if (!paragraph || this.struck > 0) return
    if (this.controls.at(-1)?.isEmpty && text !== '' && this.isPlace(this.controls.at(-1))) return
    this.tellMarks(text)
    const effects = this.runs.flatMap((run) => this.effects(run))
    if (VISIBLE.test(text)) for (const { words } of effects) this.tell(words, text)
    if (effects.some(({ hides }) => hides)) return
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

  tell(what: string, about = ''): void {
    const { paragraph } = this
    if (paragraph) paragraph.told.set(what, `${paragraph.told.get(what) ?? ''}${about}`.slice(0, QUOTED))
    else this.around.oddities.add(what, this.tables.length > 0 ? '表格' : this.around.part)
  }

  close(): void {
    const paragraph = this.opened.pop()
    if (!paragraph) return
    const { pieces, isInTable, told } = paragraph
    this.paragraphs.push({ pieces, isInTable })
    const isCounted =
      told.size > 0 || pieces.some((piece) => VISIBLE.test(typeof piece === 'string' ? piece : piece.text))
    if (isCounted && !isInTable) this.counted += 1
    for (const [what, about] of told) this.around.oddities.add(what, this.where(isInTable), about)
  }

  private where(isInTable: boolean): string {
    if (isInTable) return '表格里'
    return this.around.part === '正文' ? `第${this.counted}段` : this.around.part
  }

  private isPlace(control: Control | undefined): boolean {
    return [control?.tag, control?.title].some((name) => name !== undefined && this.around.places.has(name))
  }

  private effects(run: OpenRun): readonly Exclude<Effect, null>[] {
    run.whole ??= effectsOf(together(this.base(), this.around.styles.lookOf('character', run.style), run.look))
    return run.whole
  }

  private base(): Look {
    const { paragraph } = this
    const { styles } = this.around
    if (!paragraph) return newLook()
    paragraph.base ??= together(
      styles.defaults,
      this.tables.length > 0 ? styles.lookOf('table', this.tables.at(-1)?.style) : undefined,
      styles.lookOf('paragraph', paragraph.style),
      paragraph.look,
    )
    return paragraph.base
  }

  private tellMarks(text: string): void {
    for (const [mark] of text.matchAll(/\p{Cf}/gu)) {
      if (JOINING.has(mark) || this.around.marks.has(mark)) continue
      const code = mark.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
      this.tell(`有看不见的控制符（U+${code}），文字的前后可能换了次序`)
    }
  }
}
