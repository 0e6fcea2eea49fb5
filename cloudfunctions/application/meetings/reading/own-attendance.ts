import type { MemberId } from '#domain/people/identity'
import { wasThere } from '#domain/meeting/mark-remarks'
import type { AttendanceMark } from '#domain/meeting/attendance'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { pageByDate } from '../../paging'
import type { Handlers } from '../../ports/handling'
import { remarksView } from '../meeting-fields'

/** A person's own attendance at closed meetings. Nobody else's stands beside it. */
export const mineHandlers: Handlers<'meeting.mine'> = {
  'meeting.mine': async ({ from, to, cursor, pageSize }, { store, caller }) => {
    const { memberId } = caller
    const filter = { 'sheet.memberId': memberId, state: 'closed', occurredOn: { $gte: from, $lte: to } } as const
    const [page, groups] = await Promise.all([
      pageByDate(store, 'meetings', { filter, dateField: 'occurredOn', cursor, pageSize }),
      store.aggregate('meetings', [
        { $match: filter },
        { $unwind: '$sheet' },
        { $match: { 'sheet.memberId': memberId } },
        { $group: { _id: '$sheet.mark', times: { $sum: 1 }, minutes: { $sum: '$studyMinutes' } } },
      ]),
    ])
    const sumOf = (field: 'times' | 'minutes', ...marks: readonly AttendanceMark[]) =>
      groups.reduce((sum, group) => sum + (marks.some((mark) => mark === group['_id']) ? Number(group[field]) : 0), 0)
    return {
      expected: sumOf('times', 'present', 'excused', 'absent'),
      present: sumOf('times', 'present'),
      excused: sumOf('times', 'excused'),
      absent: sumOf('times', 'absent'),
      observed: sumOf('times', 'observer'),
      studyMinutes: sumOf('minutes', 'present', 'observer'),
      items: page.items.filter((meeting) => meeting.state === 'closed').map((meeting) => attended(meeting, memberId)),
      next: page.next,
    }
  },
}

function attended(meeting: ClosedMeeting, memberId: MemberId) {
  const { _id, branchId, organ, kinds, title, occurredOn, studyMinutes, sheet } = meeting
  const line = sheet.find((each) => each.memberId === memberId)
  if (!line) throw new Error(`meeting ${_id} was found by a line that is not on its sheet`)
  const { mark, reason } = line
  const own = { mark, reason, ...remarksView(line), studyMinutes: wasThere(mark) ? studyMinutes : 0 }
  return { meetingId: _id, branchId, organ, kinds: [...kinds], title, occurredOn, ...own }
}
