/** From a kind of record to the page where it is entered, and from a record to the page that shows it. */
import { monthOf, yearOf } from '../../domain/time/civil-date'
import { duesAccountOf } from '../../domain/dues/dues-account'
import { ledgerKind } from '../../domain/ledger/kinds/catalogue'
import { isOwnCode } from '../../domain/ledger/own-kind'
import { MEETING_KINDS } from '../../domain/meeting/meeting-kinds'
import type { Period } from '../../domain/time/period'
import type { Permission } from '../../domain/people/permission'
import { declarableSubject } from '../../domain/records/record-subject'
import { chosenOf, orSaid } from '../../page-parts/telling'
import { permissionsAt } from '../../services/branch'
import type { EvidenceLine } from '../../services/reports'
import { open } from '../../services/routes'

type Opening = () => Promise<void>

/** Something that no record tells: what it is of, and the days of which it is missing. */
export interface Missing {
  readonly subject: string
  readonly period: Period
}

/**
 * How the page where records of that subject are entered is opened, with those days: the form itself for whoever may fill
 * it in. The workbench where there is no such page.
 */
export function entryOf(branchId: string, { subject, period }: Missing, permissions: readonly Permission[]): Opening {
  const [family = '', code = ''] = subject.split(':')
  const keeps = permissions.includes('keep-records')
  const others = { branchId, whose: 'others', ...period } as const
  switch (family) {
    case 'meetings': {
      const kind = MEETING_KINDS.find((each) => each === code)
      if (!permissions.includes('keep-meetings')) return () => open('packages/meeting/list/list', { branchId })
      return () => open('packages/meeting/convene/convene', { branchId, ...(kind ? { kind } : {}), ...period })
    }
    case 'ledger':
      return ledgerKind(code) || isOwnCode(code) ? () => writeLedger(branchId, code, period) : () => workbench(branchId)
    case 'indicators': {
      const year = yearOf(period.to)
      return () => open('packages/secretary/indicators/indicators', { branchId, year, ...period })
    }
    case 'shifts':
      if (keeps) return () => open('packages/service/shift-form/shift-form', others)
      return () => open('packages/service/desk/desk', { branchId })
    case 'donations':
      if (keeps) return () => open('packages/service/donate/donate', others)
      return () => open('packages/service/donation-desk/donation-desk', { branchId })
    case 'duesAccounts':
    case 'duesPayments':
      return duesEntry(branchId, family, { period, permissions })
    case 'register':
      // Who is on it is no blank; how they came or left is.
      if (permissions.includes('manage-register'))
        return () => open('packages/secretary/passages/passages', { branchId, ...period })
      return () => open('packages/secretary/register/register', { branchId })
    default:
      return () => workbench(branchId)
  }
}

function writeLedger(branchId: string, kind: string, { from, to }: Period): Promise<void> {
  // What lasts counts whenever it began.
  const asked = ledgerKind(kind)?.lasting === true ? { to } : { from, to }
  return open('packages/secretary/ledger-write/ledger-write', { branchId, kind, task: 'record', ...asked })
}

/** Dues are received once what is due has been fixed. */
function duesEntry(
  branchId: string,
  family: 'duesAccounts' | 'duesPayments',
  { period, permissions }: { readonly period: Period; readonly permissions: readonly Permission[] },
): Opening {
  const year = yearOf(period.to)
  if (!permissions.includes('manage-dues')) return () => open('packages/dues/desk/desk', { branchId, year })
  if (family === 'duesAccounts') return () => open('packages/dues/assess-many/assess-many', { branchId, year })
  return () => open('packages/dues/receive/receive', { branchId, year, ...period })
}

/** Opens where what is missing is entered. */
export async function openEntry(branchId: string, missing: Missing, permissions: readonly Permission[]): Promise<void> {
  try {
    await entryOf(branchId, missing, permissions)()
  } catch {
    await workbench(branchId)
  }
}

/** What the choice “there really was none” (本期无) is called. */
export const NONE_WORDS = '本期确实没有'

/** Whether somebody with these permissions may say that there was none of it. */
export function mayDeclareNone(subject: string, permissions: readonly Permission[]): boolean {
  const [family, code = ''] = subject.split(':')
  const isSetUp = family === 'ledger' && isOwnCode(code)
  return permissions.includes('confirm-records') && (isSetUp || declarableSubject(subject) !== undefined)
}

/** Opens the page that says there was none of it in the period. */
export async function declareNone(branchId: string, subject: string, { from, to }: Period): Promise<void> {
  await open('packages/secretary/none/none', { branchId, subject, from, to })
}

/** From a blank to where it is entered, or, as the person chooses, to saying that there was none. */
export async function fillBlank(
  branchId: string,
  subject: string,
  period: Period,
  permissions: readonly Permission[],
): Promise<void> {
  const missing = { subject, period }
  if (!mayDeclareNone(subject, permissions)) return openEntry(branchId, missing, permissions)
  const chosen = await chosenOf(['去登记', NONE_WORDS])
  if (chosen === 0) await openEntry(branchId, missing, permissions)
  if (chosen === 1) await declareNone(branchId, subject, period)
}

/** How the page that shows the record is opened; undefined when there is none. */
export function recordOf({ collection, branchId, id, date }: EvidenceLine): Opening | undefined {
  switch (collection) {
    case 'meetings':
      return () => open('packages/meeting/detail/detail', { branchId, meetingId: id })
    case 'ledger':
      return () => open('packages/secretary/ledger-entry/ledger-entry', { branchId, entryId: id })
    case 'members':
      return () => open('packages/secretary/person/person', { branchId, memberId: id })
    case 'indicatorMonths':
      return () => open('packages/secretary/indicator-month/indicator-month', { branchId, month: monthOf(date) })
    case 'shifts':
    case 'donations':
    case 'duesPayments':
      return () => open('packages/report/record/record', { branchId, book: collection, entryId: id })
    case 'duesAccounts':
      return duesAccount(branchId, id)
    default:
      return undefined
  }
}

/** The member's year for whoever manages dues; the branch's for others. */
function duesAccount(branchId: string, id: string): Opening | undefined {
  const account = duesAccountOf(id)
  if (!account) return undefined
  const { memberId, year } = account
  return async () => {
    const permissions = await orSaid(permissionsAt(branchId))
    if (!permissions) return
    await (permissions.includes('manage-dues')
      ? open('packages/dues/amount/amount', { branchId, memberId, year })
      : open('packages/dues/desk/desk', { branchId, year }))
  }
}

function workbench(branchId: string): Promise<void> {
  return open('packages/secretary/workbench/workbench', { branchId })
}
