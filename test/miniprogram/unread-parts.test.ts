/** @jest-environment jsdom */
/** A part that could not be read is said on its page, with the way to read it once more: left out it would look like nothing. */
import type { ProcedureName } from '#contract'
import { load, OFFLINE, type Answers } from '../builders/simulate'
import { accounts, mine, SECRETARY, YEARS } from './packages/dues/scene'
import { ANSWERS, BRANCH, NOW } from './packages/secretary/scene'

interface Case {
  readonly page: string
  readonly answers: Answers
  readonly query: Readonly<Record<string, string>>
  readonly part: ProcedureName
  readonly says: string
}
const secretary = (page: string, part: ProcedureName, says: string, more: object = {}): Case => ({
  ...{ page: `packages/secretary/${page}`, answers: ANSWERS, query: { branchId: BRANCH, ...more }, part, says },
})
const DUES: Answers = {
  ...{ 'me.get': SECRETARY, 'dues.accounts': accounts(), 'dues.years': YEARS },
  'dues.list': { items: [], next: null },
}
const PAGES: readonly Case[] = [
  secretary('settings/settings', 'reminder.setUp', '微信提醒的设置没有读到：网络不通'),
  secretary('ledger-kinds/ledger-kinds', 'ledger.ownKinds', '自设的台账没有读到：网络不通'),
  secretary('ledger/ledger', 'ledger.notices', '这类记录的提示没有读到：网络不通', { kind: 'self-check' }),
  {
    ...{ page: 'packages/dues/desk/desk', answers: DUES, query: { branchId: 'branch-1' } },
    ...{ part: 'dues.list', says: '待确认的交纳没有读到：网络不通' },
  },
]

it.each(PAGES)('$page says that $part could not be read, and reads it once more', async (of) => {
  const { page: path, answers, query, part, says } = of
  const page = await load(path, { answers: { ...answers, [part]: OFFLINE }, query, now: NOW })
  expect(page.text()).toContain(says)
  page.answer({ [part]: answers[part] })
  await page.tap('再读一次 ›')
  expect(page.text()).not.toContain('没有读到')
})

it('who cannot be asked who they are is not told that they have joined no branch', async () => {
  const page = await load('packages/dues/mine/mine', {
    answers: { 'dues.mine': mine(), 'reminder.mine': { consents: [] }, 'me.get': OFFLINE },
    now: NOW,
  })
  await page.run('giveMore')
  const said = page.asked.filter(({ api }) => api === 'showToast').map(({ options }) => String(options['title']))
  expect(said.join()).toContain('网络不通')
  expect(said.join()).not.toContain('加入支部后可以登记')
})
