/** Somebody in every role in a branch, in its sister and in the bureau above; and one record of each kind in the branch. */
import { contract, type ProcedureName } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { POSTS } from '#domain/people/appointment'
import type { Role } from '#domain/people/permission'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { civilDate, monthOf } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { duesAccountId } from '#domain/dues/dues-account'
import { duesYearId } from '#domain/dues/dues-year'
import { docxReader } from '../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import { pageWriter } from '../../../cloudfunctions/documents/page-writer'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../cloudfunctions/documents/sheet-writer'
import { handlers as ofApi } from '../../../cloudfunctions/api/handlers'
import { handlers as ofReport } from '../../../cloudfunctions/report/handlers'
import { diceOf } from '../../builders/dice'
import { donation, entry, ledgerEntry, shift } from '../../builders/entries'
import type { MemoryStore } from '../../builders/memory-store'
import { closedMeeting, convenedMeeting } from '../../builders/meeting'
import { appointment, binding, branch, BRANCH, BUREAU, member, NOW, openOffice, span } from '../../builders/office'
import { storedReport } from '../../builders/report'
import { validFor } from '../../fuzz/inputs'

export const OTHER = 'branch-2'
export const ROLES: readonly Role[] = ['member', ...POSTS]
/** Whose roles they are: of the branch asked about, of its sister, of the bureau above it. */
export const PLACES = { own: BRANCH, other: OTHER, upper: BUREAU } as const
export type Place = keyof typeof PLACES

const TODAY = civilDate('2025-06-10')

export async function openScene() {
  const documents = { ...docxReader, ...docxWriter, ...pageWriter, ...sheetReader, ...sheetWriter }
  const handlers = { ...ofApi, ...ofReport }
  const reminderTemplates = { dues: 'template' }
  const office = await openOffice({ handlers, documents, setupCode: 'setup', reminderTemplates })
  const { store, files } = office
  store.seed('branches', branch({ _id: OTHER, name: '第二党支部', settings: DEFAULT_SETTINGS }))
  for (const [place, branchId] of Object.entries(PLACES))
    for (const role of ROLES) {
      const id = `${place}-${role}`
      store.seed('members', member(id, { spans: [span({ branchId, cellId: branchId === BRANCH ? 'cell-1' : null })] }))
      store.seed('bindings', binding(id))
      if (role !== 'member') store.seed('appointments', appointment(id, role, branchId))
    }
  store.seed('members', member('left'), member('about', { name: '甲', number: '7' }), member('host'))
  store.seed('bindings', binding('left'))
  store.seed('appointments', appointment('left', 'publicity'))
  seedRecords(store)
  // Gone from the roll with a phone that is still bound.
  const leaving = {
    branchId: BRANCH,
    memberId: 'left',
    leftOn: TODAY,
    reason: '组织关系转出',
    by: 'moved-away',
  } as const
  const gone = await office.call('register.leave', leaving, 'own-secretary')
  if (!gone.ok) throw new Error(gone.code)
  for (const place of [BRANCH, BUREAU])
    files.set(
      `cloud://test/imports/${place}/list.csv`,
      Buffer.from('姓名,性别,出生年份,党员类型\n张三,男,1980,正式党员\n'),
    )
  return { ...office, restore: store.snapshot() }
}
export type Scene = Awaited<ReturnType<typeof openScene>>

function seedRecords(store: MemoryStore): void {
  const about = { memberId: 'about', recordedBy: 'host' }
  const proposed = { ...about, state: 'proposed' } as const
  store.seed('shifts', shift('shift', proposed))
  store.seed('donations', donation('donation', { ...proposed, willing: 'giver' }))
  store.seed('ledger', ledgerEntry('notice', 'duty-notice', { recordedBy: 'host', state: 'proposed' }))
  store.seed('ledger', ledgerEntry('talk', 'heart-to-heart-talk', { ...proposed, values: { partner: 'host' } }))
  store.seed('ledger', ledgerEntry('grade', 'evaluation-result', { ...proposed, values: { grade: 'qualified' } }))
  store.seed('ledger', ledgerEntry('dues-talk', 'dues-reminder-talk', { ...proposed, values: { talker: 'host' } }))
  store.seed(
    'ledger',
    ledgerEntry('application', 'membership-application', { ...proposed, memberId: null, values: { applicant: '乙' } }),
  )
  store.seed('ledger', ledgerEntry('display', 'identity-display', { ...proposed, values: { form: 'badge' } }))
  store.seed('noneDeclarations', {
    ...{ _id: 'none', revision: 1, branchId: BRANCH, subject: 'donations', fromOn: civilDate('2025-01-01') },
    ...{ toOn: civilDate('2025-01-31'), declaredAt: NOW, declaredBy: 'host' },
  })
  store.seed('invitations', {
    ...{ _id: 'ABCDEFGH', revision: 1, branchId: BRANCH, memberId: 'about', createdAt: NOW, createdBy: 'host' },
    ...{ expiresAt: addMinutes(NOW, 60), acceptedAt: null, revokedAt: null },
  })
  const month = { month: monthOf(civilDate('2025-01-31')), dueBy: civilDate('2025-01-31'), dueFen: fen(1000) }
  const unpaid = { paidFen: fen(0), paidOn: null, paidAfterDays: null, paymentId: null, standing: 'unpaid' } as const
  store.seed('duesAccounts', {
    ...{ _id: duesAccountId(BRANCH, 'about', 2025), revision: 1, branchId: BRANCH, memberId: 'about', year: 2025 },
    ...{ category: 'wage-earner', monthlyFen: fen(1000), ruleId: 'rule', approvedAt: NOW, approvedBy: 'host' },
    ...{ decidedOn: null, months: [{ ...month, ...unpaid }] },
  })
  const payment = { fen: fen(1000), months: ['2025-01'], method: 'transfer', isLargeVoluntary: false }
  // Who owes as well, and may be reminded.
  store.seed('members', member('owing'))
  store.seed('bindings', binding('owing'))
  store.seed('consents', { _id: 'wx-owing:dues', revision: 1, openId: 'wx-owing', kind: 'dues', left: 1 })
  store.seed('duesAccounts', {
    ...{ _id: duesAccountId(BRANCH, 'owing', 2025), revision: 1, branchId: BRANCH, memberId: 'owing', year: 2025 },
    ...{ category: 'wage-earner', monthlyFen: fen(1000), ruleId: 'rule', approvedAt: NOW, approvedBy: 'host' },
    ...{ decidedOn: null, months: [{ ...month, ...unpaid }] },
  })
  store.seed('duesPayments', { ...entry('payment', { ...proposed }), memberId: 'about', ...payment } as never)
  store.seed('duesHandedUp', {
    ...{
      _id: 'handed-up',
      revision: 1,
      branchId: BRANCH,
      occurredOn: civilDate('2025-03-31'),
      to: '上级党委',
      note: '',
    },
    ...{ fen: fen(1000), recordedAt: NOW, recordedBy: 'host' },
    booked: [
      { number: '缴〔2025〕第001号', month: monthOf(civilDate('2025-03-31')), on: civilDate('2025-03-31'), fen: -1000 },
    ],
  })
  store.seed('duesBooks', { _id: BRANCH, revision: 1, closedThrough: monthOf(civilDate('2025-02-01')), closings: [] })
  const amount = { category: 'wage-earner', monthlyFen: fen(1000), decidedOn: null, setAt: NOW, setBy: 'host' } as const
  const asked = { questions: [{ kind: 'hardship', askedAt: NOW }] } as const
  store.seed('duesYears', {
    ...{ _id: duesYearId(BRANCH, 2026), revision: 1, branchId: BRANCH, year: 2026, version: 1, proposedAt: NOW },
    ...{ changedAt: NOW, changedBy: 'host' },
    // Everybody has an amount of their own to question.
    amounts: [
      { ...amount, ...asked, memberId: 'about' },
      ...ROLES.map((role) => ({ ...amount, memberId: `own-${role}` })),
    ],
  })
  store.seed('indicatorMonths', {
    ...entry(`${BRANCH}:2025-03#1`, { state: 'proposed', recordedBy: 'host' }),
    month: '2025-03',
    version: 1,
    values: [],
  } as never)
  const hosted = { hostId: 'host', endsAt: addMinutes(NOW, 60), dueIds: ['about'] }
  store.seed(
    'meetings',
    convenedMeeting({ ...hosted, _id: 'of-branch' }),
    convenedMeeting({ ...hosted, _id: 'of-cell', organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] }),
  )
  const sheet = [{ memberId: 'about', mark: 'present', source: 'scan', markedAt: NOW, reason: null }] as const
  store.seed(
    'meetings',
    closedMeeting(sheet, { _id: 'closed' }),
    closedMeeting(sheet, { _id: 'closed-committee', organ: 'committee', kinds: ['committee-meeting'] }),
  )
  store.seed('reports', storedReport({ _id: 'report', branchId: BRANCH }))
  store.seed('shiftOffers', {
    ...{ _id: 'offer', revision: 1, branchId: BRANCH, project: '值守', site: '河堤', occurredOn: TODAY, startsAt: NOW },
    ...{ endsAt: addMinutes(NOW, 60), wanted: null, note: '', state: 'offered', reason: null, recordedAt: NOW },
    ...{ recordedBy: 'host', closedAt: null, closedBy: null },
  })
}

const IDS: Readonly<Record<string, readonly string[]>> = {
  memberId: ['about'],
  meetingId: ['of-branch'],
  offerId: ['offer'],
  reportId: ['report'],
  cellId: ['cell-1'],
  kind: ['duty-notice'],
  fileId: [`cloud://test/imports/${BRANCH}/list.csv`],
  code: ['x'],
}

/** What the schema takes of the procedure about the branch; the same for the same seed. */
export function generated(procedure: ProcedureName, seed: number): Record<string, unknown> {
  const { input } = contract[procedure] as ProcedureShape
  // Boundary: the schema's own description, as the fuzzer reads it.
  const made = validFor(input, diceOf(seed), (field) => IDS[field] ?? [BRANCH])
  return made as Record<string, unknown>
}
