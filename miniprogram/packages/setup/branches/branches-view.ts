/** The branches below a bureau in words, side by side in the order they came: nobody is ranked. */
import type { OutputOf } from '#contract'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { dayText } from '../../../text/dates'
import { NORM_PERIODS } from '../../../text/norm-periods'

type Overview = OutputOf<'branch.overview'>
type Row = Overview['branches'][number]

export interface Told {
  readonly label: string
  readonly lines: readonly string[]
}
export interface BranchCard {
  readonly branchId: string
  readonly name: string
  /** The bureau between; empty right below the own one. */
  readonly over: string
  readonly told: readonly Told[]
  /** What may be done there, before one goes. */
  readonly may: string
}

export function branchCards({ branches, on, year }: Overview): BranchCard[] {
  return branches.map((row) => ({
    branchId: row.branchId,
    name: row.name,
    over: branches.find(({ branchId }) => branchId === row.parentId)?.name ?? '',
    told: [
      { label: '书记', lines: [row.secretary ? (row.secretary.name ?? '') : '还没有'] },
      { label: '名册', lines: [`在册 ${row.onRoll} 人`] },
      { label: '组织生活', lines: meetingLines(row, on) },
      // On a bureau's roll there is nobody: dues are the branches' matter.
      ...(row.kind === 'bureau' ? [] : [{ label: '党费', lines: [duesLine(row)] }]),
      { label: '待确认', lines: [row.waiting > 0 ? `${row.waiting} 条` : '没有'] },
      { label: '述职报告', lines: [draftLine(row, year)] },
    ],
    may: mayWords(row),
  }))
}

function meetingLines({ meetings, norms }: Row, on: CivilDate): string[] {
  const open = NORM_PERIODS.flatMap(({ per, label }) => {
    const due = norms.open.filter((norm) => norm.per === per)
    const [first] = due
    if (!first) return []
    // Each kind once, however many cells are still to meet.
    const titles = [...new Set(due.map(({ title }) => title))].map((title) => {
      const isUnderWay = due.every((norm) => norm.title !== title || norm.isUnderWay)
      return isUnderWay ? `${title}（正在开）` : title
    })
    return [`${label}${dayText(first.dueBy, yearOf(on))}前：${titles.join('、')}`]
  })
  const held = `今年开过 ${meetings} 次，本期要求已达到 ${norms.met} 项`
  return [held, ...(open.length > 0 ? open : ['本期要求的都已开过'])]
}

function duesLine({ dues }: Row): string {
  if (!dues) return '今年还没有核定'
  return dues.due > 0 ? `已核定的，到本月应交 ${dues.due} 人月，已交 ${dues.paid} 人月` : '到本月没有应交的'
}

function draftLine({ draftedOn }: Row, year: number): string {
  return draftedOn === null ? `${year}年的还没有起草` : `${year}年的已起草，截至${dayText(draftedOn, year)}`
}

/** What is asked of the permission table by the server. */
function mayWords({ permissions }: Row): string {
  if (permissions.includes('keep-records')) return '可以办理'
  const both = permissions.includes('manage-register') && permissions.includes('manage-branch')
  return both ? '记录只能查看；名册、党小组和任职可以办' : '只能查看'
}
