import type { Reader } from '../../application/ports/store'
import type { MeasureQuery, Tenure } from './extent'

/** Who was secretary of the branches in the period, from when to when. */
export async function tenuresOf(store: Reader, { branchIds, period }: MeasureQuery): Promise<Tenure[]> {
  const appointments = await store.findAll('appointments', {
    branchId: { $in: branchIds },
    untilOn: { $gt: period.from },
    fromOn: { $lte: period.to },
    post: 'secretary',
  })
  return appointments.map(({ branchId, memberId, fromOn, untilOn }) => ({ branchId, memberId, fromOn, untilOn }))
}
