/** The dues of a branch for a year as they are published: by person and month, and as the book of the year has them. Pure. */
import type { DuesAccount, DuesPayment } from '#domain/dues/dues-account'
import type { BookLine, DuesHandedUp } from '#domain/dues/dues-book'
import { wholeMonths, type WholeMonth } from '#domain/dues/dues-lines'
import type { EntryId, MemberId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { monthsOfYear, yearOf, type CivilDate, type Month } from '#domain/time/civil-date'
import { fen, sumFen, type Fen } from '#domain/values/money'
import { byName } from '../../member-names'
import { inBook } from '../booking'

/** What there is of a branch and a year, as it is stored. */
export interface YearRecords {
  readonly year: number
  readonly accounts: readonly DuesAccount[]
  /** Everybody who was ever on the branch's register. */
  readonly members: readonly Pick<Member, '_id' | 'name'>[]
  /** What is booked in the year, and what pays for a month of it. */
  readonly payments: readonly DuesPayment[]
  readonly handedUp: readonly DuesHandedUp[]
  /** What the book came to before the year. */
  readonly openingFen: number
}

export interface PersonDues {
  readonly name: string
  /** As last approved; null of who gave something and owed nothing. */
  readonly monthlyFen: Fen | null
  /** Twelve; null where nothing was due here. */
  readonly months: readonly (WholeMonth | null)[]
  readonly dueFen: Fen
  readonly paidFen: Fen
  readonly voluntaryFen: Fen
  readonly largeFen: Fen
}

export interface MonthDues {
  readonly month: Month
  /** People of whom something is due here. */
  readonly due: number
  /** Of them those who paid all of it. */
  readonly paid: number
  readonly dueFen: Fen
  readonly paidFen: Fen
}

/** A line of what was handed up, or of taking that back. */
export interface HandedUpLine {
  readonly number: string | null
  readonly on: CivilDate
  readonly to: string
  /** Above zero for what was handed up. */
  readonly fen: number
}

/** The book of the year: `openingFen` + `receivedFen` − `handedUpFen` = `closingFen`, in fen. */
export interface YearBook {
  readonly openingFen: number
  /** The five together. */
  readonly receivedFen: number
  readonly forMonthsFen: number
  /** For months of other years: paid ahead, or afterwards. */
  readonly forOtherYearsFen: number
  readonly voluntaryFen: number
  readonly largeFen: number
  /** Taken back in another year than received, or received to be taken back later. */
  readonly takenBackFen: number
  readonly handedUp: readonly HandedUpLine[]
  readonly handedUpFen: number
  readonly closingFen: number
}

export interface YearDues {
  readonly year: number
  /** By name. */
  readonly people: readonly PersonDues[]
  readonly months: readonly MonthDues[]
  readonly dueFen: Fen
  readonly paidFen: Fen
  readonly book: YearBook
}

export function yearDues(records: YearRecords): YearDues {
  const { year, accounts, payments } = records
  const months = monthsOfYear(year)
  const people = peopleOf(records, months, payments.flatMap(standingLine).filter(bookedIn(year)))
  return {
    ...{ year, people },
    months: months.map((month, at) => ({ month, ...monthOf(people.flatMap((person) => person.months[at] ?? [])) })),
    dueFen: sumFen(people.map(({ dueFen }) => dueFen)),
    paidFen: sumFen(people.map(({ paidFen }) => paidFen)),
    book: bookOf(records, paidByPayment(accounts)),
  }
}

/** A payment that counts, where it stands in the book. What was written of it before that was taken back again. */
interface Standing {
  readonly payment: DuesPayment
  readonly line: BookLine
}

function standingLine(payment: DuesPayment): Standing[] {
  const lines = linesOf(payment)
  const line = lines[lines.length - 1]
  return line && sum(lines) === payment.fen ? [{ payment, line }] : []
}

function bookedIn(year: number) {
  return ({ line }: Standing) => yearOf(line.month) === year
}

/** None of a payment that never counted. */
function linesOf(payment: DuesPayment): readonly BookLine[] {
  return payment.booked || payment.state === 'confirmed' ? inBook(payment) : []
}

function peopleOf(
  { accounts, members }: YearRecords,
  months: readonly Month[],
  booked: readonly Standing[],
): PersonDues[] {
  const nameOf = new Map(members.map(({ _id, name }) => [_id, name]))
  const ofWhom = [
    ...accounts,
    ...booked.filter(({ payment }) => givenBeyond(payment) > 0).map(({ payment }) => payment),
  ]
  const ids = [...new Set(ofWhom.map(({ memberId }) => memberId))]
  const order = byName<MemberId>(
    (id) => nameOf.get(id) ?? '',
    (id) => id,
  )
  return ids.sort(order).flatMap((memberId) => {
    const account = accounts.find((each) => each.memberId === memberId)
    const whole = new Map(wholeMonths(account?.months ?? []).map((each) => [each.month, each]))
    const own = booked.flatMap(({ payment }) => (payment.memberId === memberId ? [payment] : []))
    const all = [...whole.values()]
    const person = {
      name: nameOf.get(memberId) ?? NOT_ON_REGISTER,
      monthlyFen: account?.monthlyFen ?? null,
      months: months.map((month) => whole.get(month) ?? null),
      dueFen: sumFen(all.map(dueHere)),
      paidFen: sumFen(all.map(({ paidFen }) => paidFen)),
      voluntaryFen: sumFen(own.map(voluntaryOf)),
      largeFen: sumFen(own.map(largeOf)),
    }
    return all.length > 0 || own.some((payment) => givenBeyond(payment) > 0) ? [person] : []
  })
}

const NOT_ON_REGISTER = '（已不在名册）'

/** Nothing is due here of who is exempt, or pays elsewhere. */
function dueHere({ paidFen, openFen }: WholeMonth): Fen {
  return fen(paidFen + openFen)
}

function monthOf(whole: readonly WholeMonth[]): Omit<MonthDues, 'month'> {
  const due = whole.filter(({ standing }) => standing !== 'exempt' && standing !== 'elsewhere')
  return {
    due: due.length,
    paid: due.filter(({ standing }) => standing !== 'unpaid').length,
    dueFen: sumFen(whole.map(dueHere)),
    paidFen: sumFen(whole.map(({ paidFen }) => paidFen)),
  }
}

/** What of each payment the months of the year have taken up. */
function paidByPayment(accounts: readonly DuesAccount[]): ReadonlyMap<EntryId, number> {
  const paid = new Map<EntryId, number>()
  for (const { paymentId, paidFen } of accounts.flatMap(({ months }) => months))
    if (paymentId !== null) paid.set(paymentId, (paid.get(paymentId) ?? 0) + paidFen)
  return paid
}

function bookOf(
  { year, payments, handedUp: entries, openingFen }: YearRecords,
  paidOf: ReadonlyMap<EntryId, number>,
): YearBook {
  const ofYear = payments.flatMap(linesOf).filter(({ month }) => yearOf(month) === year)
  const standing = payments.flatMap(standingLine).filter(bookedIn(year))
  const counted = standing.map(({ payment }) => payment)
  const forMonthsFen = total(counted, ({ _id }) => paidOf.get(_id) ?? 0)
  const [voluntaryFen, largeFen] = [total(counted, voluntaryOf), total(counted, largeOf)]
  const standingFen = sum(standing.map(({ line }) => line))
  const receivedFen = sum(ofYear)
  const handedUp = entries
    .flatMap(({ booked, to }) =>
      booked
        .filter(({ month }) => yearOf(month) === year)
        .map((line) => ({ number: line.number, on: line.on, to, fen: 0 - line.fen })),
    )
    .sort((a, b) => ((a.number ?? '').padStart(24) < (b.number ?? '').padStart(24) ? -1 : 1))
  const handedUpFen = total(handedUp, (line) => line.fen)
  return {
    ...{ openingFen, receivedFen, forMonthsFen, voluntaryFen, largeFen, handedUp, handedUpFen },
    forOtherYearsFen: standingFen - forMonthsFen - voluntaryFen - largeFen,
    takenBackFen: receivedFen - standingFen,
    closingFen: openingFen + receivedFen - handedUpFen,
  }
}

function voluntaryOf({ voluntaryFen }: DuesPayment): Fen {
  return voluntaryFen ?? fen(0)
}

function largeOf({ isLargeVoluntary, fen: all }: DuesPayment): Fen {
  return isLargeVoluntary ? all : fen(0)
}

function givenBeyond(payment: DuesPayment): number {
  return voluntaryOf(payment) + largeOf(payment)
}

function sum(lines: readonly { readonly fen: number }[]): number {
  return total(lines, ({ fen: each }) => each)
}

function total<T>(items: readonly T[], amountOf: (item: T) => number): number {
  return items.reduce((all, item) => all + amountOf(item), 0)
}
