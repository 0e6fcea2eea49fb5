/** What the workbench says, from the server's answers. */
import type { OutputOf } from '#contract'
import { monthOf, yearOf } from '../../../domain/civil-date'
import type { Permission } from '../../../domain/permission'
import type { Route } from '../../../services/routes'
import { dayText } from '../../../text/dates'

type Norms = OutputOf<'meeting.norms'>
type Accounts = OutputOf<'dues.accounts'>

export interface NormLine {
  readonly key: string
  readonly title: string
  readonly text: string
}
export interface NormsView {
  /** What is still to be held, the soonest first. */
  readonly open: readonly NormLine[]
  /** How many have been held as asked. */
  readonly met: number
}

const PER = { month: '本月', quarter: '本季度', year: '今年' } as const

export function normsView({ norms, on }: Norms): NormsView {
  const open = norms
    .filter(({ status }) => status === 'open')
    .sort((a, b) => (a.dueBy < b.dueBy ? -1 : a.dueBy > b.dueBy ? 1 : 0))
  return {
    open: open.map(({ normId, title, cellId, cellName, per, atLeast, done, dueBy }) => ({
      key: `${normId}/${cellId ?? ''}`,
      title: cellName === null ? title : `${title}（${cellName}）`,
      text: `${PER[per]}已开 ${done} 次，需 ${atLeast} 次 · ${dayText(dueBy, yearOf(on))}前`,
    })),
    met: norms.filter(({ status }) => status === 'met').length,
  }
}

/** Dues in one line: this month's, counted and never named. */
export function duesLine({ accounts, notAssessed, asOf }: Accounts): string {
  const thisMonth = accounts.flatMap(({ months }) => months.filter(({ month }) => month === monthOf(asOf)))
  const unpaid = thisMonth.filter(({ standing }) => standing === 'unpaid' || standing === 'overdue').length
  const earlier = accounts.flatMap(({ months }) =>
    months.filter(({ month, standing }) => month < monthOf(asOf) && (standing === 'unpaid' || standing === 'overdue')),
  ).length
  const parts = [
    ...(thisMonth.length > 0 ? [`本月已交 ${thisMonth.length - unpaid} 人，未交 ${unpaid} 人`] : []),
    ...(earlier > 0 ? [`此前还有 ${earlier} 人次未交`] : []),
    ...(notAssessed.length > 0 ? [`${notAssessed.length} 人的标准待核定`] : []),
  ]
  return parts.length > 0 ? parts.join('；') : '今年还没有核定党费标准'
}

export function reachLine({ bound, onRoll }: { readonly bound: number; readonly onRoll: number }): string {
  return `在册 ${onRoll} 人，其中 ${bound} 人已用微信加入`
}

export interface Shortcut {
  readonly label: string
  readonly route: Route
}
interface Offered extends Shortcut {
  readonly needs: Permission
}

const SHORTCUTS: readonly Offered[] = [
  { label: '台账', route: 'packages/secretary/ledger-kinds/ledger-kinds', needs: 'keep-records' },
  { label: '业务指标', route: 'packages/secretary/indicators/indicators', needs: 'read-records' },
  { label: '述职报告', route: 'packages/report/report/report', needs: 'read-records' },
  { label: '全部数字', route: 'packages/report/figures/figures', needs: 'read-records' },
  { label: '党员名册', route: 'packages/secretary/register/register', needs: 'read-records' },
  { label: '支部设置', route: 'packages/secretary/settings/settings', needs: 'read-records' },
  { label: '操作记录', route: 'packages/secretary/log/log', needs: 'read-records' },
]

/** The pages offered to somebody with these permissions. */
export function shortcutsFor(permissions: readonly Permission[]): Shortcut[] {
  return SHORTCUTS.filter(({ needs }) => permissions.includes(needs)).map(({ label, route }) => ({ label, route }))
}
