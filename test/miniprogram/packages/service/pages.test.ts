/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { gift, ME, NOW, SECRETARY, shift } from './scene'

const MINE = {
  year: 2025,
  confirmedMinutes: 150,
  confirmedTimes: 1,
  proposedMinutes: 60,
  proposedTimes: 1,
  items: [shift(), shift({ entryId: 'shift-2', state: 'proposed', minutes: 60 })],
  next: null,
}
const NONE = { ...MINE, confirmedMinutes: 0, confirmedTimes: 0, proposedMinutes: 0, proposedTimes: 0, items: [] }
const GIFTS = { year: 2025, confirmedFen: 123450, confirmedTimes: 1, items: [gift()], next: null }
const AT = { branchId: 'branch-1' }
const DONE = { entryId: 'shift-2', state: 'confirmed' } as const

afterEach(() => jest.useRealTimers())

describe('my volunteering', () => {
  const open = (answers: Answers) =>
    load('packages/service/shifts/shifts', { answers: { 'me.get': ME, ...answers }, now: NOW })

  it('shows that it is loading', async () => {
    expect((await open({ 'shift.mine': NEVER })).data['state']).toBe('loading')
  })
  it('says what to do where there is nothing, and leads there', async () => {
    const page = await open({ 'shift.mine': NONE })
    expect(page.text()).toContain('还没有志愿服务记录')
    await page.tap('记一次服务')
    expect(page.went()).toEqual(['/packages/service/shift-form/shift-form?branchId=branch-1&whose=own'])
  })
  it('says hours and times in words and lists every time with its state', async () => {
    const page = await open({ 'shift.mine': MINE })
    expect(page.text()).toContain('2小时30分钟')
    expect(page.text()).toContain('另有 1 次、1小时等支部确认')
    expect(page.text()).toContain('待确认')
  })
  it('tries again after a failure', async () => {
    const page = await open({ 'shift.mine': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer({ 'shift.mine': MINE })
    await page.tap('重试')
    expect(page.text()).toContain('社区清扫')
  })
  it('takes back what waits, with the reason', async () => {
    const page = await open({ 'shift.mine': MINE, 'entry.withdraw': { ...DONE, state: 'withdrawn' } })
    await page.run('settle', { detail: { entryId: 'shift-2', act: 'withdraw', reason: '记错了' } })
    expect(page.sent('entry.withdraw')).toEqual([{ ...AT, book: 'shifts', entryId: 'shift-2', reason: '记错了' }])
  })
})

describe('noting a time of service', () => {
  const answers: Answers = {
    'me.get': ME,
    'shift.projects': { projects: [{ project: '社区清扫', lastOn: shift().occurredOn }] },
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
        people: [{ memberId: 'member-1', minutes: 120 }],
      },
    ])
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
})

describe('the desk of service', () => {
  const open = (answers: Answers) =>
    load('packages/service/desk/desk', { answers: { 'me.get': SECRETARY, ...answers }, query: AT, now: NOW })
  const LIST = { items: [shift({ entryId: 'shift-2', state: 'proposed' })], next: null }

  it('confirms with one tap and reads again', async () => {
    const page = await open({ 'shift.list': LIST, 'entry.confirm': DONE })
    page.answer({ 'shift.list': { items: [shift()], next: null } })
    await page.tap('确认')
    expect(page.sent('entry.confirm')).toEqual([{ ...AT, book: 'shifts', entryId: 'shift-2' }])
    expect(page.text()).toContain('已确认')
  })
  it('says why a record could not be confirmed', async () => {
    const page = await open({ 'shift.list': LIST, 'entry.confirm': refused('too-many-minutes') })
    await page.tap('确认')
    expect(page.text()).toContain('不能超过 24 小时')
  })
  it('asks for the period chosen', async () => {
    const page = await open({ 'shift.list': { items: [], next: null } })
    expect(page.text()).toContain('这段时间没有记录')
    await page.tap('去年')
    expect(page.sent('shift.list').at(-1)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' })
  })
  it('fails plainly', async () => {
    expect((await open({ 'shift.list': OFFLINE })).text()).toContain('重试')
  })
})

describe('gifts', () => {
  it('of mine show the acknowledgement and nobody else', async () => {
    const page = await load('packages/service/donations/donations', {
      answers: { 'me.get': ME, 'donation.mine': GIFTS },
      now: NOW,
    })
    expect(page.text()).toContain('捐〔2025〕第012号')
    expect(page.sent('donation.list')).toEqual([])
  })
  it('are said to be voluntary where one is noted', async () => {
    const page = await load('packages/service/donate/donate', {
      answers: { 'me.get': ME, 'donation.campaigns': { campaigns: [] } },
      query: { ...AT, whose: 'own' },
      now: NOW,
    })
    expect(page.text()).toContain('捐款完全自愿')
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
