/** Doing one thing at a time, on a page or in a component. */
import { CallFailure } from '../services/call-failure'
import { PhoneRefusal } from '../services/phone'
import { fieldWords, type Labels } from './field-words'
import { leave, type Leaving } from './leaving'

/** What was not sent, and why: a field at fault, or '' where it is none. */
export interface NotSent {
  readonly code: string
  readonly message: string
}

/** What came of it: why it was not sent, where the page goes now, or nothing. */
export type Done = NotSent | Leaving | void

/** What a page or a component shows of what it does. */
interface Doing {
  readonly data: { readonly isSaving: boolean }
  /** What it calls the fields it sends, so that a refusal of one can say which. */
  readonly labels?: Labels
  setData(change: { readonly isSaving: boolean; readonly fault?: string; readonly faultAt?: string }): void
}

/**
 * The method `attempt` of a page of the kit, and of a component that sends: does one thing, and nothing else until it is
 * done. A `CallFailure`, a `PhoneRefusal`, or what is answered as not sent, becomes the sentence `fault`; a defect is thrown
 * on. Where to go then is answered as well (`leaveSaying` …).
 */
export async function attempt(this: Doing, work: () => Promise<Done>): Promise<void> {
  if (this.data.isSaving) return
  this.setData({ isSaving: true, fault: '', faultAt: '' })
  let end: { fault?: string; faultAt?: string } = {}
  try {
    const done = await work()
    if (done && 'leave' in done) await leave.call(this, done)
    else if (done) end = { fault: done.message, faultAt: done.code }
  } catch (failure) {
    if (failure instanceof CallFailure) {
      const { code, message } = fieldWords(failure, this.labels ?? {})
      end = { fault: message, faultAt: code }
    } else if (failure instanceof PhoneRefusal) end = { fault: failure.message }
    else throw failure
  } finally {
    this.setData({ isSaving: false, ...end })
  }
}
