import { MINUTES_A_DAY, totalMinutes, type VolunteerShift } from '#domain/service/volunteering'
import type { Refusal } from '#contract'
import { counted } from '../counting'
import type { Book, Following } from '../entries/book'
import { refuse, type BranchContext } from '../ports/handling'

export const shiftBook: Book<'shifts', 'too-many-minutes'> = {
  collection: 'shifts',
  onProposing: withinTheDay,
  onCounting: async (entry, counts, context) => (counts ? withinTheDay(entry, context) : { entry, writes: [] }),
}

/**
 * A person's proposed and confirmed minutes of one day, in whatever branch, fit into it. The entry corrected by this one
 * no longer takes time. Every addition moves the day's counter, so two at the same time cannot both find room.
 */
async function withinTheDay(
  entry: VolunteerShift,
  { store }: BranchContext,
): Promise<Following<'shifts'> | Refusal<'too-many-minutes'>> {
  const { _id, memberId, occurredOn, minutes, supersedes } = entry
  const counterId = `${memberId}:shifts:${occurredOn}`
  const [counter, sameDay] = await Promise.all([
    store.get('counters', counterId),
    store.findAll('shifts', { memberId, occurredOn, state: { $in: ['proposed', 'confirmed'] } }),
  ])
  const recordedMinutes = totalMinutes(sameDay.filter((other) => other._id !== _id && other._id !== supersedes))
  if (recordedMinutes + minutes > MINUTES_A_DAY)
    return refuse('too-many-minutes', { field: 'minutes', detail: { recordedMinutes, minutes, limit: MINUTES_A_DAY } })
  return { entry, writes: [counted(counterId, counter).write] }
}
