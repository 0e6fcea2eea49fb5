/** From a kind of record to the page where it is entered, and from a record to the page that shows it. */
import { monthOf } from '../../domain/time/civil-date'
import { ledgerKind } from '../../domain/ledger/kinds/catalogue'
import { MEETING_KINDS } from '../../domain/meeting/meeting-kinds'
import type { Period } from '../../domain/time/period'
import type { Permission } from '../../domain/people/permission'
import { declarableSubject } from '../../domain/records/record-subject'
import type { EvidenceLine } from '../../services/reports'
import { open } from '../../services/routes'

type Opening = () => Promise<void>

/** How the page where records of that subject are entered is opened; the workbench where there is no such page. */
export function entryOf(branchId: string, subject: string): Opening {
  const [family = '', code = ''] = subject.split(':')
  switch (family) {
    case 'meetings':
      return MEETING_KINDS.some((kind) => kind === code)
        ? () => open('packages/meeting/convene/convene', { branchId, kind: code })
        : () => open('packages/meeting/list/list', { branchId })
    case 'ledger':
      return ledgerKind(code)
        ? () => open('packages/secretary/ledger-write/ledger-write', { branchId, kind: code, task: 'record' })
        : () => workbench(branchId)
    case 'indicators':
      return () => open('packages/secretary/indicators/indicators', { branchId })
    case 'shifts':
      return () => open('packages/service/desk/desk', { branchId })
    case 'donations':
      return () => open('packages/service/donation-desk/donation-desk', { branchId })
    case 'duesAccounts':
    case 'duesPayments':
      return () => open('packages/dues/desk/desk', { branchId })
    case 'register':
      return () => open('packages/secretary/register/register', { branchId })
    default:
      return () => workbench(branchId)
  }
}

/** Opens where records of that subject are entered. */
export async function openEntry(branchId: string, subject: string): Promise<void> {
  try {
    await entryOf(branchId, subject)()
  } catch {
    await workbench(branchId)
  }
}

/** What the choice “there really was none” (本期无) is called. */
export const NONE_WORDS = '本期确实没有'

/** Whether somebody with these permissions may say that there was none of it. */
export function mayDeclareNone(subject: string, permissions: readonly Permission[]): boolean {
  return permissions.includes('confirm-records') && declarableSubject(subject) !== undefined
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
  if (!mayDeclareNone(subject, permissions)) return openEntry(branchId, subject)
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: ['去登记', NONE_WORDS] })
    await (tapIndex === 0 ? openEntry(branchId, subject) : declareNone(branchId, subject, period))
  } catch {
    // Neither was chosen.
  }
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
    default:
      return undefined
  }
}

function workbench(branchId: string): Promise<void> {
  return open('packages/secretary/workbench/workbench', { branchId })
}
