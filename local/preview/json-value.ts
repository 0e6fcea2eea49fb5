export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text as it is, a number written out, and `otherwise` for everything else. */
export function textOf(value: unknown, otherwise = ''): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : otherwise
}

/** Those of its fields that are texts; of what is no object, none. */
export function stringsIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
