/** The fields of a voluntary payment for no months, and what was filled in as the server takes it. Pure. */
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
  { type: 'money', code: 'fen', label: '金额', hint: '完全自愿，多少不限' },
  { type: 'date', code: 'occurredOn', label: '哪天交的' },
  {
    type: 'choice',
    code: 'method',
    label: '怎样交的',
    options: PAYMENT_METHODS.map((code) => ({ code, label: PAYMENT_METHOD_LABELS[code] })),
  },
  {
    type: 'choice',
    code: 'handedOn',
    label: '怎样上缴',
    options: [
      { code: 'with-dues', label: '随党费上缴' },
      { code: 'large', label: '大额党费（一次 1000 元及以上，单独上缴中央）' },
    ],
  },
]

export function voluntaryFields(asksMember: boolean): LedgerField[] {
  return asksMember ? [{ type: 'member', code: 'member', label: '哪位同志' }, ...FIELDS] : [...FIELDS]
}

export function typedOfVoluntary({ fen: amount, occurredOn, method, isLargeVoluntary }: Payment): TypedValues {
  const handedOn = isLargeVoluntary ? 'large' : 'with-dues'
  return typedFrom(FIELDS, { fen: amount, occurredOn, method, handedOn })
}

/** What the server is asked: a payment for no months. Or the field at fault. */
export function voluntaryRequest({ branchId, whose, memberId, entryId }: FormPlace, values: LedgerValues): Asked {
  const { member, fen: amount, occurredOn: day, method: chosen, handedOn, reason } = values
  const occurredOn = parseCivilDate(String(day))
  if (occurredOn === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  if (typeof amount !== 'number' || amount === 0) return { ok: false, code: 'fen', message: '金额须大于 0' }
  const method = PAYMENT_METHODS.find((each) => each === chosen)
  if (!method) return { ok: false, code: 'method', message: '请选择怎样交的' }
  const isLargeVoluntary = handedOn === 'large'
  const payment = { branchId, occurredOn, method, months: [], fen: fen(amount), isLargeVoluntary }
  if (entryId !== '') return { ok: true, correct: { ...payment, entryId, reason: String(reason) } }
  return { ok: true, record: { ...payment, memberId: whose === 'others' ? String(member) : memberId } }
}
