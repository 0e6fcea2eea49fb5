/**
 * A stranger who scans a right code leaves with a ticket; when they join the branch while it holds, their scan becomes
 * their check-in, at the time of the scan, in the same commit that binds their phone.
 */
import type { ScanTicket } from '#domain/meeting/failed-scan'
import type { MemberId } from '#domain/people/identity'
import { wasThere } from '#domain/meeting/mark-remarks'
import { attendanceId } from '#domain/meeting/attendance'
import type { Meeting } from '#domain/meeting/meeting'
import { stillStands } from '#domain/meeting/meeting-plan'
import { markOfScanner } from '#domain/meeting/scan-verdict'
import type { Context } from '../../ports/handling'
import type { Reader, Write } from '../../ports/store'
import { marked } from '../noting'
import { settledScan } from '../roll/settling-scans'

export interface CheckedIn {
  readonly meetingId: string
  readonly title: string
}
interface TicketUse {
  readonly checkedIn: CheckedIn | null
  readonly writes: readonly Write[]
}
const UNUSED: TicketUse = { checkedIn: null, writes: [] }
const BY_TICKET = '扫码后加入支部，自动签到'

/** What the caller's ticket brings to the member they become; nothing where there is none that holds. */
export async function useTicket(memberId: MemberId, { store, caller, now }: Context): Promise<TicketUse> {
  const ticket = await store.get('scanTickets', caller.openId)
  if (!ticket || ticket.usedAt !== null || now >= ticket.until) return UNUSED
  const [meeting, member, before, scan] = await Promise.all([
    store.get('meetings', ticket.meetingId),
    store.get('members', memberId),
    store.get('attendance', attendanceId(ticket.meetingId, memberId)),
    store.get('failedScans', ticket.scanId),
  ])
  if (!member || meeting?.state !== 'convened' || !stillStands(meeting, { markedAt: ticket.scannedAt })) return UNUSED
  const mark = markOfScanner(meeting, { memberId, spans: member.spans })
  if (mark === 'not-bound' || mark === 'not-on-roll') return UNUSED
  const writes: Write[] = [
    { do: 'unchanged', in: 'meetings', id: meeting._id, revision: meeting.revision },
    { do: 'replace', in: 'scanTickets', doc: { ...ticket, usedAt: now, revision: ticket.revision + 1 } },
  ]
  const note = { mark, source: 'scan', markedAt: ticket.scannedAt, markedBy: memberId, reason: null } as const
  const isThere = before && wasThere(before.mark) && stillStands(meeting, before)
  if (!isThere) writes.push(marked(meeting, memberId, note, before).write)
  if (scan && !scan.settled) {
    const settled = { as: 'present', by: memberId, at: now, reason: BY_TICKET, memberId } as const
    writes.push({ do: 'replace', in: 'failedScans', doc: settledScan(scan, settled) })
  }
  return { checkedIn: checkedInAt(meeting), writes }
}

/** What a ticket had brought, for the repeat of a joining that went through. */
export async function broughtByTicket(openId: string, store: Reader): Promise<CheckedIn | null> {
  const ticket: ScanTicket | undefined = await store.get('scanTickets', openId)
  const meeting = ticket && ticket.usedAt !== null ? await store.get('meetings', ticket.meetingId) : undefined
  return meeting ? checkedInAt(meeting) : null
}

function checkedInAt({ _id, title }: Meeting): CheckedIn {
  return { meetingId: _id, title }
}
