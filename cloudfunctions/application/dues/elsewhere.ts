/** Members who live and work elsewhere and pay there (流动党员): nothing is open of them here, and nobody reminds them. */
import { changedAccount, duesAccountId } from '#domain/dues/dues-account'
import { markElsewhere, wholeMonths } from '#domain/dues/dues-lines'
import { yearOf, type Month } from '#domain/time/civil-date'
import { decide, refuse, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'

export const elsewhereHandlers: Handlers<'dues.payElsewhere'> = {
  'dues.payElsewhere': async ({ memberId, months, where }, { store, branch }) => {
    const years = [...new Set(months.map(yearOf))].sort()
    const ids = years.map((year) => duesAccountId(branch._id, memberId, year))
    const accounts = await store.findAll('duesAccounts', { _id: { $in: ids } })
    const changedMonths: Month[] = []
    const writes: Write[] = []
    for (const year of years) {
      const account = accounts.find((each) => each.year === year)
      if (!account) return refuse('no-dues-account', { field: 'months', detail: { year } })
      const whole = wholeMonths(account.months)
      for (const month of months.filter((each) => yearOf(each) === year)) {
        const found = whole.find((each) => each.month === month)
        if (!found || found.standing === 'exempt')
          return refuse('month-not-due', { field: 'months', detail: { month } })
        if (found.paidOn !== null) return refuse('month-already-paid', { field: 'months', detail: { month } })
        if ((found.where ?? null) !== where) changedMonths.push(month)
      }
      const lines = markElsewhere(account.months, months, where)
      writes.push({ do: 'replace', in: 'duesAccounts', doc: changedAccount(account, { months: lines }) })
    }
    if (changedMonths.length === 0) return refuse('no-change', { field: 'where' })
    return decide({ changedMonths }, writes, memberId)
  },
}
