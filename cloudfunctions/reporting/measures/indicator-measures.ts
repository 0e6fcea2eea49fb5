/** A branch's own indicators as measures like any other (line 54). */
import type { IndicatorDefinition } from '#domain/entries/indicator'
import { formatChineseDate } from '#domain/time/civil-date'
import type { Dimension, Measure, RecordMeasure } from './measure'
import { rateDefinition } from './rate-definition'
import type { SharedIndicator } from './shared-indicators'

const PREFIX = 'indicator:'
/** The categories beside the whole: they take the place of the condition that asks for the whole. */
const BY_CATEGORY: Dimension = {
  id: 'category',
  title: '类别',
  field: 'values.category',
  labels: 'itself',
  insteadOf: 'where',
}

/** One organization's, or one that several keep. */
export type AnyIndicator = IndicatorDefinition & Partial<Pick<SharedIndicator, 'keptAs' | 'apart' | 'isOfBelow'>>

/** The measure of an indicator, over all categories: months added up, or the last month's number. */
export function indicatorMeasure(indicator: AnyIndicator): RecordMeasure {
  const { code, name, unit, over, renamed, keptAs, apart = [] } = indicator
  const notes = [
    ...(renamed ? [`${formatChineseDate(renamed.on)}前称“${renamed.from}”，不与此前比较`] : []),
    ...(apart.length > 0 ? [`${apart.join('、')}的同名指标单位或计法不同，不加在一起`] : []),
  ]
  return {
    form: 'records',
    id: `${PREFIX}${code}`,
    title: name,
    unit,
    rows: [54],
    source: { of: 'indicators', code, ...(keptAs ? { keptAs } : {}) },
    where: { 'values.category': null },
    aggregate: { by: over === 'sum' ? 'sum' : 'latest-value', field: 'values.value' },
    display: 'plain',
    dimensions: [BY_CATEGORY],
    ...(renamed ? { changedOn: renamed.on } : {}),
    ...(notes.length > 0 ? { note: notes.join('；') } : {}),
  }
}

/** For each indicator of the branch its measure and, where it is a part of another, its share of that one. */
export function indicatorMeasures({ indicators }: { readonly indicators: readonly AnyIndicator[] }): Measure[] {
  return indicators.flatMap((definition): Measure[] => {
    const measure = indicatorMeasure(definition)
    const whole = indicators.find(({ code }) => code === definition.partOf)
    if (!whole) return [measure]
    const share: Measure = {
      form: 'rate',
      id: `${measure.id}:rate`,
      title: `${definition.name}占${whole.name}的比例`,
      unit: '%',
      rows: [54],
      of: measure.id,
      in: `${PREFIX}${whole.code}`,
      as: { kind: 'percent' },
      note: rateDefinition({ kind: 'percent' }, definition.name, whole.name),
    }
    return [measure, share]
  })
}
