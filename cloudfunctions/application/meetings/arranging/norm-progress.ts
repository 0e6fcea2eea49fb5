import { cellsOn } from '#domain/branch/branch'
import { meetingNorms, type HeldMeeting, type NormStanding } from '#domain/meeting/meeting-norms'
import { thresholdsOf, type Thresholds } from '#domain/branch/threshold'
import { branchFacts } from '../../norms/branch-facts'
import { normFields, organFields, periodFields } from '../../norms/norm-view'
import type { BranchFacts } from '#domain/rules/norm'
import type { BranchContext, Handlers } from '../../ports/handling'
import { begunThisYear, heldThisYear } from './held-meetings'

/** How often the branch met this month, quarter and year, beside what the norms in force today ask. */
export const normHandlers: Handlers<'meeting.norms'> = {
  'meeting.norms': async (_, context) => {
    const [held, begun, facts] = await Promise.all([
      heldThisYear(context),
      begunThisYear(context),
      branchFacts(context),
    ])
    return { on: context.today, norms: normsNow(context, facts, { held, begun }) }
  },
}

interface Meetings {
  /** Closed. */
  readonly held: readonly HeldMeeting[]
  /** Begun and not closed yet: they count once they are closed. */
  readonly begun: readonly HeldMeeting[]
}

/** @param meetings at least those of this year up to today. */
export function normsNow(
  { branch, today }: Pick<BranchContext, 'branch' | 'today'>,
  facts: BranchFacts,
  { held, begun }: Meetings,
) {
  const against = (meetings: readonly HeldMeeting[]) =>
    meetingNorms(today, facts, cellsOn(branch, today), meetings, branch.normChoices)
  const unclosed = against(begun)
  const thresholds = thresholdsOf(branch, today)
  return against(held).map((standing, at) => ({ ...normView(standing, thresholds), begun: unclosed[at]?.done ?? 0 }))
}

function normView(standing: NormStanding, thresholds: Thresholds) {
  const { norm, status, choice } = standing
  return {
    ...normFields(norm),
    ...organFields(standing),
    ...periodFields(standing, norm, thresholds),
    status,
    choice: choice && { fromOn: choice.fromOn, reason: choice.reason },
  }
}
