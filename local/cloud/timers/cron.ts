import { Cron } from 'croner'

const FIELDS = ['second', 'minute', 'hour', 'day', 'month', 'weekday', 'year'] as const
const BEIJING_AHEAD_MINUTES = 8 * 60

const VALUE = String.raw`(?:\d+|[A-Z]{3})`
const ITEM = String.raw`(?:\*|${VALUE}(?:-${VALUE})?)(?:/\d+)?`
/** What CloudBase documents. croner would also take `L`, `W`, `#`, `?`, `+` and `/5`, with which a deployment would fail. */
const ANY_FIELD = new RegExp(`^${ITEM}(?:,${ITEM})*$`, 'i')
const NARROWER: Partial<Readonly<Record<(typeof FIELDS)[number], RegExp>>> = {
  // croner also takes 7 for Sunday.
  weekday: /^[^7]*$/,
  // 1970 to 2099. Which year `*/n` begins with CloudBase does not say: it has to be named.
  year: /^(?!.*\*\/)(?:(?:19[7-9]|20\d)\d|[^\d/]|\/\d+)+$/,
}

/**
 * CloudBase's timer expressions (定时触发器): seven fields on Beijing's clock, second, minute, hour, day, month, weekday
 * (0 is Sunday) and year; each a `*`, a number or name, a range `a-b`, a step `x/n`, or a list of these. When day and
 * weekday are both given, either suffices. Throws a RangeError that names the field at fault.
 */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== FIELDS.length)
    throw new RangeError(`a timer has seven fields, this one ${fields.length}: ${expression}`)
  FIELDS.forEach((name, index) => {
    const field = fields[index] ?? ''
    if (!ANY_FIELD.test(field) || NARROWER[name]?.test(field) === false)
      throw new RangeError(`a timer's ${name} cannot be ${JSON.stringify(field)}`)
  })
  try {
    // Sloppy is croner's word for CloudBase's own `1/10`: from 1 to the field's end.
    return new Cron(fields.join(' '), { mode: '7-part', sloppyRanges: true, utcOffset: BEIJING_AHEAD_MINUTES })
  } catch (error) {
    throw new RangeError(`${expression} is no timer: ${String(error)}`)
  }
}

/** The first time after `millis` (since 1970, UTC) at which the timer fires; undefined when there is none. */
export function nextFire(cron: Cron, millis: number): number | undefined {
  return cron.nextRun(new Date(millis))?.getTime()
}
