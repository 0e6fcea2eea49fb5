/** The daily timer: tactful reminders, within the consent that exists. Clients cannot call it to any effect. */
import { remindDues, type RemindReport } from '../application/reminders/remind-dues'
import { cloudApp } from '../cloudbase/app'
import { CloudbaseStore } from '../cloudbase/cloudbase-store'
import { invocationOf } from '../cloudbase/invocation'
import { WechatMessenger } from '../cloudbase/wechat-messenger'

export async function main(_event: unknown, context: object): Promise<RemindReport | { refused: 'timer-only' }> {
  const { openId, now } = invocationOf(context)
  // A timer has no OPENID; a person calling this function has one.
  if (openId) return { refused: 'timer-only' }
  const messenger = new WechatMessenger(cloudApp(), { dues: process.env['SHUSHI_TEMPLATE_DUES'] })
  return remindDues(new CloudbaseStore(cloudApp()), messenger, now)
}
