/** What the dry run of an import found, as the page lists it. */
import type { ImportCheck } from '../../../services/register'

export interface CheckView {
  readonly summary: string
  readonly isReady: boolean
  readonly nothingToDo: boolean
  readonly problems: readonly { readonly key: string; readonly where: string; readonly reason: string }[]
  readonly changes: readonly { readonly row: number; readonly name: string; readonly what: string }[]
  readonly ignored: string
}

export function checkView({ rows, problems, added, changed, unchanged, ignoredColumns }: ImportCheck): CheckView {
  const counts = [`新列入 ${added} 人`, `有变动 ${changed} 人`, `不变 ${unchanged} 人`].join('，')
  const badRows = new Set(problems.map(({ row }) => row)).size
  return {
    summary: problems.length > 0 ? `有 ${badRows} 行需要改好，改好后再选一次文件` : counts,
    isReady: problems.length === 0 && added + changed > 0,
    nothingToDo: problems.length === 0 && added + changed === 0,
    problems: problems.map(({ row, column, reason }, at) => {
      const name = rows.find((each) => each.row === row)?.name
      return {
        key: String(at),
        where: [`第 ${row} 行`, ...(name ? [name] : []), ...(column === null ? [] : [column])].join(' · '),
        reason,
      }
    }),
    changes: rows
      .filter(({ outcome }) => outcome === 'add' || outcome === 'change')
      .map(({ row, name, outcome, changes }) => ({
        row,
        name: name ?? '',
        what: outcome === 'add' ? '新列入名册' : changes.join('；'),
      })),
    ignored: ignoredColumns.length > 0 ? `没有读取这些列，也不会保存：${ignoredColumns.join('、')}` : '',
  }
}
