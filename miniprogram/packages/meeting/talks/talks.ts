import type { PageState } from '../../../components/page-state/page-state'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { talkRows, type TalkRow } from './talks-view'

/** For the secretary alone: who might be asked how they are, and noting that one has talked. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    rows: [] as TalkRow[],
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/meeting/talks/talks'>(query).branchId ?? ''
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  async load() {
    const answer = await read('meeting.talksProposed', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed, rows: [] })
    const rows = talkRows(answer.value)
    this.setData({ state: rows.length > 0 ? 'ready' : 'empty', message: '现在没有建议谈心的同志。', rows })
  },

  openMeeting(event: WechatMiniprogram.TouchEvent) {
    const meetingId = String(event.currentTarget.dataset['id'])
    void open('packages/meeting/detail/detail', { branchId: this.branchId, meetingId })
  },

  /** The talk is the secretary's, with the member as the one talked with. */
  async note(event: WechatMiniprogram.TouchEvent) {
    const partner = String(event.currentTarget.dataset['id'])
    const me = await whoAmI()
    const memberId = me.bound ? me.memberId : ''
    const kind = 'heart-to-heart-talk'
    const to = { branchId: this.branchId, kind, task: 'record', memberId, partner } as const
    await open('packages/secretary/ledger-write/ledger-write', to)
  },
})
