import { isRecord } from '../server/json'

/**
 * What the fields of a subscribe message may hold, by the first part of their name (`thing1`, `time2`): WeChat's
 * 订阅消息参数值内容限制说明.
 */
const FIELD_RULES: ReadonlyMap<string, RegExp> = new Map([
  ['thing', /^.{1,20}$/su],
  ['number', /^-?\d{1,32}(\.\d+)?$/],
  ['letter', /^[A-Za-z]{1,32}$/],
  ['symbol', /^[^\p{L}\p{N}]{1,5}$/u],
  ['character_string', /^[\x20-\x7e]{1,32}$/],
  ['time', /^(\d{4}年\d{1,2}月\d{1,2}日 ?|\d{4}-\d{2}-\d{2} ?)?(\d{1,2}:\d{2}(:\d{2})?)?(~.+)?$/],
  ['date', /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2})( ?\d{1,2}:\d{2}(:\d{2})?)?(~.+)?$/],
  ['amount', /^[^\d\s-]?-?\d{1,10}(\.\d+)?元?$/u],
  ['phone_number', /^[\d+\- ]{1,17}$/],
  ['car_number', /^[\p{L}\d]{1,8}$/u],
  ['name', /^([\p{Script=Han}A-Za-z·]{1,10}|[A-Za-z .'-]{1,20})$/u],
  ['phrase', /^\p{Script=Han}{1,5}$/u],
])

export type FieldsOutcome =
  | { readonly fields: Readonly<Record<string, string>> }
  /** The field at fault as WeChat names it, e.g. `data.thing1.value`. */
  | { readonly invalid: string }
  /** The field of the template that is not there. */
  | { readonly empty: string }

/** Reads `{ thing1: { value } }`, checking every value by its field's rule: of the fields that the template has, where that is known. */
export function readTemplateFields(data: unknown, template?: readonly string[]): FieldsOutcome {
  if (!isRecord(data) || Object.keys(data).length === 0) return { invalid: 'data' }
  const missing = template?.find((name) => data[name] === undefined)
  if (missing !== undefined) return { empty: `data.${missing}.value` }
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(data)) {
    if (template?.includes(name) === false) continue
    const value: unknown = isRecord(field) ? field.value : undefined
    const text = typeof value === 'number' ? String(value) : value
    const rule = FIELD_RULES.get(name.replace(/\d+$/, ''))
    if (typeof text !== 'string' || text === '' || !/\d+$/.test(name) || !rule?.test(text))
      return { invalid: `data.${name}.value` }
    fields[name] = text
  }
  return { fields }
}
