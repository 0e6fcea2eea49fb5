/** Asking the phone, or WeChat on it, for what a person wants: what they closed is silence, what was refused is said. */
import { note } from './realtime-log'
import { phoneRefusal, type PhoneAct } from '../text/phone-refusals'

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
    throw new PhoneRefusal(phoneRefusal(act, failure))
  }
}

/** Whether the person closed what the phone had opened for them: they thought better of it, which is no failure. */
export function wasCancelled(failure: unknown): boolean {
  const { errMsg } = failure as { readonly errMsg?: string }
  return /cancel/i.test(errMsg ?? String(failure))
}
