/** The fields of a gift, and what was filled in as the server takes it. Pure. */
import type { RequestOf } from '#contract'
import { typedFrom, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { fen } from '../../../domain/values/money'
import type { FormPlace } from '../../../page-parts/entry-form'
import type { Gift } from '../service-text'

type Asked =
  | { readonly ok: true; readonly record: RequestOf<'donation.record'> }
  | { readonly ok: true; readonly correct: RequestOf<'donation.correct'> }
  | FormFault

const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'campaign', label: '捐给哪件事', maxLength: 60 },
  { type: 'money', code: 'fen', label: '金额' },
  { type: 'date', code: 'occurredOn', label: '日期' },
  { type: 'text', code: 'receipt', label: '票据编号', maxLength: 60, optional: true, hint: '接收单位开具的正式票据' },
]

const OWN_WILL: LedgerField = { type: 'yes-no', code: 'willing', label: '这笔捐款是我自愿的', optional: true }
/** It can be looked up where it is: that it exists is not enough. */
const ON_PAPER: LedgerField = {
  ...{ type: 'text', code: 'paper', label: '本人写明自愿的书面说明', maxLength: 60, optional: true },
  hint: '有的写明在哪里，如“捐款自愿书，支部档案盒3”；没有的不填',
}

/** One's own will only oneself can state; of others what they stated on paper is noted. */
export function giftFields(asksMember: boolean, whose: FormPlace['whose']): LedgerField[] {
  const willing = whose === 'own' ? OWN_WILL : ON_PAPER
  return [...(asksMember ? [{ type: 'member', code: 'member', label: '哪位同志' } as const] : []), ...FIELDS, willing]
}

export function typedOfGift({ campaign, fen: amount, occurredOn, receipt, paper }: Gift): TypedValues {
  const typed = typedFrom(FIELDS, { campaign, fen: amount, occurredOn, ...(receipt === null ? {} : { receipt }) })
  // What the giver said was of the gift as it was: a corrected one they can say it of again.
  return paper === null ? typed : { ...typed, paper }
}

/** What the server is asked, or the field at fault. */
export function giftRequest({ branchId, whose, memberId, entryId }: FormPlace, values: LedgerValues): Asked {
  const { member, campaign, fen: amount, occurredOn: day, receipt, reason } = values
  const occurredOn = parseCivilDate(String(day))
  if (occurredOn === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  if (typeof amount !== 'number' || amount === 0) return { ok: false, code: 'fen', message: '金额须大于 0' }
  const gift = {
    branchId,
    campaign: String(campaign),
    fen: fen(amount),
    occurredOn,
    receipt: typeof receipt === 'string' ? receipt : null,
    ...saidOf(values, whose),
  }
  if (entryId !== '') return { ok: true, correct: { ...gift, entryId, reason: String(reason) } }
  return { ok: true, record: { ...gift, memberId: whose === 'others' ? String(member) : memberId } }
}

function saidOf({ willing, paper }: LedgerValues, whose: FormPlace['whose']) {
  if (whose === 'own') return { willing: willing === true ? ('giver' as const) : null, paper: null }
  return typeof paper === 'string' ? { willing: 'paper' as const, paper } : { willing: null, paper: null }
}
