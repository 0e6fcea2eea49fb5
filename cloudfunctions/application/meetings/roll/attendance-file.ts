import { standing } from '#domain/meeting/meeting-plan'
import { may } from '#domain/people/permission'
import { memberNames } from '../../member-names'
import { handedOver } from '../../ports/files'
import { isRefusal, notPermitted, refuse, type Context, type Handlers } from '../../ports/handling'
import { attendanceDocument, attendanceSheets, type PrintedMeeting } from './attendance-print'
import { withDue } from '../due-on-day'
import { keepsMeeting, meetingOf } from '../finding-meetings'
import { writtenOf } from '../meeting-fields'

/** The attendance of a meeting as a file: the closed sheet, or before it a list for people to sign by hand. */
export const sheetFileHandlers: Handlers<'meeting.sheet'> = {
  'meeting.sheet': async ({ meetingId, format }, context) => {
    const { store, branch, caller } = context
    const found = await meetingOf(meetingId, context)
    if (isRefusal(found)) return found
    if (!may(caller, 'read-records', branch) && !keepsMeeting(found, context)) return notPermitted('read-records')
    if (found.state === 'cancelled') return refuse('meeting-cancelled', { field: 'meetingId' })
    const meeting = await withDue(found, store)
    const marks = meeting.state === 'closed' ? [] : standing(meeting, await store.findAll('attendance', { meetingId }))
    const { sheet, corrections, closedBy } = writtenOf(meeting)
    const nameOf = await memberNames(store, [
      ...meeting.dueIds,
      ...(meeting.dueChange?.added ?? []),
      ...(meeting.dueChange?.removed ?? []),
      ...sheet.map(({ memberId }) => memberId),
      ...corrections.flatMap(({ by, before }) => [by, ...(before.sheet ?? []).map(({ memberId }) => memberId)]),
      meeting.hostId,
      meeting.recordedBy,
      closedBy,
    ])
    return written({ meeting, branch, marks, nameOf }, format, context)
  },
}

async function written(printed: PrintedMeeting, format: 'docx' | 'xlsx', context: Context) {
  const { documents } = context
  const document = attendanceDocument(printed)
  const bytes =
    format === 'docx' ? await documents.writeDocument(document) : await documents.writeSheets(attendanceSheets(printed))
  return handedOver(`${document.title}.${format}`, bytes, context)
}
