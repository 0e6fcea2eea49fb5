import { dayNumber, formatDate, monthOf, yearOf } from '#domain/time/civil-date'
import type { DuesAccount } from '#domain/dues/dues-account'
import type { MemberId } from '#domain/people/identity'
import { beijingDate } from '#domain/time/instant'
import { isDueAgain, isQuiet, reminderId } from '#domain/messages/reminder'
import { THRESHOLDS, thresholdsOf } from '#domain/branch/threshold'
import { audienceOf, pagesOf } from './audience'
import type { MessageRound } from './message-round'

/** No branch reminds before this day of a month. */
const FIRST_DAY = THRESHOLDS['dues-reminder-day'].least

/**
 * Reminds members whose dues of this month are open, within their consent, outside quiet hours, at most once a month,
 * from the day of the month on that their branch has chosen. A paid or exempt month reminds nobody.
 */
export async function remindDues(round: MessageRound): Promise<void> {
  const { store, now } = round
  const today = beijingDate(now)
  if (isQuiet(now) || dayNumber(today) < FIRST_DAY) return
  const month = monthOf(today)
  const audience = await audienceOf(store, 'dues')
  for (const memberIds of pagesOf([...audience.keys()])) {
    for (const { memberId, branchId } of await owing(memberIds, round)) {
      const to = audience.get(memberId)?.openId
      if (!to || round.isFull) continue
      await round.deliver(
        { _id: reminderId('dues', memberId, month), branchId, memberId },
        {
          ...{ to, kind: 'dues', subject: '党费缴纳提醒' },
          sentence: `${formatDate(month, 'M月')}党费尚未登记，方便时请缴纳`,
        },
      )
    }
  }
}

/** The accounts of those people on which this month is open, where it is time and the reminder of the month is due. */
async function owing(memberIds: readonly MemberId[], { store, now }: MessageRound): Promise<DuesAccount[]> {
  const today = beijingDate(now)
  const month = monthOf(today)
  const [accounts, reminded] = await Promise.all([
    store.findAll('duesAccounts', { memberId: { $in: memberIds }, year: yearOf(today) }),
    store.findAll('reminders', { _id: { $in: memberIds.map((id) => reminderId('dues', id, month)) } }),
  ])
  const done = new Set(reminded.filter((each) => !isDueAgain(each, now)).map(({ memberId }) => memberId))
  const open = accounts.filter(({ memberId, months }) => {
    return !done.has(memberId) && months.some((due) => due.month === month && due.standing === 'unpaid')
  })
  const branchIds = [...new Set(open.map(({ branchId }) => branchId))]
  const branches = await store.findAll('branches', { _id: { $in: branchIds } })
  const day = dayNumber(today)
  const reminding = branches.filter((branch) => thresholdsOf(branch, today)['dues-reminder-day'] <= day)
  const isTime = new Set(reminding.map(({ _id }) => _id))
  return open.filter(({ branchId }) => isTime.has(branchId))
}
