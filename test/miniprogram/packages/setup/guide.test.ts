/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { load, refused, type Answers } from '../../../builders/simulate'
import { ME, NOW } from '../../pages/scene'

type Left = OutputOf<'setup.left'>
const BEGUN: Left = {
  ...{ name: '第一党支部', kind: 'branch', isYoung: true, branches: [] },
  left: ['roster', 'cells', 'dues', 'invitations', 'meeting'],
  ...{ onRoll: 1, bound: 1, invited: 0, cells: 0, hasSecretary: true, dues: { due: 1, fixed: 0 }, meetings: 0 },
}
const guide = (left: Partial<Left> = {}, answers: Answers = {}) =>
  load('packages/setup/guide/guide', {
    ...{ now: NOW, query: { branchId: 'branch-1' } },
    answers: { 'me.get': ME, 'setup.left': { ...BEGUN, ...left }, ...answers },
  })
const ticked = (page: Awaited<ReturnType<typeof guide>>) =>
  (page.data['steps'] as { step: string; isDone: boolean }[]).map(({ step, isDone }) => `${isDone ? '✓' : ''}${step}`)

describe('what is left of setting up', () => {
  it('is ticked from the records, in the usual order', async () => {
    const page = await guide()
    expect(ticked(page)).toEqual(['roster', 'cells', '✓posts', 'dues', 'invitations', 'meeting'])
    expect(page.text()).toContain('还有 5 步')
  })

  it.each([
    ['党员名册', '/packages/secretary/register-import/register-import?branchId=branch-1'],
    ['党小组', '/packages/secretary/cells/cells?branchId=branch-1'],
    ['支部委员会', '/packages/secretary/posts/posts?branchId=branch-1'],
    ['今年的党费标准', '/packages/dues/assess-many/assess-many?branchId=branch-1&year=2025'],
    ['邀请同志加入', '/packages/secretary/invitations/invitations?branchId=branch-1'],
    ['第一次会议', '/packages/meeting/convene/convene?branchId=branch-1'],
  ])('%s opens its page', async (title, address) => {
    const page = await guide()
    await page.tap(title)
    expect(page.went()).toEqual([address])
  })

  it('what is done opens what there is of it', async () => {
    const page = await guide({ left: [], onRoll: 45, meetings: 2 })
    await page.tap('党员名册')
    await page.tap('第一次会议')
    expect(page.went()).toEqual([
      '/packages/secretary/register/register?branchId=branch-1',
      '/packages/meeting/list/list?branchId=branch-1',
    ])
    expect(page.text()).toContain('都办好了')
  })

  it('leaves out dues for whoever may not see them', async () => {
    expect(ticked(await guide({ dues: null }))).not.toContain('dues')
  })

  it('of a bureau lists its branches, each with a list of its own', async () => {
    const branches = [{ branchId: 'branch-2', name: '第二党支部', onRoll: 12 }]
    const page = await guide({ kind: 'bureau', left: ['bureau-roll'], dues: null, branches })
    expect(ticked(page)).toEqual(['✓branches', 'bureau-roll'])
    await page.tap('第二党支部')
    expect(page.went()).toEqual(['/packages/setup/guide/guide?branchId=branch-2'])
  })

  it('is put away when the rest is not wanted, after asking', async () => {
    const page = await guide()
    await page.tap('其余的不办了，收起')
    expect(page.asked.some(({ api }) => api === 'showModal')).toBe(true)
  })

  it('a step can be left for later and come back to: it stands apart, and is counted apart', async () => {
    const page = await guide()
    await page.run('leaveStep', { currentTarget: { dataset: { step: 'dues' } } })
    await page.run('leaveStep', { currentTarget: { dataset: { step: 'cells' } } })
    expect(ticked(page)).toEqual(['roster', '✓posts', 'invitations', 'meeting'])
    expect(page.text()).toContain('还有 3 步')
    expect(page.text()).toContain('以后再做的 党小组')
    expect(wx.getStorageSync('setting-up')).toMatchObject({ later: { 'branch-1': ['dues', 'cells'] } })
    await page.run('takeUp', { currentTarget: { dataset: { step: 'cells' } } })
    expect(ticked(page)).toEqual(['roster', 'cells', '✓posts', 'invitations', 'meeting'])
    expect(page.went()).toEqual(['/packages/secretary/cells/cells?branchId=branch-1'])
  })

  it('leads to what the week holds', async () => {
    const page = await guide({ left: [] })
    await page.tap('看现在要办的')
    expect(page.went()).toEqual(['/pages/today/today'])
    expect((await guide()).text()).toContain('看现在要办的')
  })

  it('says why where it may not be seen, instead of an empty list', async () => {
    const page = await guide({}, { 'setup.left': refused('not-permitted', { who: '书记' }) })
    expect(page.data['state']).toBe('failed')
    expect(page.text()).toContain('只有本党组织的书记')
  })
})
