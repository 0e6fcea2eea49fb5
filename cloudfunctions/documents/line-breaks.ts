/**
 * Where a line may not break (避头尾). Word's and WPS's lists for Chinese, and to them: no line ends with a digit, so that
 * no number is parted from its unit, nor with what a number follows in 〔2025〕1号 and 第1次; none begins with the second
 * character of a unit, 次 of 人次. Rules of the document and not marks in its text: what is copied from it is clean, and
 * what is typed later is kept together too. (LibreOffice 7.4 does not read them; see joints.ts.)
 */
const NO_END = '$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛＄（．［｛￡￥'
const NO_BEGINNING =
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'
const BEFORE_NUMBERS = '〕第'
const DIGITS = '0123456789'
const UNIT_ENDS = '次时月'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const RULES =
  `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${escapeXml(NO_END + BEFORE_NUMBERS + DIGITS)}"/>` +
  `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${escapeXml(NO_BEGINNING + UNIT_ENDS)}"/>`

/** word/settings.xml with the rules, which the library cannot write, where the schema wants them: before `compat`. */
export function withLineBreakRules(settings: string): string {
  const at = settings.indexOf('<w:compat>')
  if (at < 0) throw new Error('word/settings.xml has no compat to put the rules of line breaks before')
  return settings.slice(0, at) + RULES + settings.slice(at)
}
