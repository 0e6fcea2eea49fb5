import { remindMeView, type Offered, type RemindMeView } from './remind-me-text'

/**
 * Offers to let WeChat tell somebody something, once for a tap. Shows nothing where no template is set up. `note` says
 * what became of the last tap. Fires `ask`: the page asks WeChat in the same tap (page-parts/reminding.ts).
 */
Component({
  properties: {
    consent: { type: Object, value: null as unknown as Offered },
    note: { type: String, value: '' },
  },
  data: { view: null as RemindMeView | null },
  observers: {
    consent(consent: Offered | null) {
      this.setData({ view: remindMeView(consent) })
    },
  },
  methods: {
    ask() {
      this.triggerEvent('ask')
    },
  },
})
