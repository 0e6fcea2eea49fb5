import { standing } from '#domain/meeting/meeting-plan'
import { byName, memberNames } from '../../member-names'
import { isRefusal, type Handlers } from '../../ports/handling'
import { hostedMeeting } from '../finding-meetings'
import { markView } from '../meeting-fields'
import { failedScansAt, namedIn, scanView } from './settling-scans'

/**
 * The host's screen while the meeting is open: everybody due, marked or not, and others who are there, by name; and the
 * scans that brought nobody in.
 */
export const liveHandlers: Handlers<'meeting.live'> = {
  'meeting.live': async ({ meetingId }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { dueIds } = meeting
    const [noted, scans] = await Promise.all([
      context.store.findAll('attendance', { meetingId }),
      failedScansAt(meetingId, context.store),
    ])
    const records = standing(meeting, noted)
    const others = records.filter(
      ({ memberId, mark }) => !dueIds.includes(memberId) && (mark === 'present' || mark === 'observer'),
    )
    const due = dueIds.map((memberId) => records.find((record) => record.memberId === memberId) ?? { memberId })
    const nameOf = await memberNames(context.store, [
      ...dueIds,
      ...others.map(({ memberId }) => memberId),
      ...namedIn(scans),
    ])
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
