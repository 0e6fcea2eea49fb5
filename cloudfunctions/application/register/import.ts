import type { InputOf, Refusal } from '#contract'
import type { CivilDate } from '#domain/time/civil-date'
import { IMPORT_COLUMNS, IMPORT_ROWS } from '#domain/people/register-columns'
import { readRegisterList } from '#domain/people/register-rows'
import { touched } from '../branches/visible'
import { portionOf } from '../paging'
import type { Sheet } from '../ports/documents'
import { handedOver } from '../ports/files'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { readSheetUpload } from '../uploads'
import { planImport, type PlannedRow } from './import-plan'
import { everOnRoll } from './placing'

type ImportProcedure = 'register.importTemplate' | 'register.importCheck' | 'register.import'

export const importHandlers: Handlers<ImportProcedure> = {
  'register.importTemplate': async (_, context) => {
    const columns = IMPORT_COLUMNS.map(({ title, width, note }) => ({ title, width, note }))
    const bytes = await context.documents.writeSheets([{ name: '党员名单', columns, rows: [] }])
    return handedOver('党员名单.xlsx', bytes, context)
  },

  'register.importCheck': async ({ effectiveOn: on, ...list }, context) => {
    const effectiveOn = on ?? context.today
    const plan = await planOf(list, effectiveOn, context)
    if (isRefusal(plan)) return plan
    return {
      effectiveOn,
      rows: plan.rows.map(({ row, name, outcome, changes }) => ({ row, name, outcome, changes: [...changes] })),
      problems: plan.rows.flatMap(({ problems }) =>
        problems.map(({ asksWhetherOther = false, ...problem }) => ({ ...problem, asksWhetherOther })),
      ),
      ...countsOf(plan.rows),
      sheet: plan.sheet.name === '' ? null : plan.sheet.name,
      sheets: [...plan.sheet.tabs],
      ignoredColumns: [...plan.ignoredColumns],
      passedOver: [...plan.passedOver],
    }
  },

  'register.import': async ({ effectiveOn, inPortions, ...list }, context) => {
    const plan = await planOf(list, effectiveOn, context)
    if (isRefusal(plan)) return plan
    const bad = plan.rows.filter(({ outcome }) => outcome === 'bad')
    if (bad.length > 0) return refuse('rows-refused', { field: 'uploads', detail: detailOf(bad) })
    // Who is new costs nothing more, however many they are.
    const later = new Set(plan.rows.filter(({ write }) => write?.do === 'replace').slice(portionOf(inPortions)))
    const now = plan.rows.filter((row) => !later.has(row))
    const writes = now.flatMap(({ write }) => (write ? [write] : []))
    const value = { effectiveOn, ...countsOf(now), left: later.size }
    return decide(value, writes.length > 0 ? [...writes, touched(context.branch)] : [])
  },
}

interface Plan {
  readonly sheet: Sheet
  readonly rows: readonly PlannedRow[]
  readonly ignoredColumns: readonly string[]
  readonly passedOver: readonly { readonly row: number; readonly text: string }[]
}
type DecidedList = Pick<InputOf<'register.import'>, 'uploads' | 'sheet' | 'decisions'>

async function planOf(
  { uploads, sheet: wanted, decisions }: DecidedList,
  effectiveOn: CivilDate,
  context: BranchContext,
): Promise<
  Plan | Refusal<'no-such-file' | 'sheet-unreadable' | 'sheet-columns-missing' | 'too-many-rows' | 'in-the-future'>
> {
  const { store, branch, today } = context
  if (effectiveOn > today) return refuse('in-the-future', { field: 'effectiveOn', detail: { today } })
  const sheet = await readSheetUpload(uploads, context, wanted)
  if (isRefusal(sheet)) return sheet
  const changed = decisions.flatMap((each) => (each.do === 'change' ? [each] : []))
  const list = readRegisterList(sheet.rows, effectiveOn, changed)
  if (!list.ok)
    return refuse('sheet-columns-missing', { field: 'uploads', detail: { columns: list.missing.join('、') } })
  if (list.rows.length > IMPORT_ROWS)
    return refuse('too-many-rows', { field: 'uploads', detail: { rows: list.rows.length, limit: IMPORT_ROWS } })
  const rowsWith = (what: 'leave-out' | 'somebody-else') =>
    new Set(decisions.flatMap((each) => (each.do === what ? [each.row] : [])))
  const decided = { leftOut: rowsWith('leave-out'), others: rowsWith('somebody-else') }
  const rows = planImport(list.rows, await everOnRoll(store, branch), effectiveOn, context, decided)
  return { sheet, rows, ignoredColumns: list.ignoredColumns, passedOver: list.passedOver }
}

function countsOf(rows: readonly PlannedRow[]) {
  const count = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return { added: count('add'), changed: count('change'), unchanged: count('unchanged') }
}

/** How many rows are refused, and the first of their problems. `importCheck` tells them all. */
function detailOf(bad: readonly PlannedRow[]): Record<string, string | number> {
  const first = bad[0]?.problems[0]
  return {
    count: bad.length,
    ...(first ? { row: first.row, column: first.column ?? '', reason: first.reason } : {}),
  }
}
