import { tapped } from '../../../../page-parts/tapped'

/** Meetings as cards, each with its day, place and the person's own part. Fires `choose` with `{ meetingId }`. */
Component({
  options: { virtualHost: true },
  properties: {
    /** Rows of the list page's view: meetingId, title, when, where, kinds, tag. */
    rows: { type: Array, value: [] as readonly unknown[] },
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { meetingId: tapped(event) })
    },
  },
})
