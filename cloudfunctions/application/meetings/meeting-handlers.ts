import type { checkInProcedures } from '#contract/check-in'
import type { meetingFollowingProcedures } from '#contract/meeting-following'
import type { meetingPhotoProcedures } from '#contract/meeting-photos'
import type { meetingProcedures } from '#contract/meetings'
import type { Handlers } from '../ports/handling'
import { calendarHandlers } from './arranging/year-calendar'
import { checkInHandlers } from './checking-in/checking-in'
import { closingHandlers } from './closing/closing'
import { conveningHandlers } from './arranging/convening'
import { correctingHandlers } from './closing/correcting'
import { doorCodeHandlers } from './checking-in/door-code'
import { dueHandlers } from './arranging/due-preview'
import { leaveHandlers } from './roll/deciding-leave'
import { liveHandlers } from './roll/host-screen'
import { markingHandlers } from './roll/marking'
import { minutesFileHandlers } from './minutes/minutes-file'
import { photoHandlers } from './minutes/photos'
import { mineHandlers } from './reading/own-attendance'
import { normHandlers } from './arranging/norm-progress'
import { readingHandlers } from './reading/reading-meetings'
import { sheetFileHandlers } from './roll/attendance-file'
import { talkHandlers } from './following-up/proposed-talks'
import { scanHandlers } from './roll/settling-scans'
import { codeHandlers } from './checking-in/showing-code'

/** Every procedure of the subject. */
export const meetingHandlers: Handlers<
  | keyof typeof meetingProcedures
  | keyof typeof checkInProcedures
  | keyof typeof meetingFollowingProcedures
  | keyof typeof meetingPhotoProcedures
> = {
  ...dueHandlers,
  ...conveningHandlers,
  ...codeHandlers,
  ...doorCodeHandlers,
  ...checkInHandlers,
  ...scanHandlers,
  ...markingHandlers,
  ...leaveHandlers,
  ...closingHandlers,
  ...correctingHandlers,
  ...readingHandlers,
  ...liveHandlers,
  ...mineHandlers,
  ...normHandlers,
  ...calendarHandlers,
  ...sheetFileHandlers,
  ...minutesFileHandlers,
  ...photoHandlers,
  ...talkHandlers,
}
