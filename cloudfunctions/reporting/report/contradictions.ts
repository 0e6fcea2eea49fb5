/** Numbers that cannot all be true: parts of something that are more than all of it. */
import type { IndicatorDefinition } from '#domain/entries/indicator'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import type { DraftFigure } from '#domain/report/duty-report'
import { indicatorMeasure } from '../measures/indicator-measures'

/** Parts that tell different things apart add up; the measures are of the whole and its parts. */
interface Sum {
  readonly parts: readonly string[]
  readonly whole: string
}

const SUMS: readonly Sum[] = [
  { parts: ['hotline-answered', 'hotline-transferred'], whole: 'hotline-accepted' },
  { parts: ['hotline-closed'], whole: 'hotline-transferred' },
  { parts: ['hotline-same-day'], whole: 'hotline-transferred' },
  { parts: ['self-check-rectified'], whole: 'self-check-problems' },
  { parts: ['commitments-kept'], whole: 'commitments-made' },
  { parts: ['clean-conduct-letters-signed'], whole: 'clean-conduct-letters-to-sign' },
  { parts: ['opinions-solved', 'opinions-passed-up'], whole: 'opinions' },
  { parts: ['wishes-fulfilled'], whole: 'wishes' },
  { parts: ['donors'], whole: 'gifts' },
]

/** With those of the organizations' own indicators that are parts of others. */
export function sumsOf(indicators: readonly IndicatorDefinition[]): Sum[] {
  const own = indicators.flatMap((each): Sum[] => {
    const whole = indicators.find(({ code }) => code === each.partOf)
    return whole ? [{ parts: [indicatorMeasure(each).id], whole: indicatorMeasure(whole).id }] : []
  })
  return [...SUMS, ...own]
}

export function contradictionsIn(sums: readonly Sum[], figures: ReadonlyMap<string, DraftFigure>): OpenPoint[] {
  return sums.flatMap(({ parts, whole: id }) => {
    const whole = figures.get(id)
    const known = parts.flatMap((part) => figures.get(part) ?? [])
    if (!whole || known.reduce((sum, { value }) => sum + value, 0) <= whole.value) return []
    const said = known.map(({ title, display, unit }) => `${title}${display}${unit}`).join('、')
    const words = `${said}${known.length > 1 ? '，合起来' : '，'}多于${whole.title}${whole.display}${whole.unit}`
    return [openPoint('contradiction', words, { figure: known[0]?.key ?? id })]
  })
}
