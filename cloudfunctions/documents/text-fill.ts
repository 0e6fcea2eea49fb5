/** What Word 2010 and WPS write beside a colour that is taken from the theme: w14:textFill ([MS-DOCX] 2.6.1.14). */
import type { AttributeOf } from './office-names'
import { told, type Effect } from './visible'

/** The theme's dark colours; see other-parts.ts. */
const DARK = new Set(['tx1', 'dk1', 'tx2', 'dk2'])
/** Thousandths of a per cent. */
const LIGHTEST = 50_000

/** Plain where it fills letters with a dark colour and does nothing besides. */
export class TextFill {
  private isDark = false
  private isPlain = true

  take(name: string, attribute: AttributeOf): void {
    if (name === 'w14:solidFill' || name === 'w14:lumMod') return
    if (name === 'w14:schemeClr' && DARK.has(attribute('val') ?? '')) this.isDark = true
    else if (name !== 'w14:lumOff' || !(Number(attribute('val')) <= LIGHTEST)) this.isPlain = false
  }

  get effect(): Effect {
    return this.isDark && this.isPlain ? null : told('加了文字效果，印出来可能看不清')
  }
}
