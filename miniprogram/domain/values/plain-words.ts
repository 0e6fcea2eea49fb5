/** What is written, without what only sets it out: for matching how a meeting puts something against known wordings. */

const DIGITS = '〇一二三四五六七八九'

const UNSEEN = new RegExp(String.raw`[\s\p{Cf}《》〈〉“”"'‘’「」『』]`, 'gu')

/** Without blanks, brackets of titles and marks nobody sees; a year in Chinese digits is one in digits. */
export function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year].map((sign) => Math.max(0, DIGITS.indexOf(sign))).join(''),
    )
}
