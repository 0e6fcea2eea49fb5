import { thresholdsOf, THRESHOLDS } from '#domain/branch/threshold'
import { isQuiet, type Reminder } from '#domain/messages/reminder'
import type { MemberId } from '#domain/people/identity'
import { spanOn } from '#domain/people/member-history'
import { dayNumber, monthOf } from '#domain/time/civil-date'
import { beijingDate } from '#domain/time/instant'
import { audienceOf, pagesOf } from './audience'
import { duesRemindings, sendReminders, type MemberReminding } from './dues-remindings'
import type { MessageRound } from './message-round'

/** No branch reminds by itself before this day of a month. */
const FIRST_DAY = THRESHOLDS['dues-reminder-day'].least

/**
 * Reminds members of dues that are open, within their consent, outside quiet hours, at most once a month, from the day of
 * the month on that their branch has chosen. What somebody has asked for by hand, or WeChat was too busy for, leaves on any
 * day. Who is reminded: domain/messages/dues-reminding.ts.
 */
export async function remindDues(round: MessageRound): Promise<void> {
  const { store, now } = round
  if (isQuiet(now)) return
  const today = beijingDate(now)
  const state = { $in: ['queued', 'waiting'] } as const
  const begun = await store.findAll('reminders', { month: monthOf(today), state, kind: 'dues' })
  const isEarly = dayNumber(today) < FIRST_DAY
  if (isEarly && begun.length === 0) return
  const audience = await audienceOf(store, 'dues')
  const asked = isEarly ? begun.map(({ memberId }) => memberId).filter((id) => audience.has(id)) : [...audience.keys()]
  for (const memberIds of pagesOf(asked)) {
    if (round.isFull) return
    const found = await remindingsOf(memberIds, round)
    await sendReminders(
      round,
      found.filter((each) => isBegun(each.reminder) || isTime(each, round)),
    )
  }
}

/** In the branch on whose roll each of them is. */
async function remindingsOf(memberIds: readonly MemberId[], { store, now }: MessageRound): Promise<MemberReminding[]> {
  const today = beijingDate(now)
  const members = await store.findAll('members', { _id: { $in: memberIds } })
  const branchIds = new Set(members.flatMap(({ spans }) => spanOn(spans, today)?.branchId ?? []))
  const branches = await store.findAll('branches', { _id: { $in: [...branchIds] } })
  return duesRemindings(store, { members, branches, now, isSetUp: true, paidToo: false })
}

function isBegun(reminder: Pick<Reminder, 'state'> | undefined): boolean {
  return reminder?.state === 'queued' || reminder?.state === 'waiting'
}

function isTime({ branch }: MemberReminding, { now }: MessageRound): boolean {
  const today = beijingDate(now)
  return thresholdsOf(branch, today)['dues-reminder-day'] <= dayNumber(today)
}
