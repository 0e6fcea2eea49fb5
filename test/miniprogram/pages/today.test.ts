/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../builders/simulate'
import { offer } from '../packages/service/scene'
import {
  AGENDA,
  ANSWERS,
  LETTER,
  ledger,
  MEETING,
  norm,
  NOW,
  PLACE,
  SECRETARY,
  STRANGER,
  WITHOUT_SCANNING,
} from './scene'

const BY_ROLL_CALL = '本支部不用扫码签到，到会后由主持人点名登记。'
const today = (answers: Answers = {}, more: object = {}) =>
  load('pages/today/today', { now: NOW, answers: { ...ANSWERS, ...answers }, ...more })

describe('today', () => {
  it('shows the next meeting and opens it', async () => {
    const page = await today()
    expect(page.text()).toContain('六月党员大会')
    expect(page.text()).toContain('二楼会议室')
    await page.tap('六月党员大会')
    expect(page.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=m1'])
  })

  it('asks everything in one call where it is known whose branch it was, and nothing on a return', async () => {
    const page = await today({}, { stored: { 'own-branch': 'branch-1' } })
    expect(new Set(page.calls.map(({ requestId }) => requestId)).size).toBe(1)
    const before = page.calls.length
    await page.run('onShow')
    expect(page.calls).toHaveLength(before)
    expect(page.text()).toContain('六月党员大会')
  })

  it('asks anew where the branch is another now', async () => {
    const page = await today({}, { stored: { 'own-branch': 'branch-2' } })
    expect(page.sent('meeting.list').map((input) => (input as { branchId: string }).branchId)).toEqual([
      'branch-2',
      'branch-1',
    ])
    expect(page.text()).toContain('六月党员大会')
  })

  it('says that the next meeting was moved, and opens one that is cancelled', async () => {
    const moved = { ...MEETING, originally: { startsAt: MEETING.startsAt, place: '大厅' } }
    const cancelled = { ...MEETING, meetingId: 'm2', title: '党小组会', state: 'cancelled' as const }
    const page = await today({ 'meeting.list': { items: [cancelled, moved], next: null } })
    expect(page.text()).toContain('地点有改动，原定大厅')
    await page.tap('已取消：明天 6月11日 周三 14:30 党小组会')
    expect(page.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=m2'])
    expect(page.sent('meeting.list')).toMatchObject([{ states: ['convened', 'cancelled'] }])
  })

  it('shows the shift of today that one joined, and leads to signing in', async () => {
    const joined = offer({ own: { isComing: true, came: null, left: null, shift: null } })
    const page = await today({ 'offer.coming': { items: [offer({ offerId: 'other' }), joined] } })
    expect(page.text()).toContain('今天 18:00–20:00，东街')
    await page.tap('社区清扫')
    expect(page.went()).toEqual(['/packages/service/offer/offer?branchId=branch-1&offerId=offer-1'])
  })

  it('leads whoever answers for a bureau to all branches below it, and nobody else', async () => {
    const bureau = { branchId: 'bureau', branchName: '某区服务局' }
    const posts = [{ ...bureau, post: 'party-office' as const }]
    const permissions = [{ ...bureau, kind: 'bureau' as const, permissions: ['take-part', 'read-records'] as const }]
    const page = await today({
      'me.get': {
        ...SECRETARY,
        posts,
        permissions: permissions.map((each) => ({ ...each, permissions: [...each.permissions] })),
      },
    })
    await page.tap('各支部一览')
    expect(page.went()).toEqual(['/packages/setup/branches/branches?branchId=bureau'])
    expect((await today({ 'me.get': SECRETARY })).text()).not.toContain('各支部一览')
  })

  it('leads to checking in', async () => {
    const page = await today()
    await page.tap('扫码签到')
    expect(page.went()).toEqual(['/packages/meeting/check-in/check-in'])
  })

  it('offers no scan where the branch does not scan, and says how one is noted', async () => {
    const page = await today({ 'me.get': WITHOUT_SCANNING })
    expect(page.text().replace(BY_ROLL_CALL, '')).not.toContain('扫码签到')
    expect(page.text()).toContain(BY_ROLL_CALL)
  })

  it('says how dues stand and leads to them', async () => {
    const page = await today()
    await page.tap('已交到6月。')
    expect(page.went()).toEqual(['/packages/dues/mine/mine'])
  })

  it('leads to the letters that wait to be signed', async () => {
    const page = await today({ 'ledger.mine': ledger(LETTER) })
    await page.tap('有 1 份清单、责任书请您签订')
    expect(page.went()).toEqual(['/packages/member/letters/letters'])
  })

  it('shows the workbench to whoever has a post, and to nobody else', async () => {
    expect((await today()).text()).not.toContain('工作台')
    const page = await today({ 'me.get': SECRETARY })
    await page.tap('支部工作台')
    expect(page.went()).toEqual(['/packages/secretary/workbench/workbench'])
  })

  it('offers the unbound to join, and asks for nothing of the branch', async () => {
    const page = await today({ 'me.get': STRANGER, 'joinRequest.mine': { asked: null } })
    await page.tap('加入支部')
    expect(page.went()).toEqual(['/packages/member/join/join'])
    expect(page.calls.map(({ procedure }) => procedure)).toEqual(['me.get', 'joinRequest.mine'])
  })

  it('says so when there is no meeting ahead', async () => {
    const page = await today({ 'meeting.list': { items: [], next: null } })
    expect(page.text()).toContain('近期没有通知您参加的会议')
  })

  it('is loading until the server has answered', async () => {
    expect((await today({ 'me.get': NEVER })).text()).toBe('正在读取…')
  })

  it('says that the network is down, and tries again', async () => {
    const page = await today({ 'me.get': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer({ 'me.get': ANSWERS['me.get'] })
    await page.tap('重试')
    expect(page.text()).toContain('张三同志')
  })

  it('says in its place what could not be read, and reads it once more', async () => {
    const page = await today({ 'dues.mine': OFFLINE, 'shift.mine': OFFLINE })
    expect(page.text()).toContain('六月党员大会')
    expect(page.text()).toContain('您的登记没有读到：网络不通')
    expect(page.text()).toContain('党费没有读到：网络不通')
    page.answer(ANSWERS)
    await page.tap('再读一次 ›')
    expect(page.text()).toContain('已交到6月。')
    expect(page.text()).not.toContain('没有读到')
  })

  it('does not say that no meeting is convened where that could not be read', async () => {
    const page = await today({ 'meeting.list': refused('not-permitted', { who: '支部党员' }) })
    expect(page.text()).toContain('会议没有读到')
    expect(page.text()).not.toContain('近期没有通知您参加的会议')
  })

  it('has failed where nothing could be read, rather than saying of each part that it is missing', async () => {
    const parts = ['meeting.list', 'dues.mine', 'ledger.mine', 'shift.mine', 'donation.mine', 'offer.coming'] as const
    const page = await today(Object.fromEntries(parts.map((name) => [name, OFFLINE])))
    expect(page.text()).toContain('网络不通')
    expect(page.text()).not.toContain('没有读到')
  })

  it('tells whoever asked to join that it waits, and asks anew who they are the next time', async () => {
    const asked = { branchName: '第一党支部', name: '张三', askedAt: instant('2025-06-10T00:00:00.000Z') }
    const page = await today({ 'me.get': STRANGER, 'joinRequest.mine': { asked } })
    expect(page.text()).toContain('您已申请加入第一党支部，等支部确认')
    page.answer({ 'me.get': ANSWERS['me.get'] })
    await page.run('load')
    expect(page.text()).toContain('张三同志')
  })

  it('asks anew who this is when it is pulled down', async () => {
    const page = await today({ 'me.get': STRANGER, 'joinRequest.mine': { asked: null } })
    page.answer({ 'me.get': ANSWERS['me.get'] })
    await page.run('onPullDownRefresh')
    expect(page.text()).toContain('张三同志')
  })
})

describe('setting an organization up', () => {
  const LEFT: OutputOf<'setup.left'> = {
    ...{ name: '第一党支部', kind: 'branch', isYoung: true, branches: [], left: ['dues', 'meeting'] },
    ...{ onRoll: 9, bound: 3, invited: 0, cells: 1, hasSecretary: true, dues: { due: 9, fixed: 0 }, meetings: 0 },
  }
  const show = (later: readonly string[]) =>
    today({ 'setup.left': LEFT }, { stored: { 'setting-up': { branchId: 'branch-1', later: { 'branch-1': later } } } })

  it('is gone on with from here, but for what was left for later', async () => {
    expect((await show([])).text()).toContain('继续建立组织 › 还有 2 步')
    expect((await show(['dues'])).text()).toContain('继续建立组织 › 还有 1 步')
    expect((await show(['dues', 'meeting'])).text()).not.toContain('继续建立组织')
  })
})

describe('what waits for whoever holds a post', () => {
  const permissions = ['take-part' as const, 'keep-meetings' as const, 'keep-records' as const]
  const KEEPER = { ...SECRETARY, permissions: [{ ...PLACE, permissions }] }
  const show = (agenda: NonNullable<Answers['branch.agenda']>, more: object = {}) =>
    today({ 'me.get': KEEPER, 'branch.agenda': agenda }, more)

  it('is asked in the same call, and not by a member', async () => {
    const stored = { 'own-branch': 'branch-1', 'own-work': ['branch-1'] }
    const page = await show(AGENDA, { stored })
    expect(new Set(page.calls.map(({ requestId }) => requestId)).size).toBe(1)
    expect(page.sent('branch.agenda')).toEqual([{ branchId: 'branch-1' }])
    expect((await today()).sent('branch.agenda')).toEqual([])
  })

  it('leads in one tap to where each is dealt with', async () => {
    const page = await show({
      ...AGENDA,
      waiting: { total: 7, mine: 5 },
      toClose: [
        { what: 'meeting', id: 'm7', title: '支委会', endedAt: instant('2025-06-09T02:00:00.000Z') },
        { what: 'shift', id: 'o7', title: '河堤值守', endedAt: instant('2025-06-09T04:00:00.000Z') },
      ],
      leaves: [{ meetingId: 'm1', title: '六月党员大会', startsAt: MEETING.startsAt, asked: 2 }],
    })
    for (const label of ['2 人请假，等您批', '请结束：支委会', '请结束班次：河堤值守', '5 条记录等您确认'])
      await page.tap(label)
    expect(page.went()).toEqual([
      '/packages/meeting/host/host?branchId=branch-1&meetingId=m1&part=waiting',
      '/packages/meeting/close/close?branchId=branch-1&meetingId=m7',
      '/packages/service/offer-close/offer-close?branchId=branch-1&offerId=o7',
      '/packages/secretary/waiting/waiting?branchId=branch-1',
    ])
  })

  it('says what this month still asks for, and not what is being held or has time', async () => {
    const page = await show({
      ...AGENDA,
      norms: [
        norm('支委会'),
        norm('党小组会', { cellId: 'a' }),
        norm('党小组会', { cellId: 'b' }),
        norm('主题党日', { begun: 1 }),
        norm('党课', { status: 'met' }),
        norm('组织生活会', { per: 'year', dueBy: civilDate('2025-12-31') }),
      ],
    })
    await page.tap('本月还要开：支委会、党小组会')
    expect(page.text()).toContain('6月30日前，还有 20 天')
    expect(page.went()).toEqual(['/packages/meeting/norms/norms?branchId=branch-1'])
  })

  it('says at the year’s end that the draft of the report is not up to date', async () => {
    const draft = {
      ...{ year: 2025, cutOff: civilDate('2025-10-31'), draftedAt: instant('2025-11-03T02:00:00.000Z') },
      ...{ since: 12, isFinal: false },
    }
    const inNovember = { ...AGENDA, on: civilDate('2025-11-20') }
    const page = await show({ ...inNovember, report: { draft } })
    expect(page.text()).toContain('11月3日起草，写到10月31日；之后新增 12 条记录')
    expect((await show({ ...inNovember, report: { draft: { ...draft, since: 0 } } })).text()).not.toContain('草稿')
    expect((await show({ ...inNovember, report: { draft: { ...draft, isFinal: true } } })).text()).not.toContain('草稿')
    expect((await show({ ...AGENDA, report: { draft: null } })).text()).not.toContain('还没有起草')
    // Of the year before there is one, and it is signed: this year's is still to be drafted.
    const before = { ...draft, year: 2024, isFinal: true }
    expect((await show({ ...inNovember, report: { draft: before } })).text()).toContain('2025年的述职报告还没有起草')
    const inJanuary = { ...AGENDA, on: civilDate('2026-01-20') }
    expect((await show({ ...inJanuary, report: { draft } })).text()).toContain('之后新增 12 条记录')
  })

  it('says in the first days of a month that the last can be reviewed, until it was opened on this phone', async () => {
    const page = await show(AGENDA)
    await page.tap('5月的小结可以看了')
    expect(page.went()).toEqual(['/packages/summary/summary/summary?branchId=branch-1'])
    expect((await show({ ...AGENDA, on: civilDate('2025-06-11') })).text()).not.toContain('小结')
    const stored = { 'summary-seen:branch-1': '2025-05' }
    expect((await show(AGENDA, { stored })).text()).not.toContain('小结')
    expect((await show({ ...AGENDA, report: null })).text()).not.toContain('小结')
  })

  it('is said to be unread, and not to be nothing', async () => {
    const page = await show(OFFLINE)
    expect(page.text()).toContain('支部的事没有读到：网络不通')
    page.answer({ 'branch.agenda': { ...AGENDA, waiting: { total: 1, mine: 1 } } })
    await page.tap('再读一次 ›')
    expect(page.text()).toContain('1 条记录等您确认')
  })

  it('is told by organization to whoever works in several', async () => {
    const bureau = { ...PLACE, branchId: 'bureau', branchName: '某区服务局', kind: 'bureau' as const }
    const me = { ...KEEPER, permissions: [...KEEPER.permissions, { ...bureau, permissions }] }
    const page = await today({ 'me.get': me, 'branch.agenda': { ...AGENDA, waiting: { total: 1, mine: 1 } } })
    expect(page.text()).toContain('支部等着您办的 1 条记录等您确认')
    expect(page.text()).toContain('某区服务局等着您办的 1 条记录等您确认')
  })
})
