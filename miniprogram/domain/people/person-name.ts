/** A name as it is compared with how others have written it. */
import { toHalfWidth } from '../values/chinese-text'

/** Between the parts of a name, as different keyboards give it: 买买提·艾力. */
const DOTS = /[·•・‧∙⋅᛫.．]/g

const UNSEEN = new RegExp(String.raw`[\s\p{C}]`, 'gu')

/** Without blanks and signs nobody sees, in one kind of letters and dots. Never stored, never shown. */
export function comparedName(name: string): string {
  return toHalfWidth(name).normalize('NFC').replace(DOTS, '·').replace(UNSEEN, '').toUpperCase()
}
