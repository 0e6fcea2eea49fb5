/**
 * Which organs (who meets, whose work a record is) there are in which kind of organization. Whatever offers, takes or
 * counts by organ asks here.
 */
import type { BranchKind } from '../branch/branch'
import type { Organ } from './meeting-kinds'

/**
 * A leading group (党组) is set up by a Party committee in the leading body of an organ that is not the Party's own, such as a
 * bureau (中国共产党党组工作条例 2019 第二条): never in a branch. A branch acts as the meeting of its members, its
 * committee and its cells (中国共产党支部工作条例（试行）第十一条至第十三条); the members of a bureau do so in their branches.
 */
const ORGANS_HELD: Readonly<Record<BranchKind, readonly [Organ, ...Organ[]]>> = {
  bureau: ['leading-group'],
  branch: ['branch', 'committee', 'cell'],
}

/** The organs that an organization of that kind may have, the first being what it mostly acts as. */
export function organsHeld(kind: BranchKind): readonly [Organ, ...Organ[]] {
  return ORGANS_HELD[kind]
}

/** Which of the organs that answer for a matter (any, where it names none) the organization has: none, where it holds no such. */
export function organsFor({ organs }: { readonly organs?: readonly Organ[] }, kind: BranchKind): readonly Organ[] {
  return ORGANS_HELD[kind].filter((organ) => organs === undefined || organs.includes(organ))
}

export function holdsOrgan(kind: BranchKind, organ: Organ): boolean {
  return ORGANS_HELD[kind].includes(organ)
}
