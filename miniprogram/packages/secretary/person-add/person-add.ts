import { formPage } from '../../../page-parts/form-page'
import { leaveFor } from '../../../page-parts/leaving'
import { say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { addFields, addRequest } from '../person-fields'

/** Adds one person to the roll. */
formPage('packages/secretary/person-add/person-add', {
  read: ({ branchId }) => ask('branch.get', { branchId }),
  form: ({ cells }) => ({
    fields: addFields(cells.filter(({ dissolvedOn }) => dissolvedOn === null)),
    button: '列入名册',
  }),
  async save(page, values) {
    const { branchId } = page.at
    const { memberId } = await page.send('register.add', addRequest(branchId, values))
    say('已列入名册')
    return leaveFor('packages/secretary/person/person', { branchId, memberId })
  },
})
