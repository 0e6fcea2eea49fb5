/** What people wrote in a report, as the server answers it. */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Answers } from '../../../builders/simulate'
import { BRANCH_ID, figure, report, REPORT_ID, SECRETARY } from './report-data'

export type WrittenAnswer = OutputOf<'report.written'>
export const ACTIVITIES = 'activities'
const why = (words: string) => [{ heading: null, words }]
export const PROBLEM: WrittenAnswer['written']['problems'][number] = {
  ...{ id: 'p1', problem: '党课形式单一', finding: '', causes: why('多由一人主讲'), grounds: '', fromRule: null },
  figures: [{ key: ACTIVITIES, title: '会议和活动' }],
}
export const STEP: WrittenAnswer['written']['next-steps'][number] = {
  ...{ id: 's1', measure: '请先进典型讲党课', who: '', byWhen: '', problemId: 'p1' },
  ...{ ownerId: null, dueOn: null, metric: null },
}

export function written(overrides: Partial<WrittenAnswer['written']> = {}, revision = 3): WrittenAnswer {
  const nothing = { 'last-year': [], problems: [], 'next-steps': [] }
  return { revision, writtenAt: null, written: { ...nothing, ...overrides }, before: nothing, planned: [] }
}

const sections = (
  [
    ['last-year', '上年度指出问题的整改情况'],
    ['problems', '存在的问题和原因'],
    ['next-steps', '下一步打算'],
  ] as const
).map(([id, heading]) => ({
  ...{ id, heading, level: 1 as const },
  paragraphs: [{ statement: id, parts: [{ is: 'blank' as const, text: '（请写）' }] }],
}))

export const REPORT = report({
  sections,
  figures: [
    figure(),
    figure({ key: 'donated', measure: 'donated', title: '捐款金额', unit: '元', display: '1,200', value: 1200 }),
    figure({
      key: 'donated|last-year',
      measure: 'donated',
      title: '捐款金额',
      unit: '元',
      display: '900',
      period: yearPeriod(2024),
    }),
  ],
})

export const WRITING: Answers = {
  'me.get': SECRETARY,
  'register.names': { on: civilDate('2026-01-08'), members: [] },
  'report.get': REPORT,
  'report.written': written({ problems: [PROBLEM, { ...PROBLEM, id: 'p2', problem: '走访不够', causes: [] }] }),
}
export const placeOf = (section: string, entryId?: string) => ({
  ...{ branchId: BRANCH_ID, reportId: REPORT_ID, section },
  ...(entryId === undefined ? {} : { entryId }),
})
