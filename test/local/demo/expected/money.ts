import { WILLINGS, type Willing } from '#domain/service/donation'
import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  concluded,
  counted,
  distinctCount,
  isConfirmed,
  isInYear,
  lastDayOf,
  lastOf,
  mean,
  monthsOver,
  parts,
  share,
  stageOn,
  sumOf,
  total,
  type Figures,
} from './counting'

/** Lines 6, 7, 35, 36 and 52. */
export function moneyFigures(demo: DemoYear): Figures {
  return { ...donationFigures(demo), ...duesFigures(demo), ...talkFigures(demo), ...fundFigures(demo) }
}

function giftsOf(demo: DemoYear) {
  return demo.donations
    .filter((gift) => isConfirmed(gift) && isInYear(demo, gift.on))
    .map(({ person, campaign, fen, corrected, willing }) => ({ person, campaign, willing, fen: corrected?.fen ?? fen }))
}

const people = (list: readonly { readonly person: string }[]) => distinctCount(list.map(({ person }) => person))

/** How many gave so to each drive, by the figure's key: a part of a part. */
export function willingFigures(demo: DemoYear): Figures {
  const toldBy = (told: Willing) => giftsOf(demo).filter(({ willing }) => willing === told)
  const each = WILLINGS.map((told) => parts(told, toldBy(told), ({ campaign }) => campaign, people))
  return Object.fromEntries(
    each.flatMap((figures) =>
      Object.entries(figures).map(([id, value]) => {
        const [told = '', ...campaign] = id.split('.')
        return [`voluntary-donors.willing.${told}|campaign=${campaign.join('.')}`, value]
      }),
    ),
  )
}

function donationFigures(demo: DemoYear): Figures {
  const gifts = giftsOf(demo)
  const ofOwnWill = gifts.filter(({ willing }) => willing !== undefined)
  const sum = (list: readonly { readonly fen: number }[]) => total(list.map(({ fen }) => fen))
  return {
    donors: people(gifts),
    ...parts('donors.campaign', gifts, ({ campaign }) => campaign, people),
    gifts: gifts.length,
    donated: sum(gifts),
    'voluntary-donors': people(ofOwnWill),
    'voluntary-donated': sum(ofOwnWill),
    ...parts('donated.campaign', gifts, ({ campaign }) => campaign, sum),
  }
}

type Standing = 'on-time' | 'late' | 'unpaid' | 'exempt'
interface MemberMonth {
  readonly person: string
  readonly month: string
  readonly fen: number
  readonly standing: Standing
  /** The day it was paid on, or the cut-off date while it was open. */
  readonly until: string
}

/** A month is due when the person was a probationary or full member on any day of it. */
function memberMonths(demo: DemoYear): MemberMonth[] {
  return demo.duesAccounts.flatMap(({ person, monthlyFen }) => {
    const found = demo.people.find(({ key }) => key === person)
    return monthsOver(demo)
      .filter((month) => found && daysOf(month).some((on) => isMember(stageOn(found, on))))
      .map((month) => {
        const paidOn = paidOnOf(demo, person, month)
        const standing = standingOf(month, monthlyFen, paidOn)
        return { person, month, fen: monthlyFen, standing, until: paidOn ?? lastOf(demo) }
      })
  })
}

const isMember = (stage: string | undefined) => stage === 'full' || stage === 'probationary'

function daysOf(month: string): string[] {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** Undefined while nothing was paid for it by the cut-off date. */
function paidOnOf(demo: DemoYear, person: string, month: string): string | undefined {
  const payment = demo.duesPayments.find(
    (each) => each.person === person && isConfirmed(each) && each.months.some((paid) => paid === month),
  )
  return payment && payment.on <= lastOf(demo) ? payment.on : undefined
}

function standingOf(month: string, fen: number, paidOn: string | undefined): Standing {
  if (fen === 0) return 'exempt'
  if (paidOn === undefined) return 'unpaid'
  return paidOn.slice(0, 7) <= month ? 'on-time' : 'late'
}

function duesFigures(demo: DemoYear): Figures {
  const months = memberMonths(demo)
  const of = (...standings: Standing[]) => months.filter(({ standing }) => standings.includes(standing))
  const due = of('on-time', 'late', 'unpaid')
  const comeDue = due.filter(({ standing, month }) => standing !== 'unpaid' || lastDayOf(month) < lastOf(demo))
  const received = demo.duesPayments.filter((payment) => isConfirmed(payment) && isInYear(demo, payment.on))
  const fen = (list: readonly { readonly fen: number }[]) => total(list.map((each) => each.fen))
  return {
    'dues-payers': distinctCount(due.map(({ person }) => person)),
    'dues-due': fen(due),
    'dues-paid': fen(of('on-time', 'late')),
    'dues-not-yet-due': fen(
      due.filter(({ standing, month }) => standing === 'unpaid' && lastDayOf(month) >= lastOf(demo)),
    ),
    'dues-overdue-unpaid': fen(
      due.filter(({ standing, month }) => standing === 'unpaid' && lastDayOf(month) < lastOf(demo)),
    ),
    'dues-months-due': due.length,
    'dues-months-come-due': comeDue.length,
    'dues-months-on-time': of('on-time').length,
    'dues-months-late': of('late').length,
    'dues-months-unpaid': of('unpaid').length,
    'dues-months-exempt': of('exempt').length,
    'dues-months-elsewhere': 0,
    'dues-exempt-people': distinctCount(of('exempt').map(({ person }) => person)),
    'dues-on-time-rate': share(of('on-time').length, comeDue.length),
    'dues-received': fen(received.filter(({ isLargeVoluntary }) => !isLargeVoluntary)),
    // Nobody of the demo pays more than what is due, but for large voluntary payments.
    'dues-voluntary': 0,
    'dues-large-voluntary': fen(received.filter(({ isLargeVoluntary }) => isLargeVoluntary)),
    'dues-overdue-episodes': episodes(overdue(demo)).length,
    'dues-overdue-three-months': longRuns(overdue(demo)),
    'dues-months-overdue': overdue(demo).length,
    'dues-overdue-rate': share(overdue(demo).length, comeDue.length),
    'dues-overdue-a-month': distinctCount(
      due.filter(({ month, until }) => daysBetween(lastDayOf(month), until) >= 30).map(({ person }) => person),
    ),
    'dues-overdue-people': distinctCount(overdue(demo).map(({ person }) => person)),
  }
}

/** Paid late, or still open although its last day is over; the last day itself is in time. */
function overdue(demo: DemoYear): MemberMonth[] {
  return memberMonths(demo).filter(
    ({ standing, month }) => standing === 'late' || (standing === 'unpaid' && lastDayOf(month) < lastOf(demo)),
  )
}

const daysBetween = (on: string, later: string) => (Date.parse(later) - Date.parse(on)) / 86_400_000

/** The first months of unbroken runs. */
function episodes(months: readonly MemberMonth[]): MemberMonth[] {
  const before = (month: string) => Number(month.slice(5)) - 1
  return months.filter(
    ({ person, month }) =>
      !months.some((each) => each.person === person && Number(each.month.slice(5)) === before(month)),
  )
}

/** Unbroken runs of three months or more. */
function longRuns(months: readonly MemberMonth[]): number {
  const has = (person: string, number: number) =>
    months.some((each) => each.person === person && Number(each.month.slice(5)) === number)
  return episodes(months).filter(({ person, month }) => [1, 2].every((at) => has(person, Number(month.slice(5)) + at)))
    .length
}

function talkFigures(demo: DemoYear): Figures {
  const talks = counted(demo, 'dues-reminder-talk').length
  const answered = concluded(demo, 'dues-reminder-talk').filter(
    ({ on, concludedOn }) => (Date.parse(concludedOn ?? on) - Date.parse(on)) / 86_400_000 <= 30,
  ).length
  return {
    'dues-talks': talks,
    'dues-talked-people': distinctCount(counted(demo, 'dues-reminder-talk').map(({ person }) => person)),
    'dues-talks-per-episode': mean(talks, episodes(overdue(demo)).length),
    'dues-talks-answered': answered,
    'dues-talks-answered-rate': share(answered, talks),
  }
}

function fundFigures(demo: DemoYear): Figures {
  const spent = counted(demo, 'party-funds')
  return {
    'funds-spent': sumOf(spent, 'amount'),
    ...parts(
      'funds-spent.use',
      spent,
      ({ values }) => String(values['use']),
      (list) => sumOf(list, 'amount'),
    ),
  }
}
