import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { ledgerKind } from '../../../domain/ledger/kinds/catalogue'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { filledIn, keepTyped, READING_FORM } from '../../../page-parts/form-page'
import { today } from '../../../services/clock'
import type { LedgerItem } from '../../../services/ledger'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import {
  asksOtherFields,
  bodyOf,
  outcomeOf,
  reasonIn,
  startOf,
  TASKS,
  titleOf,
  writeFields,
  type Named,
  type Task,
} from './ledger-write-view'

/** One form for every kind: a new entry, a correction, or the outcome of a matter. */
Page({
  data: {
    ...READING_FORM,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    people: [] as readonly NamedPerson[],
    button: '保存',
  },
  branchId: '',
  kind: '',
  entryId: '',
  task: 'record' as Task,
  named: {} as Named,
  typed: {} as TypedValues,
  item: null as LedgerItem | null,

  onLoad(query: Record<string, string | undefined>) {
    const given = parametersOf<'packages/secretary/ledger-write/ledger-write'>(query)
    const { branchId = '', kind = '', entryId = '', memberId, partner } = given
    Object.assign(this, {
      branchId,
      kind,
      entryId,
      named: { memberId, partner },
      task: TASKS.find((task) => task === given.task) ?? 'record',
    })
    void this.load()
  },

  async load() {
    const kind = ledgerKind(this.kind)
    if (!kind) return this.setData({ state: 'failed', message: sentenceFor('no-such-kind') })
    const { branchId, entryId, task } = this
    const [people, found] = await Promise.all([
      peopleOf(branchId),
      task === 'record' ? undefined : read('ledger.get', { branchId, entryId }),
    ])
    if (found && 'failed' in found) return this.setData({ ...found.failed })
    this.item = found?.value.item ?? null
    this.typed = startOf(kind, task, found?.value.item, today(), this.named)
    this.setData({ state: 'ready', people, start: this.typed, fields: writeFields(kind, task, this.typed) })
    void wx.setNavigationBarTitle({ title: titleOf(kind, task) })
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    const kind = ledgerKind(this.kind)
    const { typed } = event.detail
    const before = this.typed
    keepTyped(this, typed)
    if (kind && asksOtherFields(before, typed))
      this.setData({ start: typed, fields: writeFields(kind, this.task, typed) })
  },

  async save() {
    const kind = ledgerKind(this.kind)
    if (!kind) return
    const recorded = this.task === 'conclude' ? (this.item?.values ?? {}) : {}
    const values = filledIn(this, this.data.fields, recorded, kind.fields)
    if (!values) return
    if (!(await this.send(values))) return
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },

  send(values: LedgerValues) {
    const kind = ledgerKind(this.kind)
    if (!kind) return undefined
    const { branchId, entryId } = this
    if (this.task === 'conclude')
      return submit(this, 'ledger.conclude', { branchId, entryId, ...outcomeOf(kind, values) })
    const body = bodyOf(kind, values)
    return this.task === 'correct'
      ? submit(this, 'ledger.correct', { branchId, entryId, reason: reasonIn(values), ...body })
      : submit(this, 'ledger.record', { branchId, kind: kind.code, ...body })
  },
})
