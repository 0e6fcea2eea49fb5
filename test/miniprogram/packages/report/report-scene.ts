/** The page of a report that was drafted, for the tests of what it shows and what is done on it. */
import type { OutputOf } from '#contract'
import { load, type Answers, type LoadOptions } from '../../../builders/simulate'
import { BRANCH_ID, HEAD, JANUARY, report, SECRETARY } from './report-data'

/** No meeting has approved it yet. */
export const FINALS: OutputOf<'report.finals'> = {
  ...{ year: 2025, item: '审议2025年度述职报告', finals: [], meetings: [], planned: [], unfit: [] },
  ...{ approvingKind: 'committee-meeting', author: null, mayFinalize: true, isOnBehalf: false },
}
export const DRAFTED: Answers = {
  'me.get': SECRETARY,
  'report.list': { items: [HEAD], next: null },
  'report.get': report(),
  'report.finals': FINALS,
}

export const openPage = (answers: Answers, more: LoadOptions = {}) =>
  load('packages/report/report/report', {
    answers: { 'report.checklist': { points: [], seen: 'a'.repeat(64) }, ...answers },
    query: { branchId: BRANCH_ID },
    now: JANUARY,
    ...more,
  })
