/**
 * A figure split by a dimension: its keys with the names people read. Names that people gave their work are in the order of
 * their first days, all others by name, and nothing by size: nobody is ranked.
 */
import type { Branch } from '#domain/branch/branch'
import type { BranchId } from '#domain/people/identity'
import { formatDate, month, yearOf, type CivilDate } from '#domain/time/civil-date'
import { UNIT_ITSELF } from '#domain/report/scope-words'
import type { Period } from '#domain/time/period'
import { compareNames } from '../../application/member-names'
import { BY_MONTH } from './dimensions'
import { figureOf, type Amount, type Beside, type FigurePart } from './figure'
import type { Dimension, KeyLabels, RecordMeasure } from './measure'
import type { Records } from './records'
import { shortNames } from './short-name'

const UNSAID = '未填写'
/** Behind every day and every place. */
const LAST = '~'

interface Split {
  readonly measure: RecordMeasure
  readonly dimension: Dimension
  readonly amounts: ReadonlyMap<unknown, Amount>
  readonly period: Period
}

export async function partsOf(records: Records, branches: readonly Branch[], split: Split): Promise<FigurePart[]> {
  const { measure, dimension, amounts, period } = split
  const names = await namesOf(records, branches, dimension.labels, [...amounts.keys()])
  const parts = new Map<string, { amount: Amount; raw: unknown[] }>()
  for (const [raw, amount] of amounts) {
    const key = keyOf(raw, dimension, yearOf(period.to))
    const before = parts.get(key) ?? { amount: { value: 0, records: 0 }, raw: [] }
    const { value, records } = before.amount
    parts.set(key, {
      amount: { ...amount, value: value + amount.value, records: records + amount.records },
      raw: [...before.raw, raw],
    })
  }
  const keys = inOrder([...parts.keys()], names, dimension.labels)
  // What is all of one organization is not said to be of it name by name: the sentence says who.
  const whose = new Set([...amounts.values()].flatMap(({ beside = [] }) => beside.map(({ branchId }) => branchId)))
  const several = whose.size > 1 ? branches : []
  const placeOf = (key: string) => (key === '' ? LAST : (parts.get(key)?.amount.place ?? ''))
  return keys
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0))
    .flatMap((key) => {
      const part = parts.get(key)
      if (!part) return []
      const name = key === '' ? UNSAID : dimension.id === BY_MONTH.id ? monthWords(key) : (names.get(key) ?? key)
      const label = withBeside(name, part.amount.beside ?? [], { dimension, branches: several, until: period.to })
      const shown = { display: measure.display, period, part: { dimension, key, label } }
      return { key, label, figure: figureOf(measure, part.amount, shown), raw: part.raw }
    })
}

const monthWords = (key: string) => formatDate(month(key), 'YYYY年M月')

interface BesideOf {
  readonly dimension: Dimension
  readonly branches: readonly Branch[]
  readonly until: CivilDate
}

/** 《关于……的通知》（某发〔2025〕1号）; 防汛先进集体（市委）: the name with what each of its records says beside it. */
function withBeside(name: string, beside: readonly Beside[], { dimension, branches, until }: BesideOf): string {
  const { besideWords, whose, isOfTitles } = dimension
  const values = beside.map(({ said }) => said)
  if (besideWords) return `${name}${besideWords(values, until)}`
  const words = whose === undefined ? distinct(values).join('、') : whoseWords(whose, beside, branches)
  if (words === '') return name
  return isOfTitles ? `《${name.replace(/^《|》$/g, '')}》（${words}）` : `${name}（${words}）`
}

/** 区委授予甲党支部、乙党支部；市委授予单位本级: of several organizations whose it is, without the place that they stand under. */
function whoseWords(whose: string, beside: readonly Beside[], branches: readonly Branch[]): string {
  const bureau = branches.find(({ kind }) => kind === 'bureau')
  const names = branches.filter(({ _id }) => _id !== bureau?._id).map(({ name }) => name)
  const short = shortNames(names, bureau?.name ?? '')
  const nameOf = (of: BranchId) => {
    if (of === bureau?._id) return UNIT_ITSELF
    const branch = branches.find(({ _id }) => _id === of)
    return branch && short(branch.name)
  }
  const words = [...new Set(beside.map(({ said }) => said))].flatMap((said) => {
    const named = beside.flatMap((each) => (each.said === said ? [nameOf(each.branchId) ?? ''] : []))
    const branchNames = distinct(named).join('、')
    return branchNames === '' ? distinct([said]) : [`${said}${whose}${branchNames}`]
  })
  return words.join('；')
}

/** Each once, without what says nothing. */
const distinct = (words: readonly string[]) => [...new Set(words)].filter((each) => each !== '')

function keyOf(raw: unknown, { band }: Dimension, year: number): string {
  if (raw === null || raw === undefined) return ''
  // Keys are text, numbers or yes-no.
  const key = typeof raw === 'string' ? raw : JSON.stringify(raw)
  return band ? band(key, year) : key
}

async function namesOf(
  records: Records,
  branches: readonly Branch[],
  labels: KeyLabels,
  keys: readonly unknown[],
): Promise<ReadonlyMap<string, string>> {
  switch (labels) {
    case 'itself':
      return new Map()
    case 'members':
      return records.names(keys.filter((key) => typeof key === 'string'))
    case 'cells':
      return new Map(branches.flatMap(({ cells }) => cells.map(({ id, name }) => [id, name] as const)))
    case 'branches':
      return new Map(branches.map(({ _id, name }) => [_id, name]))
    default:
      return new Map(Object.entries(labels))
  }
}

/** In the order of a table of labels, else by name; what is not said comes last. */
function inOrder(keys: readonly string[], names: ReadonlyMap<string, string>, labels: KeyLabels): string[] {
  const table = typeof labels === 'object' ? Object.keys(labels) : []
  const place = (key: string) => (key === '' ? 2 : table.includes(key) ? 0 : 1)
  const name = (key: string) => names.get(key) ?? key
  return [...keys].sort(
    (a, b) => place(a) - place(b) || table.indexOf(a) - table.indexOf(b) || compareNames(name(a), name(b)),
  )
}
