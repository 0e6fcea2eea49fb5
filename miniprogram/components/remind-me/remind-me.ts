import { remindMeView, type Offered, type RemindMeView } from './remind-me-text'

/**
 * Offers to let WeChat tell somebody something, once for a tap. Fires `ask` with `{ kind }`: the page asks WeChat in the
 * same tap (page-parts/reminding.ts).
 */
Component({
  properties: {
    offered: { type: Object, value: null as unknown as Offered },
  },
  data: { view: null as RemindMeView | null },
  observers: {
    offered(offered: Offered | null) {
      this.setData({ view: offered && remindMeView(offered) })
    },
  },
  methods: {
    ask() {
      this.triggerEvent('ask', { kind: this.data.offered.kind })
    },
  },
})
