import { cellsOn } from '#domain/branch/branch'
import { meetingNorms, type HeldMeeting, type NormStanding } from '#domain/meeting/meeting-norms'
import { thresholdsOf, type Thresholds } from '#domain/branch/threshold'
import { branchFacts } from '../../norms/branch-facts'
import { normFields, organFields, periodFields } from '../../norms/norm-view'
import type { Handlers } from '../../ports/handling'
import { begunThisYear, heldThisYear } from './held-meetings'

/** How often the branch met this month, quarter and year, beside what the norms in force today ask. */
export const normHandlers: Handlers<'meeting.norms'> = {
  'meeting.norms': async (_, context) => {
    const { branch, today } = context
    const [held, begun, facts] = await Promise.all([
      heldThisYear(context),
      begunThisYear(context),
      branchFacts(context),
    ])
    const against = (meetings: readonly HeldMeeting[]) =>
      meetingNorms(today, facts, cellsOn(branch, today), meetings, branch.normChoices)
    const unclosed = against(begun)
    const thresholds = thresholdsOf(branch, today)
    const norms = against(held).map((standing, at) => ({
      ...normView(standing, thresholds),
      begun: unclosed[at]?.done ?? 0,
    }))
    return { on: today, norms }
  },
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
