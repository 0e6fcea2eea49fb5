/** Who came onto a roll or went off it without a line of the register that says how: recorded before lines said it. */
import type { CivilDate } from '../time/civil-date'
import type { Period } from '../time/period'
import type { BranchId } from './identity'
import type { Member } from './member'
import type { RegisterStage } from './member-history'
import { isPartyMember } from './roll'

export type PassageWay = 'joined' | 'left'

interface UntoldPassage {
  readonly branchId: BranchId
  readonly way: PassageWay
  /** The first day on the roll, or the first day off it. */
  readonly on: CivilDate
  readonly stage: RegisterStage
}

/** Those of a Party member within the period, of any roll; whoever is not yet a member is counted nowhere. */
export function untoldPassages({ spans, changes }: Pick<Member, 'spans' | 'changes'>, period: Period): UntoldPassage[] {
  const isTold = ({ branchId, way, on }: UntoldPassage) =>
    changes.some((line) => line[way]?.branchId === branchId && line.effectiveOn === on)
  return spans.flatMap(({ branchId, fromOn, untilOn, stage }) => {
    const others = spans.filter((span) => span.branchId === branchId)
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
