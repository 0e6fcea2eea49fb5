import { cellsOn } from '#domain/branch/branch'
import { meetingNorms, type NormStanding } from '#domain/meeting/meeting-norms'
import { thresholdsOf, type Thresholds } from '#domain/branch/threshold'
import { branchFacts } from '../../norms/branch-facts'
import { normFields, organFields, periodFields } from '../../norms/norm-view'
import { isRefusal, type Handlers } from '../../ports/handling'
import { asReader } from '../finding-meetings'
import { heldThisYear } from './held-meetings'

/** How often the branch met this month, quarter and year, beside what the norms in force today ask. */
export const normHandlers: Handlers<'meeting.norms'> = {
  'meeting.norms': async ({ branchId }, anyone) => {
    const context = await asReader(branchId, anyone)
    if (isRefusal(context)) return context
    const { branch, today } = context
    const [held, facts] = await Promise.all([heldThisYear(context), branchFacts(context)])
    const standings = meetingNorms(today, facts, cellsOn(branch, today), held, branch.normChoices)
    const thresholds = thresholdsOf(branch, today)
    return { on: today, norms: standings.map((standing) => normView(standing, thresholds)) }
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
