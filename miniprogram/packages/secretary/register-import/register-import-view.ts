/** What the dry run of an import found, as the page lists it. */
import type { RequestOf } from '#contract'
import type { ImportCheck } from '../../../services/register'

/** What a person said of a row. */
export type Decision = NonNullable<RequestOf<'register.importCheck'>['decisions']>[number]
type Column = NonNullable<ImportCheck['problems'][number]['column']>

export interface CheckView {
  readonly summary: string
  readonly isReady: boolean
  readonly nothingToDo: boolean
  /** A row with all that is wrong with it. */
  readonly doubtful: readonly DoubtfulRow[]
  readonly leftOut: readonly { readonly row: number; readonly title: string }[]
  readonly changes: readonly { readonly row: number; readonly name: string; readonly what: string }[]
  /** What was not read, a line each. */
  readonly aside: readonly string[]
  /** Which sheet was read, and which there are; none where there is one alone. */
  readonly sheet: string
  readonly sheetAt: number
  readonly sheets: readonly string[]
}
interface DoubtfulRow {
  readonly row: number
  readonly title: string
  readonly problems: readonly { readonly key: string; readonly column: Column | null; readonly said: string }[]
  readonly mayBeOther: boolean
}

export function checkView(check: ImportCheck): CheckView {
  const { rows, problems, added, changed, unchanged, sheet, sheets } = check
  const leftOut = rows.filter(({ outcome }) => outcome === 'left-out')
  const counts = [
    ...[`新列入 ${added} 人`, `有变动 ${changed} 人`, `不变 ${unchanged} 人`],
    ...(leftOut.length > 0 ? [`不导入 ${leftOut.length} 行`] : []),
  ].join('，')
  const badRows = [...new Set(problems.map(({ row }) => row))]
  const titleOf = (row: number) => {
    const name = rows.find((each) => each.row === row)?.name
    return [`第 ${row} 行`, ...(name ? [name] : [])].join(' · ')
  }
  return {
    summary: problems.length > 0 ? `${counts}；还有 ${badRows.length} 行要您看一下` : counts,
    isReady: problems.length === 0 && added + changed > 0,
    nothingToDo: problems.length === 0 && added + changed === 0,
    doubtful: badRows.map((row) => {
      const own = problems.filter((problem) => problem.row === row)
      return {
        row,
        title: titleOf(row),
        problems: own.map(({ column, reason }, at) => ({
          key: String(at),
          column,
          said: column === null ? reason : `${column}：${reason}`,
        })),
        mayBeOther: own.some(({ asksWhetherOther }) => asksWhetherOther),
      }
    }),
    leftOut: leftOut.map(({ row }) => ({ row, title: titleOf(row) })),
    changes: rows
      .filter(({ outcome }) => outcome === 'add' || outcome === 'change')
      .map(({ row, name, outcome, changes }) => ({
        row,
        name: name ?? '',
        what: outcome === 'add' ? '新列入名册' : changes.join('；'),
      })),
    aside: asideWords(check),
    sheet: sheet ?? '',
    sheetAt: Math.max(0, sheets.indexOf(sheet ?? '')),
    sheets: sheets.length > 1 ? sheets : [],
  }
}

function asideWords({ ignoredColumns, passedOver }: ImportCheck): string[] {
  const rows = passedOver.map(({ row, text }) => `第 ${row} 行“${text}”`)
  return [
    ...(ignoredColumns.length > 0 ? [`没有读取这些列，也不会保存：${ignoredColumns.join('、')}`] : []),
    ...(rows.length > 0 ? [`这些行不是一个人，没有读取：${rows.join('、')}`] : []),
  ]
}

/** With one more said of a row: of a cell the last word holds, and whoever is left out needs no other. */
export function decided(before: readonly Decision[], decision: Decision): Decision[] {
  const isSame = (other: Decision) =>
    other.row === decision.row &&
    (decision.do === 'leave-out' ||
      (other.do === decision.do &&
        (other.do !== 'change' || decision.do !== 'change' || other.column === decision.column)))
  return [...before.filter((other) => !isSame(other)), decision]
}

/** Without anything said of the row. */
export function undecided(before: readonly Decision[], row: number): Decision[] {
  return before.filter((other) => other.row !== row)
}
