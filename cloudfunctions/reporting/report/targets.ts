/** Targets of next steps that ask for nothing: what they aim at is so already. */
import type { DraftFigure } from '#domain/report/duty-report'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import type { Written } from '#domain/report/report-writing'
import { isReached } from '#domain/report/written-paragraphs'

/** `now`: the figures by their keys, by the records as they are. */
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
