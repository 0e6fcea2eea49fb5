/** Names as records gave them: of campaigns, projects, places, documents. Numbers in them are parts of names, where the name stands. */
import type { DraftFigure, StoredReport } from './duty-report'
import { blotted, goesOnAsNumber, isWithinNumber } from './numerals'
import { statedNumbers } from './stated-number'

export interface RecordedName {
  readonly name: string
  /** Of the software itself or of the register: 学习满32学时的党员, 三十里铺党支部. Others may be any words: 走访99户. */
  readonly isOurs?: boolean
}

const IN_MARKS = /“([^“”]+)”|《([^《》]+)》|（([^（）]*〔\d{4}〕[^（）]*)）/g

/** Those that have a number in them, the longest first. `year`: see `statedNumbers`. */
export function recordedNames(
  figures: readonly DraftFigure[],
  { unit = '', author = null, branchTable = null }: Partial<Pick<StoredReport, 'unit' | 'author' | 'branchTable'>> = {},
): RecordedName[] {
  const ofRegister = [unit, author?.name ?? '', ...(branchTable?.rows ?? []).map(({ name }) => name)]
  const ofFigures = figures.flatMap(({ part, title, measure, display }): RecordedName[] => [
    ...(part ? [{ name: part.label }] : []),
    { name: title, isOurs: !measure.includes(':') },
    ...[...display.matchAll(IN_MARKS)].map(([, quoted, titled, numbered]) => ({
      name: quoted ?? titled ?? numbered ?? '',
    })),
  ])
  return [...ofRegister.map((name) => ({ name, isOurs: true })), ...ofFigures]
    .filter(({ name }) => name !== '' && statedNumbers(name).length > 0)
    .sort((a, b) => b.name.length - a.name.length)
}

/**
 * The text with those names blotted out. A name hides a number only where it stands whole: not within a longer number, not
 * where it counts something (a campaign 99 in 99户), and one that by itself states how many of something only in marks.
 */
export function withoutNames(text: string, names: readonly RecordedName[]): string {
  return names.reduce((left, { name, isOurs = false }) => {
    const needsMarks = !isOurs && countsSomething(name)
    let rest = left
    for (let from = rest.indexOf(name); from >= 0; from = rest.indexOf(name, from + name.length)) {
      const to = from + name.length
      const isMarked = /[“‘「『《【]$/.test(rest.slice(0, from)) && /^[”’」』》】]/.test(rest.slice(to))
      const isWhole = isMarked
        ? !goesOnAsNumber(rest.slice(to + 1))
        : !needsMarks && !isWithinNumber(rest, from, to) && !goesOnAsNumber(numberEnd(name, rest.slice(to)))
      if (isWhole) rest = blotted(rest, from, to)
    }
    return rest
  }, text)
}

/** A number alone, or one with what it counts. */
function countsSomething(name: string): boolean {
  return statedNumbers(name).some(
    ({ from, to, number, words }) => words !== number || (from === 0 && to === name.length),
  )
}

/** What follows, where the name ends in a number that could count it. */
function numberEnd(name: string, after: string): string {
  return statedNumbers(name).some(({ to }) => to === name.length) ? after : ''
}
