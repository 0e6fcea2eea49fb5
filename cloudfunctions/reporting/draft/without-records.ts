/** Which branches kept no records of something that the report counts: they are named, not counted as zeros. */
import type { WithoutRecords } from '#domain/report/duty-report'
import { compareNames } from '../../application/member-names'
import { measureOf, type Own } from '../measures/catalogue'
import { sourceTitle, subjectOf, type RecordMeasure } from '../measures/measure'
import type { SlotResolution } from './paragraph'

/** By what the records are of, in the order of their titles. */
export function withoutRecords(resolutions: Iterable<SlotResolution>, own: Own): WithoutRecords[] {
  const found = new Map<string, WithoutRecords>()
  for (const resolution of resolutions) {
    for (const { measure, leftOut, scope } of resolution.is === 'figures' ? resolution.figures : []) {
      const counted = countedBy(measure, own)
      // Who did not take part in what the author did has left nothing out.
      if (!counted || scope === 'author' || leftOut.length === 0) continue
      const title = sourceTitle(counted.source)
      const branches = [...new Set([...(found.get(title)?.branches ?? []), ...leftOut])].sort(compareNames)
      found.set(title, { subject: subjectOf(counted.source), title, branches })
    }
  }
  return [...found.values()].sort((a, b) => compareNames(a.title, b.title))
}

/** The measure whose records are meant: of a rate its part. */
function countedBy(id: string, own: Own): RecordMeasure | undefined {
  const measure = measureOf(id, own)
  if (measure?.form === 'rate') return countedBy(measure.of, own)
  return measure?.form === 'records' ? measure : undefined
}
