/** Fixing a member's monthly amount, or changing it within the year: what is asked, and what the server takes. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import { typedFrom, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { isCivilDate, parseMonth, type Month } from '../../../domain/time/civil-date'
import { DUES_CHANGE_REASONS, type DuesChangeReason } from '../../../domain/dues/dues-account'
import { DUES_CATEGORIES } from '../../../domain/dues/dues'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { fen } from '../../../domain/values/money'
import { monthText } from '../../../text/dates'
import { CATEGORY_LABELS } from '../dues-text'

export type Account = OutputOf<'dues.accounts'>['accounts'][number]
type Asked =
  | { readonly ok: true; readonly assess: RequestOf<'dues.assess'> }
  | { readonly ok: true; readonly reassess: RequestOf<'dues.reassess'> }
  | FormFault

const TERMS: readonly LedgerField[] = [
  {
    type: 'choice',
    code: 'category',
    label: '党员类别',
    options: DUES_CATEGORIES.map((code) => ({ code, label: CATEGORY_LABELS[code] })),
  },
  { type: 'money', code: 'monthly', label: '每月交纳', hint: '只填核定的数额，不填工资' },
  { type: 'date', code: 'decidedOn', label: '批准减免的日期', optional: true, hint: '只有经上级党委批准减免的才写' },
]

const REASON_LABELS: Readonly<Record<DuesChangeReason, string>> = {
  'base-changed': '工资或离退休费有变动',
  'category-changed': '党员类别有变动，如离退休',
  hardship: '生活困难，上级党委批准减免',
  'hardship-over': '减免到期',
  mistaken: '原来核定有误',
}

/** With an account, the change from a month on; without, the amount of the whole year. */
export function amountFields(account: Account | undefined): LedgerField[] {
  if (!account) return [...TERMS]
  const options = monthsToChange(account).map((month) => ({ code: month, label: monthText(month) }))
  return [
    { type: 'choice', code: 'fromMonth', label: '从哪个月起调整', options },
    ...TERMS,
    {
      type: 'choice',
      code: 'reason',
      label: '调整的原因',
      options: DUES_CHANGE_REASONS.map((code) => ({ code, label: REASON_LABELS[code] })),
    },
  ]
}

/** The months an amount can be changed for: of a month that is paid the difference is open then; what is paid elsewhere stays. */
export function monthsToChange({ months }: Account): Month[] {
  return months.filter(({ standing }) => standing !== 'elsewhere').map(({ month }) => month)
}

export function amountStart(account: Account | undefined): TypedValues {
  if (!account) return { category: 'wage-earner' }
  const { category, monthlyFen, decidedOn } = account
  return typedFrom(TERMS, { category, monthly: monthlyFen, ...(decidedOn === null ? {} : { decidedOn }) })
}

export function amountRequest(
  at: { readonly branchId: string; readonly memberId: string; readonly year: number },
  account: Account | undefined,
  values: LedgerValues,
): Asked {
  const { category: chosen, monthly, decidedOn: decided, fromMonth: from, reason } = values
  const category = DUES_CATEGORIES.find((each) => each === chosen)
  if (!category) return { ok: false, code: 'category', message: '请选择党员类别' }
  // Of an amount that departs from the rule no more the decision of before is not sent on.
  const isDecided = category === 'hardship' && typeof decided === 'string' && isCivilDate(decided)
  const decidedOn = isDecided ? decided : null
  const terms = { ...at, category, monthlyFen: fen(Number(monthly)), decidedOn }
  if (!account) return { ok: true, assess: terms }
  const fromMonth = parseMonth(String(from))
  if (!fromMonth) return { ok: false, code: 'fromMonth', message: '请选择从哪个月起' }
  const why = DUES_CHANGE_REASONS.find((each) => each === reason)
  if (!why) return { ok: false, code: 'reason', message: '请选择调整的原因' }
  return { ok: true, reassess: { ...terms, fromMonth, reason: why } }
}
