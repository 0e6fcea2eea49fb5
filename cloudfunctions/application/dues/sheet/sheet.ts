/** The sheet on which a branch publishes its dues of a year: looked at, printed, and the form it is printed in remembered. */
import type { InputOf } from '#contract'
import { USUAL_DUES_SHEET, type DuesSheetChoice } from '#domain/branch/dues-sheet'
import { monthsOfYear, yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { handedOver } from '../../ports/files'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import { monthsDueHere } from '../assess'
import { bookedBefore } from '../book-reading'
import { printedSheet } from './printed-sheet'
import { cellText, sheetDocument, sheetWorkbook } from './sheet-files'
import { yearDues, type YearDues } from './year-dues'

export const duesSheetHandlers: Handlers<'dues.sheet' | 'dues.sheetFile' | 'dues.chooseSheet'> = {
  'dues.sheet': async ({ year, form, voluntary }, context) => {
    const { branch, today } = context
    const remembered = branch.duesSheet ?? USUAL_DUES_SHEET
    const choice = { form: form ?? remembered.form, voluntary: voluntary ?? remembered.voluntary }
    const read = await sheetOf(year, choice, context)
    if (isRefusal(read)) return read
    const { printed, dues, notAssessed } = read
    return {
      ...{ year, asOf: today, title: printed.title, byline: printed.byline, notes: [...printed.notes], ...choice },
      isRemembered: branch.duesSheet !== undefined && isSame(choice, branch.duesSheet),
      tables: printed.tables.map(({ title, columns, rows }) => ({
        title,
        columns: columns.map((column) => column.title),
        rows: rows.map((row) => row.map(cellText)),
      })),
      isEmpty: isEmpty(dues),
      notAssessed,
    }
  },

  'dues.sheetFile': async ({ year, form, voluntary, format }, context) => {
    const { documents } = context
    const read = await sheetOf(year, { form, voluntary }, context)
    if (isRefusal(read)) return read
    const { printed } = read
    const bytes =
      format === 'docx'
        ? await documents.writeDocument(sheetDocument(printed))
        : await documents.writeSheets(sheetWorkbook(printed))
    return handedOver(`${printed.title}.${format}`, bytes, context)
  },

  'dues.chooseSheet': async ({ form, voluntary }, { branch }) => {
    const duesSheet = { form, voluntary }
    if (branch.duesSheet && isSame(duesSheet, branch.duesSheet)) return refuse('no-change')
    const doc = { ...branch, duesSheet, revision: branch.revision + 1 }
    return decide(duesSheet, [{ do: 'replace', in: 'branches', doc }], branch._id)
  },
}

function isEmpty({ people, book }: YearDues): boolean {
  return people.length === 0 && book.openingFen === 0 && book.receivedFen === 0 && book.handedUp.length === 0
}

function isSame(one: DuesSheetChoice, other: DuesSheetChoice): boolean {
  return one.form === other.form && one.voluntary === other.voluntary
}

async function sheetOf(year: InputOf<'dues.sheet'>['year'], choice: DuesSheetChoice, context: BranchContext) {
  const { store, branch, today } = context
  if (year > yearOf(today)) return refuse('in-the-future', { field: 'year', detail: { today } })
  const months = monthsOfYear(year)
  const { from, to } = yearPeriod(year)
  const [accounts, members, payments, handedUp, openingFen] = await Promise.all([
    store.findAll('duesAccounts', { branchId: branch._id, year }),
    store.findAll('members', { 'spans.branchId': branch._id }),
    store.findAll('duesPayments', {
      $or: [
        { branchId: branch._id, 'booked.month': { $in: months } },
        { branchId: branch._id, months: { $in: months } },
        { branchId: branch._id, booked: { $exists: false }, occurredOn: { $gte: from, $lte: to } },
      ],
    }),
    store.findAll('duesHandedUp', { branchId: branch._id, 'booked.month': { $in: months } }),
    bookedBefore(months[0] as (typeof months)[number], store, branch._id),
  ])
  const dues = yearDues({ year, accounts, members, payments, handedUp, openingFen })
  const assessed = new Set(accounts.map(({ memberId }) => memberId))
  const notAssessed = members.filter(
    (member) => !assessed.has(member._id) && monthsDueHere(member, year, branch._id).length > 0,
  ).length
  return { dues, notAssessed, printed: printedSheet({ dues, branch, asOf: today, choice }) }
}
