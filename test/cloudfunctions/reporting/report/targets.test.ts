import type { StepMetric } from '#domain/report/report-writing'
import { targetsReached } from '../../../../cloudfunctions/reporting/report/targets'
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
