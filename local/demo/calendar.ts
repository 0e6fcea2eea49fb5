/** Days of the demo year: working days, evenings on which things are entered, who is on the roll. */
import { addDays, civilDate, weekdayOf, type CivilDate } from '#domain/time/civil-date'
import { instantAt } from '#domain/time/instant'
import type { RegisterStage } from '#domain/people/member-history'
import type { CellKey, DemoPerson, PersonKey } from './demo-people'
import type { Entered } from './demo-records'

/** The public holidays as they were given, the weekends they took in as well: 国办发明电〔2023〕7号、〔2024〕12号. */
const HOLIDAYS: readonly (readonly [from: string, to: string])[] = [
  ['2024-02-09', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-08', '2025-10-08'],
]
/** Those that are on the same days every year. */
const EVERY_YEAR: readonly (readonly [from: string, to: string])[] = [
  ['01-01', '01-01'],
  ['05-01', '05-05'],
  ['10-01', '10-07'],
]

function isHoliday(date: CivilDate): boolean {
  const [, ...monthAndDay] = date.split('-')
  const day = monthAndDay.join('-')
  return (
    HOLIDAYS.some(([from, to]) => from <= date && date <= to) ||
    EVERY_YEAR.some(([from, to]) => from <= day && day <= to)
  )
}

/** That day, or the next one on which people are at work when it falls on a weekend or a public holiday. */
export function workday(year: number, month: number, day: number): CivilDate {
  let date = dayOf(year, month, day)
  while (weekdayOf(date) === 0 || weekdayOf(date) === 6 || isHoliday(date)) date = addDays(date, 1)
  return date
}

export function dayOf(year: number, month: number, day: number): CivilDate {
  return civilDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/** Entered by `by` on that day, or so many days later, at a time of day in Beijing. */
export function entered(by: PersonKey, on: CivilDate, daysLater = 0, time = '17:40'): Entered {
  return { at: instantAt(addDays(on, daysLater), time), by }
}

/** What holds for a person on a day; undefined when they are not on the register. */
export interface Standing {
  readonly stage: RegisterStage
  readonly cell: CellKey | null
  readonly isRetired: boolean
}

export function standingOn(person: DemoPerson, date: CivilDate): Standing | undefined {
  if (date < person.fromOn) return undefined
  let standing: Standing = { stage: person.stage, cell: person.cell, isRetired: person.isRetired }
  for (const change of person.changes) {
    if (change.on > date) break
    if (change.leaves) return undefined
    standing = {
      stage: change.stage ?? standing.stage,
      cell: change.cell ?? standing.cell,
      isRetired: change.isRetired ?? standing.isRetired,
    }
  }
  return standing
}

/** Probationary and full members of that day, of the whole branch or of a cell. */
export function rollOn(people: readonly DemoPerson[], date: CivilDate, cell: CellKey | null = null): DemoPerson[] {
  return people.filter((person) => {
    const standing = standingOn(person, date)
    if (standing?.stage !== 'probationary' && standing?.stage !== 'full') return false
    return cell === null || standing.cell === cell
  })
}

/** Full members of that day: those with a vote. */
export function votersOn(people: readonly DemoPerson[], date: CivilDate): DemoPerson[] {
  return people.filter((person) => standingOn(person, date)?.stage === 'full')
}
