/** Dues of 2025 as they stand on 10 June. */
import type { OutputOf } from '#contract'
import { civilDate, month, lastDay } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { DuesMonthView, Payment } from '../../../../miniprogram/packages/dues/dues-text'

export { ME, NOW, SECRETARY } from '../meeting/scene'
export const TODAY = civilDate('2025-06-10')
type Account = OutputOf<'dues.accounts'>['accounts'][number]
type Mine = OutputOf<'dues.mine'>

/** 45.00 yuan, paid on the 5th of its month where it is paid. */
export function duesMonth(number: number, standing: DuesMonthView['standing']): DuesMonthView {
  const text = `2025-${String(number).padStart(2, '0')}`
  const isPaid = standing === 'on-time' || standing === 'late'
  const dueFen = fen(standing === 'exempt' ? 0 : 4500)
  return {
    month: month(text),
    dueBy: lastDay(month(text)),
    dueFen,
    paidFen: isPaid ? dueFen : fen(0),
    openFen: isPaid || standing === 'exempt' || standing === 'elsewhere' ? fen(0) : dueFen,
    paidOn: isPaid ? civilDate(`${text}-05`) : null,
    where: standing === 'elsewhere' ? '驻外流动党员党支部' : null,
    standing,
  }
}

/** Paid to April; May is over, June is running, July is ahead. */
export const MONTHS: DuesMonthView[] = [
  duesMonth(3, 'on-time'),
  duesMonth(4, 'late'),
  duesMonth(5, 'overdue'),
  duesMonth(6, 'unpaid'),
  duesMonth(7, 'unpaid'),
]

export function sheet(change: Partial<OutputOf<'dues.sheet'>> = {}): OutputOf<'dues.sheet'> {
  const people = { title: '2025年各月党费', columns: ['序号', '姓名', '1月'], rows: [['1', '李明', '45.00']] }
  return {
    ...{ year: 2025, asOf: TODAY, title: '第一党支部2025年党费收缴公示表', byline: '截至2025年6月10日　单位：元' },
    ...{ form: 'amounts', voluntary: 'as-one', isRemembered: true, isEmpty: false, notAssessed: 0 },
    tables: [people],
    notes: ['尾数：四舍五入到分（支部约定）。'],
    ...change,
  }
}

const TERMS = { category: 'wage-earner', monthlyFen: fen(4500), flags: [], decidedOn: null } as const

export function account(change: Partial<Account> = {}): Account {
  return { memberId: 'member-1', name: '李明', ...TERMS, flags: [], months: MONTHS, isInStep: true, ...change }
}

export function accounts(change: Partial<OutputOf<'dues.accounts'>> = {}): OutputOf<'dues.accounts'> {
  return { year: 2025, asOf: TODAY, accounts: [account()], notAssessed: [], ...change }
}

export function payment(change: Partial<Payment> = {}): Payment {
  return {
    entryId: 'payment-1',
    occurredOn: civilDate('2025-06-09'),
    recordedAt: instant('2025-06-09T08:00:00.000Z'),
    recordedByName: '李明',
    source: 'self',
    state: 'proposed',
    isLateEntry: false,
    reason: null,
    supersedes: null,
    supersededBy: null,
    branchId: 'branch-1',
    memberId: 'member-1',
    memberName: '李明',
    fen: fen(4500),
    months: [month('2025-05')],
    method: 'transfer',
    isLargeVoluntary: false,
    voluntaryFen: fen(0),
    isPartial: false,
    receipts: [],
    ...change,
  }
}

export function mine(change: Partial<Mine> = {}): Mine {
  const own = { branchId: 'branch-1', branchName: '第一党支部', ...TERMS, flags: [], months: MONTHS, approvedIn: null }
  return { year: 2025, asOf: TODAY, accounts: [own], amounts: [], payments: [], ...change }
}

export const YEARS: OutputOf<'dues.years'> = {
  years: [
    { year: 2025, state: 'none', questions: 0 },
    { year: 2026, state: 'proposed', questions: 2 },
  ],
}

type Person = OutputOf<'dues.year'>['people'][number]

export function person(name: string, change: Partial<Person> = {}): Person {
  const amount = { ...TERMS, flags: [], fromMonth: null }
  return { memberId: name, name, monthsDue: 12, last: null, amount, question: null, hasAccount: false, ...change }
}

/** Proposed on the day before; nobody has approved it. */
export function yearOfDues(change: Partial<OutputOf<'dues.year'>> = {}): OutputOf<'dues.year'> {
  return {
    ...{ year: 2026, version: 1, people: [person('李明')], proposedAt: instant('2025-06-09T08:00:00.000Z') },
    ...{ item: '审定2026年党费标准', meetings: [], approval: null },
    ...change,
  }
}
