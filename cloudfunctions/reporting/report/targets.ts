/** Targets of steps: this report's that ask for nothing, last year's that no record answers. */
import type { DraftFigure, DraftSection, Unrecorded } from '#domain/report/duty-report'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import type { Written, WrittenSection } from '#domain/report/report-writing'
import { isReached } from '#domain/report/written-paragraphs'
import type { SlotResolution } from '../draft/paragraph'

/** `now`: the figures by their keys, by the records as they are. */
/** What they aim at is so already. */
export function targetsReached(
  { 'next-steps': steps }: Pick<Written, 'next-steps'>,
  now: ReadonlyMap<string, DraftFigure>,
): OpenPoint[] {
  return steps.flatMap(({ id, metric }) => {
    const figure = metric && now.get(metric.key)
    if (!figure || !isReached(metric, figure)) return []
    const aim = `${metric.direction === 'at-least' ? '不低于' : '不高于'}${metric.target}${metric.unit}`
    const words = `${figure.title}目标${aim}，现在已经是${figure.display}${figure.unit}`
    return [openPoint('target', words, { section: 'next-steps', entry: id })]
  })
}

const LAST_YEAR = 'last-year' satisfies WrittenSection

/** Last year's targets that this year has no records of, where the report answers them: each is entered as any blank is. */
export function targetsUnrecorded(
  { problems, 'next-steps': steps }: Pick<Written, 'problems' | 'next-steps'>,
  sections: readonly Pick<DraftSection, 'id'>[],
  resolutions: ReadonlyMap<string, SlotResolution>,
): Unrecorded[] {
  if (!sections.some(({ id }) => id === LAST_YEAR)) return []
  const answered = new Set(problems.map(({ id }) => id))
  const metrics = steps.flatMap(({ metric, problemId }) =>
    metric && problemId !== null && answered.has(problemId) ? [metric] : [],
  )
  return [...new Map(metrics.map((metric) => [metric.key, metric])).values()].flatMap(({ key, title }) => {
    const resolution = resolutions.get(key)
    if (resolution?.is !== 'no-record') return []
    const { enterAt } = resolution
    return [{ about: `上年的目标：${title}`, enterAt, statement: LAST_YEAR, period: 'report' }]
  })
}
