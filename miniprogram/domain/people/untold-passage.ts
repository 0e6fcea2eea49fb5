/** Who came onto a roll or went off it without a line of the register that says how: recorded before lines said it. */
import type { CivilDate } from '../time/civil-date'
import type { Period } from '../time/period'
import type { BranchId } from './identity'
import type { Member, Passage } from './member'
import type { RegisterStage } from './member-history'
import { isPartyMember } from './roll'

export const PASSAGE_WAYS = ['joined', 'left'] as const
export type PassageWay = (typeof PASSAGE_WAYS)[number]

export interface UntoldPassage {
  readonly branchId: BranchId
  readonly way: PassageWay
  /** The first day on the roll, or the first day off it. */
  readonly on: CivilDate
  readonly stage: RegisterStage
}

/**
 * Those of a Party member within the period, of any roll; whoever is not yet a member is counted nowhere. From one to another of
 * the rolls that are counted `together` nobody came or went.
 */
export function untoldPassages(
  { spans, changes }: Pick<Member, 'spans' | 'changes'>,
  period: Period,
  together: readonly BranchId[] = [],
): UntoldPassage[] {
  const isTold = ({ branchId, way, on }: UntoldPassage) =>
    changes.some((line) => line[way]?.branchId === branchId && line.effectiveOn === on)
  return spans.flatMap(({ branchId, fromOn, untilOn, stage }) => {
    const rolls = together.includes(branchId) ? together : [branchId]
    const others = spans.filter((span) => rolls.includes(span.branchId))
    const came = !others.some((span) => span.untilOn === fromOn)
    const went = !others.some((span) => span.fromOn === untilOn)
    const passages: UntoldPassage[] = [
      ...(came ? [{ branchId, way: 'joined', on: fromOn, stage } as const] : []),
      ...(went ? [{ branchId, way: 'left', on: untilOn, stage } as const] : []),
    ]
    return passages.filter(
      (each) => isPartyMember(stage) && period.from <= each.on && each.on <= period.to && !isTold(each),
    )
  })
}

/** What the spans themselves say of how; undefined of who went off every roll: only people know that. */
export function knownBy(
  spans: Member['spans'],
  { branchId, way, on }: Pick<UntoldPassage, 'branchId' | 'way' | 'on'>,
): Passage<'added' | 'returned' | 'transferred'>['by'] | undefined {
  const elsewhere = spans.filter((span) => span.branchId !== branchId)
  if (way === 'left') return elsewhere.some(({ fromOn }) => fromOn === on) ? 'transferred' : undefined
  if (elsewhere.some(({ untilOn }) => untilOn === on)) return 'transferred'
  return spans.some(({ untilOn }) => untilOn < on) ? 'returned' : 'added'
}
