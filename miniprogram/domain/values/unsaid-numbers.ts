/** Long numbers in what others wrote: of accounts, telephones, identity cards. They are not passed on. */
import { toHalfWidth } from './chinese-text'

/** Seven digits and more, also with blanks, dashes or stars between them: 138 0000 0000, 6222****1234, …123X. */
const LONG_NUMBER = /[\d*][\s-]?(?:[\d*][\s-]?){5,}[\dXx*]/g
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** The text without them, each replaced by `…`. */
export function withoutLongNumbers(text: string): string {
  return toHalfWidth(text).replace(ADDRESS, '…').replace(LONG_NUMBER, '…')
}

/** A mobile telephone, also in threes and fours; an identity number, known by the birthday in it. No part of a longer one. */
const TELEPHONE = /(?:^|\D)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/
const IDENTITY = /(?:^|\D)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/

/** Whether somebody's telephone or identity number stands in the text. */
export function holdsPersonsNumber(text: string): boolean {
  const plain = toHalfWidth(text)
  return TELEPHONE.test(plain) || IDENTITY.test(plain)
}
