import { tapped } from '../../../../page-parts/tapped'

interface NumberField {
  readonly field: string
  readonly label: string
}

/**
 * Whole numbers side by side. `values`: what is typed, by field; `of` and `unit`: what stands before and after a label for
 * those who hear the page. Fires `type` with `{ field, value }`.
 */
Component({
  properties: {
    fields: { type: Array, value: [] as readonly NumberField[] },
    values: { type: Object, value: {} as Readonly<Record<string, string>> },
    of: { type: String, value: '' },
    unit: { type: String, value: '票' },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('type', { field: tapped(event, 'field'), value: event.detail.value })
    },
  },
})
