/** The lines of an account's months: every change of what is due and paid goes through here. Pure. */
import { daysBetween, type CivilDate, type Month } from '../time/civil-date'
import type { EntryId } from '../people/identity'
import { fen, sumFen, type Fen } from '../values/money'
import type { DuesAccount, DuesMonth, DuesPayment } from './dues-account'
import { dueBy, type DuesRhythm } from './dues-timing'

const NOT_PAID = { paidFen: fen(0), paidOn: null, paidAfterDays: null, paymentId: null } as const

/** A month nobody has paid yet. Nothing due means exempt. */
export function unpaidMonth(month: Month, dueFen: Fen, rhythm: DuesRhythm): DuesMonth {
  const standing = dueFen === 0 ? 'exempt' : 'unpaid'
  return { month, dueBy: dueBy(month, rhythm), dueFen, ...NOT_PAID, standing }
}

/** Which month cannot be paid for, and why. */
export interface UnpayableMonth {
  readonly refused: 'month-not-due' | 'month-already-paid' | 'month-paid-elsewhere'
  readonly month: Month
}

/** What is open of each of the months, or the first of which nothing can be paid. */
export function openAmounts(
  { months: lines }: Pick<DuesAccount, 'months'>,
  months: readonly Month[],
): readonly Fen[] | UnpayableMonth {
  const amounts: Fen[] = []
  for (const month of months) {
    const last = lines.filter((line) => line.month === month).pop()
    if (!last || last.standing === 'exempt') return { refused: 'month-not-due', month }
    if (last.standing === 'elsewhere') return { refused: 'month-paid-elsewhere', month }
    if (last.standing !== 'unpaid') return { refused: 'month-already-paid', month }
    amounts.push(last.dueFen)
  }
  return amounts
}

/** An account's lines after a payment, and what of it is left over. */
export interface PaidLines {
  readonly lines: DuesMonth[]
  readonly leftFen: Fen
}

/**
 * Spends the amount on the open lines of the payment's months, in their order: each is paid as a whole, the last perhaps in
 * part; the rest of that stays open. The caller has asked `openAmounts`.
 */
export function markPaid(
  lines: readonly DuesMonth[],
  payment: Pick<DuesPayment, '_id' | 'occurredOn' | 'months' | 'fen'>,
  rhythm: DuesRhythm,
): PaidLines {
  let leftFen = payment.fen
  const paid = lines.flatMap((line) => {
    if (line.standing !== 'unpaid' || !payment.months.includes(line.month) || leftFen === 0) return [line]
    const now = fen(Math.min(leftFen, line.dueFen))
    leftFen = fen(leftFen - now)
    const rest = fen(line.dueFen - now)
    const done = paidLine({ ...line, dueFen: now }, payment, rhythm)
    return rest > 0 ? [done, { ...line, dueFen: rest }] : [done]
  })
  return { lines: inOrder(paid), leftFen }
}

function paidLine(
  line: DuesMonth,
  { _id: paymentId, occurredOn: paidOn }: Pick<DuesPayment, '_id' | 'occurredOn'>,
  rhythm: DuesRhythm,
): DuesMonth {
  const lastDay = lastDayOf(line, rhythm)
  const paidAfterDays = daysBetween(lastDay, paidOn)
  const standing = paidAfterDays > 0 ? 'late' : 'on-time'
  return { ...line, dueBy: lastDay, paidFen: line.dueFen, paidOn, paidAfterDays, paymentId, standing }
}

/** What the payment paid for is open again, together with what else is open of the month. */
export function markUnpaid(lines: readonly DuesMonth[], paymentId: EntryId): DuesMonth[] {
  return inOrder(
    lines.map((line) => (line.paymentId === paymentId ? { ...line, ...NOT_PAID, standing: 'unpaid' } : line)),
  )
}

/**
 * Sets the amount of the months from `fromMonth` on. What is paid stays paid; where it is less than the new amount the
 * difference is open, due by the end of the month `changedIn` it was raised in. A month paid elsewhere stays so.
 */
export function changeAmount(
  lines: readonly DuesMonth[],
  {
    fromMonth,
    monthlyFen,
    changedIn,
  }: { readonly fromMonth: Month; readonly monthlyFen: Fen; readonly changedIn: Month },
  rhythm: DuesRhythm,
): DuesMonth[] {
  return byMonth(lines).flatMap(([month, own]) => {
    if (month < fromMonth) return own
    const paid = own.filter(isPaid)
    const [open] = own.filter((line) => !isPaid(line))
    if (paid.length === 0) return [{ ...unpaidMonth(month, monthlyFen, rhythm), ...elsewhereAs(open, monthlyFen) }]
    const rest = fen(Math.max(0, monthlyFen - paidFenOf(paid)))
    if (rest === 0) return inOrder(paid)
    const raised = open || changedIn <= month ? {} : { raisedIn: changedIn }
    const line = { ...unpaidMonth(month, rest, rhythm), ...raised, ...elsewhereAs(open, rest) }
    return inOrder([...paid, { ...line, dueBy: lastDayOf(line, rhythm) }])
  })
}

function elsewhereAs(line: DuesMonth | undefined, dueFen: Fen): Partial<DuesMonth> {
  if (line?.standing !== 'elsewhere' || dueFen === 0) return {}
  return { standing: 'elsewhere', ...(line.where === undefined ? {} : { where: line.where }) }
}

/**
 * Brings an account in step with the register and the branch's consent: months no longer due are dropped but for what is
 * paid of them, months newly due are added at the amount of the month before, and open lines get their last day for payment.
 */
export function inStep(account: DuesAccount, due: readonly Month[], rhythm: DuesRhythm): DuesMonth[] {
  const { months: lines, monthlyFen, fromMonth } = account
  const wanted = due.filter((month) => !fromMonth || month >= fromMonth)
  const kept = lines
    .filter((line) => isPaid(line) || wanted.includes(line.month))
    .map((line) => (isPaid(line) ? line : { ...line, dueBy: lastDayOf(line, rhythm) }))
  const together = byMonth(lines)
  const added = wanted
    .filter((month) => !lines.some((line) => line.month === month))
    .map((month) => {
      const neighbour = together.filter(([each]) => each < month).pop() ?? together[0]
      return unpaidMonth(month, neighbour ? dueFenOf(neighbour[1]) : monthlyFen, rhythm)
    })
  return inOrder([...kept, ...added])
}

/**
 * Says of months that they are paid elsewhere, to that organization, or takes it back where there is none. Only what is open
 * changes.
 */
export function markElsewhere(
  lines: readonly DuesMonth[],
  months: readonly Month[],
  where: string | null,
): DuesMonth[] {
  return lines.map((line) => {
    if (!months.includes(line.month) || isPaid(line) || line.standing === 'exempt') return line
    const { where: _, ...rest } = line
    return where === null ? { ...rest, standing: 'unpaid' } : { ...rest, standing: 'elsewhere', where }
  })
}

/** A month with all its lines together, as people see it. */
export interface WholeMonth extends Pick<
  DuesMonth,
  'month' | 'dueBy' | 'dueFen' | 'paidFen' | 'paidOn' | 'standing' | 'where'
> {
  /** What can still be paid of it: nothing where it is exempt, or paid elsewhere. */
  readonly openFen: Fen
  /** The payments of it, in their order. */
  readonly paymentIds: readonly EntryId[]
}

/** Each month once, in order. `paidOn`: the day it was paid up on; null while something of it is open. */
export function wholeMonths(lines: readonly DuesMonth[]): WholeMonth[] {
  return byMonth(lines).map(([month, own]) => {
    // There is one at least: `byMonth` made the group of it.
    const last = own[own.length - 1] as DuesMonth
    const { dueBy: lastDay, paidOn, standing, where } = last
    const paymentIds = own.flatMap(({ paymentId }) => paymentId ?? [])
    const openFen = standing === 'unpaid' ? last.dueFen : fen(0)
    const sums = { dueFen: dueFenOf(own), paidFen: paidFenOf(own), openFen }
    return { month, dueBy: lastDay, ...sums, paidOn, standing, paymentIds, ...(where === undefined ? {} : { where }) }
  })
}

function isPaid({ paymentId }: DuesMonth): boolean {
  return paymentId !== null
}

/** The last day for payment of a line. */
function lastDayOf({ month, raisedIn }: Pick<DuesMonth, 'month' | 'raisedIn'>, rhythm: DuesRhythm): CivilDate {
  return dueBy(raisedIn ?? month, rhythm)
}

/** The lines of each month: what is paid first, what is open as one line last; all but the last are parts. */
function inOrder(lines: readonly DuesMonth[]): DuesMonth[] {
  return byMonth(lines).flatMap(([, own]) => {
    const all = [...own.filter(isPaid), ...oneOpen(own.filter((line) => !isPaid(line)))]
    const isLate = all.length > 1 && all.some(({ paidAfterDays }) => (paidAfterDays ?? 0) > 0)
    return all.map(({ isPart: _, ...line }, at) => {
      if (at < all.length - 1) return { ...line, isPart: true as const }
      // A month of which a part was late is late, also when a difference was paid in time.
      return isPaid(line) && isLate ? { ...line, standing: 'late' as const } : line
    })
  })
}

/** Several open lines of a month are one, due by the earliest of their days. */
function oneOpen(open: readonly DuesMonth[]): DuesMonth[] {
  const [first] = [...open].sort((a, b) => (a.dueBy < b.dueBy ? -1 : 1))
  if (!first) return []
  return [{ ...(open.find(({ standing }) => standing === 'elsewhere') ?? first), dueFen: dueFenOf(open) }]
}

function byMonth(lines: readonly DuesMonth[]): [Month, DuesMonth[]][] {
  const groups = new Map<Month, DuesMonth[]>()
  for (const line of lines) groups.set(line.month, [...(groups.get(line.month) ?? []), line])
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function dueFenOf(lines: readonly DuesMonth[]): Fen {
  return sumFen(lines.map(({ dueFen }) => dueFen))
}

function paidFenOf(lines: readonly DuesMonth[]): Fen {
  return sumFen(lines.map(({ paidFen }) => paidFen))
}
