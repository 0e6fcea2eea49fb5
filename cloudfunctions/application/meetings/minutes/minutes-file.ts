import type { ClosedMeeting } from '#domain/meeting/meeting'
import { may } from '#domain/people/permission'
import { memberNames } from '../../member-names'
import { handedOver } from '../../ports/files'
import { isRefusal, notPermitted, refuse, type Handlers } from '../../ports/handling'
import { keepsMeeting, meetingOf } from '../finding-meetings'
import { minutesDocument } from './minutes-print'

/** The minutes of a closed meeting (会议记录) as a document to be signed; its annex names who was away and why. */
export const minutesFileHandlers: Handlers<'meeting.minutesFile'> = {
  'meeting.minutesFile': async ({ meetingId }, context) => {
    const { store, branch, caller, documents } = context
    const meeting = await meetingOf(meetingId, context)
    if (isRefusal(meeting)) return meeting
    if (!may(caller, 'read-records', branch) && !keepsMeeting(meeting, context)) return notPermitted('read-records')
    if (meeting.state === 'cancelled') return refuse('meeting-cancelled', { field: 'meetingId' })
    if (meeting.state === 'convened') return refuse('meeting-not-closed', { field: 'meetingId' })
    const [nameOf, photos] = await Promise.all([
      memberNames(store, namedIn(meeting)),
      store.findAll('meetingPhotos', { meetingId }),
    ])
    const document = minutesDocument({ meeting, branch, marks: [], nameOf, photos })
    return handedOver(`${document.title}.docx`, await documents.writeDocument(document), context)
  },
}

function namedIn({ dueIds, dueChange, sheet, corrections, ...meeting }: ClosedMeeting) {
  const { hostId, lecturerId, recordedBy, closedBy, withoutVoteIds, decisions } = meeting
  const lines = (list: ClosedMeeting['sheet']) => list.map(({ memberId }) => memberId)
  return [
    ...[hostId, lecturerId, recordedBy, closedBy],
    ...(dueChange ? [...dueChange.added, ...dueChange.removed] : []),
    ...[...dueIds, ...withoutVoteIds, ...lines(sheet)],
    ...decisions.flatMap(({ plan }) => (plan ? [plan.ownerId] : [])),
    ...corrections.flatMap(({ by, before }) => [by, ...lines(before.sheet ?? []), ...(before.withoutVoteIds ?? [])]),
  ]
}
