/**
 * What can be sent into the branch's group: the `words`, to be copied, and the page's card. Fires `copy`; the card is what the
 * page answers to `onShareAppMessage` (page-parts/group-notice.ts).
 */
Component({
  properties: {
    words: { type: String, value: '' },
    /** What the card does not say, and where it leads. */
    note: { type: String, value: '' },
  },
  methods: {
    copy() {
      this.triggerEvent('copy')
    },
  },
})
