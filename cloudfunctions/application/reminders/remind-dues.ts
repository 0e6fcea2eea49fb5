import { monthOf, type CivilDate, type Month } from '#domain/civil-date'
import type { DuesAccount } from '#domain/dues-account'
import { beijingDate, type Instant } from '#domain/instant'
import type { Binding } from '#domain/member'
import { consentId, isQuiet, reminderId, type Reminder, type ReminderConsent } from '#domain/reminder'
import { THRESHOLDS, thresholdsOf } from '#domain/threshold'
import type { Messenger } from '../ports/messenger'
import type { Store } from '../ports/store'

/** No branch reminds before this day of a month. */
const FIRST_DAY = THRESHOLDS['dues-reminder-day'].least

export interface RemindReport {
  readonly considered: number
  readonly sent: number
  readonly refused: number
  readonly failed: number
}

/**
 * Reminds members whose dues of this month are open, within their consent, outside quiet hours, at most once a month,
 * from the day of the month on that their branch has chosen.
 * A paid or exempt month reminds nobody. Runs from the daily timer; running twice on a day sends nothing twice.
 */
export async function remindDues(store: Store, messenger: Messenger, now: Instant): Promise<RemindReport> {
  const today = beijingDate(now)
  const month = monthOf(today)
  const report = { considered: 0, sent: 0, refused: 0, failed: 0 }
  if (isQuiet(now) || Number(today.slice(8)) < FIRST_DAY) return report
  // Whoever has never consented cannot be reached, so we start from the consents, not from the accounts.
  const consents = await store.findAll('consents', { kind: 'dues', left: { $gt: 0 } })
  for (const consent of consents) {
    const owed = await owedBy(store, consent, today)
    if (!owed) continue
    report.considered++
    const outcome = await remindOnce(store, messenger, { ...owed, consent, month, now })
    if (outcome !== 'already') report[outcome]++
  }
  return report
}

async function owedBy(store: Store, consent: ReminderConsent, today: CivilDate) {
  const month = monthOf(today)
  const binding: Binding | undefined = await store.get('bindings', consent.openId)
  if (!binding) return undefined
  const accounts: DuesAccount[] = await store.find('duesAccounts', {
    filter: { memberId: binding.memberId, year: Number(month.slice(0, 4)) },
  })
  const account = accounts.find(({ months }) => months.some((due) => due.month === month && due.standing === 'unpaid'))
  if (!account) return undefined
  const branch = await store.get('branches', account.branchId)
  if (!branch || Number(today.slice(8)) < thresholdsOf(branch, today)['dues-reminder-day']) return undefined
  return { binding, account }
}

interface Due {
  readonly binding: Binding
  readonly account: DuesAccount
  readonly consent: ReminderConsent
  readonly month: Month
  readonly now: Instant
}

async function remindOnce(
  store: Store,
  messenger: Messenger,
  { binding, account, consent, month, now }: Due,
): Promise<'already' | 'sent' | 'refused' | 'failed'> {
  const claim: Reminder = {
    _id: reminderId('dues', binding.memberId, month),
    revision: 1,
    branchId: account.branchId,
    memberId: binding.memberId,
    kind: 'dues',
    month,
    at: now,
    state: 'claimed',
  }
  const claimed = await store.commit([
    { do: 'insert', in: 'reminders', doc: claim },
    { do: 'replace', in: 'consents', doc: { ...consent, left: consent.left - 1, revision: consent.revision + 1 } },
  ])
  if (claimed !== 'committed') return 'already'
  const outcome = await messenger.send({
    to: consent.openId,
    kind: 'dues',
    subject: '党费缴纳提醒',
    sentence: `${Number(month.slice(5))}月党费尚未登记，方便时请缴纳`,
  })
  await store.commit([
    { do: 'replace', in: 'reminders', doc: { ...claim, state: outcome, revision: 2 } },
    // WeChat says that there is no consent left, whatever we had counted.
    ...(outcome === 'refused' ? emptied(consent) : []),
  ])
  return outcome
}

function emptied(consent: ReminderConsent) {
  const id = consentId(consent.openId, consent.kind)
  return [
    { do: 'replace', in: 'consents', doc: { ...consent, _id: id, left: 0, revision: consent.revision + 2 } },
  ] as const
}
