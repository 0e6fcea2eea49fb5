import { createHash } from 'node:crypto'
import type { Stored } from '#domain/people/identity'
import { standing } from '#domain/meeting/meeting-plan'
import { byName, memberNames, rollNames } from '../../member-names'
import { isRefusal, refuse, type Handlers } from '../../ports/handling'
import { withDue } from '../due-on-day'
import { hostedInAnyState, stillOpen } from '../finding-meetings'
import { markView, type NameOf } from '../meeting-fields'
import { failedScansAt, namedIn, scanView } from './settling-scans'

/** Of all that the answer is made from; who is due follows the register and the posts, which move the branch on. */
function versionOf(documents: readonly Stored[]): string {
  const revisions = documents.map(({ _id, revision }) => [_id, revision])
  return createHash('sha256').update(JSON.stringify(revisions)).digest('base64url').slice(0, 22)
}

/**
 * The host's screen while the meeting is open: everybody due, marked or not, and others who are there, by name; and the
 * scans that brought nobody in. A screen that asks again every few seconds says what it shows, and is told where that is still
 * so: then neither the register nor a name is read.
 */
export const liveHandlers: Handlers<'meeting.live'> = {
  'meeting.live': async ({ meetingId, since }, context) => {
    const [found, noted, scans] = await Promise.all([
      hostedInAnyState(meetingId, context),
      context.store.findAll('attendance', { meetingId }),
      failedScansAt(meetingId, context.store),
    ])
    const hosted = isRefusal(found) ? found : stillOpen(found)
    if (isRefusal(hosted)) return hosted
    const version = versionOf([hosted, context.branch, ...noted, ...scans])
    if (version === since) return refuse('unchanged', { field: 'since' })
    // Almost everybody is on the roll: names come with who is due, and only others' are asked for after it.
    const [meeting, onRoll] = await Promise.all([
      withDue(hosted, context.store),
      rollNames(context.store, [context.branch._id]),
    ])
    const { dueIds } = meeting
    const records = standing(meeting, noted)
    const others = records.filter(
      ({ memberId, mark }) => !dueIds.includes(memberId) && (mark === 'present' || mark === 'observer'),
    )
    const due = dueIds.map((memberId) => records.find((record) => record.memberId === memberId) ?? { memberId })
    const named = [...dueIds, ...others.map(({ memberId }) => memberId), ...namedIn(scans)]
    const nameOfOthers = await memberNames(
      context.store,
      named.filter((id) => id !== null && !onRoll.has(id)),
    )
    const nameOf: NameOf = (id) => (id === null ? null : (onRoll.get(id) ?? nameOfOthers(id)))
    const people = [
      ...due.map((line) => markView(line, true, nameOf)),
      ...others.map((line) => markView(line, false, nameOf)),
    ].sort(
      byName(
        ({ name }) => name ?? '',
        ({ memberId }) => memberId,
      ),
    )
    const counted = (...marks: readonly (string | null)[]) =>
      people.filter(({ isDue, mark }) => isDue && marks.includes(mark)).length
    return {
      version,
      expected: dueIds.length,
      // Somebody noted as an observer who became due by a change of the plan was there.
      present: counted('present', 'observer'),
      excused: counted('excused'),
      absent: counted('absent'),
      unmarked: counted(null),
      observers: others.length,
      people,
      scans: scans.map((scan) => scanView(scan, records, nameOf)),
    }
  },
}
