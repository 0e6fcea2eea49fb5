import { listPage } from '../../../page-parts/list-page'
import { notSent } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { ask, askWhoIsOnRoll } from '../../../services/page-load'
import { receivedRows, sitsOnCommittee } from './feedback-view'

/** An opinion to the committee, with or without a name; and for the committee, what came in. */
listPage('packages/member/feedback/feedback', {
  data: { branchName: '', text: '', isNamed: false, isSent: false, isCommittee: false },
  refresh: 'opened',

  async portion(_, __, cursor) {
    const me = await askWhoIsOnRoll()
    const { branchId } = me.branch
    const isCommittee = sitsOnCommittee(me)
    const received = isCommittee ? await ask('feedback.list', { branchId, cursor }) : { items: [], next: null }
    return { ...received, branch: me.branch, isCommittee }
  },
  rows: (items) => receivedRows(items, today()),
  /** Whoever has received nothing can write all the same. */
  show: ({ first: { branch, isCommittee } }) => ({ state: 'ready', branchName: branch.name, isCommittee }),
  nothing: '',

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value, fault: '' })
  },
  name(event: WechatMiniprogram.TouchEvent) {
    this.setData({ isNamed: tapped(event, 'named') === 'yes' })
  },

  async deliver() {
    await this.attempt(async () => {
      const { text, isNamed } = this.data
      const branchId = this.seen?.first.branch.branchId
      if (branchId === undefined) return undefined
      if (text.trim() === '') return notSent('请写下您的意见或建议。')
      await this.send('feedback.send', { branchId, text, named: isNamed })
      this.setData({ text: '', isSent: true })
      if (this.data.isCommittee) await this.load()
      return undefined
    })
  },
  again() {
    this.setData({ isSent: false })
  },
})
