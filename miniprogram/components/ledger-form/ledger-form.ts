import type { LedgerField } from '../../domain/ledger/ledger'
import { tapped } from '../../page-parts/tapped'
import { idsOf, rowOf, rowsOf, type FormRow, type Person, type Typed, type TypedValues } from './ledger-form-view'

/**
 * One form for declared fields. `fields`: what to ask (LedgerField[]); `typed`: what stands in it at first; `people`: who
 * can be chosen; `fault-at` and `fault`: the field at fault and the sentence under it.
 * Fires `change` with `{ typed }`: everything that stands in the form. Read it with `readForm` of ledger-form-view.
 */
Component({
  properties: {
    fields: { type: Array, value: [] as LedgerField[] },
    typed: { type: Object, value: {} },
    people: { type: Array, value: [] as Person[] },
    faultAt: { type: String, value: '' },
    fault: { type: String, value: '' },
  },
  data: {
    rows: [] as FormRow[],
    areAllOptional: false,
    picking: '',
    pickingMany: false,
    pickingLabel: '',
    picked: [] as readonly string[],
  },
  observers: {
    'fields, typed, people'(fields: LedgerField[], typed: TypedValues, people: Person[]) {
      // Where nothing is required it need not be said of each.
      this.setData({ rows: rowsOf(fields, typed, people), areAllOptional: fields.every((field) => field.optional) })
      this.keep(typed)
    },
  },
  methods: {
    /** What stands in the form, apart from the view so that typing does not redraw everything. */
    keep(typed: TypedValues): void {
      KEPT.set(this, typed)
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put(codeOf(event), event.detail.value)
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const [code, option] = [codeOf(event), tapped(event, 'option')]
      const row = this.data.rows.find((each) => each.code === code)
      const again = row?.options.some((each) => each.code === option && each.isChosen) === true
      // A second tap takes an optional choice back; a required one stays.
      this.put(code, again && row?.isRequired === false ? '' : option)
    },
    pick(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows.find(({ code }) => code === codeOf(event))
      if (!row) return
      const picked = idsOf((KEPT.get(this) ?? {})[row.code])
      this.setData({ picking: row.code, pickingMany: row.isMany, pickingLabel: row.label, picked })
    },
    picked(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      const { picking, pickingMany } = this.data
      this.put(picking, pickingMany ? event.detail.memberIds : (event.detail.memberIds[0] ?? ''))
      this.stopPicking()
    },
    stopPicking() {
      this.setData({ picking: '' })
    },
    put(code: string, value: Typed): void {
      const typed = { ...KEPT.get(this), [code]: value }
      this.keep(typed)
      const at = this.data.rows.findIndex((row) => row.code === code)
      const field = this.data.fields.find((each) => each.code === code)
      if (field) this.setData({ [`rows[${at}]`]: rowOf(field, value, this.data.people) })
      this.triggerEvent('change', { typed })
    },
  },
})

const KEPT = new WeakMap<object, TypedValues>()

function codeOf(event: Parameters<typeof tapped>[0]): string {
  return tapped(event, 'code')
}
