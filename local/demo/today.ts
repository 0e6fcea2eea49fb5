/**
 * What makes the demo branch live today as well: what it did this year so far is recorded, this year's dues are fixed and last month's closed, with somebody who can be
 * reminded of them, a themed Party day can be scanned into, and members can sign in to a volunteer shift.
 */
import { addMonths, civilDate, monthOf, yearOf, type CivilDate, type Month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { addMinutes, beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import type { Client, Session } from './client'
import type { EnteredDemo } from './enter'
import { enterYearSoFar } from './enter-year-so-far'

/** How long today's meeting lasts, and today's shift. */
const MINUTES = 90
const SHIFT_MINUTES = 180
/** Who holds the second phone. */
const MEMBER = 'demo-member-1'

/** A member's tap on WeChat's question about a kind of message. */
export type Agree = (openId: string) => Promise<void>

/**
 * Does only what is not done yet, so it can be called at every start. `agree`: to being reminded of dues, where messages are
 * sent at all.
 */
export async function liveToday(client: Client, demo: EnteredDemo, now: Instant, agree?: Agree): Promise<void> {
  const today = beijingDate(now)
  await enterYearSoFar(client, demo, today)
  await fixDues(client, demo, today)
  if (agree) await agreeToReminding(client, agree)
  const { branchId, secretaryOpenId } = demo
  const secretary = client.as(secretaryOpenId)
  const { items } = await secretary.call('meeting.list', { branchId, from: today, to: today })
  if (items.length === 0) await conveneNow(secretary, branchId, now)
  await offerToday(client, demo, now)
}

/**
 * A volunteer shift that begins now and that an ordinary member joined. Answers its id: of one that is open already, or
 * the new one; undefined in the last minute of the day.
 */
export async function offerToday(client: Client, demo: EnteredDemo, now: Instant): Promise<string | undefined> {
  const { branchId, secretaryOpenId, people } = demo
  const secretary = client.as(secretaryOpenId)
  const { items } = await secretary.call('offer.coming', { branchId })
  const open = items.find(({ endsAt, state }) => state === 'offered' && endsAt > now)
  if (open) return open.offerId
  const hours = hoursFrom(now, SHIFT_MINUTES)
  if (!hours) return undefined
  const { offerId } = await secretary.call('offer.publish', {
    branchId,
    description: {
      ...hours,
      project: '文明交通劝导',
      site: '泊岭二中门前路口',
      wanted: 6,
      note: '请穿支部的红马甲，带上水杯。',
    },
  })
  for (const { openId } of people.filter(({ role }) => role === '党员').slice(0, 2))
    await client.as(openId).call('offer.join', { branchId, offerId })
  return offerId
}

/** From now on for some time, at most to the end of the day. */
function hoursFrom(now: Instant, minutes: number) {
  const [today, end] = [beijingDate(now), addMinutes(now, minutes)]
  const [startTime, endTime] = [beijingTime(now), beijingDate(end) === today ? beijingTime(end) : '23:59']
  return startTime < endTime ? { occurredOn: today, startTime, endTime } : undefined
}

/** A themed Party day that begins now. Answers its id; undefined in the last minute of the day. */
export async function conveneNow(secretary: Session, branchId: string, now: Instant): Promise<string | undefined> {
  // A meeting ends on the day it begins.
  const hours = hoursFrom(now, MINUTES)
  if (!hours) return undefined
  const { meetingId } = await secretary.call('meeting.convene', {
    branchId,
    organ: 'branch',
    kinds: ['themed-party-day'],
    title: '主题党日：到社区听意见',
    ...hours,
    place: '三楼会议室',
    form: 'discussion',
    agenda: [{ title: '交流社区走访收集的意见', isPartyBuilding: true }],
    studyMinutes: 45,
  })
  return meetingId
}

/** Last year's amounts are taken over for everybody who has none yet, if there are any to take over. */
async function fixDues(client: Client, demo: EnteredDemo, today: CivilDate): Promise<void> {
  const { branchId, secretaryOpenId } = demo
  const secretary = client.as(secretaryOpenId)
  const year = yearOf(today)
  const [before, open] = await Promise.all([
    secretary.call('dues.accounts', { branchId, year: year - 1 }),
    secretary.call('dues.accounts', { branchId, year }),
  ])
  // From last month on: the demo tells nothing of the months between, so nobody owes for them.
  const last = addMonths(monthOf(today), -1)
  const fromMonth = yearOf(last) === year ? last : monthOf(today)
  const members = open.notAssessed.flatMap(({ memberId, monthsDue }) => {
    const account = before.accounts.find((each) => each.memberId === memberId)
    if (!account || monthsDue === 0) return []
    const { category, monthlyFen, decidedOn } = account
    return [{ memberId, category, monthlyFen, decidedOn, fromMonth }]
  })
  if (members.length === 0) return
  await secretary.call('dues.assessMany', { branchId, year, members })
  if (fromMonth === monthOf(today)) return
  await receiveAllBut(secretary, { branchId, memberIds: await owing(client, demo) }, fromMonth)
  await secretary.call('dues.closeMonth', { branchId, month: fromMonth })
}

/** Last month is paid by everybody else, and closed: so these two can be reminded of it. */
async function receiveAllBut(
  secretary: Session,
  { branchId, memberIds }: { readonly branchId: string; readonly memberIds: readonly string[] },
  month: Month,
): Promise<void> {
  const { accounts } = await secretary.call('dues.accounts', { branchId, year: yearOf(month) })
  const payments = accounts.flatMap(({ memberId, months }) => {
    const openFen = months.find((each) => each.month === month)?.openFen ?? 0
    return openFen === 0 || memberIds.includes(memberId) ? [] : [{ memberId, months: [month], fen: fen(openFen) }]
  })
  const occurredOn = civilDate(`${month}-10`)
  await secretary.call('dues.recordMany', { branchId, occurredOn, method: 'in-person', payments })
}

/** The member who holds the second phone, and another one. */
async function owing(client: Client, { people }: EnteredDemo): Promise<string[]> {
  const other = people.find(({ role, openId }) => role === '党员' && openId !== MEMBER)
  const seen = await Promise.all([MEMBER, other?.openId ?? ''].map((openId) => client.as(openId).call('me.get', {})))
  return seen.flatMap((me) => (me.bound ? [me.memberId] : []))
}

/** One message: the member whose phone is shown can be reminded, the other one is spoken to. */
async function agreeToReminding(client: Client, agree: Agree): Promise<void> {
  const member = client.as(MEMBER)
  const { consents } = await member.call('reminder.mine', {})
  if (consents.some(({ kind, left }) => kind === 'dues' && left > 0)) return
  await agree(MEMBER)
  await member.call('reminder.consent', { kind: 'dues' })
}
