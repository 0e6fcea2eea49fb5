/** What makes the demo branch live today as well: this year's dues are fixed, and a themed Party day can be scanned into. */
import { monthOf, type CivilDate } from '#domain/civil-date'
import { addMinutes, beijingDate, beijingTime, type Instant } from '#domain/instant'
import type { Client, Session } from './client'
import type { EnteredDemo } from './enter'

/** How long today's meeting lasts. */
const MINUTES = 90

/** Does only what is not done yet, so it can be called at every start. */
export async function liveToday(client: Client, demo: EnteredDemo, now: Instant): Promise<void> {
  const today = beijingDate(now)
  await fixDues(client, demo, today)
  const { branchId, secretaryOpenId } = demo
  const secretary = client.as(secretaryOpenId)
  const { items } = await secretary.call('meeting.list', { branchId, from: today, to: today })
  if (items.length === 0) await conveneNow(secretary, branchId, now)
}

/** A themed Party day that begins now. Answers its id; undefined in the last minute of the day. */
export async function conveneNow(secretary: Session, branchId: string, now: Instant): Promise<string | undefined> {
  const today = beijingDate(now)
  const end = addMinutes(now, MINUTES)
  // A meeting ends on the day it begins.
  const endTime = beijingDate(end) === today ? beijingTime(end) : '23:59'
  const startTime = beijingTime(now)
  if (startTime >= endTime) return undefined
  const { meetingId } = await secretary.call('meeting.convene', {
    branchId,
    organ: 'branch',
    kinds: ['themed-party-day'],
    title: '主题党日：到社区听意见',
    occurredOn: today,
    startTime,
    endTime,
    place: '三楼会议室',
    form: 'discussion',
    agenda: [{ title: '交流社区走访收集的意见', isPartyBuilding: true }],
    studyMinutes: 45,
  })
  return meetingId
}

/** Last year's amounts are taken over for everybody who has none yet, if there are any to take over. */
async function fixDues(client: Client, { branchId, secretaryOpenId }: EnteredDemo, today: CivilDate): Promise<void> {
  const secretary = client.as(secretaryOpenId)
  const year = Number(today.slice(0, 4))
  const [before, open] = await Promise.all([
    secretary.call('dues.accounts', { branchId, year: year - 1 }),
    secretary.call('dues.accounts', { branchId, year }),
  ])
  const members = open.notAssessed.flatMap(({ memberId, monthsDue }) => {
    const account = before.accounts.find((each) => each.memberId === memberId)
    if (!account || monthsDue === 0) return []
    const { category, monthlyFen, basis } = account
    // From this month on: the demo tells nothing of the months between, so nobody owes for them.
    return [{ memberId, category, monthlyFen, basis, fromMonth: monthOf(today) }]
  })
  if (members.length === 0) return
  await secretary.call('dues.assessMany', { branchId, year, members })
}
