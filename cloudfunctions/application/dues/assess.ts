/** Fixing what each member owes. The wage an amount was worked out from never reaches us. */
import type { InputOf, Refusal } from '#contract'
import { monthOf, yearOf, type Month } from '#domain/time/civil-date'
import {
  changedAccount,
  duesAccountId,
  type DuesAccount,
  type DuesChange,
  type DuesDecision,
} from '#domain/dues/dues-account'
import { changeAmount, unpaidMonth, wholeMonths } from '#domain/dues/dues-lines'
import { approveAmount, type DuesApproval, type DuesProposal } from '#domain/dues/dues-approval'
import { monthsDue } from '#domain/dues/dues-timing'
import type { Member } from '#domain/people/member'
import { yearPeriod } from '#domain/time/period'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { rhythmOf } from './rhythm'

export const assessHandlers: Handlers<'dues.assess' | 'dues.assessMany' | 'dues.reassess'> = {
  'dues.assess': async (input, context) => {
    const late = tooEarlyFor(input.year, context)
    if (late) return late
    const member = await context.store.get('members', input.memberId)
    const existing = await context.store.get('duesAccounts', accountIdOf(input.memberId, input.year, context))
    const opened = openAccount(member, existing, input.year, input, context)
    return isRefusal(opened) ? opened : decide(opened.answer, opened.writes, opened.answer.accountId)
  },

  'dues.assessMany': async ({ year, members }, context) => {
    const late = tooEarlyFor(year, context)
    if (late) return late
    const { store, branch } = context
    const [found, existing] = await Promise.all([
      store.findAll('members', { _id: { $in: members.map(({ memberId }) => memberId) } }),
      store.findAll('duesAccounts', { branchId: branch._id, year }),
    ])
    const accounts: Opened['answer'][] = []
    const writes: Write[] = []
    for (const [at, terms] of members.entries()) {
      const member = found.find(({ _id }) => _id === terms.memberId)
      const account = existing.find(({ memberId }) => memberId === terms.memberId)
      const opened = openAccount(member, account, year, terms, context)
      if (isRefusal(opened)) return { ...opened, field: ['members', at, opened.field ?? []].flat().join('.') }
      accounts.push(opened.answer)
      writes.push(...opened.writes)
    }
    return decide({ accounts }, writes, branch._id)
  },

  'dues.reassess': async (input, context) => {
    const { memberId, year, fromMonth, category, monthlyFen, decidedOn } = input
    const accountId = accountIdOf(memberId, year, context)
    const account = await context.store.get('duesAccounts', accountId)
    if (!account) return refuse('no-dues-account', { field: 'year', detail: { year } })
    if (yearOf(fromMonth) !== year) return refuse('month-not-due', { field: 'fromMonth', detail: { month: fromMonth } })
    const approval = approved({ year, category, monthlyFen, decidedOn }, context)
    if (isRefusal(approval)) return approval
    const change = { fromMonth, monthlyFen, changedIn: monthOf(context.today) }
    const months = changeAmount(account.months, change, rhythmOf(context.branch))
    const before = wholeMonths(account.months)
    const changedMonths = wholeMonths(months).flatMap(({ month, dueFen }, at) =>
      before[at]?.dueFen === dueFen ? [] : [month],
    )
    if (changedMonths.length === 0) return refuse('no-change', { field: 'monthlyFen' })
    const doc = reassessed(account, { ...input, months, ruleId: approval.ruleId }, context)
    const answer = { accountId, changedMonths, flags: [...approval.flags] }
    return decide(answer, [{ do: 'replace', in: 'duesAccounts', doc }], accountId)
  },
}

/** A member's months due to this branch in a year, by the register. */
export function monthsDueHere({ spans }: Pick<Member, 'spans'>, year: number, branchId: string): Month[] {
  return monthsDue(spans, yearPeriod(year)).flatMap((due) => (due.branchId === branchId ? [due.month] : []))
}

function accountIdOf(memberId: string, year: number, { branch }: BranchContext): string {
  return duesAccountId(branch._id, memberId, year)
}

/** The amount is fixed at the start of a year, so at the earliest in the year before. */
export function tooEarlyFor(year: number, { today }: BranchContext): Refusal<'in-the-future'> | undefined {
  return year > yearOf(today) + 1 ? refuse('in-the-future', { field: 'year', detail: { year, today } }) : undefined
}

export type Terms = InputOf<'dues.assessMany'>['members'][number]
export interface Opened {
  readonly answer: { accountId: string; memberId: string; monthsDue: number; flags: DuesApproval['flags'][number][] }
  readonly writes: readonly Write[]
}

/**
 * A new account with every month due in it, by the decision of a meeting where there is one. It holds only while the member's
 * history has not moved on.
 */
export function openAccount(
  member: Member | undefined,
  existing: DuesAccount | undefined,
  year: number,
  { memberId, category, monthlyFen, fromMonth, decidedOn }: Terms,
  context: BranchContext,
  decidedIn?: DuesDecision,
) {
  if (!member) return refuse('no-such-member', { field: 'memberId' })
  const { branch, caller, now } = context
  const { name, spans } = member
  if (existing) return refuse('account-exists', { field: 'memberId', detail: { name, year } })
  if (!spans.some((span) => span.branchId === branch._id))
    return refuse('not-on-roll', { field: 'memberId', detail: { name } })
  const due = monthsDueHere(member, year, branch._id).filter((month) => !fromMonth || month >= fromMonth)
  if (due.length === 0) return refuse('nothing-due', { field: 'memberId', detail: { name, year } })
  const approval = approved({ year, category, monthlyFen, decidedOn }, context)
  if (isRefusal(approval)) return approval
  const accountId = duesAccountId(branch._id, memberId, year)
  const doc: DuesAccount = {
    _id: accountId,
    revision: 1,
    branchId: branch._id,
    memberId,
    year,
    category,
    monthlyFen,
    ruleId: approval.ruleId,
    approvedAt: now,
    approvedBy: caller.memberId,
    decidedOn,
    ...(decidedIn ? { decidedIn } : {}),
    ...(fromMonth ? { fromMonth } : {}),
    months: due.map((month) => unpaidMonth(month, monthlyFen, rhythmOf(branch))),
  }
  const writes: Write[] = [
    { do: 'insert', in: 'duesAccounts', doc },
    { do: 'unchanged', in: 'members', id: memberId, revision: member.revision },
  ]
  return { answer: { accountId, memberId, monthsDue: due.length, flags: [...approval.flags] }, writes } satisfies Opened
}

function reassessed(
  account: DuesAccount,
  change: Pick<InputOf<'dues.reassess'>, 'category' | 'monthlyFen' | 'decidedOn' | 'fromMonth' | 'reason'> &
    Pick<DuesAccount, 'months' | 'ruleId'>,
  { now, caller }: BranchContext,
): DuesAccount {
  const { category, monthlyFen, decidedOn, fromMonth, reason, months, ruleId } = change
  const noted: DuesChange = { fromMonth, monthlyFen, changedAt: now, changedBy: caller.memberId, reason }
  return changedAccount(account, {
    category,
    monthlyFen,
    decidedOn,
    months,
    ruleId,
    approvedAt: now,
    approvedBy: caller.memberId,
    changes: [...(account.changes ?? []), noted],
  })
}

function approved(proposal: DuesProposal, { today }: BranchContext) {
  if (proposal.decidedOn !== null && proposal.decidedOn > today)
    return refuse('in-the-future', { field: 'decidedOn', detail: { today } })
  const approval = approveAmount(proposal)
  if (!('refused' in approval)) return approval
  switch (approval.refused) {
    case 'no-rule-in-force':
      return refuse('no-rule-in-force', { field: 'year', detail: { year: proposal.year } })
    case 'decision-missing':
      return refuse('decision-missing', { field: 'decidedOn' })
    case 'not-hardship':
      return refuse('not-hardship', { field: 'category' })
    case 'amount-out-of-range': {
      const { least, most } = approval
      return refuse('amount-out-of-range', {
        field: 'monthlyFen',
        detail: { leastFen: least, mostFen: most, givenFen: proposal.monthlyFen },
      })
    }
  }
}
