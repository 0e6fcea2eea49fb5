/** A tab page: who one is decides what it shows, anew at every return; pulling down asks the server again. */
import { CallFailure } from '../services/call-failure'
import { forgetMe, whoAmI, type Me } from '../services/session'
import { sentenceFor } from '../text/refusals'

export type Bound = Extract<Me, { bound: true }>
interface OwnPage {
  setData(change: Readonly<Record<string, unknown>>): void
  load(): Promise<void>
}

/** Shows a member their own and anybody else what `others` see; where that cannot be found out it can be retried. */
export async function showOwn(
  page: OwnPage,
  own: (me: Bound) => Promise<void>,
  others: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    const me = await whoAmI()
    if (me.bound) await own(me)
    else page.setData(others)
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure
    page.setData({ state: 'failed', message: sentenceFor(failure.code) })
  }
}

/** The method of a page that asks anew who one is when it is pulled down. */
export async function onPullDownRefresh(this: OwnPage): Promise<void> {
  forgetMe()
  await this.load()
  await wx.stopPullDownRefresh()
}
