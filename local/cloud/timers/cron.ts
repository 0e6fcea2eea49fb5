/**
 * CloudBase's timer expressions: seven fields, on Beijing's clock: second, minute, hour, day, month, weekday (0 is Sunday)
 * and year; each a `*`, a number or name, a range `a-b`, a step `x/n`, or a list of these. When day and weekday are both
 * given, either suffices.
 */
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface FieldRule {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Names for the numbers, the first for `from`. */
  readonly names?: readonly string[]
}

const FIELD_RULES: readonly FieldRule[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'weekday', from: 0, to: 6, names: WEEKDAYS },
  { name: 'year', from: 1970, to: 2099 },
]

const BEIJING_AHEAD_MILLIS = 8 * 3600 * 1000
const SECOND = 1000
const DAY = 86_400 * SECOND

export interface Cron {
  readonly seconds: ReadonlySet<number>
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  /** Both day and weekday are given: either suffices. */
  readonly eitherDay: boolean
}

/** Throws a RangeError that names the field at fault. */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== FIELD_RULES.length)
    throw new RangeError(`a timer has seven fields, this one ${fields.length}: ${expression}`)
  const sets = FIELD_RULES.map((rule, index) => parseField(fields[index] ?? '', rule))
  const at = (index: number): ReadonlySet<number> => sets[index] ?? new Set()
  return {
    seconds: at(0),
    minutes: at(1),
    hours: at(2),
    days: at(3),
    months: at(4),
    weekdays: at(5),
    years: at(6),
    eitherDay: fields[3] !== '*' && fields[5] !== '*',
  }
}

/** The first time after `millis` (since 1970, UTC) at which the timer fires; undefined when there is none. */
export function nextFire(cron: Cron, millis: number): number | undefined {
  // Beijing's clock read as if it were UTC: then plain UTC arithmetic gives its fields.
  const first = (Math.floor(millis / SECOND) + 1) * SECOND + BEIJING_AHEAD_MILLIS
  const latest = Math.max(...cron.years)
  let midnight = Math.floor(first / DAY) * DAY
  while (new Date(midnight).getUTCFullYear() <= latest) {
    const found = isDay(cron, midnight) ? firstInDay(cron, midnight, first) : undefined
    if (found !== undefined) return found - BEIJING_AHEAD_MILLIS
    midnight += DAY
  }
  return undefined
}

function isDay(cron: Cron, midnight: number): boolean {
  const date = new Date(midnight)
  if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) return false
  const day = cron.days.has(date.getUTCDate())
  const weekday = cron.weekdays.has(date.getUTCDay())
  return cron.eitherDay ? day || weekday : day && weekday
}

function firstInDay(cron: Cron, midnight: number, first: number): number | undefined {
  for (const hour of ascending(cron.hours))
    for (const minute of ascending(cron.minutes))
      for (const second of ascending(cron.seconds)) {
        const at = midnight + ((hour * 60 + minute) * 60 + second) * SECOND
        if (at >= first) return at
      }
  return undefined
}

function ascending(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((one, other) => one - other)
}

function parseField(field: string, rule: FieldRule): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const item of field.split(',')) {
    const [range = '', step] = item.split('/')
    const [from, to] = parseRange(range, step !== undefined, rule)
    const every = step === undefined ? 1 : Number(step)
    if (!Number.isInteger(every) || every < 1 || from > to) throw invalid(field, rule)
    for (let number = from; number <= to; number += every) numbers.add(number)
  }
  return numbers
}

/** `1/10` runs from 1 to the field's end. */
function parseRange(range: string, hasStep: boolean, rule: FieldRule): readonly [from: number, to: number] {
  if (range === '*') return [rule.from, rule.to]
  const ends = range.split('-').map((end) => parseNumber(end, rule))
  const [from, to] = ends
  if (from === undefined || ends.length > 2) throw invalid(range, rule)
  return [from, to ?? (hasStep ? rule.to : from)]
}

function parseNumber(text: string, rule: FieldRule): number {
  const named = rule.names?.indexOf(text.toUpperCase()) ?? -1
  const number = named >= 0 ? rule.from + named : /^\d+$/.test(text) ? Number(text) : NaN
  if (!(number >= rule.from && number <= rule.to)) throw invalid(text, rule)
  return number
}

function invalid(text: string, { name, from, to }: FieldRule): RangeError {
  return new RangeError(`a timer's ${name} is ${from} to ${to}, not ${JSON.stringify(text)}`)
}
