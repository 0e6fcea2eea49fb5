import { tapped, tappedOneOf } from '../../page-parts/tapped'
import { ASKING, ASKINGS, type Asking, type DeskCard, type EntryCard, type Settling } from './entry-card'

/**
 * Records as cards, each with what may be done. `rows`: EntryCard[] or DeskCard[]; `saving` and `fault`: of the act under way.
 * Fires `settle` with `Settling`, and `pick`, `undo`, `open`, `correct` and `extra` with `{ entryId }`. A dispute or a
 * withdrawal asks why first; the sheet closes once it cannot be done any more. A card keeps its height whatever is done with it.
 */
Component({
  properties: {
    rows: { type: Array, value: [] as EntryCard[] },
    saving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { asking: '' as Asking | '', heading: '', button: '', at: '' },
  observers: {
    rows(rows: (EntryCard & Partial<DeskCard>)[]) {
      const { asking, at } = this.data
      const row = rows.find(({ entryId }) => entryId === at)
      const may = row?.mark !== 'done' && (asking === 'dispute' ? row?.mayDispute : row?.mayWithdraw)
      if (asking !== '' && may !== true) this.setData({ asking: '' })
    },
  },
  methods: {
    confirm(event: WechatMiniprogram.TouchEvent) {
      this.setData({ at: tapped(event) })
      this.fire('confirm', '')
    },
    ask(event: WechatMiniprogram.TouchEvent) {
      const act = tappedOneOf(event, 'act', ASKINGS)
      if (!act) return
      const at = tapped(event)
      const { withdrawal } = this.data.rows.find(({ entryId }) => entryId === at) ?? {}
      const other = act === 'withdraw' && withdrawal !== undefined
      const words = other ? { heading: `${withdrawal}这条记录`, button: withdrawal } : ASKING[act]
      this.setData({ at, asking: act, ...words })
    },
    stopAsking() {
      this.setData({ asking: '' })
    },
    give(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      if (this.data.asking !== '') this.fire(this.data.asking, event.detail.reason)
    },
    /** `pick`, `undo`, `open`, `correct`, `extra`: as the template names it. */
    tell(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent(tapped(event, 'tell'), { entryId: tapped(event) })
    },
    fire(act: Settling['act'], reason: string) {
      if (this.data.saving) return
      const settling: Settling = { entryId: this.data.at, act, reason }
      this.triggerEvent('settle', settling)
    },
  },
})
