/**
 * Who is reminded of membership dues (党费) now, who later, whom somebody speaks to, and who is left out: one computation
 * for the timer and for whoever sends by hand. Rules: paid monthly in person, quarterly with the branch's consent
 * (中组发〔2008〕3号); quiet hours, one reminder of a kind a month, none once the matter is done (减负). Why just so:
 * docs/decisions/0029-pushed-reminders.md.
 */
import { addDays, dayNumber, firstDay, formatDate, monthOf, monthsApart, yearOf } from '../time/civil-date'
import type { CivilDate, Month } from '../time/civil-date'
import { isClosed, type DuesBook } from '../dues/dues-book'
import { standingOn, type DuesMonth } from '../dues/dues-account'
import { isOpen } from '../dues/dues-progress'
import type { DuesRhythm } from '../dues/dues-timing'
import { addMinutes, beijingDate, type Instant } from '../time/instant'
import { isDueAgain, isGivenUp, isQuiet, type Reminder, type ReminderConsent } from './reminder'

/**
 * `quiet-hours`: from eight in the morning on. `month-not-closed`: the branch closes months (结账), and none that is open is
 * closed yet. `quarter-not-over`: the branch pays by the quarter. `before-day`: this month's, before the branch's own day.
 * `wechat-busy`: WeChat has not taken it and is asked again. `under-way`: it is being sent.
 */
export const LATER_REASONS = [
  'quiet-hours',
  'month-not-closed',
  'quarter-not-over',
  'before-day',
  'wechat-busy',
  'under-way',
] as const
/** `uncertain`: its sending broke off, nobody knows whether it arrived, and it is not sent twice. */
export const SPEAK_REASONS = ['not-set-up', 'no-phone', 'no-consent', 'refused', 'failed', 'uncertain'] as const
/** `noted`: the member has noted a payment of all of it, which waits to be confirmed. `reminded`: this month, already. */
export const LEFT_OUT_REASONS = [
  'paid',
  'exempt',
  'elsewhere',
  'nothing-due',
  'not-assessed',
  'off-roll',
  'noted',
  'reminded',
] as const

export type DuesReminding =
  | { readonly is: 'now'; readonly months: readonly Month[] }
  | {
      readonly is: 'later'
      readonly why: (typeof LATER_REASONS)[number]
      readonly months: readonly Month[]
      /** The first day on which it may be sent, where that is known. */
      readonly from?: CivilDate
    }
  | { readonly is: 'to-speak'; readonly why: (typeof SPEAK_REASONS)[number]; readonly months: readonly Month[] }
  | { readonly is: 'left-out'; readonly why: (typeof LEFT_OUT_REASONS)[number] }

/** How the branch reminds. */
export interface RemindingRules {
  readonly now: Instant
  readonly rhythm: DuesRhythm
  /** From which day of a month on this month's dues are reminded of. */
  readonly fromDay: number
  /** Whether a template of WeChat's is there. */
  readonly isSetUp: boolean
  /** Whether the treasurer has closed a month; undefined where the branch does not close months. */
  readonly isClosed?: ((month: Month) => boolean) | undefined
}

/** What is known of one member. */
export interface DuesFacts {
  /** Every month of every account in the branch; one month may stand there several times. */
  readonly months: readonly DuesMonth[]
  /** The months of payments that wait to be confirmed. */
  readonly noted: readonly Month[]
  readonly isOnRoll: boolean
  readonly hasPhone: boolean
  readonly consent: Pick<ReminderConsent, 'left' | 'since'> | undefined
  /** This month's reminder of dues, be it of another branch: one a month for a person. */
  readonly reminder: Pick<Reminder, 'state' | 'at' | 'tries'> | undefined
}

/** A message that has been on its way so long has broken off. */
const ON_ITS_WAY_MINUTES = 5

export function duesReminding(facts: DuesFacts, rules: RemindingRules): DuesReminding {
  const today = beijingDate(rules.now)
  const untilNow = facts.months.filter(({ month }) => month <= monthOf(today))
  const unpaid = untilNow.filter((each) => isOpen({ standing: standingOn(each, today) }))
  const open = unpaid.filter(({ month }) => !facts.noted.includes(month))
  if (facts.months.length === 0) return { is: 'left-out', why: 'not-assessed' }
  if (unpaid.length === 0) return { is: 'left-out', why: nothingOpen(untilNow) }
  if (!facts.isOnRoll) return { is: 'left-out', why: 'off-roll' }
  if (open.length === 0) return { is: 'left-out', why: 'noted' }
  if (facts.reminder?.state === 'sent') return { is: 'left-out', why: 'reminded' }
  const waits = open.map((each) => ({ month: each.month, wait: waitOf(each, rules, today) }))
  const months = distinct(waits.filter(({ wait }) => wait === undefined).map(({ month }) => month))
  const first = waits.find(({ wait }) => wait !== undefined)?.wait
  if (months.length === 0 && first) return { is: 'later', ...first, months: distinct(open.map(({ month }) => month)) }
  return reachable(facts, rules, months)
}

/** What is to be reminded of; whether it can be, and whether now. */
function reachable(facts: DuesFacts, { now, isSetUp }: RemindingRules, months: readonly Month[]): DuesReminding {
  const { reminder, consent, hasPhone } = facts
  const speak = (why: (typeof SPEAK_REASONS)[number]): DuesReminding => ({ is: 'to-speak', why, months })
  const later = (why: (typeof LATER_REASONS)[number]): DuesReminding => ({ is: 'later', why, months })
  if (reminder && !isDueAgain(reminder, now, consent?.since)) {
    const { state, at } = reminder
    if (state === 'claimed') return addMinutes(at, ON_ITS_WAY_MINUTES) > now ? later('under-way') : speak('uncertain')
    if (state === 'waiting' && !isGivenUp(reminder)) return later('wechat-busy')
    return speak(state === 'refused' ? 'refused' : 'failed')
  }
  if (!isSetUp) return speak('not-set-up')
  if (!hasPhone) return speak('no-phone')
  if (!consent || consent.left < 1) return speak('no-consent')
  return isQuiet(now) ? later('quiet-hours') : { is: 'now', months }
}

/** Why that month is not reminded of yet; undefined where it is. */
function waitOf({ month, dueBy }: DuesMonth, rules: RemindingRules, today: CivilDate) {
  if (rules.isClosed && !rules.isClosed(month)) return { why: 'month-not-closed' } as const
  if (dueBy < today) return undefined
  // Nothing is owed before the quarter is over, in its last month neither.
  if (rules.rhythm === 'quarterly') return { why: 'quarter-not-over', from: addDays(dueBy, 1) } as const
  if (dayNumber(today) >= rules.fromDay) return undefined
  return { why: 'before-day', from: addDays(firstDay(monthOf(today)), rules.fromDay - 1) } as const
}

/** What the stored standings say where nothing is open; `paid` where anything was. */
function nothingOpen(months: readonly DuesMonth[]): (typeof LEFT_OUT_REASONS)[number] {
  const standings = new Set<string>(months.map(({ standing }) => standing))
  if (standings.has('on-time') || standings.has('late')) return 'paid'
  if (standings.has('elsewhere')) return 'elsewhere'
  return standings.has('exempt') ? 'exempt' : 'nothing-due'
}

function distinct(months: readonly Month[]): Month[] {
  return [...new Set(months)].sort()
}

/** The months that a branch has closed (结账); undefined where it has closed none since last year, so that it closes none. */
export function closedMonths(
  book: Pick<DuesBook, 'closedThrough' | 'closings'> | undefined,
  today: CivilDate,
): ((month: Month) => boolean) | undefined {
  const closes = book?.closings.some(({ month }) => yearOf(month) >= yearOf(today) - 1) ?? false
  return closes ? (month) => isClosed(month, book) : undefined
}

/** A month further back is not called by its number alone. */
const MONTHS_CALLED = 11

/**
 * What the message says: courteous, no sum, nothing that a stranger who sees the phone need not know. At most twenty
 * characters: what a field of WeChat's message holds.
 */
export function duesSentence(months: readonly Month[], today: CivilDate): string {
  const [only, ...others] = months
  const isRecent = only !== undefined && monthsApart(only, monthOf(today)) <= MONTHS_CALLED
  const what = isRecent && others.length === 0 ? formatDate(only, 'M月') : ''
  return `${what}党费尚未登记，方便时请缴纳`
}
