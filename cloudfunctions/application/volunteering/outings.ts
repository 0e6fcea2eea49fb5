/** Outings: entries of the ledger that a time of service may belong to. */
import type { OutputOf, Refusal } from '#contract'
import { addDays, daysBefore, type CivilDate } from '#domain/time/civil-date'
import { OUTING_KIND } from '#domain/service/volunteering'
import { refuse, type BranchContext } from '../ports/handling'

/** Service is written down soon after an outing; what is older is found by its own day. */
const DAYS_BEFORE = 31
const DAYS_AFTER = 7
const OFFERED = 20

type Outing = OutputOf<'shift.outings'>['outings'][number]

/** Outings of the branch that stand, from a month before the day to a week after it; the latest first. */
export async function outingsAround(day: CivilDate, { store, branch }: BranchContext): Promise<Outing[]> {
  const found = await store.find('ledger', {
    filter: {
      branchId: branch._id,
      kind: OUTING_KIND,
      state: { $in: ['proposed', 'confirmed'] },
      occurredOn: { $gte: daysBefore(day, DAYS_BEFORE), $lte: addDays(day, DAYS_AFTER) },
    },
    sort: [
      ['occurredOn', -1],
      ['_id', 1],
    ],
    limit: OFFERED,
  })
  return found.map(({ _id, occurredOn, values }) => {
    const { project, site } = values
    return { entryId: _id, occurredOn, project: textOf(project), site: textOf(site) }
  })
}

/** A shift belongs to an outing of the same branch that stands, or to none. */
export async function outingMissing(
  outingId: string | null,
  { store, branch }: BranchContext,
): Promise<Refusal<'no-such-entry'> | undefined> {
  if (outingId === null) return undefined
  const outing = await store.get('ledger', outingId)
  const stands = outing && outing.state !== 'withdrawn' && outing.state !== 'superseded'
  if (stands && outing.branchId === branch._id && outing.kind === OUTING_KIND) return undefined
  return refuse('no-such-entry', { field: 'outingId' })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
