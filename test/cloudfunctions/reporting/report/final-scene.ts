/** A branch that gave 1,000 yuan, with a draft of that, and meetings of which one may approve it. */
import type { SheetLine } from '#domain/meeting/attendance'
import type { Decision } from '#domain/meeting/decision'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { problemHandlers } from '../../../../cloudfunctions/reporting/problems/handlers'
import { checkHandlers } from '../../../../cloudfunctions/reporting/report/checking'
import { checklistHandlers } from '../../../../cloudfunctions/reporting/report/checklist'
import { finalHandlers } from '../../../../cloudfunctions/reporting/report/finalizing'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { toVoteHandlers } from '../../../../cloudfunctions/reporting/report/to-vote'
import { verifyHandlers } from '../../../../cloudfunctions/reporting/report/verifying'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { donation } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import type { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, NOW, openOffice, type SceneStore } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'

export const TODAY = civilDate('2025-06-10')
/** When it is made final, unless a test says otherwise. Drafted and approved at NOW. */
export const LATER = addSeconds(NOW, 3600)
/** One was due and came. */
export const THERE: SheetLine = {
  ...{ memberId: 'secretary', mark: 'present', source: 'roll-call', markedAt: NOW, reason: null },
}
/** A vote at a meeting that one was at. */
export const voteOn = (title: string, passes = true): Decision => ({
  ...{ title, isMajor: false, votersDue: 1, votersPresent: 1, yes: passes ? 1 : 0, no: passes ? 0 : 1, abstain: 0 },
  ...{ isValid: true, passes },
})
export const COMMITTEE: Pick<ClosedMeeting, 'organ' | 'kinds' | 'title' | 'decisions'> = {
  ...{ organ: 'committee', kinds: ['committee-meeting'], title: '支委会：审议2025年度述职报告' },
  decisions: [voteOn('通过2025年度述职报告')],
}

const SECTIONS = [
  {
    ...{ id: 'only', heading: '捐款', level: 1 as const },
    statements: [
      {
        ...{ id: 's', worth: 'core' as const },
        clauses: [{ text: '捐款{n}元', about: '捐款', slots: { n: { measure: 'donated' } } }],
      },
    ],
  },
  { id: 'last-year', heading: '上年问题整改情况', level: 1 as const, statements: [], toWrite: '（待填写）' },
  { id: 'problems', heading: '存在的问题', level: 1 as const, statements: [], toWrite: '（待填写）' },
]

/** `kept`: left out, in memory. */
export async function drafted<S extends SceneStore = MemoryStore>(kept?: S) {
  const documents: OfficialDocument[] = []
  const office = await openOffice<S>({
    ...(kept ? { store: kept } : {}),
    handlers: {
      ...{ ...reportHandlers, ...templateHandlers, ...checklistHandlers, ...finalHandlers, ...verifyHandlers },
      ...toVoteHandlers,
      ...{ ...wordingHandlers, ...writingHandlers, ...problemHandlers, ...entryHandlers, ...checkHandlers },
    },
    documents: {
      ...docxReader,
      writeDocument: async (document) => {
        documents.push(document)
        return docxWriter.writeDocument(document)
      },
    },
  })
  const { store, call } = office
  const gift = { occurredOn: civilDate('2025-05-06'), campaign: '防汛救灾', fen: fen(100_000) }
  await store.seed('donations', donation('g1', { ...gift, memberId: 'member-1' }))
  await store.seed(
    'meetings',
    closedMeeting([THERE], { _id: 'approving', ...COMMITTEE, occurredOn: TODAY }),
    closedMeeting([THERE], { _id: 'earlier', ...COMMITTEE, occurredOn: civilDate('2025-06-01') }),
    closedMeeting([THERE], { _id: 'lecture', organ: 'branch', kinds: ['party-lecture'], occurredOn: TODAY }),
    closedMeeting([THERE], { _id: 'elsewhere', ...COMMITTEE, branchId: 'bureau', occurredOn: TODAY }),
  )
  const template = { title: '述职报告', sections: SECTIONS }
  const saved = await call('template.save', { branchId: BRANCH, revision: 0, template }, 'secretary')
  if (!saved.ok) throw new Error(JSON.stringify(saved))
  const draft = await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  const { reportId } = draft.value
  const at = { branchId: BRANCH, reportId }
  const look = async (now = LATER) => {
    const answer = await call('report.checklist', at, 'secretary', { now })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  /** By whom has just looked at all of it, unless it says otherwise. */
  const finalize = async ({ meetingId = 'approving', as = 'secretary', now = LATER, seen = '' } = {}) =>
    call('report.finalize', { ...at, meetingId, seen: seen || (await look(now)).seen }, as, { now })
  const finalized = async () => {
    const answer = await finalize()
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value
  }
  const verify = (code: string, as = 'clerk') => call('report.verify', { branchId: BRANCH, code }, as, { now: LATER })
  const print = (finalId: string) => call('report.finalDocument', { branchId: BRANCH, finalId }, 'clerk')
  const withdraw = () =>
    call('entry.withdraw', { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' }, 'secretary')
  const reword = (text: string, revision: number, now: typeof NOW, basis = '') => {
    const parts = [
      { is: 'figure' as const, key: 'donated' },
      { is: 'text' as const, text },
    ]
    return call('report.reword', { ...at, statement: 's', parts, basis, revision }, 'clerk', { now })
  }
  return { ...office, documents, reportId, look, finalize, finalized, verify, print, withdraw, reword }
}
