import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, notSent } from '../../../page-parts/page'
import { ask } from '../../../services/page-load'
import { passageFields, passagesKnown, toldPassages } from './passages-view'

const HEADING =
  '这几位名册上有进出的日期，没有写明怎样进出，所以报告里数不出来。名册里看得出的已经选好；不清楚的可以先空着。'

/** Who came onto a roll or went off it in a period without a word of how: told here, for the figures that count it. */
formPage('packages/secretary/passages/passages', {
  async read({ branchId, from, to }) {
    return (await ask('register.untoldPassages', { branchId, from, to })).passages
  },
  form(passages, { branchId }) {
    if (passages.length === 0) return nothing('这段时间进出名册的，都写明了怎样进出。')
    const [fields, start] = [passageFields(passages, branchId), passagesKnown(passages)]
    return { fields, start, button: '补记', heading: HEADING }
  },

  async save(page, values) {
    const told = toldPassages(page.seen ?? [], values)
    if (told.length === 0) return notSent('还没有选怎样进出。')
    await page.send('register.tellPassages', { branchId: page.at.branchId, told })
    return leaveSaying('已补记')
  },
})
