import type { InputOf } from '#contract'
import { recordKindOfLedger } from '#domain/records/record-kinds'
import { may, RECORD_TABLE, type RecordKind } from '#domain/people/permission'
import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import { kindFor } from '../own-kinds'
import type { SheetToWrite } from '../ports/documents'
import { handedOver } from '../ports/files'
import { isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { entrySheet, ledgerSheet, registerSheet, type DeskSheet } from './desk-sheets'

type Input = InputOf<'desk.export'>

const NAMES = { shifts: '志愿服务', donations: '捐款', duesPayments: '党费交纳', register: '党员名册' } as const
const KINDS = { shifts: 'shifts', donations: 'donations', duesPayments: 'dues', register: 'register' } as const

/** A desk's year as a table, with who, what and when at its head; for whoever may read those records with their names. */
export const deskExportHandlers: Handlers<'desk.export'> = {
  'desk.export': async (input, context) => {
    const { desk, year } = input
    const { branch, caller, documents } = context
    if (desk === 'ledger' && input.kind === null)
      return refuse('bad-input', { field: 'kind', detail: { expected: '请写明哪一类台账' } })
    const { read } = RECORD_TABLE[kindRead(input)]
    if (!may(caller, read, branch)) return notPermitted(read)
    const sheet = await sheetOf(input, context)
    if (isRefusal(sheet)) return sheet
    const title = `${branch.name}${year}年${sheet.name}`
    const bytes = await documents.writeSheets([headed(sheet, title, context)])
    return handedOver(`${title}.xlsx`, bytes, context)
  },
}

function kindRead({ desk, kind }: Input): RecordKind {
  return desk === 'ledger' ? recordKindOfLedger(kind ?? '') : KINDS[desk]
}

async function sheetOf({ desk, kind, year }: Input, context: BranchContext) {
  const { store, branch, today } = context
  const period = yearPeriod(year)
  if (desk === 'register') return registerSheet(NAMES.register, period.to < today ? period.to : today, context)
  const filter = { branchId: branch._id, occurredOn: { $gte: period.from, $lte: period.to } }
  if (desk !== 'ledger') return entrySheet(NAMES[desk], desk, await store.findAll(desk, filter), { store, period })
  const found = await kindFor(store, branch, kind ?? '')
  if (!found) return refuse('no-such-kind', { field: 'kind' })
  const entries = await store.findAll('ledger', { ...filter, kind: found.code })
  return ledgerSheet(found.title, entries, { store, period })
}

/** What stands above the table, so that a printed one says whose it is, of when, and how old. */
function headed({ columns, rows, hasTotal, on, ...sheet }: DeskSheet, title: string, { branch, now }: BranchContext) {
  const days = on === undefined ? sheet.period : { from: on, to: on }
  const [from, to] = [formatChineseDate(days.from), formatChineseDate(days.to)]
  const when = `${formatChineseDate(beijingDate(now))}${beijingTime(now)}`
  const head = `党组织：${branch.name}　期间：${from === to ? from : `${from}至${to}`}　打印时间：${when}`
  const paper = { isWide: columns.length > 6, above: [title, head], below: [], hasTotal }
  return { name: sheet.name, columns, rows, paper } satisfies SheetToWrite
}
