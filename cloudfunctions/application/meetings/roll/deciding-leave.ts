import { wasThere } from '#domain/meeting/mark-remarks'
import { attendanceId } from '#domain/meeting/attendance'
import { stillStands } from '#domain/meeting/meeting-plan'
import { decide, isRefusal, refuse, type Handlers } from '../../ports/handling'
import { hostedMeeting } from '../finding-meetings'
import { marked } from '../noting'

/**
 * Leave somebody asked for (请假), granted or not by the host or whoever keeps the records; changeable until the meeting
 * is closed. The person's own words stay; who did not get leave and comes all the same is present.
 */
export const leaveHandlers: Handlers<'meeting.decideLeave'> = {
  'meeting.decideLeave': async ({ meetingId, memberId, grant }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store, caller, now } = context
    const before = await store.get('attendance', attendanceId(meetingId, memberId))
    if (!before || !stillStands(meeting, before) || before.leave === undefined || wasThere(before.mark))
      return refuse('no-leave-asked', { field: 'memberId' })
    const leave = grant ? 'granted' : 'declined'
    const mark = grant ? 'excused' : 'absent'
    const { source, reason } = before
    const note = { mark, source, reason, leave, markedAt: now, markedBy: caller.memberId } as const
    const { record, write } = marked(meeting, memberId, note, before)
    const guard = { do: 'unchanged', in: 'meetings', id: meetingId, revision: meeting.revision } as const
    return decide({ memberId, mark, leave }, before.leave === leave ? [] : [write, guard], record._id)
  },
}
