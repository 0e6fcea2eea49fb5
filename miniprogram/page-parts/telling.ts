/** What a page tells a person and asks them in passing. */
import { outcomeOf } from '../services/call-failure'
import { wasCancelled } from '../services/phone'

/** WeChat cuts what stands beside its tick after so many characters; without the tick two lines have room. */
const BESIDE_A_TICK = 7

/** Says that something was done. */
export function say(done: string): void {
  void wx.showToast({ title: done, icon: done.length <= BESIDE_A_TICK ? 'success' : 'none' })
}

/** The value; where it was refused or did not get through that is said, and there is none. For what comes up on a tap. */
export async function orSaid<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  const outcome = await outcomeOf(asked)
  if ('value' in outcome) return outcome.value
  say(outcome.failure.message)
  return undefined
}

/** Asks once more before something that cannot be taken back; whether they agreed. */
export async function agreed(title: string, content: string, confirmText: string): Promise<boolean> {
  const { confirm } = await wx.showModal({ title, content, confirmText })
  return confirm
}

/** Which of the items a person chose, counted from 0; undefined when they closed them without choosing. */
export async function chosenOf(itemList: string[], alertText?: string): Promise<number | undefined> {
  try {
    const asked = alertText === undefined ? { itemList } : { itemList, alertText }
    return (await wx.showActionSheet(asked)).tapIndex
  } catch (failure) {
    if (!wasCancelled(failure)) throw failure
    return undefined
  }
}
