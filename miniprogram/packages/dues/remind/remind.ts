import type { OutputOf } from '#contract'
import { copyNotice, shareNotice } from '../../../page-parts/group-notice'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { sendInPortions } from '../../../services/portions'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { DUES_NOTICE, remindView, type RemindView } from './remind-view'

const NOTHING: RemindView = {
  ...{ now: [], later: [], speak: [], leftOut: [], answered: [], talks: [], care: [] },
  article: '',
}

/** Reminding of dues: who gets a message, who does not and why, before one tap sends; then what WeChat answered. */
readingPage('packages/dues/remind/remind', {
  data: { view: NOTHING, notice: DUES_NOTICE },

  read: ({ branchId }) => ask('dues.reminders', { branchId }),
  show(reminders) {
    const isBare = reminders.people.length === 0
    return {
      ...(isBare ? nothing('名册上还没有应交党费的同志。') : {}),
      view: remindView(reminders),
    }
  },

  async remind() {
    const { branchId } = this.at
    await this.attempt(async () => {
      const memberIds = this.data.view.now.map(({ memberId }) => memberId)
      const told = (done: readonly OutputOf<'dues.remind'>[]) =>
        done.some(({ asked }) => asked > 0) ? '已交给微信，答复在下面' : '现在没有可以发的'
      const input = { branchId, memberIds }
      say(await sendInPortions(this, 'dues.remind', input, told, () => this.send('dues.remind', input)))
      await this.load()
    })
  },
  /** A talk is noted in the ledger, of the member, by whoever talked. */
  async speak(event: WechatMiniprogram.TouchEvent) {
    const memberId = tapped(event)
    const me = await whoAmI()
    await open('packages/secretary/ledger-write/ledger-write', {
      ...{ branchId: this.at.branchId, kind: 'dues-reminder-talk', task: 'record' },
      ...{ memberId, partner: me.bound ? me.memberId : '' },
    })
  },

  copyNotice,
  onShareAppMessage: shareNotice,
})
