/** A member of a small branch on 10 June 2025, 17:00 in Beijing, and what the server answers them. */
import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { Answers } from '../../builders/simulate'

export const NOW = '2025-06-10T09:00:00.000Z'
export const TODAY = civilDate('2025-06-10')
export const BRANCH = 'branch-1'

export type BoundMe = Extract<OutputOf<'me.get'>, { bound: true }>
export const PLACE = { branchId: BRANCH, branchName: '第一党支部', kind: 'branch' as const }
export const ME: BoundMe = {
  bound: true,
  memberId: 'member-1',
  name: '张三',
  branch: { branchId: BRANCH, name: '第一党支部', kind: 'branch', scanning: true },
  stage: 'full',
  cell: { cellId: 'cell-1', name: '第一党小组' },
  posts: [],
  permissions: [{ branchId: BRANCH, branchName: '第一党支部', kind: 'branch', permissions: ['take-part'] }],
}
export const SECRETARY: BoundMe = { ...ME, posts: [{ branchId: BRANCH, branchName: '第一党支部', post: 'secretary' }] }
/** Of a branch that calls the roll and does not scan. */
export const WITHOUT_SCANNING: BoundMe = {
  ...ME,
  branch: { branchId: BRANCH, name: '第一党支部', kind: 'branch', scanning: false },
}
export const STRANGER = { bound: false } as const

export type Meeting = OutputOf<'meeting.list'>['items'][number]
/** Tomorrow afternoon. */
export const MEETING: Meeting = {
  meetingId: 'm1',
  organ: 'branch',
  cellId: null,
  kinds: ['general-meeting'],
  title: '六月党员大会',
  occurredOn: civilDate('2025-06-11'),
  startsAt: instant('2025-06-11T06:30:00.000Z'),
  endsAt: instant('2025-06-11T08:00:00.000Z'),
  place: '二楼会议室',
  form: 'discussion',
  state: 'convened',
  tally: null,
  isLateEntry: false,
  originally: null,
  cancelledAt: null,
  isDue: true,
  ownMark: null,
  leaveLapsed: false,
}

export type DuesMonth = OutputOf<'dues.mine'>['accounts'][number]['months'][number]
export function duesMonth(text: string, standing: DuesMonth['standing'], due = 3000): DuesMonth {
  const isPaid = standing === 'on-time' || standing === 'late'
  const of = month(text)
  return {
    month: of,
    dueBy: civilDate(`${text}-28`),
    dueFen: fen(due),
    paidFen: fen(isPaid ? due : 0),
    openFen: fen(isPaid || standing === 'exempt' ? 0 : due),
    where: null,
    paidOn: isPaid ? civilDate(`${text}-05`) : null,
    standing,
  }
}
export function dues(...months: DuesMonth[]): OutputOf<'dues.mine'> {
  const account = {
    branchId: BRANCH,
    branchName: '第一党支部',
    category: 'wage-earner',
    monthlyFen: fen(3000),
    flags: [],
    decidedOn: null,
    months,
    approvedIn: null,
  } as const
  const accounts = months.length > 0 ? [{ ...account, flags: [], months }] : []
  return { year: 2025, asOf: TODAY, accounts, amounts: [], payments: [] }
}

export type LedgerItem = OutputOf<'ledger.mine'>['items'][number]
export function ledgerItem(entryId: string, more: Partial<LedgerItem> = {}): LedgerItem {
  return {
    entryId,
    kind: 'study-note',
    title: '心得体会',
    line: '学习体会',
    occurredOn: civilDate('2025-03-04'),
    organ: null,
    memberId: 'member-1',
    meetingId: null,
    values: { title: '学习体会' },
    concludedOn: null,
    state: 'confirmed',
    source: 'self',
    recordedAt: instant('2025-03-04T01:00:00.000Z'),
    recordedBy: 'member-1',
    isLateEntry: false,
    reason: null,
    supersedes: null,
    supersededBy: null,
    ...more,
  }
}
export const LETTER = ledgerItem('letter', {
  kind: 'dual-responsibility-list',
  title: '一岗双责清单',
  line: '2025年清单',
  values: { title: '2025年清单' },
  organ: 'branch',
  recordedBy: 'clerk',
})
export const ledger = (...items: LedgerItem[]) => ({ items, names: {}, next: null })

/** Of a branch where nothing waits. */
export const AGENDA: OutputOf<'branch.agenda'> = {
  ...{
    on: TODAY,
    waiting: { total: 0, mine: 0 },
    toClose: [],
    leaves: [],
    joining: null,
    norms: [],
    report: { draft: null },
  },
}
/** Once a month, and not held yet. */
export const norm = (
  title: string,
  more: Partial<OutputOf<'branch.agenda'>['norms'][number]> = {},
): OutputOf<'branch.agenda'>['norms'][number] => ({
  ...{ normId: title, kind: 'committee-meeting', title, text: '', source: '', article: null, standing: 'national' },
  ...{
    organ: 'branch',
    cellId: null,
    cellName: null,
    per: 'month',
    ruled: 1,
    atLeast: 1,
    choice: null,
    done: 0,
    begun: 0,
  },
  ...{ from: civilDate('2025-06-01'), dueBy: civilDate('2025-06-30'), noticeFrom: civilDate('2025-06-23') },
  ...{ status: 'open', ...more },
})

const ATTENDED = { expected: 12, present: 11, excused: 1, absent: 0, observed: 0, studyMinutes: 540 }
export const ANSWERS = {
  'joinRequest.mine': { asked: null },
  'me.get': ME,
  'meeting.list': { items: [MEETING], next: null },
  'meeting.mine': { ...ATTENDED, items: [], next: null },
  'dues.mine': dues(duesMonth('2025-05', 'on-time'), duesMonth('2025-06', 'on-time')),
  'ledger.mine': ledger(),
  'shift.mine': {
    year: 2025,
    confirmedMinutes: 750,
    confirmedTimes: 8,
    proposedMinutes: 60,
    proposedTimes: 1,
    items: [],
    next: null,
  },
  'offer.coming': { items: [] },
  'donation.mine': { year: 2025, confirmedFen: 12_050, confirmedTimes: 2, items: [], next: null },
  'reminder.mine': { consents: [{ kind: 'dues', left: 0, templateId: 'template-dues' }] },
} satisfies Answers
