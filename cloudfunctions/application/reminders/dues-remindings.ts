/** How each member is to be reminded of dues as the records stand: asked by the timer, and by whoever sends by hand. */
import { thresholdsOf } from '#domain/branch/threshold'
import type { Branch } from '#domain/branch/branch'
import type { DuesBook } from '#domain/dues/dues-book'
import type { DuesMonth } from '#domain/dues/dues-account'
import {
  closedMonths,
  duesReminding,
  duesSentence,
  type DuesReminding,
  type RemindingRules,
} from '#domain/messages/dues-reminding'
import { consentId, reminderId, type Reminder, type ReminderConsent } from '#domain/messages/reminder'
import type { BranchId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { isPartyMember, standingIn } from '#domain/people/roll'
import { monthOf, yearOf } from '#domain/time/civil-date'
import { beijingDate, type Instant } from '#domain/time/instant'
import { rhythmOf } from '../dues/rhythm'
import type { Reader } from '../ports/store'
import type { MessageRound } from './message-round'

/** One member in one branch. */
export interface MemberReminding {
  readonly member: Pick<Member, '_id' | 'name'>
  readonly branch: Branch
  /** Every month of the accounts looked at. */
  readonly months: readonly DuesMonth[]
  readonly consent: ReminderConsent | undefined
  /** Of this month. */
  readonly reminder: Reminder | undefined
  readonly reminding: DuesReminding
}

export interface RemindingQuestion {
  readonly members: readonly Pick<Member, '_id' | 'name' | 'spans'>[]
  readonly branches: readonly Branch[]
  readonly now: Instant
  readonly isSetUp: boolean
  /** Whether this year's accounts are looked at where nothing is open, to tell who is left out. */
  readonly paidToo: boolean
}

/** Of each branch, those of the members who have an account looked at there or are on its roll. Two questions' time. */
export async function duesRemindings(store: Reader, asked: RemindingQuestion): Promise<MemberReminding[]> {
  const { members, branches, now } = asked
  const known = await knownOf(store, asked)
  return branches.flatMap((branch) => {
    const rules = rulesOf(
      branch,
      known.books.find(({ _id }) => _id === branch._id),
      asked,
    )
    return members.flatMap((member) => {
      const accounts = known.accounts.filter((each) => each.memberId === member._id && each.branchId === branch._id)
      const span = standingIn(member, branch._id, beijingDate(now))
      const isOnRoll = span !== undefined && isPartyMember(span.stage)
      if (accounts.length === 0 && !isOnRoll) return []
      const openId = known.openIds.get(member._id)
      const consent = known.consents.find((each) => each.openId === openId)
      const reminder = known.reminders.find(({ memberId }) => memberId === member._id)
      const months = accounts.flatMap((account) => account.months)
      const noted = known.noted.filter((each) => each.memberId === member._id && each.branchId === branch._id)
      const facts = { months, isOnRoll, hasPhone: openId !== undefined, consent, reminder }
      const reminding = duesReminding({ ...facts, noted: noted.flatMap((each) => each.months) }, rules)
      return [{ member, branch, months, consent, reminder, reminding }]
    })
  })
}

async function knownOf(store: Reader, { members, branches, now, paidToo }: RemindingQuestion) {
  const ids = members.map(({ _id }) => _id)
  const at = { branchId: { $in: branches.map(({ _id }) => _id) }, memberId: { $in: ids } }
  const today = beijingDate(now)
  const isOpen = { 'months.standing': 'unpaid' } as const
  const [accounts, bindings, reminders, noted, books] = await Promise.all([
    store.findAll('duesAccounts', { ...at, ...(paidToo ? { $or: [{ year: yearOf(today) }, isOpen] } : isOpen) }),
    store.findAll('bindings', { memberId: { $in: ids } }),
    store.findAll('reminders', { _id: { $in: ids.map((id) => reminderId('dues', id, monthOf(today))) } }),
    store.findAll('duesPayments', { ...at, state: 'proposed' }),
    store.findAll('duesBooks', { _id: { $in: branches.map(({ _id }) => _id) } }),
  ])
  const openIds = new Map(bindings.map(({ _id, memberId }) => [memberId, _id]))
  const consents = await store.findAll('consents', { _id: { $in: bindings.map(({ _id }) => consentId(_id, 'dues')) } })
  return { accounts, openIds, reminders, noted, books, consents }
}

function rulesOf(branch: Branch, book: DuesBook | undefined, { now, isSetUp }: RemindingQuestion): RemindingRules {
  const today = beijingDate(now)
  const fromDay = thresholdsOf(branch, today)['dues-reminder-day']
  return { now, rhythm: rhythmOf(branch), fromDay, isSetUp, isClosed: closedMonths(book, today) }
}

/** Sends those that may leave now. */
export async function sendReminders(round: MessageRound, remindings: readonly MemberReminding[]): Promise<void> {
  const leaving = remindings.flatMap((each) => {
    const { reminding, consent } = each
    return reminding.is === 'now' && consent ? [{ ...each, months: reminding.months, to: consent.openId }] : []
  })
  for (let at = 0; at < leaving.length && !round.isFull; at += AT_ONCE)
    await Promise.all(leaving.slice(at, at + AT_ONCE).map((each) => deliver(round, each)))
}

/** A message takes three moments of the database and one of WeChat: one after the other, a phone would wait too long. */
const AT_ONCE = 5

interface Leaving extends Pick<MemberReminding, 'member' | 'branch'> {
  readonly months: Parameters<typeof duesSentence>[0]
  readonly to: ReminderConsent['openId']
}

async function deliver(round: MessageRound, { member: { _id: memberId }, branch, months, to }: Leaving): Promise<void> {
  const today = beijingDate(round.now)
  const branchId: BranchId = branch._id
  await round.deliver(
    { _id: reminderId('dues', memberId, monthOf(today)), branchId, memberId },
    { to, kind: 'dues', subject: '党费缴纳提醒', sentence: duesSentence(months, today) },
  )
}
