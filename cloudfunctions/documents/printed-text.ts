import type { PrintedParagraph } from '#domain/report/fact'
import { Fields } from './fields'
import { JOINTS } from './joints'
import { ListNumbers } from './list-numbers'
import { newLook, takeUp } from './looks'
import { attributesOf, isOn, officeName, type AttributeOf } from './office-names'
import { Oddities } from './oddities'
import type { Surroundings } from './surroundings'
import { TextFill } from './text-fill'
import { openParagraph, Written, type OpenRun } from './written-paragraph'
import { StyleSheet } from './style-sheet'
import { CONTENT, FORMER, PROPERTIES, TRACKED, UNSAID, unknown } from './usual-elements'
import { shade } from './visible'
import { AmbiguousXml, walkXml, type XmlBudget, type XmlVisitor } from './xml-walk'

/** What stands in the file but not in the text: what was struck out or moved away with changes tracked. */
const NOT_PRINTED = new Set(['del', 'moveFrom'])
/** Files that are taken in where they are named. */
const TAKEN_IN = new Set(['altChunk', 'subDoc'])
/** Told as a whole: of what stands in them only words are read. */
const DRAWN = new Set(['drawing', 'pict', 'object', 'control', 'ruby', 'm:oMath', 'm:oMathPara'])
/** What holds properties within what holds it. */
const HOLDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...{ rPr: ['pPr'], sectPr: ['pPr'], numPr: ['pPr'] },
    ...{ tcMar: ['tcPr'], tblCellMar: ['tblPr', 'tblPrEx'] },
  }).map(([name, holders]) => [name, new Set(holders)]),
)
const TEXT_FILL = 'w14:textFill'
/** An editor nests two or three. */
const MOST_NESTED = 50

/** Where one section takes the heads and feet of its pages from: ids of relationships by 'default', 'even', 'first'. */
export interface Section {
  readonly header: Map<string, string>
  readonly footer: Map<string, string>
  hasOwnFirst: boolean
}

export interface ReadText {
  readonly paragraphs: PrintedParagraph[]
  readonly sections: readonly Section[]
}

/**
 * A part of text paragraph by paragraph, with the content controls in it by their tags (by their titles where an editor has
 * lost the tags), as written here or as Word, WPS and LibreOffice leave it. What nobody sees on the paper is not of it; what
 * shows or hides something besides is told to `oddities`. Throws an Error where it is no XML.
 */
export async function readText(xml: string, around: Surroundings, budget?: XmlBudget): Promise<ReadText> {
  const walk = new TextWalk(around)
  await walkXml(xml, walk, budget)
  walk.end()
  return { paragraphs: walk.written.paragraphs, sections: walk.sections }
}

/** The text of what was just written. */
export async function printedText(xml: string): Promise<PrintedParagraph[]> {
  const nothing = { styles: new StyleSheet(), colours: new Map(), lists: new ListNumbers(), oddities: new Oddities() }
  const around = { ...nothing, part: '正文', places: new Set<string>(), marks: new Set<string>() } as const
  return (await readText(xml, around)).paragraphs
}

class TextWalk implements XmlVisitor {
  readonly sections: Section[] = []
  readonly written: Written
  private readonly names: string[] = []
  /** Elements in one another that say nothing. */
  private passed = 0
  private drawn = 0
  private readonly fields: Fields
  private fill: TextFill | undefined

  constructor(private readonly around: Surroundings) {
    this.written = new Written(around)
    this.fields = new Fields(around.part === '页眉' || around.part === '页脚', (what) => this.tell(what))
  }

  open(...[local, , attributes, namespace]: Parameters<XmlVisitor['open']>): void {
    const name = officeName(local, namespace)
    if (this.passed > 0) {
      this.passed += 1
      return
    }
    if (FORMER.has(name)) this.tell(TRACKED)
    if (FORMER.has(name) || UNSAID.has(name) || name === 'mc:Fallback') {
      this.passed = 1
      return
    }
    const parent = this.names.at(-1) ?? ''
    if (this.fill) {
      this.fill.take(name, attributesOf(attributes))
      this.names.push(name)
    } else if (isHolder(parent)) this.property(parent, name, attributesOf(attributes))
    else {
      this.names.push(name)
      this.content(name, attributesOf(attributes))
    }
  }

  text(text: string): void {
    if (this.passed > 0) return
    const name = this.names.at(-1)
    if (name === 'instrText' || (name === 't' && this.fields.isCode)) this.fields.code(text)
    else if (name === 't' && !this.fields.isPage) this.written.add(text)
  }

  close(): void {
    if (this.passed > 0) {
      this.passed -= 1
      return
    }
    const name = this.names.pop() ?? ''
    if (NOT_PRINTED.has(name)) this.written.struck -= 1
    if (DRAWN.has(name)) this.drawn -= 1
    if (name === TEXT_FILL) this.filled()
    if (name === 'fldSimple') this.fields.end()
    if (name === 'tbl') this.written.tables.pop()
    if (name === 'r') this.written.runs.pop()
    if (name === 'sdt') this.written.controls.pop()
    if (name === 'pPr') this.written.number()
    if (name === 'p') this.written.close()
  }

  end(): void {
    this.fields.close()
  }

  /** A property, or what holds some of its own. */
  private property(holder: string, name: string, attribute: AttributeOf): void {
    if (HOLDS.get(name)?.has(holder)) {
      this.names.push(name === 'rPr' ? 'mark' : name)
      if (name === 'sectPr') this.section()
      return
    }
    if (holder === 'rPr' && name === TEXT_FILL) {
      this.fill = new TextFill()
      this.names.push(name)
      return
    }
    this.passed = 1
    if (holder === 'rPr') this.ofRun(name, attribute)
    else if (holder === 'pPr') this.ofParagraph(name, attribute)
    else if (holder === 'mark' && (name === 'ins' || name === 'del')) this.tell(TRACKED)
    else if (holder === 'numPr') this.ofList(name, attribute)
    else if (PROPERTIES.has(holder)) this.ofBlock(holder, name, attribute)
  }

  private filled(): void {
    this.written.runs.at(-1)?.look.effects.set(TEXT_FILL, this.fill?.effect ?? null)
    this.fill = undefined
  }

  private ofRun(name: string, attribute: AttributeOf): void {
    const run = this.written.runs.at(-1)
    if (!run) return
    if (name === 'rStyle') run.style = attribute('val')
    takeUp(run.look, ['run', name], attribute, this.around.colours)
  }

  private ofParagraph(name: string, attribute: AttributeOf): void {
    const paragraph = this.written.paragraph
    if (!paragraph) return
    if (name === 'pStyle') paragraph.style = attribute('val')
    takeUp(paragraph.look, ['paragraph', name], attribute, this.around.colours)
  }

  private ofList(name: string, attribute: AttributeOf): void {
    const look = this.written.paragraph?.look
    if (!look) return
    if (name === 'ilvl') look.list = { id: look.list?.id ?? '', level: attribute('val') ?? '0' }
    if (name === 'numId') look.list = { id: attribute('val') ?? '', level: look.list?.level ?? '0' }
    if (name === 'ins' || name === 'numberingChange') this.tell(TRACKED)
  }

  private ofBlock(holder: string, name: string, attribute: AttributeOf): void {
    const table = this.written.tables.at(-1)
    const section = this.sections.at(-1)
    const control = this.written.controls.at(-1)
    if (name === 'tblStyle' && table) table.style = attribute('val')
    if (holder === 'sectPr' && section) {
      if (name === 'headerReference') section.header.set(attribute('type') ?? 'default', attribute('id') ?? '')
      if (name === 'footerReference') section.footer.set(attribute('type') ?? 'default', attribute('id') ?? '')
      if (name === 'titlePg') section.hasOwnFirst = isOn(attribute('val'))
    }
    if (holder === 'sdtPr' && control) {
      if (name === 'tag') control.tag = attribute('val')
      if (name === 'alias') control.title = attribute('val')
      if (name === 'showingPlcHdr') control.isEmpty = isOn(attribute('val'))
    }
    if (name === 'shd') {
      const shaded = shade(attribute('val'), attribute('fill'), attribute('themeFill'))
      if (shaded) this.around.oddities.add(shaded.words, '表格里')
      return
    }
    const tell = PROPERTIES.get(holder)?.get(name)
    const told = tell ? tell(attribute) : unknown(name)
    if (told === undefined) return
    if (holder === 'sectPr') this.around.oddities.add(told, '正文')
    else this.tell(told)
  }

  private content(name: string, attribute: AttributeOf): void {
    if (TAKEN_IN.has(name)) throw new AmbiguousXml('The document takes another file in, which is not read here')
    const told = CONTENT.get(name)?.(attribute)
    if (told !== undefined && (this.drawn === 0 || name !== 'drawing')) this.tell(told)
    if (!CONTENT.has(name) && !isHolder(name) && !isPassedOver(name) && this.drawn === 0) this.tell(unknown(name))
    if (DRAWN.has(name)) this.drawn += 1
    if (NOT_PRINTED.has(name)) this.written.struck += 1
    if (name === 'sectPr') this.section()
    if (name === 'tbl') this.written.tables.push({ style: undefined })
    if (name === 'r') this.run()
    if (name === 'p') this.written.open(openParagraph(this.written.tables.length > 0))
    if (name === 'fldChar') this.fields.mark(attribute)
    if (name === 'fldSimple') this.fields.begin(attribute)
    if (name === 'sym') this.symbol(attribute)
    if (name === 'sdt') this.control()
    // An emptied place is a place still.
    if (name === 'sdtContent') this.written.add('')
    if (name === 'br' || name === 'cr') this.written.add('\n')
    if (name === 'tab' || name === 'ptab') this.written.add('\t')
    if (name === 'noBreakHyphen') this.written.add('-')
  }

  private control(): void {
    this.written.controls.push({ tag: undefined, title: undefined, isEmpty: false })
    assertNested(this.written.controls)
  }

  private run(): void {
    this.written.runs.push(newRun())
    assertNested(this.written.runs)
  }

  private section(): void {
    this.sections.push({ header: new Map(), footer: new Map(), hasOwnFirst: false })
  }

  /** The joints that are written here are hidden; see joints.ts. */
  private symbol(attribute: AttributeOf): void {
    const char = attribute('char')?.toUpperCase() ?? ''
    if (this.written.isHidden && Object.values(JOINTS).includes(char as never)) return
    this.tell(`有一个符号（字体 ${attribute('font')?.slice(0, 20) ?? ''}，编号 ${char.slice(0, 8)}）`)
  }

  private tell(what: string): void {
    this.written.tell(what)
  }
}

function isHolder(name: string): boolean {
  return name === 'rPr' || name === 'pPr' || name === 'numPr' || name === 'mark' || PROPERTIES.has(name)
}

/** What holds one of several versions, and what is in a box. */
function isPassedOver(name: string): boolean {
  return name === 'mc:Choice' || name === 'txbxContent'
}

function assertNested({ length }: readonly unknown[]): void {
  if (length > MOST_NESTED) throw new Error('Elements stand in each other deeper than any editor writes them')
}

function newRun(): OpenRun {
  return { look: newLook(), style: undefined, whole: undefined }
}
