import { tapped, tappedOneOf } from '../../page-parts/tapped'
import { ASKING, ASKINGS, type Asking, type EntryCard, type Settling } from './entry-card'

/**
 * Records as cards, each with what may be done. `rows`: EntryCard[]; `saving` and `fault`: of the act under way.
 * Fires `settle` with `Settling`, `correct` and `extra` with `{ entryId }`. A dispute or a withdrawal asks why first; the
 * sheet closes when `rows` change.
 */
Component({
  properties: {
    rows: { type: Array, value: [] as EntryCard[] },
    saving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { asking: '' as Asking | '', heading: '', button: '', at: '' },
  observers: {
    rows() {
      this.setData({ asking: '' })
    },
  },
  methods: {
    confirm(event: WechatMiniprogram.TouchEvent) {
      this.setData({ at: idOf(event) })
      this.fire('confirm', '')
    },
    ask(event: WechatMiniprogram.TouchEvent) {
      const act = tappedOneOf(event, 'act', ASKINGS)
      if (act) this.setData({ at: idOf(event), asking: act, ...ASKING[act] })
    },
    stopAsking() {
      this.setData({ asking: '' })
    },
    give(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      if (this.data.asking !== '') this.fire(this.data.asking, event.detail.reason)
    },
    correct(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('correct', { entryId: idOf(event) })
    },
    extra(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('extra', { entryId: idOf(event) })
    },
    fire(act: Settling['act'], reason: string) {
      if (this.data.saving) return
      const settling: Settling = { entryId: this.data.at, act, reason }
      this.triggerEvent('settle', settling)
    },
  },
})

function idOf(event: WechatMiniprogram.TouchEvent): string {
  return tapped(event)
}
