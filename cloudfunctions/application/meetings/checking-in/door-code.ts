/**
 * The code to print for the door of a meeting: it opens the mini-program at the check-in page with the meeting chosen. It
 * names the meeting and nothing else, so that on its own it is worth nothing: the six digits on the screen are asked for.
 */
import { handedOver } from '../../ports/files'
import { isRefusal, refuse, type Handlers } from '../../ports/handling'
import { hostedMeeting } from '../finding-meetings'

const PAGE = 'packages/meeting/check-in/check-in'

export const doorCodeHandlers: Handlers<'meeting.doorCode'> = {
  'meeting.doorCode': async ({ meetingId }, context) => {
    const meeting = await hostedMeeting(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { branch, drawMiniProgramCode } = context
    if (!branch.settings.scanning) return refuse('scanning-off', { field: 'meetingId' })
    const picture = await drawMiniProgramCode({ page: PAGE, scene: meetingId })
    if (!picture) return refuse('code-not-drawn', { field: 'meetingId' })
    return handedOver(`${meeting.title}门口码.png`, picture, context)
  },
}
