/** The styles of a .docx, each with what it says of text and what it takes from the style it is based on. */
import { newLook, takeUp, together, type Look } from './looks'
import { attributesOf, isOn, officeName } from './office-names'
import type { ThemeColours } from './visible'
import { AmbiguousXml, walkXml, type XmlBudget, type XmlVisitor } from './xml-walk'

interface Style {
  readonly look: Look
  basedOn: string | undefined
}

/** An editor's own styles are based on one another four or five deep. */
const MOST_DEEP = 20

export class StyleSheet {
  private readonly styles = new Map<string, Style>()
  private readonly usual = new Map<string, string>()
  private readonly whole = new Map<string, Look>()
  readonly defaults = newLook()

  add(id: string, type: string, isDefault: boolean): Style {
    if (this.styles.has(id)) throw new AmbiguousXml(`Two styles are called ${id}`)
    const style: Style = { look: newLook(), basedOn: undefined }
    this.styles.set(id, style)
    if (isDefault) this.usual.set(type, id)
    return style
  }

  /** The look of a style; where there is none of that id, of the one that its kind has then. */
  lookOf(type: 'paragraph' | 'character' | 'table', id: string | undefined): Look {
    const found = id !== undefined && this.styles.has(id) ? id : this.usual.get(type)
    if (found === undefined) return newLook()
    const known = this.whole.get(found)
    if (known) return known
    const chain: Look[] = []
    for (let at: string | undefined = found; at !== undefined && chain.length < MOST_DEEP;) {
      const style = this.styles.get(at)
      if (style) chain.unshift(style.look)
      at = style?.basedOn
    }
    const look = together(...chain)
    this.whole.set(found, look)
    return look
  }
}

/** What stands in a property and says nothing by itself. */
const BRANCHES = new Set([
  'rPr',
  'pPr',
  'rPrDefault',
  'pPrDefault',
  'docDefaults',
  'tblStylePr',
  'tblPr',
  'trPr',
  'tcPr',
])

/** Of the conditional looks of a style of tables all count. Throws `AmbiguousXml` where two styles have one id. */
export async function readStyles(xml: string, colours: ThemeColours, budget: XmlBudget): Promise<StyleSheet> {
  const sheet = new StyleSheet()
  await walkXml(xml, new StyleWalk(sheet, colours), budget)
  return sheet
}

class StyleWalk implements XmlVisitor {
  private readonly open_: string[] = []
  private style: Style | undefined

  constructor(
    private readonly sheet: StyleSheet,
    private readonly colours: ThemeColours,
  ) {}

  open(...[local, , attributes, namespace]: Parameters<XmlVisitor['open']>): void {
    const name = officeName(local, namespace)
    const within = this.open_.at(-1)
    const attribute = attributesOf(attributes)
    this.open_.push(name)
    if (name === 'style') {
      const isDefault = attribute('default') !== undefined && isOn(attribute('default'))
      this.style = this.sheet.add(attribute('styleId') ?? '', attribute('type') ?? 'paragraph', isDefault)
    }
    const look = this.style?.look ?? (this.open_.includes('docDefaults') ? this.sheet.defaults : undefined)
    if (!look) return
    if (this.style && within === 'style' && name === 'basedOn') this.style.basedOn = attribute('val')
    if (name === 'numId') look.list = { id: attribute('val') ?? '', level: look.list?.level ?? '0' }
    if (name === 'ilvl') look.list = { id: look.list?.id ?? '', level: attribute('val') ?? '0' }
    if (BRANCHES.has(name)) return
    if (within === 'rPr') takeUp(look, ['run', name], attribute, this.colours)
    if (within === 'pPr') takeUp(look, ['paragraph', name], attribute, this.colours)
    if (name === 'shd' && within === 'tcPr') takeUp(look, ['paragraph', name], attribute, this.colours)
  }

  text(): void {
    // What is written in a style says nothing.
  }

  close(): void {
    if (this.open_.pop() === 'style') this.style = undefined
  }
}
