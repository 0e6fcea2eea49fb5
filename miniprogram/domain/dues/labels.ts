/** What people read for the codes of this room. */
import { formatChineseDate } from '../time/civil-date'
import type { RoundingRule } from '../values/money'
import type { DuesCategory } from './dues'
import type { DuesMonth, DuesStanding, PaymentMethod } from './dues-account'
import type { AmountQuestionKind } from './dues-year'

export const DUES_STANDING_LABELS: Readonly<Record<DuesStanding, string>> = {
  unpaid: '未交',
  'on-time': '按时',
  late: '迟交',
  exempt: '免交',
  elsewhere: '在别处交',
}

/** How a month stands, and when it was paid: 迟交（2025年5月2日）. */
export function standingWords({ standing, paidOn }: Pick<DuesMonth, 'standing' | 'paidOn'>): string {
  return `${DUES_STANDING_LABELS[standing]}${paidOn === null ? '' : `（${formatChineseDate(paidOn)}）`}`
}

export const DUES_CATEGORY_LABELS: Readonly<Record<DuesCategory, string>> = {
  'wage-earner': '按月领取工资',
  retired: '离退休',
  farmer: '农民',
  student: '学生',
  unemployed: '下岗失业',
  relief: '领取抚恤救济',
  hardship: '经批准减免',
}

/** What a member may question in the amount proposed, in the order it is offered. */
export const AMOUNT_QUESTION_LABELS: Readonly<Record<AmountQuestionKind, string>> = {
  'category-wrong': '类别不对',
  'base-changed': '工资或离退休费有变动',
  'sum-differs': '和我算的不一样',
  hardship: '生活有困难，想申请减免',
  'speak-to-me': '其他，请当面说',
}

export const PAYMENT_METHOD_LABELS: Readonly<Record<PaymentMethod, string>> = {
  'in-person': '本人交',
  transfer: '银行转账',
  wechat: '微信转账',
  alipay: '支付宝转账',
  'by-proxy': '请人代交',
}

/** 党费尾数: no national text settles it; the branch does. */
export const DUES_ROUNDING_LABELS: Readonly<Record<RoundingRule, string>> = {
  'fen-half-up': '四舍五入到分',
  'jiao-half-up': '四舍五入到角',
  'yuan-up': '不足一元的进到元',
}
