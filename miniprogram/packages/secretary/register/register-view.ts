/** The roll as a list by cell. */
import type { BranchKind } from '../../../domain/branch/branch'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS } from '../../../domain/people/labels'
import { isPartyMember } from '../../../domain/people/roll'
import { sizeNotice } from '../../../domain/rules/branch-rules'
import type { CivilDate } from '../../../domain/time/civil-date'
import type { RollMember } from '../../../services/register'

export interface RollRow {
  readonly memberId: string
  readonly name: string
  readonly note: string
  /** Empty for a full member: most are. */
  readonly tag: string
}
export interface RollGroup {
  readonly cellId: string
  readonly heading: string
  readonly rows: readonly RollRow[]
}

const NO_CELL = '未编入党小组'

/** The members whose name or number holds what is sought, under their cells; those in no cell come last. */
export function rollGroups(members: readonly RollMember[], sought: string): RollGroup[] {
  const found = members.filter(({ name, number }) => name.includes(sought) || (number ?? '').includes(sought))
  const cells = new Map<string, RollMember[]>()
  for (const member of found) {
    const cell = member.cellName ?? NO_CELL
    cells.set(cell, [...(cells.get(cell) ?? []), member])
  }
  const headings = [...cells.keys()].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
  return headings.map((heading) => {
    const rows = (cells.get(heading) ?? []).map(rowOf)
    return { cellId: heading, heading: `${heading} · ${rows.length} 人`, rows }
  })
}

/** `在册 21 人：正式党员 18，预备党员 1，发展对象 2`, in the order of the stages. */
export function rollSummary(members: readonly RollMember[]): string {
  const stages = (['full', 'probationary', 'candidate', 'activist'] as const)
    .map((stage) => [stage, members.filter((member) => member.stage === stage).length] as const)
    .filter(([, count]) => count > 0)
    .map(([stage, count]) => `${MEMBERSHIP_STAGE_LABELS[stage]} ${count}`)
  return `在册 ${members.length} 人${stages.length > 0 ? `：${stages.join('，')}` : ''}`
}

/** What the rule of that day says of a branch so small or so large; empty where it fits, and of a bureau. */
export function sizeOfRoll(members: readonly RollMember[], kind: BranchKind, on: CivilDate): string {
  if (kind !== 'branch' || members.length === 0) return ''
  const full = members.filter(({ stage }) => stage === 'full').length
  const all = members.filter(({ stage }) => isPartyMember(stage)).length
  return sizeNotice(full, all, on) ?? ''
}

function rowOf({
  memberId,
  name,
  number,
  stage,
  education,
  isMigrant,
  isRetired,
  isLeadingCadre,
}: RollMember): RollRow {
  const notes = [
    ...(number === null ? [] : [`编号 ${number}`]),
    ...(education === null ? [] : [EDUCATION_LABELS[education]]),
    ...(isMigrant ? ['流动党员'] : []),
    ...(isRetired ? ['离退休'] : []),
    ...(isLeadingCadre ? ['领导干部'] : []),
  ]
  return { memberId, name, note: notes.join(' · '), tag: stage === 'full' ? '' : MEMBERSHIP_STAGE_LABELS[stage] }
}

/** Cells are called 第一党小组, 第二党小组 …: in the order of their numbers. */
function order(heading: string): number {
  if (heading === NO_CELL) return Number.MAX_SAFE_INTEGER
  const number = '一二三四五六七八九十'.indexOf(/第(.)/.exec(heading)?.[1] ?? '?')
  return number < 0 ? 99 : number
}
