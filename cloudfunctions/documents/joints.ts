/**
 * Where text and numbers meet. Word and WPS keep numbers by the rules of the document (line-breaks.ts) and leave no gap by
 * its styles; LibreOffice 7.4 reads neither. For it stands between them a symbol that is hidden, so that nobody sees it,
 * no copy of the text has it, and what reads the text of the file passes it by.
 */

/**
 * `kept`: no line ends here. A word joiner says so, where what follows is broken by the rules of Unicode and not as any two
 * characters of Chinese are. `close`: a line may end here.
 */
export const JOINTS = { kept: '2060', close: '200B' } as const
export type Joint = keyof typeof JOINTS

export interface Piece {
  readonly text: string
  /** What stands before it. */
  readonly joint: Joint | undefined
  /** A character of Chinese that must not begin a line. */
  readonly isKept: boolean
}

/** Units of several characters that documents count in. */
const UNITS = '个百分点|个月|人次|人月|小时|学时|班次|分钟|公里'
const AFTER_NUMBER = new RegExp(`(?<=\\d)(?:${UNITS}|\\p{Script=Han})`, 'gu')
/** 〔2025〕1号, 第1次. */
const BEFORE_NUMBER = /(?<=[〕第])\d/gu
const CLOSING_MARK = /[、，。；：]/u
/** Beside a closing mark a line may end, which the rules of Unicode would not have. */
const MEETING = /(?<=[\p{Script=Han}”’》）])[0-9A-Za-z]|(?<=[A-Za-z])\p{Script=Han}/gu

/** Texts that stand one after another, each cut where a joint is: at least one piece of each. */
export function pieced(texts: readonly string[]): Piece[][] {
  const whole = texts.join('')
  const kept = new Map(withMarks(whole, matches(whole, AFTER_NUMBER).flatMap(charactersOf)))
  const joints = new Map<number, Joint>([
    ...matches(whole, MEETING).map(({ at }) => [at, 'close'] as const),
    ...[...kept.keys(), ...matches(whole, BEFORE_NUMBER).map(({ at }) => at)].map((at) => [at, 'kept'] as const),
  ])
  const cuts = [...new Set([...joints.keys(), ...kept.values()])].sort((a, b) => a - b)
  let from = 0
  return texts.map((text) => {
    const [start, end] = [from, (from += text.length)]
    const starts = [start, ...cuts.filter((at) => at > start && at < end)]
    return starts.map((at, index) => ({
      text: whole.slice(at, starts[index + 1] ?? end),
      // A place without text is followed by what stands there too.
      joint: text === '' ? undefined : joints.get(at),
      isKept: text !== '' && kept.has(at),
    }))
  })
}

interface Match {
  readonly text: string
  readonly at: number
}

/** Where each character begins and ends. */
function charactersOf({ text, at }: Match): [from: number, to: number][] {
  let to = at
  return [...text].map((character) => [to, (to += character.length)])
}

/** A mark goes with the character before it: LibreOffice does not print one that hangs over the edge by itself. */
function withMarks(whole: string, characters: readonly (readonly [from: number, to: number])[]): [number, number][] {
  return characters.map(([from, to]) => [from, CLOSING_MARK.test(whole.charAt(to)) ? to + 1 : to])
}

function matches(text: string, pattern: RegExp): Match[] {
  return [...text.matchAll(pattern)].map((match) => ({ text: match[0], at: match.index }))
}
