/** @jest-environment jsdom */
/** The pages of service and giving, in one file though it is long: they share one scene, and each is opened a few times. */
import { civilDate } from '#domain/time/civil-date'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { gift, ME, MINE, MY_GIFTS, NOTHING, NOW, OUTING, SECRETARY, shift } from './scene'

const AT = { branchId: 'branch-1' }
const DONE = { entryId: 'shift-2', state: 'confirmed' } as const

afterEach(() => jest.useRealTimers())

describe('my volunteering', () => {
  const open = (answers: Answers) =>
    load('packages/service/shifts/shifts', { answers: { 'me.get': ME, ...answers }, now: NOW })

  it('leads from nothing to the form', async () => {
    const page = await open({ 'shift.mine': { ...MINE, items: [] } })
    await page.tap('记一次服务')
    expect(page.went()).toEqual(['/packages/service/shift-form/shift-form?branchId=branch-1&whose=own'])
  })
  it('says hours and times in words and lists every time with its state', async () => {
    const page = await open({ 'shift.mine': MINE })
    expect(page.text()).toContain('2小时30分钟')
    expect(page.text()).toContain('另有 1 次、1小时等支部确认')
    expect(page.text()).toContain('待确认')
  })
  it('takes back what waits, with the reason', async () => {
    const page = await open({ 'shift.mine': MINE, 'entry.withdraw': { ...DONE, state: 'withdrawn' } })
    await page.run('settle', { detail: { entryId: 'shift-2', act: 'withdraw', reason: '记错了' } })
    expect(page.sent('entry.withdraw')).toEqual([{ ...AT, book: 'shifts', entryId: 'shift-2', reason: '记错了' }])
  })
  it('leads from what waits to its correction, in the branch it belongs to', async () => {
    const page = await open({
      'shift.mine': { ...MINE, items: [shift({ state: 'proposed', branchId: 'old-branch' })] },
    })
    await page.tap('更正')
    expect(page.went()).toEqual([
      '/packages/service/shift-form/shift-form?branchId=old-branch&whose=own&entryId=shift-1',
    ])
  })
  it('adds the next records at the bottom', async () => {
    const page = await open({ 'shift.mine': { ...MINE, next: 'more' } })
    page.answer({ 'shift.mine': { ...MINE, items: [shift({ entryId: 'shift-9', project: '送餐上门' })], next: null } })
    await page.run('onReachBottom')
    await page.run('onReachBottom')
    expect(page.sent('shift.mine')).toEqual([
      { year: 2025, cursor: null },
      { year: 2025, cursor: 'more' },
    ])
    expect(page.text()).toMatch(/社区清扫.*送餐上门/)
  })
  it('shows last year when asked', async () => {
    const page = await open({ 'shift.mine': MINE })
    await page.tap('2024年')
    expect(page.sent('shift.mine').at(-1)).toEqual({ year: 2024, cursor: null })
  })
})

describe('noting a time of service', () => {
  const answers: Answers = {
    'me.get': ME,
    'shift.projects': { projects: [{ project: '社区清扫', lastOn: shift().occurredOn }] },
    'shift.outings': { outings: [OUTING] },
    'shift.record': { entries: [{ entryId: 'new', memberId: 'member-1', state: 'proposed' }] },
  }
  const open = (more: Answers = {}) =>
    load('packages/service/shift-form/shift-form', {
      answers: { ...answers, ...more },
      query: { ...AT, whose: 'own' },
      now: NOW,
    })
  const typed = { project: '', site: '东街', occurredOn: '2025-06-09', hours: '2', minutes: '' }

  it('takes a name used before by a tap and sends the own time', async () => {
    const page = await open()
    await page.emit('.form', 'change', { typed })
    await page.tap('社区清扫')
    await page.tap('登记')
    expect(page.sent('shift.record')).toEqual([
      {
        ...AT,
        project: '社区清扫',
        site: '东街',
        occurredOn: '2025-06-09',
        outingId: null,
        people: [{ memberId: 'member-1', minutes: 120 }],
      },
    ])
  })
  it('of an outing of the branch takes the rest from it', async () => {
    const page = await open()
    await page.tap('6月7日 文明引导')
    await page.emit('.form', 'change', { typed: { ...(page.data['start'] as object), hours: '3' } })
    await page.tap('登记')
    expect(page.sent('shift.record')).toMatchObject([
      { project: '文明引导', site: '泊岭二中门前', occurredOn: '2025-06-07', outingId: 'outing-1' },
    ])
  })
  it('can be written down when the outings cannot be read', async () => {
    expect((await open({ 'shift.outings': OFFLINE })).text()).toContain('服务项目')
  })
  it('keeps what was typed when the network fails, and repeats the same intention', async () => {
    const page = await open({ 'shift.record': OFFLINE })
    await page.emit('.form', 'change', { typed: { ...typed, project: '植树' } })
    await page.tap('登记')
    expect(page.text()).toContain('内容还在')
    await page.tap('登记')
    const ids = page.calls.filter(({ procedure }) => procedure === 'shift.record').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
  })
  it('says that whoever has not joined a branch has none to note it for', async () => {
    const page = await open({ 'me.get': { bound: false } })
    expect(page.text()).toContain('还没有加入支部')
  })
})

describe('correcting a time of service', () => {
  const open = (more: Answers = {}) =>
    load('packages/service/shift-form/shift-form', {
      answers: {
        'shift.get': shift({ outingId: 'outing-1' }),
        'shift.projects': { projects: [] },
        'shift.outings': { outings: [OUTING] },
        'shift.correct': { entryId: 'new', state: 'confirmed' },
        ...more,
      },
      query: { ...AT, whose: 'others', entryId: 'shift-1' },
      now: NOW,
    })

  it('shows what stands and asks for the outings of that day', async () => {
    const page = await open()
    expect(page.text()).toContain('李明 · 3月4日 周二 社区清扫（东街），2小时30分钟')
    expect(page.sent('shift.outings')).toEqual([{ ...AT, around: '2025-03-04' }])
    expect(page.text()).not.toContain('参加的同志')
  })
  it('sends everything as it should be, with the reason', async () => {
    const page = await open()
    const start = page.data['start'] as object
    await page.emit('.form', 'change', { typed: { ...start, hours: '2', minutes: '', reason: '提前半小时结束' } })
    await page.tap('更正')
    expect(page.sent('shift.correct')).toEqual([
      {
        ...AT,
        entryId: 'shift-1',
        project: '社区清扫',
        site: '东街',
        occurredOn: '2025-03-04',
        outingId: 'outing-1',
        minutes: 120,
        reason: '提前半小时结束',
      },
    ])
  })
  it('asks for a change and for its reason', async () => {
    const page = await open()
    await page.emit('.form', 'change', { typed: { ...(page.data['start'] as object), reason: '误记' } })
    await page.tap('更正')
    expect(page.text()).toContain('还没有改动')
    await page.emit('.form', 'change', { typed: { ...(page.data['start'] as object), hours: '1', reason: '' } })
    await page.tap('更正')
    expect(page.data).toMatchObject({ faultAt: 'reason' })
    expect(page.sent('shift.correct')).toEqual([])
  })
  it('says that a confirmed record is corrected by the branch', async () => {
    const page = await open({ 'shift.correct': refused('entry-settled') })
    await page.emit('.form', 'change', { typed: { ...(page.data['start'] as object), hours: '1', reason: '误记' } })
    await page.tap('更正')
    expect(page.text()).toContain('这条记录已经处理过了')
  })
})

describe('the desk of service', () => {
  const open = (answers: Answers) =>
    load('packages/service/desk/desk', { answers: { 'me.get': SECRETARY, ...answers }, query: AT, now: NOW })
  const LIST = { items: [shift({ entryId: 'shift-2', state: 'proposed' })], next: null }

  const confirmed = { outcomes: [{ entryId: 'shift-2', isConfirmed: true, why: null }] }
  it('confirms with one tap, which is sent on leaving the page at the latest, and reads again', async () => {
    const page = await open({ 'shift.list': LIST, 'entry.confirmMany': confirmed })
    page.answer({ 'shift.list': { items: [shift()], next: null } })
    await page.tap('确认')
    expect(page.sent('entry.confirmMany')).toEqual([])
    await page.run('onHide')
    expect(page.sent('entry.confirmMany')).toEqual([{ ...AT, entries: [{ book: 'shifts', entryId: 'shift-2' }] }])
    expect(page.text()).toContain('已确认')
  })
  it('says why a record could not be confirmed, and leaves it where it is', async () => {
    const outcomes = [{ entryId: 'shift-2', isConfirmed: false, why: 'too-many-minutes' }] as const
    const page = await open({ 'shift.list': LIST, 'entry.confirmMany': { outcomes: [...outcomes] } })
    await page.tap('确认')
    await page.run('onHide')
    expect(page.text()).toContain('不能超过 24 小时')
  })
  it('sets what is unusual apart among what waits, and never among all', async () => {
    const items = [shift({ entryId: 'shift-3', state: 'proposed', minutes: 1200 }), ...LIST.items]
    const page = await open({ 'shift.list': { items, next: null } })
    await page.tap('待确认')
    await page.run('pickAll')
    const rows = page.data['rows'] as readonly { entryId: string; mark: string; heading?: string }[]
    expect(rows.map(({ entryId, mark, heading }) => [entryId, mark, heading])).toEqual([
      ['shift-2', 'picked', undefined],
      ['shift-3', '', '以下请逐条核对'],
    ])
  })
  it('asks for the period chosen, and for what waits', async () => {
    const page = await open({ 'shift.list': NOTHING })
    await page.tap('去年')
    expect(page.sent('shift.list').at(-1)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' })
    await page.tap('待确认')
    expect(page.sent('shift.list').at(-1)).toEqual({ ...AT, states: ['proposed', 'disputed'], cursor: null })
    expect(page.text()).toContain('没有待确认的记录')
  })
  it('leads to the form for others and to a correction', async () => {
    const page = await open({ 'shift.list': LIST })
    await page.tap('登记一次服务')
    await page.tap('更正')
    const form = '/packages/service/shift-form/shift-form?branchId=branch-1&whose=others'
    expect(page.went()).toEqual([form, `${form}&entryId=shift-2`])
  })
  it('is only read by who may not settle', async () => {
    const page = await open({ 'shift.list': LIST, 'me.get': ME })
    expect(page.text()).not.toMatch(/登记一次服务|更正|撤回/)
  })
})

describe('gifts', () => {
  it('of mine show the acknowledgement and nobody else', async () => {
    const page = await load('packages/service/donations/donations', {
      answers: { 'me.get': ME, 'donation.mine': MY_GIFTS },
      now: NOW,
    })
    expect(page.text()).toContain('捐〔2025〕第012号')
    expect(page.sent('donation.list')).toEqual([])
  })
  it('are noted for whose phone it is', async () => {
    const page = await load('packages/service/donate/donate', {
      answers: {
        'me.get': ME,
        'donation.campaigns': { campaigns: [] },
        'donation.record': { entryId: 'new', state: 'proposed' },
      },
      query: { ...AT, whose: 'own' },
      now: NOW,
    })
    await page.emit('.form', 'change', {
      typed: { campaign: '慈善一日捐', fen: '50', occurredOn: '2025-06-09', receipt: '' },
    })
    await page.tap('登记')
    expect(page.sent('donation.record')).toEqual([
      {
        ...AT,
        memberId: 'member-1',
        campaign: '慈善一日捐',
        fen: 5000,
        occurredOn: '2025-06-09',
        receipt: null,
        willing: null,
        paper: null,
      },
    ])
  })
  it('are said to be of their own will by who gave them', async () => {
    const page = await load('packages/service/donations/donations', {
      answers: { 'me.get': ME, 'donation.mine': MY_GIFTS, 'donation.sayWilling': { entryId: 'gift-1' } },
      now: NOW,
    })
    await page.tap('是我自愿捐的')
    expect(page.sent('donation.sayWilling')).toEqual([{ ...AT, entryId: 'gift-1' }])
  })
  it('are noted as of one’s own will on one’s own phone, as stated on paper on the clerk’s', async () => {
    const said = []
    const names = {
      on: civilDate('2025-06-09'),
      members: [{ memberId: 'member-2', name: '覃晓棠', cellId: null, stage: 'full' as const }],
    }
    for (const whose of ['own', 'others']) {
      const answers = { 'me.get': ME, 'register.names': names, 'donation.campaigns': { campaigns: [] } }
      const recorded = { 'donation.record': { entryId: 'new', state: 'proposed' as const } }
      const page = await load('packages/service/donate/donate', {
        answers: { ...answers, ...recorded },
        query: { ...AT, whose },
        now: NOW,
      })
      const typed = {
        campaign: '慈善一日捐',
        fen: '50',
        occurredOn: '2025-06-09',
        receipt: '',
        willing: 'yes',
        paper: '自愿书，档案盒3',
      }
      await page.emit('.form', 'change', { typed: { ...typed, member: 'member-2' } })
      await page.tap('登记')
      said.push(...page.sent('donation.record'))
    }
    expect(said).toMatchObject([
      { memberId: 'member-1', willing: 'giver', paper: null },
      { memberId: 'member-2', willing: 'paper', paper: '自愿书，档案盒3' },
    ])
  })
  it('are corrected with a reason', async () => {
    const page = await load('packages/service/donate/donate', {
      answers: {
        'donation.get': gift(),
        'donation.campaigns': { campaigns: [] },
        'donation.correct': { entryId: 'new', state: 'confirmed' },
      },
      query: { ...AT, whose: 'others', entryId: 'gift-1' },
      now: NOW,
    })
    await page.emit('.form', 'change', {
      typed: { ...(page.data['start'] as object), fen: '1000', reason: '金额误记' },
    })
    await page.tap('更正')
    expect(page.sent('donation.correct')).toEqual([
      {
        ...AT,
        entryId: 'gift-1',
        campaign: '慈善一日捐',
        fen: 100000,
        occurredOn: '2025-03-04',
        receipt: null,
        willing: null,
        paper: null,
        reason: '金额误记',
      },
    ])
  })
  it('are given a receipt number on the desk', async () => {
    const page = await load('packages/service/donation-desk/donation-desk', {
      answers: {
        'me.get': SECRETARY,
        'donation.list': { items: [gift()], next: null },
        'donation.setReceipt': { entryId: 'gift-1', receipt: 'A-7' },
      },
      query: AT,
      now: NOW,
    })
    await page.tap('登记票据编号')
    await page.run('typeReceipt', { detail: { value: 'A-7' } })
    await page.run('saveReceipt')
    expect(page.sent('donation.setReceipt')).toEqual([{ ...AT, entryId: 'gift-1', receipt: 'A-7' }])
  })
})
