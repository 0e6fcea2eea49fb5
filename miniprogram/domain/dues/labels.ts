/** What people read for the codes of this room. */
import type { DuesStanding, PaymentMethod } from './dues-account'

export const DUES_STANDING_LABELS: Readonly<Record<DuesStanding, string>> = {
  unpaid: '未交',
  'on-time': '按时',
  late: '迟交',
  exempt: '免交',
}

export const PAYMENT_METHOD_LABELS: Readonly<Record<PaymentMethod, string>> = {
  'in-person': '本人交',
  transfer: '转账',
  'by-proxy': '请人代交',
}
