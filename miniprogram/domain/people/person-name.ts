/** A name as it is compared with how others have written it. */
import { toHalfWidth } from '../values/chinese-text'

/** Between the parts of a name, as different keyboards give it: 买买提·艾力. */
const DOTS = /[·•・‧∙⋅᛫.．]/g

const UNSEEN = new RegExp(String.raw`[\s\p{C}]`, 'gu')

/**
 * Signs that Unicode keeps apart and people do not: radicals that keyboards offer beside the character (NFKC takes care of
 * the Kangxi ones), and forms of a character that differ by a stroke (Unihan, kZVariant and kSemanticVariant).
 */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  [
    ...'⺁厂⺇几⺌小⺎兀⺏尣⺗心⺟母⺠民⺡水⺢水⺩王⺬示⺼月⻁虎⻅见⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻩黄⻬齐⻰龙𠮷吉髙高﨑崎吳吴黃黄靑青眞真淸清',
  ].flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1] ?? sign] as const] : [])),
)

/** Without blanks and signs nobody sees, in one kind of letters and dots. Never stored, never shown. */
export function comparedName(name: string): string {
  const plain = toHalfWidth(name).normalize('NFKC').replace(DOTS, '·').replace(UNSEEN, '').toUpperCase()
  return [...plain].map((sign) => VARIANTS.get(sign) ?? sign).join('')
}
