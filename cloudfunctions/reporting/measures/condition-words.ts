/** The conditions of a measure in words, from its declaration: what is printed of them is what is counted by them. */
import { fieldWords, type FieldWords } from './field-words'
import {
  AS_AT,
  AS_AT_30_DAYS_AGO,
  AS_AT_90_DAYS_AGO,
  BORN,
  type RecordMeasure,
  type Source,
  type Where,
} from './measure'

/** Each condition of a measure's `where`. One on a field without a name says nothing. */
export function conditionWords({ source, where = {} }: Pick<RecordMeasure, 'source' | 'where'>): string[] {
  return saidOf(where, source)
}

/** What a form calls by a verb. */
const VERBS: ReadonlySet<string> = new Set(['授予'])

/** A condition on one field: 类别为防汛应急; 只计授予集体的. */
export function partWords(title: string, label: string): string {
  return VERBS.has(title) ? `只计${title}${label}的` : `${title}为${label}`
}

function saidOf(where: Where, source: Source): string[] {
  return Object.entries(where).flatMap(([name, condition]) => {
    if (name === '$and') return filters(condition).flatMap((each) => saidOf(each, source))
    if (name === '$or') return eitherOf(filters(condition), source)
    const words = fieldWords(source, name)
    if (!words || isImplied(source, name, condition)) return []
    return [saidOfField(words, condition, (inner) => fieldWords(source, `${name}.${inner}`))]
  })
}

/** What the source is of goes without saying. */
function isImplied(source: Source, name: string, condition: unknown): boolean {
  if (source.of === 'ledger') return name === source.toldBy
  return source.of === 'meetings' && name === 'kinds' && valuesIn(condition).join() === source.kinds?.join()
}

function eitherOf(either: readonly Where[], source: Source): string[] {
  const [first] = either
  const names = new Set(either.flatMap((each) => Object.keys(each)))
  const [name = ''] = names
  const words = fieldWords(source, name)
  // Nothing there, or there only after the cut-off date: not done by then.
  if (names.size === 1 && words?.says && first?.[name] === null) return [words.says[1]]
  const all = either.map((each) => saidOf(each, source))
  const areShort = all.every((each) => each.length === 1)
  const said = all.map((each) => each.join('且')).join(areShort ? '或' : '，或')
  return [areShort ? said : `（${said}）`]
}

function saidOfField(words: FieldWords, condition: unknown, inner: (name: string) => FieldWords | undefined): string {
  const { title, says, none } = words
  if (condition === null) return none ?? `没有${title}`
  if (typeof condition === 'boolean' && says) return says[condition ? 0 : 1]
  if (!isFilter(condition)) return partWords(title, labelOf(words, condition))
  if ('$elemMatch' in condition && isFilter(condition['$elemMatch'])) {
    const each = Object.entries(condition['$elemMatch']).flatMap(([name, asked]) => {
      const of = inner(name)
      return of ? [saidOfField(of, asked, () => undefined)] : []
    })
    return `有${each.join('、')}${title}`
  }
  const operators = Object.entries(condition)
  // Done by the cut-off date.
  if (says && condition['$ne'] === null && condition['$lte'] === AS_AT) return says[0]
  return operators
    .filter(([name, value]) => !(name === '$ne' && value === null && operators.length > 1))
    .map(([name, value]) => compared(words, name, value))
    .join('且')
}

function compared(words: FieldWords, operator: string, value: unknown): string {
  const { title, says } = words
  switch (operator) {
    case '$in':
      return partWords(title, (Array.isArray(value) ? value : []).map((each) => labelOf(words, each)).join('或'))
    case '$nin':
      return `${title}不是${(Array.isArray(value) ? value : []).map((each) => labelOf(words, each)).join('或')}`
    case '$ne':
      if (typeof value === 'boolean' && says) return says[value ? 1 : 0]
      return value === null ? `有${title}` : `${title}不是${labelOf(words, value)}`
    case '$exists':
      return says ? says[value === true ? 0 : 1] : `${value === true ? '有' : '没有'}${title}`
    case '$lt':
      return `${title}早于${labelOf(words, value)}`
    case '$gt':
      return `${title}晚于${labelOf(words, value)}`
    // Born no later is as old or older.
    case '$lte':
      return `${title}${isYearOfBirth(value) ? '不低于' : '不超过'}${labelOf(words, value)}`
    case '$gte':
      return `${title}${isYearOfBirth(value) ? '不超过' : '不低于'}${labelOf(words, value)}`
    default:
      throw new Error(`Nobody has said in words what ${operator} asks`)
  }
}

const DAYS: Readonly<Record<string, string>> = {
  [AS_AT]: '截止日',
  [AS_AT_30_DAYS_AGO]: '截止日前30天',
  [AS_AT_90_DAYS_AGO]: '截止日前90天',
}

function labelOf({ labels }: FieldWords, value: unknown): string {
  const text = String(value)
  if (isYearOfBirth(value)) return `${text.slice(BORN.length)}岁`
  return DAYS[text] ?? labels?.[text] ?? text
}

function isYearOfBirth(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(BORN)
}

function valuesIn(condition: unknown): readonly unknown[] {
  const values = isFilter(condition) ? condition['$in'] : undefined
  return Array.isArray(values) ? values : []
}

function filters(condition: unknown): Where[] {
  return Array.isArray(condition) ? condition.filter(isFilter) : []
}

function isFilter(condition: unknown): condition is Where {
  return typeof condition === 'object' && condition !== null && !Array.isArray(condition)
}
