/** Long numbers in what others wrote: of accounts, telephones, identity cards. They are not passed on. */
import { toHalfWidth } from './chinese-text'

/** Seven digits and more, also with blanks, dashes or stars between them: 138 0000 0000, 6222****1234, …123X. */
const LONG_NUMBER = /[\d*][\s-]?(?:[\d*][\s-]?){5,}[\dXx*]/g
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** The text without them, each replaced by `…`. */
export function withoutLongNumbers(text: string): string {
  return toHalfWidth(text).replace(ADDRESS, '…').replace(LONG_NUMBER, '…')
}
