/** The fields of a gift, and what was filled in as the server takes it. Pure. */
import type { RequestOf } from '#contract'
import { readForm, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate } from '../../../domain/civil-date'
import type { LedgerField } from '../../../domain/ledger'
import { fen } from '../../../domain/money'

export type Whose = 'own' | 'others'
type GiftRequest = RequestOf<'donation.record'>

const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'campaign', label: '捐给哪件事', maxLength: 60 },
  { type: 'money', code: 'fen', label: '金额' },
  { type: 'date', code: 'occurredOn', label: '日期' },
  { type: 'text', code: 'receipt', label: '票据编号', maxLength: 60, optional: true, hint: '接收单位开具的正式票据' },
]

export function giftFields(whose: Whose): LedgerField[] {
  return whose === 'others' ? [{ type: 'member', code: 'member', label: '哪位同志' }, ...FIELDS] : [...FIELDS]
}

/** What the server is asked, or the field at fault. `own`: whose phone this is. */
export function giftRequest(
  branchId: string,
  whose: Whose,
  own: string,
  typed: TypedValues,
): { readonly ok: true; readonly request: GiftRequest } | FormFault {
  const form = readForm(giftFields(whose), typed)
  if (!form.ok) return form
  const { member, campaign, fen: amount, occurredOn, receipt } = form.values
  const day = parseCivilDate(String(occurredOn))
  if (day === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  if (typeof amount !== 'number' || amount === 0) return { ok: false, code: 'fen', message: '金额须大于 0' }
  const request: GiftRequest = {
    branchId,
    memberId: whose === 'others' ? String(member) : own,
    campaign: String(campaign),
    fen: fen(amount),
    occurredOn: day,
    receipt: typeof receipt === 'string' ? receipt : null,
  }
  return { ok: true, request }
}
