/**
 * Asks for a reason before something is done: one of those suggested, or the person's own words. Fires `give` with
 * `{ reason }` and `close`; what was typed stays until it is closed.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** What happens then: one sentence. */
    note: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    /** Words that are often the reason: a tap writes them. */
    suggestions: { type: Array, value: [] as readonly string[] },
    action: { type: String, value: '提交' },
    isSaving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { reason: '', isShort: false, choices: [] as { readonly key: string; readonly label: string }[] },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ reason: '', isShort: false })
    },
    suggestions(suggestions: readonly string[]) {
      this.setData({ choices: suggestions.map((label) => ({ key: label, label })) })
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value, isShort: false })
    },
    suggest(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ reason: event.detail.key, isShort: false })
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
