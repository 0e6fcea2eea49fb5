/** How norms and what the branch chose about them are said. */
import type { OutputOf } from '#contract'
import { formatChineseDate, type CivilDate } from '../../domain/time/civil-date'

export type BranchNorm = OutputOf<'branch.norms'>['norms'][number]
export type NormChoice = BranchNorm['choices'][number]

export const PER: Readonly<Record<BranchNorm['per'], string>> = { month: '每月', quarter: '每季度', year: '每年' }
const UNIT: Readonly<Record<BranchNorm['unit'], string>> = { times: '次', 'study-hours': '学时' }

/** `每季度 1 次`, `每季度不少于 1 次` */
export function howOften({ per, unit }: Pick<BranchNorm, 'per' | 'unit'>, atLeast: number, least = ''): string {
  return `${PER[per]}${least} ${atLeast} ${UNIT[unit]}`
}

/** `每季度 2 次`, `不适用` */
export function chosenText(norm: BranchNorm, atLeast: number | null): string {
  return atLeast === null ? '不适用' : howOften(norm, atLeast)
}

/** Of the choices still to come, the one that comes first, and of two for the same period the one decided last. */
export function comingChoice({ choices, thisFrom }: BranchNorm): NormChoice | undefined {
  const coming = choices.filter(({ fromOn }) => fromOn > thisFrom)
  const [first] = coming.map(({ fromOn }) => fromOn).sort()
  return coming.find(({ fromOn }) => fromOn === first)
}

/** `2026年1月1日起` */
export function fromText(fromOn: CivilDate): string {
  return `${formatChineseDate(fromOn)}起`
}
