/** One thing that can be chosen; `isChosen` only where several can be. */
export interface Choice {
  readonly key: string | number
  readonly label: string
  readonly isChosen?: boolean
}

/**
 * Choices side by side, large enough for a thumb. One of them is `chosen` by its key; with `many` each says itself
 * whether it is. `label` is what is chosen, for those who hear the page. Fires `choose` with `{ key }`.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    choices: { type: Array, value: [] as Choice[] },
    chosen: { type: String, optionalTypes: [Number], value: '' },
    many: { type: Boolean, value: false },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { key: event.currentTarget.dataset['key'] as Choice['key'] })
    },
  },
})
