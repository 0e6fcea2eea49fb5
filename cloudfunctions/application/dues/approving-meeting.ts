/** The meeting that approved the amounts of a year: which can have, as for a report (reporting/report/approving.ts). */
import type { DuesDecision } from '#domain/dues/dues-account'
import { isSame, itemOfAmounts, putsAmounts, termsBefore, type DuesYear } from '#domain/dues/dues-year'
import { peopleMissing } from '#domain/meeting/enough-people'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import { beijingDate } from '#domain/time/instant'

/** So many are named whose amount was changed since. */
const NAMED = 3

/** The branch's committee decides, and the general meeting; where there is no committee, that alone can be held. */
export function decidesOnAmounts({ organ, kinds }: Meeting): boolean {
  return organ === 'committee' || kinds.includes('general-meeting')
}

export function decisionOf({ _id, title, occurredOn }: Meeting): DuesDecision {
  return { meetingId: _id, title, occurredOn }
}

type Proposed = Pick<DuesYear, 'year' | 'proposedAt' | 'amounts'>
type NameOf = (memberId: string) => string | null

/** Why it cannot have approved the amounts as they are now, a sentence; undefined where it can. */
export function whyUnfit(meeting: Meeting, proposed: Proposed, nameOf: NameOf): string | undefined {
  const { title, occurredOn } = meeting
  if (meeting.state !== 'closed') return `“${title}”还没有结束，或者已经取消。`
  if (!decidesOnAmounts(meeting)) return '审定党费标准的，须是支部委员会会议或支部党员大会。'
  if (occurredOn < beijingDate(proposed.proposedAt)) return `“${title}”开在提出标准以前，会上审定的不是它。`
  const missing = peopleMissing(meeting)
  if (missing !== undefined) return `“${title}”到会的人数不够：${missing}`
  const unpassed = notPassed(meeting, proposed.year)
  if (unpassed !== undefined) return unpassed
  const since = changedSince(meeting, proposed).flatMap((memberId) => nameOf(memberId) ?? [])
  if (since.length === 0) return undefined
  const who = `${since.slice(0, NAMED).join('、')}${since.length > NAMED ? `等${since.length}人` : ''}`
  return `“${title}”那天以后改过${who}的标准，不是会上审定的。请改回会上审定的数额，或者再开会审定。`
}

/** The last vote on it counts, as for a report. */
function notPassed({ title, decisions }: ClosedMeeting, year: number): string | undefined {
  const last = decisions.filter((decision) => putsAmounts(decision.title, year)).pop()
  const item = itemOfAmounts(year)
  if (!last)
    return `“${title}”的记录里没有“${item}”的表决。会上确实审定过的，请在那次会议的记录里更正，补记这样一项表决和票数。`
  return last.passes
    ? undefined
    : `“${title}”对党费标准的表决没有通过。请改过再开会审定；票数记错的，请先更正那次会议的记录。`
}

/** Whose amount lay before the meeting as another. */
function changedSince({ occurredOn }: Meeting, { amounts }: Proposed): string[] {
  return amounts.flatMap((amount) => {
    const before = termsBefore(amount, occurredOn)
    return before && !isSame(before, amount) ? [amount.memberId] : []
  })
}
