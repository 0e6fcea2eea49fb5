/** Keeping accounts in step with the register: who leaves owes no more, who comes owes from then on. */
import type { Month } from '#domain/time/civil-date'
import { changedAccount, type DuesAccount, type DuesMonth } from '#domain/dues/dues-account'
import { inStep } from '#domain/dues/dues-lines'
import type { Branch } from '#domain/branch/branch'
import type { Member } from '#domain/people/member'
import { portionOf } from '../paging'
import { decide, type Handlers } from '../ports/handling'
import type { Reader, Write } from '../ports/store'
import { monthsDueHere } from './assess'
import { rhythmOf } from './rhythm'

export const alignHandlers: Handlers<'dues.align'> = {
  'dues.align': async ({ year, inPortions }, { store, branch }) => {
    // An account of this branch is of somebody who was on its roll.
    const [accounts, members] = await Promise.all([
      store.findAll('duesAccounts', { branchId: branch._id, year }),
      store.findAll('members', { 'spans.branchId': branch._id }),
    ])
    const changed: { memberId: string; name: string; addedMonths: Month[]; droppedMonths: Month[] }[] = []
    const writes: Write[] = []
    let left = 0
    for (const account of accounts) {
      const member = members.find(({ _id }) => _id === account.memberId)
      const doc = member && alignedAccount(account, member, branch)
      if (!member || !doc) continue
      if (changed.length === portionOf(inPortions)) {
        left++
        continue
      }
      const { _id: memberId, name, revision } = member
      changed.push({
        memberId,
        name,
        addedMonths: monthsOnlyIn(doc.months, account.months),
        droppedMonths: monthsOnlyIn(account.months, doc.months),
      })
      writes.push(
        { do: 'replace', in: 'duesAccounts', doc },
        { do: 'unchanged', in: 'members', id: memberId, revision },
      )
    }
    return decide({ changed, left }, writes, branch._id)
  },
}

/** The account as the register and the branch's consent want it; undefined when it is so already. */
export function alignedAccount(
  account: DuesAccount,
  member: Pick<Member, 'spans'>,
  branch: Pick<Branch, 'settings'>,
): DuesAccount | undefined {
  const due = monthsDueHere(member, account.year, account.branchId)
  const months = inStep(account, due, rhythmOf(branch))
  const asBefore =
    months.length === account.months.length &&
    months.every(({ month, dueBy }, at) => month === account.months[at]?.month && dueBy === account.months[at]?.dueBy)
  return asBefore ? undefined : changedAccount(account, { months })
}

/**
 * For whoever changes a member's history: what is to be written to the member's accounts in the same decision.
 * `member` is the member as changed.
 */
export async function accountsToAlign(member: Pick<Member, '_id' | 'spans'>, store: Reader): Promise<Write[]> {
  const accounts = await store.findAll('duesAccounts', { memberId: member._id })
  const branches = await Promise.all(accounts.map(({ branchId }) => store.get('branches', branchId)))
  return accounts.flatMap((account, at) => {
    const branch = branches[at]
    const doc = branch && alignedAccount(account, member, branch)
    return doc ? [{ do: 'replace', in: 'duesAccounts', doc } satisfies Write] : []
  })
}

function monthsOnlyIn(these: readonly DuesMonth[], those: readonly DuesMonth[]): Month[] {
  const only = these.flatMap(({ month }) => (those.some((other) => other.month === month) ? [] : [month]))
  return [...new Set(only)]
}
