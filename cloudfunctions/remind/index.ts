/**
 * The timer: tactful messages, within the consent that exists; and what has run out is taken away: tickets of scans, requests to join, files that
 * nobody came for, exports that were too large for an answer. Last it seals the log of changes.
 * Clients cannot call it to any effect.
 */
import { sealLog } from '../application/log/sealing'
import { removeOldRequests } from '../application/joining/by-name/asking'
import { removeOldTickets } from '../application/meetings/checking-in/expired-tickets'
import { MessageRound, type RemindReport } from '../application/reminders/message-round'
import { remindDues } from '../application/reminders/remind-dues'
import { remindMeetings } from '../application/reminders/remind-meetings'
import { remindPeriodEnds } from '../application/reminders/remind-period-ends'
import { removeOldUploads } from '../application/uploads'
import { cloudApp } from '../cloudbase/app'
import { CloudbaseFiles } from '../cloudbase/cloudbase-files'
import { CloudbaseStore } from '../cloudbase/cloudbase-store'
import { invocationOf } from '../cloudbase/invocation'
import { reminderTemplates } from '../cloudbase/reminder-templates'
import { WechatMessenger } from '../cloudbase/wechat-messenger'

export async function main(_event: unknown, context: object): Promise<RemindReport | { refused: 'timer-only' }> {
  const { isTimer, now } = invocationOf(context)
  if (!isTimer) return { refused: 'timer-only' }
  const templates = reminderTemplates()
  const messenger = new WechatMessenger(cloudApp(), templates)
  const store = new CloudbaseStore(cloudApp())
  await removeOldTickets(store, now)
  await removeOldRequests(store, now)
  await removeOldUploads(store, now)
  await new CloudbaseFiles(cloudApp(), store, () => now).removeOld()
  const round = new MessageRound(store, messenger, now)
  // Meetings first: they do not wait. A kind without a template is not set up, and nobody's consent is used up for it.
  if (templates.meeting) await remindMeetings(round)
  if (templates.dues) await remindDues(round)
  if (templates.period) await remindPeriodEnds(round)
  await sealLog(store, now)
  return round.report
}
