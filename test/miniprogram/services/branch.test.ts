/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../builders/simulate'
import { bureauTree, JANUARY, SECRETARY } from '../packages/report/report-data'
import { ANSWERS, NOW } from '../packages/secretary/scene'

/** A page about a branch that is not one's own. */
const elsewhere = (answers: Answers) =>
  load('packages/secretary/thresholds/thresholds', {
    ...{ now: NOW, query: { branchId: 'branch-9' } },
    answers: { ...ANSWERS, ...answers },
  })
const MAY_MANAGE = { permissions: ['see-organization', 'manage-branch'], kind: 'branch' } as never

describe('what one may do in another branch', () => {
  it.each([
    ['could not be asked', { 'branch.get': OFFLINE }, '网络不通'],
    ['could not be asked, nor who asks', { 'me.get': OFFLINE }, '网络不通'],
    ['is refused because there is none', { 'branch.get': refused('no-such-branch') }, '重试'],
  ])('%s: the page says so, and does not offer too little', async (_, answers, said) => {
    const page = await elsewhere(answers as Answers)
    expect(page.data).toMatchObject({ state: 'failed' })
    expect(page.text()).toContain(said)
    page.answer({ ...ANSWERS, 'branch.get': MAY_MANAGE })
    await page.tap('重试')
    expect(page.data).toMatchObject({ state: 'ready', mayManage: true })
  })

  it('is nothing where the server says that it is', async () => {
    const page = await elsewhere({ 'branch.get': refused('not-permitted') })
    expect(page.data).toMatchObject({ state: 'ready', mayManage: false })
  })
})

describe('what a figure can be of', () => {
  it('is asked again where it could not be, instead of being of the bureau alone', async () => {
    const answers: Answers = { 'me.get': SECRETARY, 'measure.catalogue': { measures: [] }, 'measure.compute': NEVER }
    const query = { branchId: 'bureau', year: '2025' }
    const page = await load('packages/report/figures/figures', {
      ...{ query, now: JANUARY, answers: { ...answers, 'branch.tree': OFFLINE } },
    })
    expect(page.data).toMatchObject({ state: 'failed' })
    page.answer({ ...answers, 'branch.tree': bureauTree() })
    await page.tap('重试')
    expect(page.sent('branch.tree')).toHaveLength(2)
  })
})
