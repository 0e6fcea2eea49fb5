import { formPage } from '../../../page-parts/form-page'
import { leaveFor } from '../../../page-parts/leaving'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { draftOver } from '../../../services/drafts'
import { forgetMe } from '../../../services/session'
import { goOnSettingUp } from '../../../services/setting-up'
import { BLANK, fieldsFor, isOtherForm, startRequest } from './start-view'

const DRAFT = 'setup'

/** The first of all: an organization and oneself, by the code that was printed when the functions were deployed. */
formPage('packages/setup/start/start', {
  read: () => Promise.resolve(draftOver(DRAFT, BLANK)),
  form: (typed) => ({
    fields: fieldsFor(typed),
    start: typed,
    heading: '凭启用码建立一次，以后都在手机上办：导入名册、任命、邀请同志加入。',
    button: '建立',
  }),
  follow: (typed, before) => (isOtherForm(typed, before) ? { fields: fieldsFor(typed), start: typed } : undefined),
  draft: () => ({ name: DRAFT, blank: BLANK }),

  async save(page, values) {
    const { branchId } = await page.send('setup.start', startRequest(values, today()))
    forgetMe()
    goOnSettingUp(branchId)
    say('已建立')
    return leaveFor('packages/setup/guide/guide', { branchId })
  },
})
