/** What a slot counts, in plain words: for whoever picks a figure, and before its number is known. */
import type { Slot, SlotForm, SlotPeriod, SlotScope } from './slot'

export const SCOPE_WORDS: Readonly<Record<SlotScope, string>> = {
  report: '报告所述的范围',
  own: '只算本级，不含下级',
  'with-below': '连同所属各党组织',
  'each-below': '所属各党组织分别列出',
  author: '书记本人做的',
}
export const FORM_WORDS: Readonly<Record<SlotForm, string>> = {
  number: '数字',
  change: '比上年增减多少',
  'change-percent': '比上年增减百分之几',
  mean: '月均',
  highest: '最多的一项',
  names: '名称，前几个',
  projection: '推算到年底',
  cadence: '频次，如“每月”',
  about: '约数，如“160余”',
}

/** Periods that can be picked; years further back are `since-…`. */
export const PICKED_PERIODS: readonly SlotPeriod[] = [
  ...(['report', 'same-last-year', 'last-year', 'half-1', 'half-2'] as const),
  ...([1, 2, 3, 4] as const).map((number): SlotPeriod => `quarter-${number}`),
  ...Array.from({ length: 12 }, (_, index): SlotPeriod => `month-${index + 1}`),
]

const WHOLE_PERIODS: Readonly<Record<string, string>> = {
  report: '年初到截止日',
  'same-last-year': '上年同期',
  'last-year': '上年全年',
}

export function periodWords(period: SlotPeriod): string {
  const whole = WHOLE_PERIODS[period]
  if (whole !== undefined) return whole
  const [name, number = ''] = period.split('-')
  const at = Number(number) - 1
  switch (name) {
    case 'half':
      return at === 0 ? '上半年' : '下半年'
    case 'quarter':
      return `${'一二三四'[at] ?? ''}季度`
    case 'month':
      return `${number}月`
    default:
      return `${number}年以来`
  }
}

/** 捐款（防汛救灾），上年同期，书记本人做的，月均. `measure` and `part` are what they are called. */
export function slotTitle(slot: Slot, measure: string, part: string): string {
  const { period = 'report', scope = 'report', form = 'number' } = slot
  return [
    `${measure}${part ? `（${part}）` : ''}`,
    ...(period === 'report' ? [] : [periodWords(period)]),
    ...(scope === 'report' ? [] : [SCOPE_WORDS[scope]]),
    ...(form === 'number' ? [] : [FORM_WORDS[form]]),
  ].join('，')
}
