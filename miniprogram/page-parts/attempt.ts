/** Doing one thing at a time, on a page or in a component. */
import { CallFailure } from '../services/call-failure'

/** What was not sent, and why: a field at fault, or '' where it is none. */
export interface NotSent {
  readonly code: string
  readonly message: string
}

/** What a page or a component shows of what it does. */
interface Doing {
  readonly data: { readonly isSaving: boolean }
  setData(change: { readonly isSaving: boolean; readonly fault?: string; readonly faultAt?: string }): void
}

/**
 * The method `attempt` of a page of the kit, and of a component that sends: does one thing, and nothing else until it is
 * done. A `CallFailure`, or what is answered as not sent, becomes the sentence `fault`; a defect is thrown on.
 */
export async function attempt(this: Doing, work: () => Promise<NotSent | void>): Promise<void> {
  if (this.data.isSaving) return
  this.setData({ isSaving: true, fault: '', faultAt: '' })
  let end: { fault?: string; faultAt?: string } = {}
  try {
    const notSent = await work()
    if (notSent) end = { fault: notSent.message, faultAt: notSent.code }
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure
    end = { fault: failure.message }
  } finally {
    this.setData({ isSaving: false, ...end })
  }
}
