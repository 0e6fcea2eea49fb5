import { tapped } from '../../../../page-parts/tapped'

/**
 * People with what was noted of them, one big row each. Where `tappable`, a row fires `choose` and, while nothing is
 * noted, its button fires `quick`; both with `{ memberId }`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    /** See SheetRow in sheet-rows.ts. */
    rows: { type: Array, value: [] as readonly unknown[] },
    tappable: { type: Boolean, value: false },
    /** What the button of an unmarked row says; none without it. */
    quick: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      if (this.data.tappable) this.triggerEvent('choose', { memberId: tapped(event) })
    },
    quickly(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('quick', { memberId: tapped(event) })
    },
  },
})
