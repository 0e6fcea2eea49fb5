import type { MeasureDesk } from './desk'

/**
 * The two figures that a rate is made of: 党课实到 120人次，占党课应到 140人次. Empty for what is no rate, and where one of
 * the two is not known.
 */
export async function madeOf(asked: MeasureDesk, id: string): Promise<string> {
  const measure = asked.measure(id)
  if (measure?.form !== 'rate') return ''
  const resolved = await asked.dividing(measure)
  const [part, whole] = resolved.map((figure) =>
    figure.kind === 'value' ? `${figure.title} ${figure.display}${figure.unit}` : '',
  )
  return part && whole ? `${part}，${measure.as.kind === 'percent' ? '占' : '除以'}${whole}` : ''
}
