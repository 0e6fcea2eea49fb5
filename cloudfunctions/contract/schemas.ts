/** Shapes that many procedures share. Every object is strict: a field nobody asked for is refused by name. */
import { isCivilDate, isMonth, type CivilDate, type Month } from '#domain/time/civil-date'
import { isInstant, type Instant } from '#domain/time/instant'
import type { Fen } from '#domain/values/money'
import { holdsPersonsNumber } from '#domain/values/unsaid-numbers'
import * as v from 'valibot'

const check = <T>(test: (text: string) => boolean, what: string) =>
  v.custom<T>((value) => typeof value === 'string' && test(value), what)

/**
 * Nothing is planned for later. The calendar itself goes on to 9999, so that whatever is reckoned from a date that comes in, a
 * month or a year after it, is a date too; it begins in 1900, which stands for "since ever".
 */
const isOfOurTime = (date: string) => date < '2201'

/** A calendar date, YYYY-MM-DD, of the years 1900 to 2200. */
export const civilDate = v.pipe(
  check<CivilDate>((text) => isOfOurTime(text) && isCivilDate(text), '须为日期，如 2025-03-04'),
  v.description('YYYY-MM-DD'),
)
/** A month, YYYY-MM, of the same years. */
export const month = v.pipe(
  check<Month>((text) => isOfOurTime(text) && isMonth(text), '须为月份，如 2025-03'),
  v.description('YYYY-MM'),
)
/** A UTC instant of the same years. */
export const instant = v.pipe(
  check<Instant>((text) => isOfOurTime(text) && isInstant(text), '须为 UTC 时刻'),
  v.description('UTC instant'),
)
/** Of a write that may be large. Left out, as by a phone that knows of no portions, it is done as a whole or not at all. */
export const inPortions = v.pipe(
  v.optional(v.boolean(), false),
  v.description('do a portion, answer how much is left, and go on when asked again'),
)
/** A moment of the day in Beijing, HH:mm. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须为时刻，如 14:30'))
/** Fen, a whole number, not negative; up to ten million yuan. */
export const fenAmount = v.pipe(
  v.custom<Fen>(
    (value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 1_000_000_000,
    '须为分的整数',
  ),
  v.description('fen'),
)
export const positiveFen = v.pipe(
  v.custom<Fen>(
    (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 1_000_000_000,
    '须为大于 0 的分的整数',
  ),
  v.description('fen > 0'),
)
/** Of what is written in free words and kept; only where it comes in, for what was kept before is still answered. */
export const noPersonsNumber = v.check<string, string>(
  (said) => !holdsPersonsNumber(said),
  '请勿填写身份证号、手机号，本系统不保存',
)
/** An opaque id as our functions give them out. */
export const id = v.pipe(
  v.string(),
  v.minLength(1, '不能为空'),
  v.maxLength(80),
  v.regex(/^[\w:#.-]+$/, '不是有效的编号'),
)
/**
 * A file that was written for whoever asked. An answer holds a small one; the link of a larger one opens it for a few minutes,
 * and a phone loads it only from a domain that the mini-program's administrator has listed.
 */
export const writtenFile = v.variant('comes', [
  v.strictObject({ comes: v.literal('inside'), fileName: v.string(), base64: v.string() }),
  v.strictObject({ comes: v.literal('by-link'), fileName: v.string(), link: v.string() }),
])
/** A name of a person or an organization: no control characters, not only blanks. */
export const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, '不能为空'),
  v.maxLength(60, '最多 60 个字'),
  v.regex(/^[^\p{C}]+$/u, '含有不可用的字符'),
)
/** What stands in one line: line ends and tabs of a text that was pasted become blanks. */
export const oneLine = v.pipe(
  v.string(),
  // Blanks before a line end are left to `trim`: a pattern that begins with them takes time by their square.
  v.transform((pasted) =>
    pasted
      .split(/[\n\r\t\u2028\u2029]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
  ),
  v.trim(),
)
/** One line. */
export const line = v.pipe(oneLine, v.minLength(1, '不能为空'), v.maxLength(200, '最多 200 个字'))
export const text = v.pipe(v.string(), v.trim(), v.maxLength(5000, '最多 5000 个字'))
export const reason = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/\p{L}.*\p{L}/su, '请写明原因'),
  v.maxLength(200, '最多 200 个字'),
)
/** A reason as it comes in where money, or what somebody did, is changed. */
export const plainReason = v.pipe(reason, noPersonsNumber)
/** Of a rate, how many records its part and its whole rest on, where they are of two sorts. */
export const recordsApart = v.pipe(v.tuple([v.number(), v.number()]), v.readonly())
export const count = v.pipe(
  v.number(),
  v.safeInteger('须为整数'),
  v.minValue(0, '不能小于 0'),
  v.maxValue(1_000_000_000),
)
export const year = v.pipe(v.number(), v.safeInteger('须为整数'), v.minValue(1949), v.maxValue(2200))

/** A page of a list by cursor: pass `next` of one answer as `cursor` of the following call. */
export const cursor = v.optional(
  v.nullable(v.pipe(v.string(), v.regex(/^[\w:.-]{1,40}~[\w:#.-]{1,80}$/, '不是有效的翻页位置'))),
  null,
)
export const pageSize = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)), 20)
export function pageOf<T extends v.GenericSchema>(item: T) {
  return v.strictObject({ items: v.array(item), next: v.nullable(v.string()) })
}
