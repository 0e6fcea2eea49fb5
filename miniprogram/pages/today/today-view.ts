/** What the first page says of a person's day. Pure: the page and its test use it. */
import type { OutputOf } from '#contract'
import { addDays, daysBetween, monthOf, yearOf, type CivilDate, type Month } from '../../domain/time/civil-date'
import { formatMonths } from '../../domain/dues/dues-account'
import type { EntryState } from '../../domain/entries/entry'
import { beijingDate, beijingTime, type Instant } from '../../domain/time/instant'
import { POST_LABELS } from '../../domain/people/labels'
import { lettersToSign } from '../../domain/ledger/letter'
import { formatYuan, sumFen } from '../../domain/values/money'
import type { PlainRoute } from '../../services/routes'
import type { Bound } from '../../services/session'
import { dayText, dayWithWeekday, monthText } from '../../text/dates'
import { LEAVE_LAPSED, movedText, movedWhat } from '../../text/moved'

type Meeting = OutputOf<'meeting.list'>['items'][number]
type Dues = OutputOf<'dues.mine'>
type Offer = OutputOf<'offer.coming'>['items'][number]
type LedgerItem = OutputOf<'ledger.mine'>['items'][number]

export interface NextMeeting {
  readonly meetingId: string
  /** Whether it is under way or still to come. */
  readonly label: string
  readonly title: string
  readonly when: string
  readonly place: string
  readonly tag: string
  readonly isGood: boolean
  /** `时间有改动，原定…`; empty where it stands as convened. */
  readonly moved: string
}

/** The soonest meeting the person is expected at that is not over; null when none is convened. */
export function nextMeeting(meetings: readonly Meeting[], now: Instant, today: CivilDate): NextMeeting | null {
  const [next] = meetings
    .filter(({ isDue, endsAt, state }) => isDue && endsAt > now && state === 'convened')
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  if (!next) return null
  const { meetingId, title, occurredOn, startsAt, endsAt, place, ownMark } = next
  const when = `${nearDay(occurredOn, today)}${dayWithWeekday(occurredOn, yearOf(today))} ${beijingTime(startsAt)}–${beijingTime(endsAt)}`
  const tag = ownTag(next)
  const label = startsAt <= now ? '正在开的会议' : '下一次会议'
  const moved = movedText(next, yearOf(today))
  return { meetingId, label, title, when, place, tag, isGood: ownMark?.mark === 'present', moved }
}

/** What is noted of the person, and what became of the leave they asked for. */
function ownTag({ ownMark: own, leaveLapsed }: Meeting): string {
  if (leaveLapsed) return '原请假已失效'
  if (own?.leave === 'granted') return '已准假'
  if (own?.leave === 'declined') return '未准假'
  if (own?.mark === 'present') return '已签到'
  return own?.mark === 'excused' ? '已请假' : ''
}

/** How far ahead of a meeting it is said that it was moved or cancelled. */
const SAID_DAYS_AHEAD = 7

export interface ChangedMeeting {
  readonly meetingId: string
  readonly text: string
}

/**
 * What was moved or cancelled of the meetings the person is expected at in the next days, the soonest first; but for the
 * next one, which says it itself.
 */
export function changedMeetings(meetings: readonly Meeting[], now: Instant, today: CivilDate): ChangedMeeting[] {
  const next = nextMeeting(meetings, now, today)
  return meetings
    .filter(({ meetingId }) => meetingId !== next?.meetingId)
    .filter(({ isDue, endsAt, occurredOn }) => isDue && endsAt > now && occurredOn <= addDays(today, SAID_DAYS_AHEAD))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .flatMap((meeting) => {
      const { meetingId, title, occurredOn, startsAt, state, leaveLapsed } = meeting
      const what = state === 'cancelled' ? '已取消' : movedWhat(meeting)
      const when = `${nearDay(occurredOn, today)}${dayWithWeekday(occurredOn, yearOf(today))} ${beijingTime(startsAt)}`
      const lapsed = leaveLapsed && state === 'convened' ? `。${LEAVE_LAPSED}` : ''
      return what === '' ? [] : [{ meetingId, text: `${what}：${when} ${title}${lapsed}` }]
    })
}

function nearDay(day: CivilDate, today: CivilDate): string {
  if (day === today) return '今天 '
  return day === addDays(today, 1) ? '明天 ' : ''
}

/** How one's dues stand, in a sentence, and that an amount may be looked at before a meeting decides on it. */
export function duesWords(dues: Dues): { readonly text: string; readonly needsPaying: boolean } {
  const { text, needsPaying } = owedWords(dues)
  const isHeld = (branchId: string, year: number) =>
    year === dues.year && dues.accounts.some((account) => account.branchId === branchId)
  const proposed = dues.amounts.find(
    ({ branchId, year, approvedIn, question }) =>
      !approvedIn && (!question || isAnswered(question.settledAs)) && !isHeld(branchId, year),
  )
  if (!proposed) return { text, needsPaying }
  const said = proposed.question ? '，您的疑问已答复，请看一看。' : '已提出，请看一看，有疑问可以说。'
  return { text: `${text}${proposed.year}年的标准${said}`, needsPaying }
}

function isAnswered(settledAs: NonNullable<Dues['amounts'][number]['question']>['settledAs']): boolean {
  return settledAs === 'changed' || settledAs === 'explained'
}

/** Courteous: what is not paid is said once, without blame. */
function owedWords({ accounts, asOf }: Dues): { readonly text: string; readonly needsPaying: boolean } {
  const months = accounts.flatMap((account) => account.months)
  if (months.length === 0) return { text: '今年的党费标准还没有核定。', needsPaying: false }
  const paid = months.filter(({ standing }) => standing === 'on-time' || standing === 'late')
  const overdue = months.filter(({ standing }) => standing === 'overdue')
  if (overdue.length > 0) {
    const amount = formatYuan(sumFen(overdue.map(({ dueFen }) => dueFen)))
    return { text: `${named(overdue)}的党费还没有交，共 ${amount} 元。`, needsPaying: true }
  }
  const now = months.find(({ month, standing }) => month === monthOf(asOf) && standing === 'unpaid')
  if (now) {
    const text = `本月党费 ${formatYuan(now.dueFen)} 元，请在${dayText(now.dueBy, yearOf(asOf))}前交纳。`
    return { text, needsPaying: true }
  }
  if (months.every(({ standing }) => standing === 'exempt')) return { text: '今年免交党费。', needsPaying: false }
  return { text: paid.length > 0 ? `已交到${lastPaid(paid)}。` : '现在没有要交的党费。', needsPaying: false }
}

function named(months: readonly { readonly month: Month }[]): string {
  const text = formatMonths(months.map(({ month }) => month))
  return text.replace(/^\d{4}年/, '')
}

function lastPaid(months: readonly { readonly month: Month }[]): string {
  const last = [...months].sort((a, b) => (a.month < b.month ? 1 : -1))[0]
  return last ? monthText(last.month) : ''
}

export interface TodaysShift {
  readonly offerId: string
  readonly title: string
  readonly when: string
  readonly tag: string
  readonly isGood: boolean
}

/** The soonest shift of today that the person joined and has not left yet; null where there is none. */
export function todaysShift(offers: readonly Offer[], today: CivilDate): TodaysShift | null {
  const next = offers.find(({ startsAt, own }) => own && !own.left && beijingDate(startsAt) === today)
  if (!next) return null
  const { offerId, project, site, startsAt, endsAt, state, own } = next
  const when = `今天 ${beijingTime(startsAt)}–${beijingTime(endsAt)}，${site}`
  const tag = state === 'cancelled' ? '已取消' : own?.came ? '已签到' : '已报名'
  return { offerId, title: project, when, tag, isGood: state === 'offered' }
}

export interface WaitingLine {
  readonly text: string
  readonly route: PlainRoute
}

/** Own records that are not settled yet, by book. */
export interface OwnRecords {
  readonly ledger: readonly Pick<LedgerItem, 'kind' | 'state' | 'concludedOn'>[]
  readonly others: readonly { readonly state: EntryState }[]
}

/** What the person can do now: letters to sign, records somebody disputed. */
export function waitingLines({ ledger, others }: OwnRecords): WaitingLine[] {
  const toSign = lettersToSign(ledger).length
  const disputed = [...ledger, ...others].filter(({ state }) => state === 'disputed').length
  return [
    ...(toSign > 0
      ? [{ text: `有 ${toSign} 份清单、责任书请您签订`, route: 'packages/member/letters/letters' } as const]
      : []),
    ...(disputed > 0 ? [{ text: `有 ${disputed} 条记录支部想和您核实`, route: 'pages/records/records' } as const] : []),
  ]
}

/** What the branch has yet to confirm; empty when nothing is. */
export function proposedWords({ ledger, others }: OwnRecords): string {
  const proposed = [...ledger, ...others].filter(({ state }) => state === 'proposed').length
  return proposed > 0 ? `您登记的 ${proposed} 条记录，等支部确认。` : ''
}

/** Days on which somebody is told of a post that is new. */
const NEW_POST_DAYS = 30

/** `6月10日起，您担任第一党支部书记；…`: whoever is told of a post that is not theirs can say so. */
export function newPostWords(posts: Bound['posts'], on: CivilDate): string {
  const held = posts.flatMap(({ post, branchName, fromOn }) =>
    fromOn && daysBetween(fromOn, on) <= NEW_POST_DAYS
      ? [`${dayText(fromOn, yearOf(on))}起，您担任${branchName}${POST_LABELS[post]}`]
      : [],
  )
  return held.length > 0 ? `${held.join('；')}。如有不符，请告诉任命的同志。` : ''
}
