/** Noting that somebody pays their dues elsewhere, or here again: what is asked, and what is sent. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import type { FormFault } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import type { Month } from '../../../domain/time/civil-date'
import { monthText } from '../../../text/dates'
import type { DuesMonthView } from '../dues-text'

type Account = OutputOf<'dues.accounts'>['accounts'][number]

/** The months that can be said of: open, or paid elsewhere already. */
export function monthsToSay({ months }: Account): DuesMonthView[] {
  return months.filter(({ openFen, standing }) => openFen > 0 || standing === 'elsewhere')
}

export function elsewhereFields(account: Account): LedgerField[] {
  const options = monthsToSay(account).map(({ month }) => ({ code: month, label: monthText(month) }))
  const isAway = account.months.some(({ standing }) => standing === 'elsewhere')
  const sides = [
    { code: 'elsewhere', label: '在别处交' },
    ...(isAway ? [{ code: 'here', label: '改回由本支部收' }] : []),
  ]
  return [
    { type: 'choice', code: 'side', label: '党费在哪里交', options: sides },
    { type: 'choice', code: 'from', label: '从哪个月起', options },
    { type: 'choice', code: 'to', label: '到哪个月', options },
    {
      ...{ type: 'text', code: 'where', label: '交给哪个党组织', maxLength: 60, optional: true },
      hint: '如驻外流动党员党支部；改回由本支部收的不写',
    },
  ]
}

export function elsewhereRequest(
  at: { readonly branchId: string; readonly memberId: string },
  account: Account,
  { side, from, to, where }: LedgerValues,
): { readonly ok: true; readonly input: RequestOf<'dues.payElsewhere'> } | FormFault {
  const isAway = side === 'elsewhere'
  const named = typeof where === 'string' ? where.trim() : ''
  if (isAway && named === '') return { ok: false, code: 'where', message: '请写明交给哪个党组织' }
  const isMeant = ({ month, standing }: DuesMonthView) =>
    month >= String(from) && month <= String(to) && (isAway || standing === 'elsewhere')
  const months: Month[] = monthsToSay(account)
    .filter(isMeant)
    .map(({ month }) => month)
  if (months.length === 0) return { ok: false, code: 'to', message: '这几个月里没有可以改的' }
  return { ok: true, input: { ...at, months, where: isAway ? named : null } }
}
