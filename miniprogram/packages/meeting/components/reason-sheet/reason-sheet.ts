/** Asks for a reason before something is done. Fires `give` with `{ reason }` and `close`; what was typed stays. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** What happens then: one sentence. */
    note: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    action: { type: String, value: '提交' },
    isSaving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { reason: '', isShort: false },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value, isShort: false })
    },
    give() {
      const reason = this.data.reason.trim()
      if (reason.length < 2) this.setData({ isShort: true })
      else if (!this.data.isSaving) this.triggerEvent('give', { reason })
    },
    close() {
      this.triggerEvent('close')
    },
    visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
  },
})
