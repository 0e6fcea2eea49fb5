import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { talkRows, type TalkRow } from './talks-view'

/** For the secretary alone: who might be asked how they are, and noting that one has talked. */
readingPage('packages/ledger/talks/talks', {
  data: { rows: [] as readonly TalkRow[] },

  read: ({ branchId }) => ask('meeting.talksProposed', { branchId }),
  show(proposed) {
    const rows = talkRows(proposed)
    return { ...(rows.length > 0 ? {} : nothing('现在没有建议谈心的同志。')), rows }
  },

  openMeeting(event: WechatMiniprogram.TouchEvent) {
    void open('packages/meeting/detail/detail', { branchId: this.at.branchId, meetingId: tapped(event) })
  },

  /** The talk is the secretary's, with the member as the one talked with. */
  async note(event: WechatMiniprogram.TouchEvent) {
    const me = await whoAmI()
    await open('packages/secretary/ledger-write/ledger-write', {
      branchId: this.at.branchId,
      kind: 'heart-to-heart-talk',
      task: 'record',
      memberId: me.bound ? me.memberId : '',
      partner: tapped(event),
    })
  },
})
