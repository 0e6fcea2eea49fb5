/** As the contract asks: long enough to say something. */
const SHORTEST = 2

/**
 * Asks for a reason before something is done. `heading` says what; `saving` keeps the button from a second press; `fault`
 * is what the server said. Fires `done` with `{ reason }` and `close`. What was typed stays until it is closed.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    heading: { type: String, value: '请写明原因' },
    button: { type: String, value: '确定' },
    saving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { reason: '', isLongEnough: false },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ reason: '', isLongEnough: false })
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const reason = event.detail.value
      this.setData({ reason, isLongEnough: reason.trim().length >= SHORTEST })
    },
    done() {
      if (this.data.isLongEnough && !this.data.saving) this.triggerEvent('done', { reason: this.data.reason.trim() })
    },
    close() {
      this.triggerEvent('close')
    },
    visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
  },
})
