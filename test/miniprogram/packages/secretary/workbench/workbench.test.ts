/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import type { Post } from '#domain/people/appointment'
import { civilDate, monthOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { load, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { instant } from '#domain/time/instant'
import { AGENDA, ANSWERS, BRANCH, NOW } from '../scene'

const show = (answers: Answers = {}, more: object = {}) =>
  load('packages/secretary/workbench/workbench', { answers: { ...ANSWERS, ...answers }, now: NOW, ...more })

describe('the workbench', () => {
  it('leads to what waits', async () => {
    const page = await show()
    await page.tap('待确认 1 条')
    expect(page.went()).toEqual([`/packages/secretary/waiting/waiting?branchId=${BRANCH}`])
  })

  it('leads to convening a meeting', async () => {
    const page = await show()
    await page.tap('召集会议')
    expect(page.went()).toEqual([`/packages/meeting/convene/convene?branchId=${BRANCH}`])
  })

  it('tells how many can be reached and never who', async () => {
    const page = await show()
    expect(page.text()).toContain('在册 21 人，其中 18 人已用微信加入')
    expect(page.sent('register.list')).toEqual([])
    expect(page.text()).not.toContain('张三')
  })

  it('invites whoever is chosen from the whole roll', async () => {
    const page = await show()
    await page.tap('邀请同志加入')
    await page.emit('.member-picker', 'choose', { memberIds: ['m1'] })
    expect(page.went()).toEqual([`/packages/secretary/invite/invite?branchId=${BRANCH}&memberId=m1`])
  })

  it('turns to the branch that is chosen', async () => {
    const branches = ANSWERS['branch.tree'].branches.flatMap((own) => [
      own,
      { ...own, branchId: 'branch-2', name: '第二党支部' },
    ])
    const page = await show({ 'branch.tree': { branches } })
    await page.run('choosePlace', { detail: { value: '1' } })
    expect(page.text()).toContain('第二党支部')
    expect(page.sent('branch.agenda').at(-1)).toEqual({ branchId: 'branch-2' })
  })

  it('of a bureau shows its own matters and the branches right below it, and nobody on a roll', async () => {
    const [own] = ANSWERS['branch.tree'].branches
    if (!own) throw new Error('no branch in the scene')
    const bureau = { ...own, branchId: 'bureau', name: '机关', kind: 'bureau' as const }
    const below = { ...own, branchId: 'branch-2', name: '第二党支部', parentId: 'bureau' }
    const page = await show({ 'branch.tree': { branches: [bureau, below] } })
    await page.run('choosePlace', { detail: { value: '0' } })
    expect(page.text()).toContain('下级党组织 第二党支部')
    expect(page.text()).not.toMatch(/在册|党费标准|邀请同志加入/)
    await page.tap('第二党支部')
    expect(page.went()).toEqual(['/packages/secretary/workbench/workbench?branchId=branch-2'])
  })

  it('opens where it was chosen last on this phone, and of a bureau leads to all branches in a tap', async () => {
    const [own] = ANSWERS['me.get'].permissions
    const [tree] = ANSWERS['branch.tree'].branches
    if (!own || !tree) throw new Error('no branch in the scene')
    const bureau = { ...own, branchId: 'bureau', branchName: '某区服务局', kind: 'bureau' as const }
    const posts = [{ branchId: 'bureau', branchName: '某区服务局', post: 'party-office' as const }]
    const below = { ...tree, branchId: 'branch-2', name: '第二党支部', parentId: 'bureau' }
    const answers = {
      'me.get': { ...ANSWERS['me.get'], posts, permissions: [own, bureau] },
      'branch.tree': {
        branches: [{ ...tree, branchId: 'bureau', name: '某区服务局', kind: 'bureau' as const }, below],
      },
    }
    const page = await show(answers)
    await page.tap('各支部一览')
    expect(page.went()).toEqual(['/packages/setup/branches/branches?branchId=bureau'])
    await page.tap('第二党支部')
    expect(wx.getStorageSync('workbench-place')).toBe('branch-2')
    const again = await show(answers, { stored: { 'workbench-place': 'branch-2' } })
    expect(again.sent('branch.agenda')).toEqual([{ branchId: 'branch-2' }])
  })

  it('opens on the bureau for whoever has a post in it and one in a branch', async () => {
    const [own] = ANSWERS['me.get'].permissions
    if (!own) throw new Error('no branch in the scene')
    const bureau = { ...own, branchId: 'bureau', branchName: '某区服务局', kind: 'bureau' as const }
    const page = await show({ 'me.get': { ...ANSWERS['me.get'], permissions: [own, bureau] } })
    expect(page.text()).toContain('某区服务局')
    await page.tap('述职报告')
    expect(page.went()).toEqual(['/packages/report/report/report?branchId=bureau'])
  })

  it('counts months in a row without dues across New Year, and names nobody', async () => {
    const month = (text: string) => ({
      ...{ month: monthOf(civilDate(`${text}-01`)), dueBy: civilDate(`${text}-28`), dueFen: fen(1000) },
      ...{ paidFen: fen(0), openFen: fen(4500), paidOn: null, where: null, standing: 'overdue' as const },
    })
    const account = {
      ...{ memberId: 'm1', name: '张三', category: 'wage-earner' as const, monthlyFen: fen(1000), flags: [] },
      ...{ decidedOn: null, isInStep: true },
    }
    const page = await show({
      'dues.accounts': ({ year }) => ({
        ...ANSWERS['dues.accounts'],
        ...{
          year,
          accounts: [{ ...account, months: (year === 2025 ? ['2025-01'] : ['2024-11', '2024-12']).map(month) }],
        },
      }),
    })
    expect(page.text()).toContain('1 人连续 3 个月以上未交，可以先了解一下情况')
    expect(page.text()).not.toContain('张三')
  })

  it('says in its place what could not be read, and reads it once more', async () => {
    const page = await show({ 'dues.accounts': OFFLINE, 'binding.count': refused('not-permitted', { who: '书记' }) })
    expect(page.text()).toContain('召集会议')
    expect(page.text()).toContain('党费没有读到：网络不通')
    expect(page.text()).toContain('加入的情况没有读到')
    expect(page.text()).not.toContain('今年还没有核定党费标准')
    page.answer(ANSWERS)
    await page.tap('再读一次 ›')
    expect(page.text()).toContain('今年还没有核定党费标准')
    expect(page.text()).not.toContain('没有读到')
  })

  it('begins with the report: how old its draft is, and the ways on', async () => {
    const draft = {
      ...{ year: 2025, cutOff: civilDate('2025-05-31'), draftedAt: instant('2025-06-01T02:00:00.000Z') },
      ...{ since: 4, isFinal: false },
    }
    const page = await show({ 'branch.agenda': { ...AGENDA, report: { draft } } })
    const [report, life] = ['述职报告', '组织生活'].map((title) => page.text().indexOf(title))
    expect(report).toBeLessThan(life ?? -1)
    await page.tap('6月1日起草，写到5月31日；之后新增 4 条记录')
    await page.tap('历次草稿')
    expect(page.went()).toEqual([
      `/packages/report/report/report?branchId=${BRANCH}`,
      `/packages/report/drafts/drafts?branchId=${BRANCH}`,
    ])
  })

  it('says what is to be closed where it belongs, and leads there', async () => {
    const toClose = [
      { what: 'meeting' as const, id: 'm7', title: '支委会', endedAt: instant('2025-06-09T02:00:00.000Z') },
      { what: 'shift' as const, id: 'o7', title: '河堤值守', endedAt: instant('2025-06-09T04:00:00.000Z') },
    ]
    const page = await show({ 'branch.agenda': { ...AGENDA, toClose } })
    await page.tap('请结束：支委会')
    await page.tap('请结束班次：河堤值守')
    expect(page.went()).toEqual([
      `/packages/meeting/close/close?branchId=${BRANCH}&meetingId=m7`,
      `/packages/service/offer-close/offer-close?branchId=${BRANCH}&offerId=o7`,
    ])
  })

  it('says whose it is to confirm to whoever only reads', async () => {
    const page = await show({ 'branch.agenda': { ...AGENDA, waiting: { total: 3, mine: 0 } } })
    expect(page.text()).toContain('待确认 3 条 由第一支部确认，确认后计入统计')
    expect(page.text()).not.toContain('去处理')
  })

  it('asks for all of it in one call, once it is known who this is', async () => {
    const page = await show()
    expect(new Set(page.calls.map(({ requestId }) => requestId)).size).toBe(2)
  })
})

describe('talks proposed', () => {
  const proposed = {
    ...ANSWERS['meeting.talksProposed'],
    people: [{ memberId: 'm1', name: '张三', absences: [] }],
  }

  it('are a quiet card for the secretary, which names nobody', async () => {
    const page = await show({ 'meeting.talksProposed': proposed })
    expect(page.text()).not.toContain('张三')
    await page.tap('谈心的建议')
    expect(page.went()).toEqual([`/packages/ledger/talks/talks?branchId=${BRANCH}`])
  })

  it('are no card where there are none', async () => {
    expect((await show()).text()).not.toContain('谈心的建议')
  })

  it('are not even asked for by anybody else', async () => {
    const [at] = ANSWERS['me.get'].permissions
    if (!at) throw new Error('the secretary has a branch')
    const permissions = at.permissions.filter((permission) => permission !== 'care-for-members')
    const deputy = { ...ANSWERS['me.get'], permissions: [{ ...at, permissions }] }
    const page = await show({ 'me.get': deputy, 'meeting.talksProposed': proposed })
    expect(page.sent('meeting.talksProposed')).toEqual([])
    expect(page.text()).not.toContain('谈心的建议')
  })
})

describe('the notice before a period ends', () => {
  const ME = ANSWERS['me.get']
  const holding = (post: Post, branchId = BRANCH) => ({ ...ME, posts: [{ branchId, branchName: '第一党支部', post }] })
  type Consents = OutputOf<'reminder.mine'>['consents']
  const consents: Consents = [{ kind: 'period', left: 0, templateId: 'template-period' }]
  const answers = { 'reminder.mine': { consents }, 'reminder.consent': { left: 1 } }

  it('is offered to whoever arranges the meetings, and asked of WeChat by a tap', async () => {
    const page = await load('packages/secretary/workbench/workbench', {
      answers: { ...ANSWERS, ...answers, 'me.get': holding('secretary') },
      now: NOW,
      phone: { requestSubscribeMessage: () => ({ 'template-period': 'accept' }) },
    })
    expect(page.text()).toContain('每月至多一次')
    await page.tap('提醒我一次')
    expect(page.sent('reminder.consent')).toEqual([{ kind: 'period' }])
    expect(page.text()).toContain('还可提醒 1 次')
  })

  it('is offered to no other post, nor in another branch', async () => {
    expect((await show({ ...answers, 'me.get': holding('clerk') })).text()).not.toContain('提醒我一次')
    const elsewhere = holding('secretary', 'branch-9')
    expect((await show({ ...answers, 'me.get': elsewhere })).text()).not.toContain('提醒我一次')
  })
})

describe('whom to invite', () => {
  it('is not an empty list where it cannot be asked: why is said', async () => {
    const page = await show({ 'register.names': refused('not-permitted', { who: '书记' }) })
    await page.run('startInviting')
    expect(page.data['isInviting']).toBe(false)
    expect(page.asked.filter(({ api }) => api === 'showToast')).toHaveLength(1)
  })
})

describe('setting the branch up', () => {
  const young = { ...ANSWERS['setup.left'], isYoung: true, left: ['dues', 'meeting'] } satisfies OutputOf<'setup.left'>
  const show = (answers: Answers, stored: Readonly<Record<string, unknown>> = {}) =>
    load('packages/secretary/workbench/workbench', { answers: { ...ANSWERS, ...answers }, now: NOW, stored })

  it('is gone on with from here while something is left and the branch is young', async () => {
    const page = await show({ 'setup.left': young })
    await page.tap('继续建立组织')
    expect(page.went()).toEqual([`/packages/setup/guide/guide?branchId=${BRANCH}`])
  })
  it.each([
    ['nothing is left', { ...young, left: [] }, {}],
    ['the branch has been here for long', { ...young, isYoung: false }, {}],
    ['the rest was put away', young, { 'setting-up': { branchId: '', away: [BRANCH] } }],
  ])('is not spoken of where %s', async (_, left, stored) => {
    const page = await show({ 'setup.left': left }, stored)
    expect(page.text()).not.toContain('继续建立组织')
  })
})
