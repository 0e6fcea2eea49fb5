/** The code on the host's screen. It is shown only while it would be taken: see checking-in.ts for what that proves. */
import { codeAt } from '#domain/meeting/check-in-code'
import { checkInPeriod, isWithin } from '#domain/meeting/check-in-period'
import { isRefusal, refuse, type Handlers } from '../../ports/handling'
import { digestOf } from './code-keys'
import { hostedMeeting } from '../finding-meetings'

export const codeHandlers: Handlers<'meeting.code'> = {
  'meeting.code': async ({ meetingId }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { branch, now } = context
    if (!branch.settings.scanning) return refuse('scanning-off', { field: 'meetingId' })
    const period = checkInPeriod(meeting)
    if (!isWithin(period, now)) return refuse('meeting-not-open', { field: 'meetingId', detail: { ...period } })
    return { ...codeAt(digestOf(context), meetingId, now), shownAt: now, ...period }
  },
}
