import { yearOf, type CivilDate } from '#domain/time/civil-date'
import { duesAccountId, standingOn, type DuesAccount, type DuesPayment } from '#domain/dues/dues-account'
import { markUnpaid, wholeMonths } from '#domain/dues/dues-lines'
import { approveAmount } from '#domain/dues/dues-approval'
import type { Member } from '#domain/people/member'
import { yearPeriod } from '#domain/time/period'
import { byName, memberNames } from '../member-names'
import { readableEntry } from '../entries/readable'
import { isRefusal, type Handlers } from '../ports/handling'
import { alignedAccount } from './align'
import { monthsDueHere } from './assess'
import { bookedInAll, shortOf } from './book-reading'
import { paymentBook } from './payment-book'
import { paymentView } from './payments'
import { ownAmounts } from './year'

export const accountHandlers: Handlers<'dues.accounts' | 'dues.mine' | 'dues.payment'> = {
  'dues.accounts': async ({ year }, { store, branch, today }) => {
    const [accounts, members, balanceFen] = await Promise.all([
      store.findAll('duesAccounts', { branchId: branch._id, year }),
      // Whoever was ever on the branch's register: an account outlives a transfer.
      store.findAll('members', { 'spans.branchId': branch._id }),
      bookedInAll(store, branch._id),
    ])
    const inOrder = members.sort(
      byName(
        ({ name }) => name,
        ({ _id }) => _id,
      ),
    )
    const accountOf = ({ _id }: Member) => accounts.find(({ memberId }) => memberId === _id)
    return {
      year,
      asOf: today,
      accounts: inOrder.flatMap((member) => {
        const account = accountOf(member)
        const { _id: memberId, name } = member
        if (!account) return []
        return [{ memberId, name, ...accountView(account, today), isInStep: !alignedAccount(account, member, branch) }]
      }),
      notAssessed: inOrder.flatMap((member) => {
        const monthsDue = accountOf(member) ? 0 : monthsDueHere(member, year, branch._id).length
        return monthsDue ? [{ memberId: member._id, name: member.name, monthsDue }] : []
      }),
      ...shortOf(balanceFen),
    }
  },

  'dues.mine': async ({ year }, { store, caller, today }) => {
    const { memberId } = caller
    const { from, to } = yearPeriod(year)
    const [accounts, amounts, payments] = await Promise.all([
      store.findAll('duesAccounts', { memberId, year }),
      ownAmounts(memberId, caller.branchId, { year, store }),
      store.find('duesPayments', {
        filter: { memberId, occurredOn: { $gte: from, $lte: to }, state: { $ne: 'superseded' } },
        sort: [
          ['occurredOn', -1],
          ['_id', 1],
        ],
      }),
    ])
    const branches = await Promise.all(accounts.map(({ branchId }) => store.get('branches', branchId)))
    const nameOf = await memberNames(store, [memberId, ...payments.map(({ recordedBy }) => recordedBy)])
    return {
      year,
      asOf: today,
      accounts: accounts.flatMap((account, at) => {
        const branch = branches[at]
        if (!branch) return []
        const { _id: branchId, name: branchName } = branch
        const { decidedIn } = account
        const approvedIn = decidedIn ? { title: decidedIn.title, occurredOn: decidedIn.occurredOn } : null
        return [{ branchId, branchName, ...accountView(account, today), approvedIn }]
      }),
      amounts,
      payments: payments.map((payment) => paymentView(payment, nameOf)),
    }
  },

  'dues.payment': async ({ entryId }, context) => {
    const { store, branch, today } = context
    const payment = await readableEntry(paymentBook, entryId, context)
    if (isRefusal(payment)) return payment
    const { memberId, recordedBy, months } = payment
    const years = [...new Set(months.map(yearOf))].sort()
    const accounts = await Promise.all(
      years.map((year) => store.get('duesAccounts', duesAccountId(branch._id, memberId, year))),
    )
    return {
      payment: paymentView(payment, await memberNames(store, [memberId, recordedBy])),
      asOf: today,
      months: accounts.flatMap((account) => (account ? monthsView(account, today, payment) : [])),
    }
  },
}

function accountView(account: DuesAccount, today: CivilDate) {
  const { category, monthlyFen, decidedOn = null } = account
  const approval = approveAmount({ ...account, decidedOn })
  return {
    category,
    monthlyFen,
    flags: 'flags' in approval ? [...approval.flags] : [],
    decidedOn,
    months: monthsView(account, today),
  }
}

/** Each month as it stands; `without`: what is open of it is told as it is without that payment. */
function monthsView({ months }: DuesAccount, today: CivilDate, without?: DuesPayment) {
  const whole = wholeMonths(months)
  const open = without ? wholeMonths(markUnpaid(months, without._id)) : whole
  return whole.map((each, at) => {
    const { month, dueBy, dueFen, paidFen, paidOn, where = null } = each
    const { openFen } = open[at] ?? each
    return { month, dueBy, dueFen, paidFen, openFen, paidOn, where, standing: standingOn(each, today) }
  })
}
