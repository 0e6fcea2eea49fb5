/** Inputs about somebody else's records, where it matters whose they are. The others are made from the schema. */
import type { ProcedureName } from '#contract'
import { BRANCH, NOW } from '../../builders/office'

const at = { branchId: BRANCH }
const reason = '误登'
const meeting = { ...at, meetingId: 'of-branch' }
const plan = {
  ...{
    kinds: ['general-meeting'],
    title: '支部党员大会',
    occurredOn: '2025-06-10',
    startTime: '08:00',
    endTime: '09:00',
  },
  ...{
    place: '会议室',
    hostId: null,
    form: 'discussion',
    agenda: [],
    lecturer: null,
    lecturerId: null,
    studyMinutes: 0,
  },
}
const closing = { minutes: '开过', decisions: [], withoutVote: [], problemsRaised: 0, problemsRectified: 0 }
const marks = [{ memberId: 'about', mark: 'present', reason: null }]
const service = { occurredOn: '2025-06-01', project: '值守', site: '河堤', outingId: null }
const gift = { occurredOn: '2025-06-01', campaign: '慈善一日捐', fen: 1000, receipt: null, willing: null, paper: null }
const notice = { occurredOn: '2025-06-01', organ: null, memberId: null }

export const INPUTS: Partial<Record<ProcedureName, Record<string, unknown>>> = {
  'meeting.due': { ...at, organ: 'branch', cellId: null, occurredOn: '2025-06-10', meetingId: null },
  'meeting.convene': { ...at, organ: 'branch', cellId: null, ...plan, due: null, repeat: null },
  'meeting.change': { ...meeting, ...plan, startTime: '18:00', endTime: '19:00', due: null, scope: 'this' },
  'meeting.cancel': { ...meeting, reason, scope: 'this' },
  'meeting.close': { ...meeting, ...closing, lateReason: null },
  'meeting.record': {
    ...at,
    organ: 'branch',
    cellId: null,
    ...plan,
    due: null,
    ...closing,
    lateReason: null,
    marks: [],
    source: 'paper',
  },
  'meeting.correct': { ...at, meetingId: 'closed', reason, marks: [], minutes: '补记' },
  'desk.export': { ...at, desk: 'shifts', year: 2025, kind: null },
  'meeting.minutesFile': { ...at, meetingId: 'closed' },
  'meeting.sheet': { ...at, meetingId: 'closed', format: 'xlsx' },
  'meeting.rollCall': { ...meeting, marks },
  'meeting.paper': { ...meeting, marks },
  'meeting.live': meeting,
  'meeting.code': meeting,
  'meeting.scans': meeting,
  'meeting.settleScan': { ...meeting, scanId: 'none', as: 'dismissed', reason },
  'meeting.decideLeave': { ...meeting, memberId: 'about', grant: true },
  'entry.confirm': { ...at, book: 'shifts', entryId: 'shift' },
  'entry.confirmMany': { ...at, entries: [{ book: 'shifts', entryId: 'shift' }] },
  'entry.dispute': { ...at, book: 'shifts', entryId: 'shift', reason },
  'entry.withdraw': { ...at, book: 'shifts', entryId: 'shift', reason },
  'shift.record': { ...at, ...service, people: [{ memberId: 'about', minutes: 60 }], source: 'paper' },
  'shift.correct': { ...at, entryId: 'shift', reason, ...service, minutes: 60 },
  'shift.get': { ...at, entryId: 'shift' },
  'donation.record': { ...at, memberId: 'about', ...gift, source: 'paper' },
  'donation.correct': { ...at, entryId: 'donation', reason, ...gift },
  'donation.sayWilling': { ...at, entryId: 'donation' },
  'donation.setReceipt': { ...at, entryId: 'donation', receipt: 'A1' },
  'donation.get': { ...at, entryId: 'donation' },
  'dues.record': {
    ...at,
    memberId: 'about',
    occurredOn: '2025-06-01',
    method: 'transfer',
    months: ['2025-01'],
    fen: 1000,
  },
  'dues.correct': {
    ...at,
    entryId: 'payment',
    reason,
    occurredOn: '2025-06-01',
    method: 'transfer',
    months: ['2025-01'],
    fen: 1000,
  },
  'dues.payElsewhere': { ...at, memberId: 'about', months: ['2025-01'], where: '驻外流动党员党支部' },
  'dues.closeMonth': { ...at, month: '2025-04' },
  'dues.reopenMonth': { ...at, month: '2025-02', reason },
  'dues.takeBackHandUp': { ...at, entryId: 'handed-up', reason },
  'dues.takeList': {
    ...at,
    method: 'transfer',
    rows: [{ key: '0'.repeat(40), memberId: 'about', on: '2025-06-01', months: ['2025-01'], fen: 1000 }],
  },
  'dues.payment': { ...at, entryId: 'payment' },
  'dues.proposeYear': {
    ...{ ...at, year: 2026, version: 1 },
    members: [{ memberId: 'about', category: 'wage-earner', monthlyFen: 2000 }],
  },
  'dues.questionAmount': { ...at, year: 2026, kind: 'speak-to-me' },
  'dues.settleQuestion': { ...at, year: 2026, memberId: 'about', askedAt: NOW },
  'dues.approveYear': { ...at, year: 2026, meetingId: 'closed-committee' },
  'dues.remind': { ...at, memberIds: ['owing'] },
  'ledger.recordMany': {
    ...{ ...at, kind: 'study-note', occurredOn: '2025-06-01', organ: null },
    entries: [{ memberId: 'about', values: { title: '体会' } }],
  },
  'ledger.record': { ...at, kind: 'membership-application', ...notice, values: { applicant: '乙' } },
  'ledger.get': { ...at, entryId: 'notice' },
  'ledger.list': { ...at },
  'ledger.sign': { ...at, entryId: 'notice' },
  'ledger.conclude': { ...at, entryId: 'display', on: '2025-06-01', values: {} },
  'ledger.correct': { ...at, entryId: 'application', reason, ...notice, values: { applicant: '丙' } },
  'indicator.correct': { ...at, month: '2025-03', values: [{ indicator: 'x', category: null, value: 1 }], reason },
  'none.withdraw': { ...at, declarationId: 'none' },
  'joinRequest.settle': { ...at, requests: [{ requestId: 'join-none', askedAt: NOW, memberId: null }] },
  'invitation.revoke': { ...at, code: 'ABCDEFGH' },
  'appointment.make': { ...at, memberId: 'about', post: 'cell-leader', fromOn: '2025-06-01' },
  'template.save': {
    ...at,
    revision: 0,
    template: { title: '报告', sections: [{ id: 'a', heading: '一', level: 1, statements: [] }] },
  },
  'report.finalize': { ...at, reportId: 'report', meetingId: 'closed', seen: '0'.repeat(64) },
  'report.toVote': { ...at, meetingId: 'closed' },
  'report.verify': { ...at, code: '0123456789abcdef' },
}
