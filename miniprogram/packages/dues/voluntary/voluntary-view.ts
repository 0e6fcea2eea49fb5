/** The fields of a large voluntary payment, and what was filled in as the server takes it. Pure. */
import type { RequestOf } from '#contract'
import { typedFrom, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { PAYMENT_METHODS } from '../../../domain/dues/dues-account'
import { PAYMENT_METHOD_LABELS } from '../../../domain/dues/labels'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { fen } from '../../../domain/values/money'
import type { FormPlace } from '../../../page-parts/entry-form'
import type { Payment } from '../dues-text'

type Asked =
  | { readonly ok: true; readonly record: RequestOf<'dues.record'> }
  | { readonly ok: true; readonly correct: RequestOf<'dues.correct'> }
  | FormFault

const FIELDS: readonly LedgerField[] = [
  { type: 'money', code: 'fen', label: '金额', hint: '一次 1000 元及以上' },
  { type: 'date', code: 'occurredOn', label: '哪天交的' },
  {
    type: 'choice',
    code: 'method',
    label: '怎样交的',
    options: PAYMENT_METHODS.map((code) => ({ code, label: PAYMENT_METHOD_LABELS[code] })),
  },
]

export function voluntaryFields(asksMember: boolean): LedgerField[] {
  return asksMember ? [{ type: 'member', code: 'member', label: '哪位同志' }, ...FIELDS] : [...FIELDS]
}

export function typedOfVoluntary({ fen: amount, occurredOn, method }: Payment): TypedValues {
  return typedFrom(FIELDS, { fen: amount, occurredOn, method })
}

/** What the server is asked: a payment for no months. Or the field at fault. */
export function voluntaryRequest({ branchId, whose, memberId, entryId }: FormPlace, values: LedgerValues): Asked {
  const { member, fen: amount, occurredOn: day, method: chosen, reason } = values
  const occurredOn = parseCivilDate(String(day))
  if (occurredOn === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  if (typeof amount !== 'number' || amount === 0) return { ok: false, code: 'fen', message: '金额须大于 0' }
  const method = PAYMENT_METHODS.find((each) => each === chosen)
  if (!method) return { ok: false, code: 'method', message: '请选择怎样交的' }
  const payment = { branchId, occurredOn, method, months: [], fen: fen(amount) }
  if (entryId !== '') return { ok: true, correct: { ...payment, entryId, reason: String(reason) } }
  return { ok: true, record: { ...payment, memberId: whose === 'others' ? String(member) : memberId } }
}
