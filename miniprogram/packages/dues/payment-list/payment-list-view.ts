/** What was read of a list of payments, and the rows that are certain. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import { formatMonths, type PaymentMethod } from '../../../domain/dues/dues-account'
import { yearOf } from '../../../domain/time/civil-date'
import { fen, formatYuan, sumFen } from '../../../domain/values/money'
import { dayText } from '../../../text/dates'

export type List = OutputOf<'dues.readList'>
export type ListRow = List['rows'][number]
export type Person = List['people'][number]
export type Taking = RequestOf<'dues.takeList'>['rows'][number]
export type Told = OutputOf<'dues.takeList'>['rows'][number]

export interface CertainLine {
  readonly key: string
  readonly name: string
  /** `1月、2月，90.00 元`. */
  readonly words: string
  /** `6月3日 · 党费`. */
  readonly from: string
  readonly isChosen: boolean
}
export interface SeenView {
  readonly title: string
  /** How many there are of each sort, a sentence each. */
  readonly counts: readonly string[]
  /** What came in and is not taken, and what could not be read. */
  readonly aside: readonly string[]
}

const KINDS: Readonly<Record<List['kind'], { readonly title: string; readonly method: PaymentMethod }>> = {
  wechat: { title: '微信支付账单', method: 'wechat' },
  alipay: { title: '支付宝账单', method: 'alipay' },
  bank: { title: '银行或其他清单', method: 'transfer' },
}
const ASIDE: Readonly<Record<List['aside'][number]['why'], string>> = {
  refunded: '已退回',
  unfinished: '还没有完成',
}
const UNREAD: Readonly<Record<List['unread'][number]['what'], string>> = {
  date: '日期没有看懂',
  amount: '金额没有看懂',
  columns: '格子比表头多，没有读',
}

export function methodOf({ kind }: List): PaymentMethod {
  return KINDS[kind].method
}

/** `passed`: where it was pasted, the lines in which no amount stands. */
export function seenView(list: List, passed?: number): SeenView {
  const { kind, from, to, asOf, rows, aside, unread, spent, wages } = list
  const thisYear = yearOf(asOf)
  const of = (standing: ListRow['standing']) => rows.filter((row) => row.standing === standing)
  const sure = of('certain')
  const span = [...new Set([from, to])].flatMap((day) => (day === null ? [] : dayText(day, thisYear))).join('至')
  const title = passed !== undefined && kind === 'bank' ? '粘贴的文字' : KINDS[kind].title
  const count = (number: number, words: string) => (number > 0 ? [words] : [])
  return {
    title: [title, span].filter((part) => part !== '').join('，'),
    counts: [
      ...count(sure.length, `能对上的 ${sure.length} 笔，共 ${formatYuan(sumFen(sure.map(({ fen }) => fen)))} 元`),
      ...count(of('doubtful').length, `要逐笔问的 ${of('doubtful').length} 笔`),
      ...count(of('taken').length, `以前导入过的 ${of('taken').length} 笔，不会再登记`),
      ...count(of('unrelated').length, `看不出与党费有关的 ${of('unrelated').length} 笔`),
      ...count(spent + wages, `支出、工资等 ${spent + wages} 笔，没有读`),
    ],
    aside: [
      ...aside.map(
        ({ on, payer, fen, why }) => `${dayText(on, thisYear)} ${payer} ${formatYuan(fen)} 元：${ASIDE[why]}，不登记`,
      ),
      ...count(passed ?? 0, `没有认出金额的 ${passed} 行，没有读`),
      ...unread.map(({ row, what }) => `第 ${row} 行：${UNREAD[what]}`),
    ],
  }
}

/** The rows that leave no choice; each can be left out. */
export function certainLines({ rows, people, asOf }: List): CertainLine[] {
  const thisYear = yearOf(asOf)
  return rows
    .filter(({ standing }) => standing === 'certain')
    .map((row) => ({
      key: row.key,
      name: nameIn(people, row.memberIds[0]),
      words: `${formatMonths(row.months, thisYear)}，${formatYuan(row.fen)} 元`,
      from: fromText(row, thisYear),
      isChosen: true,
    }))
}

/** `6月3日 · 付款人：春风化雨 · 3月党费`. */
export function fromText({ on, payer, note }: ListRow, thisYear: number): string {
  const parts = [dayText(on, thisYear), payer === '' ? '' : `付款人：${payer}`, note]
  return parts.filter((part) => part !== '').join(' · ')
}

export function nameIn(people: readonly Person[], memberId: string | undefined): string {
  return people.find((person) => person.memberId === memberId)?.name ?? ''
}

/** What is sent for the chosen lines, in the order of the list. */
export function takings({ rows }: List, lines: readonly CertainLine[]): Taking[] {
  const chosen = new Set(lines.filter(({ isChosen }) => isChosen).map(({ key }) => key))
  return rows.flatMap(({ key, on, months, fen, memberIds: [memberId] }) =>
    chosen.has(key) && memberId !== undefined ? [{ key, on, months, fen, memberId }] : [],
  )
}

/** The people after payments were taken: what was paid is open no more. */
export function afterTaking(people: readonly Person[], taken: readonly Taking[]): Person[] {
  return people.map((person) => {
    const own = taken.filter(({ memberId }) => memberId === person.memberId)
    return own.length === 0 ? person : { ...person, open: own.reduce(openAfter, person.open) }
  })
}

/** The months in their order, the last perhaps in part. */
function openAfter(open: Person['open'], { months, fen: paid }: Pick<Taking, 'months' | 'fen'>): Person['open'] {
  let left: number = paid
  return open.flatMap(({ month, openFen }) => {
    if (!months.includes(month)) return [{ month, openFen }]
    const spent = Math.min(left, openFen)
    left -= spent
    return spent < openFen ? [{ month, openFen: fen(openFen - spent) }] : []
  })
}
