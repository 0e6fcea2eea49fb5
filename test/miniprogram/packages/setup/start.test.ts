/** @jest-environment jsdom */
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { NOW } from '../../pages/scene'

const BEGUN = { branchId: 'branch-1', memberId: 'member-1' }
const TYPED = {
  ...{ setupCode: 'Pine-Lake-2025', what: 'branch', branchName: '第一党支部', bureauName: '某区服务局' },
  ...{ formedOn: '2015-07-01', name: '沈柏川', sex: 'male', birthYear: '1975', admittedOn: '2008-06-30' },
  ...{ joinedOn: '2018-01-01', post: 'secretary', fromOn: '2024-03-01' },
}
const start = (answers: Answers = {}, stored: Readonly<Record<string, unknown>> = {}) =>
  load('packages/setup/start/start', { now: NOW, answers: { 'setup.start': BEGUN, ...answers }, stored })
type Page = Awaited<ReturnType<typeof start>>
const type = (page: Page, typed: object) => page.run('keep', { detail: { typed } })
const labels = (page: Page) => (page.data['fields'] as { label: string }[]).map(({ label }) => label)

describe('setting an organization up', () => {
  it('sends one branch with the person on its roll, and goes on to what is left', async () => {
    const page = await start()
    await type(page, TYPED)
    await page.tap('建立')
    expect(page.sent('setup.start')).toEqual([
      {
        setupCode: 'Pine-Lake-2025',
        bureau: { name: '某区服务局', formedOn: '2015-07-01' },
        branch: { name: '第一党支部', formedOn: '2015-07-01', held: { post: 'secretary', fromOn: '2024-03-01' } },
        person: { name: '沈柏川', sex: 'male', birthYear: 1975, admittedOn: '2008-06-30', joinedOn: '2018-01-01' },
      },
    ])
    expect(page.went()).toEqual(['/packages/setup/guide/guide?branchId=branch-1'])
  })

  it('sends a bureau alone, and asks for nothing of a branch then', async () => {
    const page = await start()
    await type(page, { ...TYPED, what: 'bureau' })
    expect(labels(page)).not.toContain('党支部名称')
    await page.tap('建立')
    expect(page.sent('setup.start')).toEqual([
      {
        setupCode: 'Pine-Lake-2025',
        bureau: { name: '某区服务局', formedOn: '2015-07-01' },
        person: { name: '沈柏川', sex: 'male', birthYear: 1975, admittedOn: '2008-06-30' },
      },
    ])
  })

  it('asks since when only of a post', async () => {
    const page = await start()
    expect(labels(page)).not.toContain('任职日期')
    await type(page, { ...TYPED, post: 'secretary' })
    expect(labels(page)).toContain('任职日期')
    await type(page, { ...TYPED, post: 'none' })
    expect(labels(page)).not.toContain('任职日期')
  })

  it.each([
    ['setup-code-wrong', 'setupCode', 'setupCode', '启用码不对'],
    ['in-the-future', 'branch.formedOn', 'formedOn', '党支部成立日期'],
    ['outside-branch-days', 'person.joinedOn', 'joinedOn', '进入支部日期'],
    ['before-joining', 'branch.held.fromOn', 'fromOn', '任职日期'],
    ['already-set-up', undefined, '', '要一个邀请码'],
  ] as const)('says %s at %s, and nothing typed is lost', async (code, field, at, said) => {
    const page = await start({ 'setup.start': refused(code, {}, field) })
    await type(page, TYPED)
    await page.tap('建立')
    expect(page.data['faultAt']).toBe(at)
    expect(page.text()).toContain(said)
    expect(page.data).toMatchObject({ isSaving: false })
    expect(page.went()).toEqual([])
  })

  it('is gone on with where it was left half filled, with what belongs to it', async () => {
    const page = await start({}, { 'draft:setup': { ...TYPED, name: '', what: 'bureau' } })
    expect(labels(page)).toContain('单位名称')
    expect(page.data['start']).toMatchObject({ bureauName: '某区服务局', name: '' })
    await page.tap('建立')
    expect(page.sent('setup.start')).toEqual([])
    expect(page.data['faultAt']).toBe('name')
  })

  it('without a network says so, and sends the same again', async () => {
    const page = await start({ 'setup.start': OFFLINE })
    await type(page, TYPED)
    await page.tap('建立')
    await page.tap('建立')
    const [first, second] = page.calls.filter(({ procedure }) => procedure === 'setup.start')
    expect(second?.requestId).toBe(first?.requestId)
    expect(page.went()).toEqual([])
  })
})
