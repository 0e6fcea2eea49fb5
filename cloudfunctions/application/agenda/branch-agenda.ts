/** What waits in an organization for whoever holds a post there: one question for each collection, and one round for what hangs on it. */
import type { OutputOf } from '#contract'
import { comingDays } from '#domain/people/coming-days'
import { may } from '#domain/people/permission'
import { branchToday } from '../norms/branch-facts'
import { normsNow } from '../meetings/arranging/norm-progress'
import type { BranchContext, Handlers } from '../ports/handling'
import { countedIn } from '../joining/by-name/asking'
import { draftIn } from './draft-age'
import { meetingsNow } from './meetings-now'
import { waitingFor } from './waiting-counted'

type Agenda = OutputOf<'branch.agenda'>

export const agendaHandlers: Handlers<'branch.agenda'> = {
  'branch.agenda': async (_, context) => {
    const { branch, caller, today } = context
    const reads = may(caller, 'read-records', branch)
    const [meetings, { facts, ...people }, waiting, shifts, report, joining] = await Promise.all([
      meetingsNow(context),
      branchToday(context),
      reads ? waitingFor(context) : null,
      shiftsToClose(context),
      reads ? draftIn(context).then((draft) => ({ draft })) : null,
      may(caller, 'manage-register', branch) ? countedIn(context) : null,
    ])
    const { toClose, leaves, ...counted } = meetings
    const coming = comingIn(people, context)
    return {
      ...{ on: today, waiting, leaves, report, joining, norms: normsNow(context, facts, counted) },
      ...(coming.length > 0 ? { coming } : {}),
      toClose: [...toClose, ...shifts].sort((a, b) => (a.endedAt < b.endedAt ? -1 : a.endedAt > b.endedAt ? 1 : 0)),
    }
  },
}

/** Of a branch, for whoever keeps its register: the days that draw near, with names. */
function comingIn(
  { members, appointments }: Pick<Awaited<ReturnType<typeof branchToday>>, 'members' | 'appointments'>,
  { branch, caller, today }: BranchContext,
) {
  if (branch.kind !== 'branch' || !may(caller, 'manage-register', branch)) return []
  return comingDays(branch._id, members, appointments, today).map((day) => ({
    ...day,
    name: members.find(({ _id }) => _id === day.memberId)?.name ?? null,
  }))
}

/** More than a branch leaves open at a time. */
const MOST_SHIFTS = 100

async function shiftsToClose({ store, branch, caller, now }: BranchContext): Promise<Agenda['toClose']> {
  if (!may(caller, 'keep-records', branch)) return []
  const offers = await store.findSome('shiftOffers', {
    filter: { branchId: branch._id, state: 'offered', endsAt: { $lte: now } },
    ...{ only: ['project', 'endsAt'], limit: MOST_SHIFTS },
  })
  return offers.map(({ _id: id, project: title, endsAt: endedAt }) => ({ what: 'shift', id, title, endedAt }))
}
