/** The end of a list that grows: that more is being read, or why it is not there. Fires `more` to ask for it again. */
Component({
  options: { virtualHost: true },
  properties: {
    loading: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  methods: {
    more() {
      this.triggerEvent('more')
    },
  },
})
