import type { LedgerField } from '../../../../domain/ledger/ledger'
import { readForm, type Person, type TypedValues } from '../../../../components/ledger-form/ledger-form-view'

/** What is asked in a sheet. */
export interface SheetForm {
  readonly title: string
  readonly button: string
  readonly fields: readonly LedgerField[]
  /** What stands in it at first. */
  readonly start: TypedValues
}

/**
 * A short form that comes up from below a page. `form`: what is asked, or null while nothing is; `people`: who can be
 * chosen; `saving` keeps the button from a second press; `fault` is what the server said. Fires `done` with `{ values }`
 * once everything is filled in, and `close`.
 */
Component({
  properties: {
    form: { type: Object, value: null as unknown as SheetForm },
    people: { type: Array, value: [] as Person[] },
    saving: { type: Boolean, value: false },
    fault: { type: String, value: '' },
  },
  data: { faultAt: '', ownFault: '' },
  observers: {
    form(form: SheetForm | null) {
      TYPED.set(this, form?.start ?? {})
      this.setData({ faultAt: '', ownFault: '' })
    },
  },
  methods: {
    keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
      TYPED.set(this, event.detail.typed)
      if (this.data.ownFault) this.setData({ faultAt: '', ownFault: '' })
    },
    done() {
      if (this.data.saving) return
      const form = readForm(this.data.form.fields, TYPED.get(this) ?? {})
      this.setData(form.ok ? { faultAt: '', ownFault: '' } : { faultAt: form.code, ownFault: form.message })
      if (form.ok) this.triggerEvent('done', { values: form.values })
    },
    close() {
      this.triggerEvent('close')
    },
    visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
  },
})

const TYPED = new WeakMap<object, TypedValues>()
