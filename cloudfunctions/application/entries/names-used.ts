import { civilDate, type CivilDate } from '#domain/time/civil-date'
import type { Reader } from '../ports/store'

/** At most this many names are offered; older ones can still be typed. */
const OFFERED = 100

/** The names a branch has given in its entries that stand, the most recently used first. */
export async function namesUsed(
  store: Reader,
  [collection, field]: ['shifts', 'project'] | ['donations', 'campaign'],
  branchId: string,
): Promise<{ name: string; lastOn: CivilDate }[]> {
  const rows = await store.aggregate(collection, [
    { $match: { branchId, state: { $in: ['proposed', 'confirmed'] } } },
    { $group: { _id: `$${field}`, lastOn: { $max: '$occurredOn' } } },
    { $sort: { lastOn: -1, _id: 1 } },
    { $limit: OFFERED },
  ])
  return rows.map(({ _id, lastOn }) => ({ name: String(_id), lastOn: civilDate(String(lastOn)) }))
}
