/** A measure as organizations of one kind read it: it speaks of no organ that none of them has. */
import type { BranchKind } from '#domain/branch/branch'
import { kindsText } from '#domain/meeting/labels'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { organsHeld } from '#domain/meeting/organs-held'
import type { Measure, Source } from './measure'

/** Counts the same: only the words are of the organs that there are. */
export function inOrgansOf(measure: Measure, kind: BranchKind): Measure {
  if (measure.form !== 'records') return measure
  const { source, toldIn } = measure
  const told = toldIn?.[kind]
  const about = aboutIn(source, kind)
  return {
    ...measure,
    ...(told === undefined ? {} : { told }),
    ...(about === undefined ? {} : { about }),
  }
}

/** Meetings of the organs that lead are called by the one that there is. */
function aboutIn(source: Source, kind: BranchKind): string | undefined {
  if (source.of !== 'meetings' || !source.kinds?.includes('leading-group-session')) return undefined
  const kinds = source.kinds.filter((each) => organsHeld(kind).some((organ) => suitsOrgan(each, organ)))
  return kinds.length > 0 ? kindsText(kinds) : undefined
}
