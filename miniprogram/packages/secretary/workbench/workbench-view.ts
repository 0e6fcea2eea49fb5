/** What the workbench says, from the server's answers. */
import type { OutputOf } from '#contract'
import { duesProgress } from '../../../domain/dues/dues-progress'
import { overdueRun } from '../../../domain/dues/dues-account'
import { daysBetween, yearOf } from '../../../domain/time/civil-date'
import type { Agenda } from '../../../services/agenda'
import { isUnderWay } from '../../../services/meetings'
import { holdersOf } from '../../../domain/people/who-may'
import { dayText } from '../../../text/dates'
import { NORM_PERIODS } from '../../../text/norm-periods'

type Norms = Pick<Agenda, 'norms'>
type Accounts = OutputOf<'dues.accounts'>

/** What is still to be held in the month, the quarter or the year. */
export interface NormLine {
  readonly key: string
  /** `本月 · 11月30日前` */
  readonly when: string
  /** `支委会、党小组会（4 个小组）、主题党日` */
  readonly what: string
  /** `还有 5 天` once the branch wants to be told; empty before. */
  readonly soon: string
}
export interface NormsView {
  readonly open: readonly NormLine[]
  /** How many have been held as asked. */
  readonly met: number
}

export function normsView({ norms, on }: Pick<Agenda, 'norms' | 'on'>): NormsView {
  const open = norms.filter(({ status }) => status === 'open')
  return {
    open: NORM_PERIODS.flatMap(({ per, label }) => {
      const due = open.filter((norm) => norm.per === per)
      const [first] = due
      if (!first) return []
      const left = daysBetween(on, first.dueBy)
      const soon =
        due.every(isUnderWay) || on < first.noticeFrom ? '' : left === 0 ? '今天是最后一天' : `还有 ${left} 天`
      return [{ key: per, when: `${label} · ${dayText(first.dueBy, yearOf(on))}前`, what: inWords(due), soon }]
    }),
    met: norms.filter(({ status }) => status === 'met').length,
  }
}

/** Each kind once: how many cells are still to meet, or how often it was held where it is asked for more than once. */
function inWords(due: Norms['norms']): string {
  const ids = [...new Set(due.map(({ normId }) => normId))]
  const said = ids.map((id) => {
    const same = due.filter(({ normId }) => normId === id)
    const [norm] = same
    if (!norm) return ''
    const said = [...countWords(norm, same.length), ...begunWords(same)]
    return said.length > 0 ? `${norm.title}（${said.join('，')}）` : norm.title
  })
  return said.join('、')
}

function countWords({ cellName, atLeast, done }: Norms['norms'][number], cells: number): string[] {
  if (cellName !== null) return [cells === 1 ? cellName : `${cells} 个小组`]
  return atLeast > 1 ? [`已开 ${done} 次，需 ${atLeast} 次`] : []
}

/** What has begun is not missing; it counts once it is closed. */
function begunWords(same: Norms['norms']): string[] {
  const begun = same.filter((norm) => norm.begun > 0).length
  if (begun === 0) return []
  return [begun === same.length ? '正在开，结束后计入' : `其中 ${begun} 个正在开`]
}

/**
 * Dues in one line: this month's, counted and never named.
 *
 * @param lastYear the year before, for months in a row that cross New Year; what was owed then is not counted otherwise.
 * @param careAfter from so many unpaid months in a row on it is said of how many people that is so; null: to this person it is not.
 */
export function duesLine(
  { accounts, notAssessed, asOf }: Accounts,
  lastYear: Accounts['accounts'],
  careAfter: number | null,
): string {
  const { thisMonth, untilNow } = duesProgress(
    accounts.flatMap(({ months }) => months),
    asOf,
  )
  const earlier = untilNow.open - thisMonth.open
  const runs = careAfter === null ? [] : overdueRuns([...lastYear, ...accounts]).filter((run) => run >= careAfter)
  const parts = [
    ...(thisMonth.due > 0 ? [`本月已交 ${thisMonth.paid} 人，未交 ${thisMonth.open} 人`] : []),
    ...(thisMonth.due === 0 && thisMonth.exempt > 0 ? ['本月没有应交党费的同志'] : []),
    ...(earlier > 0 ? [`此前还有 ${earlier} 人次未交`] : []),
    ...(runs.length > 0 ? [`${runs.length} 人连续 ${careAfter} 个月以上未交，可以先了解一下情况`] : []),
    ...(notAssessed.length > 0 ? [`${notAssessed.length} 人的标准待核定`] : []),
  ]
  return parts.length > 0 ? parts.join('；') : '今年还没有核定党费标准'
}

/** In place of it for whoever may not see what others are to pay. */
export const DUES_OF_OTHERS = `各人的标准和交纳由${holdersOf('manage-dues')}查看`

/** The longest run of each member. */
function overdueRuns(accounts: Accounts['accounts']): number[] {
  const members = [...new Set(accounts.map(({ memberId }) => memberId))]
  return members.map((id) => overdueRun(accounts.flatMap(({ memberId, months }) => (memberId === id ? months : []))))
}

export function reachLine({ bound, onRoll }: { readonly bound: number; readonly onRoll: number }): string {
  return `在册 ${onRoll} 人，其中 ${bound} 人已用微信加入`
}

/** What waits to be confirmed: `待确认 5 条`, whose it is to settle; nothing for whoever reads no records. */
export function waitingOf(waiting: Agenda['waiting']) {
  const total = waiting?.total ?? 0
  return { isRead: waiting !== null, total, maySettle: waiting !== null && waiting.mine > 0 }
}
