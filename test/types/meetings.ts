/** What a meeting holds in each state. Checked by the compiler only: each line expected to fail must fail. */
import type { CancelledMeeting, ClosedMeeting, ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import type { Instant } from '#domain/time/instant'
import { correctedMeeting } from '../../cloudfunctions/application/meetings/closing/correcting'
import type { openMeeting } from '../../cloudfunctions/application/meetings/finding-meetings'
import type { BranchContext } from '../../cloudfunctions/application/ports/handling'

declare const convened: ConvenedMeeting
declare const context: BranchContext

// @ts-expect-error a convened meeting has no tally
export type Tally = ConvenedMeeting['tally']
// @ts-expect-error nor a sheet
export type Sheet = ConvenedMeeting['sheet']
// @ts-expect-error nor minutes
export type Minutes = ConvenedMeeting['minutes']
// @ts-expect-error nothing was decided at a cancelled one
export type Decisions = CancelledMeeting['decisions']
// @ts-expect-error a closed one was not called off
export type Reason = ClosedMeeting['reason']
// @ts-expect-error and nobody may ask for a count before the state is known
export type Count = Meeting['tally']
export const presentAt = (closed: ClosedMeeting): number => closed.tally.present
export const overSince = (meeting: Meeting): Instant | undefined =>
  meeting.state === 'closed' ? meeting.closedAt : undefined

// @ts-expect-error a closed meeting says when it was closed
export const closedAtNoTime: ClosedMeeting = { ...convened, state: 'closed' }
// @ts-expect-error a cancelled one says why
export const cancelledWithoutReason: CancelledMeeting = { ...convened, state: 'cancelled' }
// @ts-expect-error only a closed record is corrected
export const corrected = correctedMeeting(convened, '核对记录', { noted: [] }, context)

/** Whoever asks for the open meeting need not ask its state again. */
type Opened = Exclude<Awaited<ReturnType<typeof openMeeting>>, { readonly ok: false }>
export const opened: Opened extends ConvenedMeeting ? true : never = true
