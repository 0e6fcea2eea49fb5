import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing } from '../../../page-parts/page'
import { ask } from '../../../services/page-load'
import { elsewhereFields, elsewhereRequest, monthsToSay } from './elsewhere-view'

/** Notes that a member pays elsewhere (流动党员), month by month, or here again. */
formPage('packages/dues/elsewhere/elsewhere', {
  async read({ branchId, memberId, year }) {
    const { accounts } = await ask('dues.accounts', { branchId, year })
    return { account: accounts.find((each) => each.memberId === memberId) }
  },
  form({ account }) {
    if (!account || monthsToSay(account).length === 0) return nothing('这一年没有待交的月份。')
    const months = monthsToSay(account)
    return {
      heading: account.name,
      fields: elsewhereFields(account),
      start: { side: 'elsewhere', from: months[0]?.month ?? '', to: months[months.length - 1]?.month ?? '' },
      button: '保存',
      note: '在别处交的月份不算应交，也不提醒。',
    }
  },

  async save(page, values) {
    const { account } = page.seen ?? {}
    if (!account) return undefined
    const { branchId, memberId } = page.at
    const asked = elsewhereRequest({ branchId, memberId }, account, values)
    if (!asked.ok) return asked
    await page.send('dues.payElsewhere', asked.input)
    return leaveSaying('已保存')
  },
})
