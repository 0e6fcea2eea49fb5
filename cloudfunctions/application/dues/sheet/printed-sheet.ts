/**
 * The sheet on which the dues of a year are published (党费收缴公示表), in the form the branch has chosen: the same words before
 * it is printed, on paper and in the workbook. People by name; what is not paid is a blank, and nobody is said to owe anything.
 */
import type { Branch } from '#domain/branch/branch'
import type { DuesSheetChoice, DuesSheetForm } from '#domain/branch/dues-sheet'
import { DUES_ROUNDING_LABELS } from '#domain/dues/labels'
import type { WholeMonth } from '#domain/dues/dues-lines'
import { DUES_PUBLISHED } from '#domain/rules/dues-publishing'
import { DUES_RULES } from '#domain/rules/dues-rules'
import { citationOf, inForce } from '#domain/rules/rule'
import {
  formatChineseDate,
  formatDate,
  month,
  monthNumber,
  monthOf,
  yearOf,
  type CivilDate,
} from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { fen, formatYuan } from '#domain/values/money'
import type { PersonDues, YearDues } from './year-dues'

/** A text, a number of people, or an amount in fen. */
export type SheetCell = string | number | { readonly fen: number }

export interface SheetTable {
  readonly title: string
  /** At least so many letters wide: a column is wider where an amount needs it. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** The last of the rows adds the others up. */
  readonly hasTotal: boolean
}

export interface PrintedSheet {
  readonly title: string
  /** The branch's, with which the title begins. */
  readonly name: string
  /** As of which day, and in which unit. */
  readonly byline: string
  /** Whether a table has a column for each month. */
  readonly isWide: boolean
  readonly tables: readonly SheetTable[]
  readonly notes: readonly string[]
  readonly signature: string
}

export interface SheetOf {
  readonly dues: YearDues
  readonly branch: Pick<Branch, 'name' | 'settings'>
  readonly asOf: CivilDate
  readonly choice: DuesSheetChoice
}

export function printedSheet({ dues, branch, asOf, choice }: SheetOf): PrintedSheet {
  const isWide = choice.form !== 'totals'
  return {
    title: `${branch.name}${dues.year}年党费收缴公示表`,
    name: branch.name,
    byline: `截至${formatChineseDate(asOf)}　单位：元`,
    isWide,
    tables: [isWide ? peopleTable(dues, choice) : monthsTable(dues), bookTable(dues, asOf)],
    notes: notesOf(dues, branch, asOf, choice.form),
    signature: '支部书记：＿＿＿＿＿＿　党费管理人员：＿＿＿＿＿＿　　　　年　　月　　日',
  }
}

const PAID = '已交'
const IN_PART = '部分'
const EXEMPT = '免交'
const ELSEWHERE = '别处'
const NOT_HERE = '—'

interface Column {
  readonly title: string
  readonly width: number
  readonly of: (person: PersonDues) => SheetCell
  /** What the last row says. */
  readonly total: SheetCell
}

function peopleTable(dues: YearDues, { form, voluntary }: DuesSheetChoice): SheetTable {
  const { people, year } = dues
  const hasAmounts = form !== 'months'
  const sumOf = (amountOf: (person: PersonDues) => number) =>
    money(people.reduce((sum, person) => sum + amountOf(person), 0))
  const months = dues.months.map(({ month, paidFen }, at): Column => {
    const of = (person: PersonDues) => monthCell(person.months[at] ?? null, hasAmounts)
    return { title: `${monthNumber(month)}月`, width: 3, of, total: hasAmounts ? money(paidFen) : '' }
  })
  const amount = (title: string, amountOf: (person: PersonDues) => number): Column => ({
    ...{ title, width: 4, of: (person) => money(amountOf(person)), total: sumOf(amountOf) },
  })
  const beyond = [
    amount('自愿多交', ({ voluntaryFen }) => voluntaryFen),
    ...(people.some(({ largeFen }) => largeFen > 0) ? [amount('大额党费', ({ largeFen }) => largeFen)] : []),
  ]
  const columns: Column[] = [
    { title: '姓名', width: 5, of: ({ name }) => name, total: '合计' },
    ...(hasAmounts ? [monthly] : []),
    ...months,
    ...(form === 'amounts-due' ? [amount('全年应交', ({ dueFen }) => dueFen)] : []),
    ...(hasAmounts ? [amount('全年实交', ({ paidFen }) => paidFen)] : []),
    ...(voluntary === 'by-person' ? beyond : []),
  ]
  const rows = people.map((person, at) => [at + 1, ...columns.map(({ of }) => of(person))])
  return {
    title: `${year}年各月党费`,
    columns: [{ title: '序号', width: 2.3 }, ...columns.map(({ title, width }) => ({ title, width }))],
    rows: hasAmounts ? [...rows, ['', ...columns.map(({ total }) => total)]] : rows,
    hasTotal: hasAmounts,
  }
}

const monthly: Column = {
  ...{ title: '月交纳数额', width: 3, total: '' },
  of: ({ monthlyFen }) => (monthlyFen === null ? NOT_HERE : monthlyFen === 0 ? EXEMPT : { fen: monthlyFen }),
}

function monthCell(month: WholeMonth | null, hasAmounts: boolean): SheetCell {
  if (!month) return NOT_HERE
  const { standing, paidFen } = month
  if (paidFen > 0 && hasAmounts) return { fen: paidFen }
  if (standing === 'exempt') return EXEMPT
  if (standing === 'elsewhere') return ELSEWHERE
  if (standing === 'unpaid') return paidFen > 0 ? IN_PART : ''
  return PAID
}

/** Nothing is a blank: no nought beside a name. */
function money(amount: number): SheetCell {
  return amount === 0 ? '' : { fen: amount }
}

function monthsTable({ year, months, dueFen, paidFen }: YearDues): SheetTable {
  const columns = ['月份', '应交人数', '已交人数', '应交金额', '实交金额']
  return {
    title: `${year}年各月党费`,
    columns: columns.map((title) => ({ title, width: 6 })),
    rows: [
      ...months.map((each) => [
        `${monthNumber(each.month)}月`,
        ...[each.due, each.paid, { fen: each.dueFen }, { fen: each.paidFen }],
      ]),
      ['合计', '', '', { fen: dueFen }, { fen: paidFen }],
    ],
    hasTotal: true,
  }
}

/** What came in, what was handed up, what there is: as the book of dues adds it up. */
function bookTable({ year, book }: YearDues, asOf: CivilDate): SheetTable {
  const line = (what: string, amount: number, [on, number]: readonly [string, string] = ['', '']) => [
    what,
    { fen: amount },
    ...[on, number],
  ]
  const received: [string, number][] = [
    [`收：${year}年各月党费`, book.forMonthsFen],
    ['收：其他年度的党费（预交、补交）', book.forOtherYearsFen],
    ['收：自愿多交', book.voluntaryFen],
    ['收：大额党费', book.largeFen],
    ['更正、冲销', book.takenBackFen],
  ]
  return {
    title: `${year}年党费收支`,
    columns: [
      { title: '项目', width: 16 },
      { title: '金额', width: 4 },
      { title: '日期', width: 4 },
      { title: '编号', width: 10 },
    ],
    rows: [
      line('上年结存', book.openingFen),
      ...received.filter(([, amount]) => amount !== 0).map(([what, amount]) => line(what, amount)),
      line('收入合计', book.receivedFen),
      ...book.handedUp.map(({ number, on, to, fen: amount }) =>
        line(amount < 0 ? `上缴冲销：${to}` : `上缴：${to}`, amount, [formatDate(on, 'YYYY-MM-DD'), number ?? '']),
      ),
      line('上缴合计', book.handedUpFen),
      line(yearOf(asOf) > year ? '年末结存' : '结存', book.closingFen),
    ],
    hasTotal: true,
  }
}

function notesOf(
  { year, paidFen, book }: YearDues,
  { settings }: SheetOf['branch'],
  asOf: CivilDate,
  form: DuesSheetForm,
): string[] {
  const inOtherYears = fen(paidFen - book.forMonthsFen)
  const [rule] = inForce(DUES_RULES, yearPeriod(year).to)
  const amounts = '“月交纳数额”为最近一次核定的数，部分交纳的写已交的数额；'
  const marks = {
    amounts,
    'amounts-due': amounts,
    months: '“部分”为已交纳一部分；',
    totals: '',
  }[form]
  const ahead = monthOf(asOf) < month(`${year}-12`) ? '，或者还没有到的月份' : ''
  return [
    ...(form === 'totals'
      ? [`说明：“应交人数”不含${EXEMPT}的和在其他党组织交纳的同志。`]
      : [
          `说明：按姓名排列。${marks}“${EXEMPT}”为经上级党组织批准免交；“${ELSEWHERE}”为在外地等其他党组织交纳；“${NOT_HERE}”为当月不由本支部收缴；空白为尚未登记交纳${ahead}。`,
        ]),
    ...(inOtherYears === 0
      ? []
      : [`${year}年各月的党费中，有${yuan(inOtherYears)}元在其他年度收到（提前预交或以后补交），记在那一年的收支里。`]),
    `尾数：每月应交数额按规定的基数和比例计算，${DUES_ROUNDING_LABELS[settings.duesRounding]}（支部约定）。`,
    `依据：${citationOf(DUES_PUBLISHED)}${rule ? `；交纳标准：${citationOf(rule)}` : ''}。`,
    '公示期：　　　　年　　月　　日至　　月　　日。如有异议，请在公示期内向支部书记或党费管理人员反映。',
  ]
}

function yuan(amount: number): string {
  return formatYuan(fen(amount))
}
