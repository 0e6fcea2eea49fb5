/** What a list says of any entry, whatever its subject. */
import { ENTRY_SOURCES, ENTRY_STATES } from '#domain/entries/entry'
import * as v from 'valibot'
import { civilDate, cursor, id, instant, name, pageSize, positiveFen } from './schemas'

export const entryState = v.picklist(ENTRY_STATES)

/** Spread into the strict object of one entry in a list. */
export const entryFields = {
  entryId: id,
  occurredOn: civilDate,
  recordedAt: instant,
  recordedByName: v.nullable(name),
  source: v.picklist(ENTRY_SOURCES),
  state: entryState,
  isLateEntry: v.boolean(),
  reason: v.nullable(v.string()),
  supersedes: v.nullable(id),
  supersededBy: v.nullable(id),
}

/** Filters that every list of entries has. Both days belong to the period. */
export const entryFilter = {
  memberId: v.optional(id),
  states: v.pipe(
    v.optional(v.pipe(v.array(entryState), v.minLength(1), v.maxLength(ENTRY_STATES.length)), [
      'proposed',
      'confirmed',
      'disputed',
    ]),
    v.description('left out: what stands, so neither withdrawn nor corrected entries'),
  ),
  from: v.optional(civilDate),
  to: v.optional(civilDate),
  cursor,
  pageSize,
}

/** How a record that somebody else enters came in; left out: typed in by the clerk, or by the person. */
export const enteredSource = v.optional(v.picklist(['roll-call', 'paper', 'import']))

export const recorded = v.strictObject({ entryId: id, state: entryState })

/** By how much the branch's book of dues is below zero: more was handed up than there is. Absent where it is not. */
export const shortFen = v.optional(positiveFen)
/** Of what may have counted and does no more. */
export const settledAway = v.strictObject({ ...recorded.entries, shortFen })
