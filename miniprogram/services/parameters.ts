/** What a page may be opened with: each parameter says what it is once, for whoever opens the page and for the page itself. */
import { parseCivilDate, parseMonth, type CivilDate, type Month } from '../domain/time/civil-date'

/** How a parameter is read from its text; undefined when the text is none. `parse(String(value))` is `value`. */
export interface Parameter<Value, Needed extends boolean = boolean> {
  readonly isNeeded: Needed
  readonly parse: (text: string) => Value | undefined
}
export type Parameters = Readonly<Record<string, Parameter<unknown>>>

type ValueOf<P> = P extends Parameter<infer Value> ? Value : never
type Needed<P extends Parameters> = { [Name in keyof P]: P[Name]['isNeeded'] extends true ? Name : never }[keyof P]

/** The values of a page's parameters; what is not needed may be missing. */
export type Opened<P extends Parameters> = { readonly [Name in Needed<P>]: ValueOf<P[Name]> } & {
  readonly [Name in Exclude<keyof P, Needed<P>>]?: ValueOf<P[Name]>
}

function needed<Value>(parse: (text: string) => Value | undefined): Parameter<Value, true> {
  return { isNeeded: true, parse }
}

export function optional<Value>({ parse }: Parameter<Value>): Parameter<Value, false> {
  return { isNeeded: false, parse }
}

/** Any text but none. */
export const text = needed<string>((said) => (said === '' ? undefined : said))
export const year = needed<number>((said) => (/^(19|[2-9]\d)\d\d$/.test(said) ? Number(said) : undefined))
export const month = needed<Month>(parseMonth)
export const day = needed<CivilDate>(parseCivilDate)

export function oneOf<const Values extends readonly string[]>(...values: Values): Parameter<Values[number], true> {
  return needed((said) => values.find((value) => value === said))
}

/**
 * The parameters in a query as WeChat gives it: encoded on a device. undefined when one that is needed is missing, or any
 * cannot be read. What the page does not know is left out.
 */
export function parametersIn<P extends Parameters>(
  parameters: P,
  query: Readonly<Record<string, string | undefined>>,
): Opened<P> | undefined {
  const found: Record<string, unknown> = {}
  for (const [name, { isNeeded, parse }] of Object.entries(parameters)) {
    const said = query[name] ?? ''
    const value = said === '' ? undefined : parse(decoded(said))
    if (value !== undefined) found[name] = value
    else if (isNeeded || said !== '') return undefined
  }
  return found as Opened<P>
}

/** Nothing where half an escape is left: a link that was cut off. */
function decoded(said: string): string {
  try {
    return decodeURIComponent(said)
  } catch {
    return ''
  }
}
