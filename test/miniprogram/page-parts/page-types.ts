/** What the types of a page know of each other. Checked by the compiler only: each line expected to fail must fail. */
import { formPage } from '../../../miniprogram/page-parts/form-page'
import { listPage } from '../../../miniprogram/page-parts/list-page'
import { nothing, readingPage } from '../../../miniprogram/page-parts/page'
import { ask } from '../../../miniprogram/services/page-load'
import { open, openOfBranch, openPlain } from '../../../miniprogram/services/routes'

// @ts-expect-error there is no such page
readingPage('packages/dues/none/none', { read: async () => 0, show: () => ({}) })

readingPage('packages/dues/amount/amount', {
  data: { name: '', year: 0 },
  // @ts-expect-error the page is not opened with that
  begin: ({ kind }) => ({ name: String(kind) }),
  // @ts-expect-error the procedure takes the year too
  read: ({ branchId }) => ask('dues.accounts', { branchId }),
  show: () => ({}),
})

readingPage('packages/dues/amount/amount', {
  data: { name: '', year: 0 },
  read: ({ branchId, year }) => ask('dues.accounts', { branchId, year }),
  show: ({ accounts }, at) => {
    // @ts-expect-error a year is a number
    const text: string = at.year
    // @ts-expect-error the answer has no such part
    void accounts[0]?.salary
    return accounts.length > 0 ? { name: text } : nothing('没有。')
  },

  other() {
    const { year } = this.data
    // @ts-expect-error the page does not show that
    this.setData({ cause: year })
    // @ts-expect-error what is chosen is of the page's data
    void this.turnTo({ year: '2025' })
    // @ts-expect-error a write is sent with what it takes
    void this.send('dues.align', { branchId: this.at.branchId })
    // @ts-expect-error a page has no methods but its own
    void this.another
    return this.seen?.accounts[0]?.memberId
  },
  third(): string | undefined {
    return this.other()
  },
})

readingPage('packages/dues/amount/amount', {
  data: { name: '' },
  read: ({ branchId, year }) => ask('dues.accounts', { branchId, year }),
  // @ts-expect-error what is shown is of the kind of the data
  show: ({ year }) => ({ name: year }),
})

listPage('packages/secretary/log/log', {
  portion: ({ branchId }, _, cursor) => ask('journal.list', { branchId, cursor }),
  rows: (items) => items.map(({ summary }) => summary),
  nothing: '没有。',

  first(): string | undefined {
    // @ts-expect-error a row is what `rows` makes of an item
    const summary: number | undefined = this.data.rows[0]
    return String(summary)
  },
})

formPage('packages/secretary/person-add/person-add', {
  read: ({ branchId }) => ask('branch.get', { branchId }),
  // @ts-expect-error a form has a button
  form: () => ({ fields: [] }),
  async save(page) {
    // @ts-expect-error what was answered is what the procedure answers
    const { entryId } = await page.send('branch.update', { branchId: page.at.branchId })
    void entryId
  },
})

// @ts-expect-error it needs a branch
void open('packages/dues/desk/desk', {})
// @ts-expect-error it needs a branch
void openPlain('packages/dues/desk/desk')
// @ts-expect-error it needs a member as well
void openOfBranch('packages/secretary/person/person', 'branch-1')
