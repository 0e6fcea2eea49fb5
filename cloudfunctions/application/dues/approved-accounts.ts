/** The accounts that come of the amounts a meeting approved: opened in portions, each once. */
import type { OutputOf } from '#contract'
import type { DuesAccount, DuesDecision } from '#domain/dues/dues-account'
import { termsBefore, type DuesYear } from '#domain/dues/dues-year'
import type { Member } from '#domain/people/member'
import { isRefusal, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { openAccount, type Opened } from './assess'

type LeftOut = OutputOf<'dues.approveYear'>['leftOut'][number]

/** Opens accounts that are still to be opened, as many as one call takes. */
export function takePortion(
  { year, amounts }: DuesYear,
  { decidedIn, members, accounts, most }: Taking,
  context: BranchContext,
): (OutputOf<'dues.approveYear'> & { readonly writes: Write[] }) | Exclude<ReturnType<typeof openAccount>, Opened> {
  const [writes, leftOut]: [Write[], LeftOut[]] = [[], []]
  let [opened, flagged, left] = [0, 0, 0]
  for (const amount of amounts) {
    const { memberId } = amount
    const member = members.find(({ _id }) => _id === memberId)
    const leaveOut = (why: LeftOut['why']) => leftOut.push({ memberId, name: member?.name ?? memberId, why })
    const account = accounts.find((each) => each.memberId === memberId)
    if (account?.decidedIn?.meetingId === decidedIn.meetingId) continue
    if (account) {
      leaveOut('has-account')
      continue
    }
    const terms = termsBefore(amount, decidedIn.occurredOn)
    if (!terms) {
      leaveOut('proposed-after-meeting')
      continue
    }
    const result = openAccount(member, undefined, year, { memberId, ...terms }, context, decidedIn)
    if (!isRefusal(result)) {
      if (opened === most) {
        left++
        continue
      }
      opened++
      if (result.answer.flags.length > 0) flagged++
      writes.push(...result.writes)
    } else if (result.code === 'nothing-due' || result.code === 'not-on-roll' || result.code === 'no-such-member')
      leaveOut('left')
    else return { ...result, field: 'year' }
  }
  return { opened, flagged, leftOut, left, writes }
}
interface Taking {
  readonly decidedIn: DuesDecision
  readonly members: readonly Member[]
  readonly accounts: readonly DuesAccount[]
  readonly most: number
}
