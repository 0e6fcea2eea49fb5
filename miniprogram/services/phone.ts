/** Asking the phone, or WeChat on it, for what a person wants: what they closed is silence, what was refused is said. */
import { note } from './realtime-log'
import { phoneRefusal, refusedScope, type PhoneAct } from '../text/phone-refusals'

/** The phone did not do it; `message`: the sentence for the person. */
export class PhoneRefusal extends Error {}

/**
 * What the phone answers; undefined where the person thought better of it. Throws `PhoneRefusal`, which `attempt` of the
 * page says.
 */
export async function askPhone<Answer>(act: PhoneAct, asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (failure) {
    if (wasCancelled(failure)) return undefined
    note(failure)
    throw new PhoneRefusal((await allowedSince(act, failure)) ? '已经打开，请再点一次。' : phoneRefusal(act, failure))
  }
}

/** Leads somebody who once refused to the switch, which WeChat asks about no more; whether it is on now. */
async function allowedSince(act: PhoneAct, failure: unknown): Promise<boolean> {
  const refused = refusedScope(act, failure)
  if (!refused) return false
  const content = `微信没有得到您的允许。可以在设置里打开“${refused.setting}”。`
  const { confirm } = await wx.showModal({ title: '需要您允许', content, confirmText: '去设置' })
  if (!confirm) return false
  try {
    return (await wx.openSetting()).authSetting[refused.scope] === true
  } catch (unopened) {
    note(unopened)
    return false
  }
}

/** Whether the person closed what the phone had opened for them: they thought better of it, which is no failure. */
export function wasCancelled(failure: unknown): boolean {
  const { errMsg } = failure as { readonly errMsg?: string }
  return /cancel/i.test(errMsg ?? String(failure))
}
