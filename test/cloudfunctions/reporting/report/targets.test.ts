import type { StepMetric } from '#domain/report/report-writing'
import { targetsReached, targetsUnrecorded } from '../../../../cloudfunctions/reporting/report/targets'
import type { SlotResolution } from '../../../../cloudfunctions/reporting/draft/paragraph'
import { draftFigure } from '../../../builders/report'

const MEMBERS = draftFigure({ key: 'members', title: '党员', unit: '人', value: 44, display: '44' })

function told(direction: StepMetric['direction'], target: number) {
  const metric = { key: 'members', title: '党员', unit: '人', direction, target }
  const step = { id: 's1', measure: '发展党员', who: '书记', ownerId: null, dueOn: null, byWhen: '', problemId: null }
  const steps = [
    { ...step, metric },
    { ...step, id: 's2', metric: null },
  ]
  return targetsReached({ 'next-steps': steps }, new Map([['members', MEMBERS]]))
}

it.each([
  ['at-least', 1, '党员目标不低于1人，现在已经是44人'],
  ['at-least', 44, '党员目标不低于44人，现在已经是44人'],
  ['at-most', 60, '党员目标不高于60人，现在已经是44人'],
] as const)('a target that is reached already asks for nothing: %s %s', (direction, target, words) => {
  expect(told(direction, target)).toMatchObject([{ is: 'target', words, section: 'next-steps', entry: 's1' }])
})

it.each([
  ['at-least', 45],
  ['at-most', 43],
] as const)('one still ahead is no open point: %s %s', (direction, target) => {
  expect(told(direction, target)).toEqual([])
})

describe('a target of last year’s report', () => {
  const metric = { key: 'study-notes', title: '心得体会', unit: '篇', direction: 'at-least', target: 5 } as const
  const problem = { id: 'p1', problem: '学习不够', finding: '', causes: [], figures: [], grounds: '', fromRule: null }
  const step = { id: 's1', measure: '学', who: '', ownerId: null, dueOn: null, byWhen: '', problemId: 'p1', metric }
  const before = { problems: [problem], 'next-steps': [step, { ...step, id: 's2' }] }
  const sections = [{ id: 'last-year' }]
  const came = (resolution: SlotResolution) => new Map([['study-notes', resolution]])
  const missing = came({ is: 'no-record', enterAt: 'ledger:study-note' })

  it('that this year has no records of is a blank with its form, once', () => {
    expect(targetsUnrecorded(before, sections, missing)).toEqual([
      { about: '上年的目标：心得体会', enterAt: 'ledger:study-note', statement: 'last-year', period: 'report' },
    ])
  })
  it('is none where it is counted, does not apply, or the report does not answer it', () => {
    const figures = [draftFigure({ key: 'study-notes' })]
    expect(targetsUnrecorded(before, sections, came({ is: 'figures', figures }))).toEqual([])
    expect(targetsUnrecorded(before, sections, came({ is: 'not-applicable', why: '' }))).toEqual([])
    expect(targetsUnrecorded(before, [{ id: 'problems' }], missing)).toEqual([])
    expect(targetsUnrecorded({ ...before, problems: [] }, sections, missing)).toEqual([])
  })
})
