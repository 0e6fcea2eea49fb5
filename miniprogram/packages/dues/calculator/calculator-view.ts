/** What the calculator says, from what was typed. Pure, and it stays on the phone. */
import type { CivilDate } from '../../../domain/time/civil-date'
import { basesOf, monthlyDues, type DuesCategory } from '../../../domain/dues/dues'
import { DUES_ROUNDING_LABELS } from '../../../domain/dues/labels'
import { formatYuan, parseYuan, type Fen, type RoundingRule } from '../../../domain/values/money'

export interface Result {
  readonly amount: string
  readonly how: string
  /** What is missing or cannot be read; empty when there is an amount. */
  readonly ask: string
}

const BASE_LABELS: Partial<Record<DuesCategory, string>> = {
  'wage-earner': '税后月工资',
  retired: '月离退休费',
}

/** What the base is called; empty where the amount is not a share of one. */
export function baseLabel(category: DuesCategory): string {
  return BASE_LABELS[category] ?? ''
}

/** Half up to the fen where the branch's way of rounding is not known. */
export function calculate(
  category: DuesCategory,
  typed: string,
  on: CivilDate,
  rounding: RoundingRule = 'fen-half-up',
): Result {
  if (category === 'farmer') return said('', '农民党员每月 0.20 元至 1 元，由支部核定。')
  if (category === 'hardship') return said('', '生活有困难的党员，经上级党委批准可以少交或免交，请向支部说明。')
  const label = baseLabel(category)
  const baseFen = parseYuan(typed)
  if (label !== '' && baseFen === undefined) {
    return { amount: '', how: '', ask: typed.trim() === '' ? `请填写${label}` : '金额请写成 6500 或 6500.50 的样子' }
  }
  const dues = monthlyDues({ category, on, rounding, ...(baseFen === undefined ? {} : { baseFen }) })
  if ('refused' in dues) return { amount: '', how: '', ask: '现在没有可以依据的标准' }
  const { bracketId, perMille } = dues
  const isShare = baseFen !== undefined && bracketId !== null && perMille !== null
  const share = isShare ? shareWords(bracketId, perMille, baseFen, on) : '这一类党员每月定额交纳。'
  const rounded = isShare ? `尾数${DUES_ROUNDING_LABELS[rounding]}。` : ''
  const cap = dues.flags.includes('above-normal-cap') ? '一般每月不超过 1000 元，超过的部分完全自愿。' : ''
  return said(`每月 ${formatYuan(dues.fen)} 元`, `${share}${rounded}${cap}`)
}

/** `超过 5000 元至 10000 元的，全额按 1.5% 计：6500.00 × 1.5%。` */
function shareWords(bracketId: string, perMille: number, baseFen: Fen, on: CivilDate): string {
  const { aboveFen, upToFen } = basesOf(bracketId, on)
  const upTo = upToFen === null ? '' : `${wholeYuan(upToFen)} 元`
  const range = aboveFen === null ? `${upTo}以下的` : `超过 ${wholeYuan(aboveFen)} 元${upTo && `至 ${upTo}`}的`
  const percent = `${perMille / 10}%`
  return `${range}，全额按 ${percent} 计：${formatYuan(baseFen)} × ${percent}。`
}

function wholeYuan(amount: Fen): number {
  return Number(formatYuan(amount))
}

function said(amount: string, how: string): Result {
  return { amount, how, ask: '' }
}
