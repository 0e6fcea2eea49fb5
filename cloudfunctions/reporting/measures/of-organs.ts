/** A measure as organizations of one kind read it: it speaks of no organ that none of them has. */
import type { BranchKind } from '#domain/branch/branch'
import { kindsText } from '#domain/meeting/labels'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { holdsOrgan, organsHeld } from '#domain/meeting/organs-held'
import type { Measure, Source, Where } from './measure'

/** Counts the same: no such organization keeps a record of what is left out. */
export function inOrgansOf(measure: Measure, kind: BranchKind): Measure {
  if (measure.form !== 'records') return measure
  const { source, where, toldIn } = measure
  const told = toldIn?.[kind]
  const about = aboutIn(source, kind)
  return {
    ...measure,
    ...(where ? { where: whereIn(where, kind) } : {}),
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

/** 所属组织不是党组 is true of all that a branch keeps. */
function whereIn(where: Where, kind: BranchKind): Where {
  const { organ, ...others } = where
  const isOther = typeof organ === 'object' && organ !== null && '$ne' in organ && organ.$ne === 'leading-group'
  return isOther && !holdsOrgan(kind, 'leading-group') ? others : where
}
