import type { SheetForm } from '../components/form-sheet/form-sheet'
import { readForm, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { leaveFor, leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { CallFailure } from '../../../services/call-failure'
import { setUpKinds, type SetUpKind } from '../../../services/ledger-kinds'
import { FIELD_TYPES, fieldFrom, fieldNote, sheetOf, typeNamed, type FieldType } from './field-form'
import {
  declarationOf,
  fieldsIn,
  fieldsOutOfUse,
  headFields,
  sentenceOf,
  typedHead,
  type SentField,
} from './own-kind-view'

interface FieldRow {
  readonly label: string
  readonly note: string
  /** What taking it out is called: one that is stored stays with the records that have it. */
  readonly gone: string
}

/** Sets up a kind of record, or changes one: form, list, figures, evidence and the report's sentence follow from it. */
writingPage('packages/secretary/own-kind/own-kind', {
  data: {
    head: [] as readonly LedgerField[],
    start: {} as TypedValues,
    typed: {} as TypedValues,
    fields: [] as readonly SentField[],
    rows: [] as readonly FieldRow[],
    /** Fields that are stored and out of use, or taken out just now. */
    gone: [] as readonly SentField[],
    goneRows: [] as readonly Pick<FieldRow, 'label' | 'note'>[],
    /** Somebody changed it since it was opened. */
    isOutdated: false,
    types: FIELD_TYPES,
    sentence: '',
    note: '',
    /** Of a kind that is there. */
    title: '',
    isEnded: false,
    sheet: null as SheetForm | null,
    sheetFault: '',
    /** The field in the sheet: its place, or -1 for a new one of that type. */
    at: -1,
    type: 'text' as FieldType,
  },

  async read({ branchId, code }) {
    if (code === undefined) return undefined
    const kind = (await setUpKinds(branchId)).find((each) => each.code === code)
    if (!kind) throw new CallFailure('no-such-kind')
    return kind
  },
  show(kind) {
    const start = typedHead(kind)
    const fields = kind ? fieldsIn(kind) : []
    return {
      ...{ head: headFields(), start, typed: start, ...shown(kind, start, fields), isOutdated: false },
      ...{ title: kind?.title ?? '', isEnded: kind?.isEnded ?? false },
      note: kind ? '有记录以后，只能增加、停用、恢复填写项。' : '',
    }
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    const { typed } = event.detail
    this.setData({ typed, fault: '', faultAt: '', sentence: sentenceOf(typed, this.data.fields) })
  },

  add(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const type = typeNamed(event.detail.key)
    if (type) this.setData({ at: -1, type, sheet: sheetOf(type, this.data.fields), sheetFault: '' })
  },
  edit(event: WechatMiniprogram.TouchEvent) {
    const at = Number(tapped(event, 'at'))
    const { fields } = this.data
    const field = fields[at]
    if (field) this.setData({ at, type: field.type, sheet: sheetOf(field.type, fields, field), sheetFault: '' })
  },
  drop(event: WechatMiniprogram.TouchEvent) {
    const at = Number(tapped(event, 'at'))
    const { typed, fields } = this.data
    const left = fields.filter((_, index) => index !== at)
    this.setData(shown(this.seen, typed, left))
  },
  takeBack(event: WechatMiniprogram.TouchEvent) {
    const { typed, fields, gone } = this.data
    const field = gone[Number(tapped(event, 'at'))]
    if (field) this.setData(shown(this.seen, typed, [...fields, field]))
  },
  put(event: WechatMiniprogram.CustomEvent<{ values: LedgerValues }>) {
    const { at, type, typed, fields, gone } = this.data
    const field = fieldFrom(type, event.detail.values, fields[at])
    if (fields.some(({ label }, index) => index !== at && label === field.label))
      return this.setData({ sheetFault: `“${field.label}”已有一项。` })
    if (gone.some(({ label }) => label === field.label))
      return this.setData({ sheetFault: `“${field.label}”是停用的一项，在下面恢复使用就可以。` })
    const next = at < 0 ? [...fields, field] : fields.map((each, index) => (index === at ? field : each))
    this.setData({ sheet: null, fault: '', faultAt: '', ...shown(this.seen, typed, next) })
  },
  stop() {
    this.setData({ sheet: null })
  },

  async save() {
    await this.attempt(async () => {
      const { head, typed, fields } = this.data
      const filled = readForm(head, typed)
      if (!filled.ok) return notSent(filled.message, filled.code)
      const seen = this.seen ? { version: this.seen.version } : {}
      const declaration = declarationOf(filled.values, fields)
      const { branchId, code } = this.at
      try {
        const declared = await this.send('ledger.declareKind', { ...this.at, ...seen, declaration })
        if (code !== undefined) return leaveSaying('已保存')
        say('已保存')
        // A new one stands at the head of the list that one came from the end of: it is opened, to record something.
        return leaveFor('packages/secretary/ledger/ledger', { branchId, kind: declared.code })
      } catch (failure) {
        if (failure instanceof CallFailure && failure.code === 'kind-changed') this.setData({ isOutdated: true })
        throw failure
      }
    })
  },
  async end() {
    await this.attempt(async () => {
      const { branchId, code = '' } = this.at
      const isEnded = !this.data.isEnded
      await this.send('ledger.endKind', { branchId, code, isEnded })
      this.setData({ isEnded })
      say(isEnded ? '已停用' : '已恢复使用')
    })
  },
  async remove() {
    await this.attempt(async () => {
      const { branchId, code = '' } = this.at
      if (!(await agreed('删除台账', `删除“${this.data.title}”？`, '删除'))) return
      await this.send('ledger.removeKind', { branchId, code })
      return leaveFor('packages/secretary/ledger-kinds/ledger-kinds', { branchId })
    })
  },
})

function shown(kind: SetUpKind | undefined, typed: TypedValues, fields: readonly SentField[]) {
  const gone = fieldsOutOfUse(kind, fields)
  const rows = fields.map((field): FieldRow => {
    return { label: field.label, note: fieldNote(field), gone: field.code === undefined ? '去掉' : '停用' }
  })
  const goneRows = gone.map((field) => ({ label: field.label, note: fieldNote(field) }))
  return { fields, rows, gone, goneRows, sentence: sentenceOf(typed, fields) }
}
