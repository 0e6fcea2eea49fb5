import { may } from '#domain/people/permission'
import { kindOf } from '#domain/ledger/kinds/catalogue'
import { yearPeriod } from '#domain/time/period'
import { registerSheet, entrySheet, ledgerSheet, meetingSheet } from '../exporting/desk-sheets'
import type { SheetToWrite } from '../ports/documents'
import { handedOver } from '../ports/files'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { readSheetUpload } from '../uploads'
import { BOOK_SHEET, bookSheet, readBook } from './book-rows'
import { recordsOfYear, type KeptRecords } from './kept-records'
import { planOf } from './planning'

/** So many records are made in one commit at most. */
const PORTION = 150

export const yearBookHandlers: Handlers<'yearBook.write' | 'yearBook.check' | 'yearBook.import'> = {
  'yearBook.write': async ({ year }, context) => {
    const { branch, caller, documents } = context
    // It holds gifts, dues and what was said between two people, with their names.
    const missing = (['manage-donations', 'read-confidential'] as const).find((each) => !may(caller, each, branch))
    if (missing) return notPermitted(missing)
    if (branch.kind !== 'branch') return refuse('not-a-branch', { field: 'branchId' })
    const records = await recordsOfYear(context, year)
    const sheets = [...(await readableSheets(records, year, context)), bookSheet(records, year, context)]
    return handedOver(`${branch.name}${year}年工作簿.xlsx`, await documents.writeSheets(sheets), context)
  },

  'yearBook.check': async ({ uploads }, context) => {
    const book = await bookIn(uploads, context)
    if (isRefusal(book)) return book
    if (context.branch.kind !== 'branch') return refuse('not-a-branch', { field: 'branchId' })
    const plan = await planOf(book, context)
    if (isRefusal(plan)) return plan
    const { sheets, people, writes } = plan
    return { from: book.name, year: book.year, people, sheets: [...sheets], left: writes.length }
  },

  'yearBook.import': async ({ uploads }, context) => {
    const book = await bookIn(uploads, context)
    if (isRefusal(book)) return book
    if (context.branch.kind !== 'branch') return refuse('not-a-branch', { field: 'branchId' })
    const plan = await planOf(book, context)
    if (isRefusal(plan)) return plan
    const portion = plan.writes.slice(0, PORTION)
    const value = { made: portion.length, left: plan.writes.length - portion.length }
    return decide(value, portion, context.branch._id)
  },
}

async function bookIn(uploads: readonly string[], context: BranchContext) {
  const sheet = await readSheetUpload(uploads, context, BOOK_SHEET)
  return isRefusal(sheet) ? sheet : readBook(sheet.rows, context)
}

/** The same for people to read: a sheet for each kind of record there is. */
async function readableSheets(records: KeptRecords, year: number, context: BranchContext): Promise<SheetToWrite[]> {
  const { store, today } = context
  const period = yearPeriod(year)
  const around = { store, period }
  const kinds = new Map(records.ledger.map((entry) => [entry.kind, kindOf(entry)?.title ?? entry.kind]))
  const meetings = meetingSheet('会议', records.meetings, period)
  const [register, ...others] = await Promise.all([
    registerSheet('名册', period.to < today ? period.to : today, context),
    entrySheet('志愿服务', 'shifts', records.shifts, around),
    entrySheet('捐款', 'donations', records.donations, around),
    entrySheet('党费交纳', 'duesPayments', records.duesPayments, around),
    ...[...kinds].map(([kind, title]) =>
      ledgerSheet(
        title,
        records.ledger.filter((entry) => entry.kind === kind),
        around,
      ),
    ),
  ])
  const all = [register, meetings, ...others]
  return all.filter(({ rows }) => rows.length > 0).map(({ name, columns, rows }) => ({ name, columns, rows }))
}
