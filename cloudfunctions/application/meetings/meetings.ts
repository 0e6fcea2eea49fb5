import type { checkInProcedures } from '#contract/check-in'
import type { meetingFollowingProcedures } from '#contract/meeting-following'
import type { meetingProcedures } from '#contract/meetings'
import type { Handlers } from '../ports/handling'
import { calendarHandlers } from './calendar'
import { checkInHandlers } from './checking-in'
import { closingHandlers } from './closing'
import { conveningHandlers } from './convening'
import { correctingHandlers } from './correcting'
import { doorCodeHandlers } from './door-code'
import { dueHandlers } from './due'
import { leaveHandlers } from './leave'
import { liveHandlers } from './live'
import { markingHandlers } from './marking'
import { mineHandlers } from './mine'
import { normHandlers } from './norms'
import { readingHandlers } from './reading'
import { sheetFileHandlers } from './sheet-file'
import { talkHandlers } from './talks'
import { scanHandlers } from './scans'
import { codeHandlers } from './showing-code'

/** Every procedure of the subject. */
export const meetingHandlers: Handlers<
  keyof typeof meetingProcedures | keyof typeof checkInProcedures | keyof typeof meetingFollowingProcedures
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
  ...talkHandlers,
}
