/** @jest-environment jsdom */
import { load, OFFLINE } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW, WAITING } from '../scene'

const show = (answers: Parameters<typeof load>[1] = {}) =>
  load('packages/secretary/waiting/waiting', { query: { branchId: BRANCH }, now: NOW, ...answers })
const another = { ...WAITING, entryId: 'e3', line: '夜间值守，4小时' }
const long = { ...WAITING, entryId: 'e4', line: '值守，20小时', doubt: '一天20小时' }
const disputed = { ...WAITING, entryId: 'e5', line: '看望老人，1小时', state: 'disputed', doubt: '有异议' } as const
const waiting = (...items: (typeof WAITING)[]) => ({ items, total: items.length, withheld: [] })
const confirmed = (...ids: string[]) => ({
  outcomes: ids.map((entryId) => ({ entryId, isConfirmed: true, why: null })),
})
const NONE = waiting()
const rows = (page: { readonly data: Readonly<Record<string, unknown>> }) =>
  (page.data['rows'] as readonly { entryId: string; mark: string }[]).map(({ entryId, mark }) => `${entryId}:${mark}`)
const pick = (entryId: string) => ({ detail: { entryId } })
const asked = (...ids: string[]) => ({ branchId: BRANCH, entries: ids.map((entryId) => ({ book: 'shifts', entryId })) })

describe('what waits to be confirmed', () => {
  it('is chosen all at once, but for what is disputed or unusual, which stands apart', async () => {
    const page = await show({
      answers: {
        ...ANSWERS,
        'entry.waiting': waiting(long, WAITING, disputed, another),
        'entry.confirmMany': confirmed('e2', 'e3'),
      },
    })
    expect(rows(page)).toEqual(['e2:', 'e3:', 'e4:', 'e5:'])
    expect(page.text()).toMatch(/以下请逐条核对.*请先核对：一天20小时.*请先核对：有异议/)
    await page.run('pickAll')
    expect(rows(page)).toEqual(['e2:picked', 'e3:picked', 'e4:', 'e5:'])
    await page.run('pick', pick('e4'))
    await page.run('confirmPicked')
    expect(rows(page)).toEqual(['e2:held', 'e3:held', 'e4:', 'e5:'])
    await page.run('onHide')
    expect(page.sent('entry.confirmMany')).toEqual([asked('e2', 'e3')])
    expect(page.text()).toContain('已确认 2 条')
  })

  it('is chosen one by one, and let go again', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': waiting(WAITING, another) } })
    await page.run('pick', pick('e3'))
    expect(page.text()).toContain('确认 1 条')
    await page.run('pick', pick('e3'))
    expect(rows(page)).toEqual(['e2:', 'e3:'])
  })

  it('of two that say the same, neither is among all', async () => {
    const twin = { ...WAITING, entryId: 'e6' }
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': waiting(WAITING, another, twin) } })
    await page.run('pickAll')
    expect(rows(page)).toEqual(['e3:picked', 'e2:', 'e6:'])
    expect(page.text()).toContain('有一条一样的')
  })

  it('is held back, no card moves, and it can be taken back before anything is sent', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': waiting(WAITING, another) } })
    await page.tap('确认')
    expect(rows(page)).toEqual(['e2:held', 'e3:'])
    expect(page.text()).toContain('5 秒后确认')
    await page.run('undoOne', pick('e2'))
    expect(rows(page)).toEqual(['e2:', 'e3:'])
    await page.run('pickAll')
    await page.run('confirmPicked')
    await page.run('undoHeld')
    expect(rows(page)).toEqual(['e2:picked', 'e3:picked'])
    await page.run('onHide')
    expect(page.sent('entry.confirmMany')).toEqual([])
  })

  it('a second tap at once does not reach another card', async () => {
    const page = await show({
      answers: {
        ...ANSWERS,
        'entry.waiting': waiting(WAITING, another),
        'entry.confirmMany': confirmed('e2'),
      },
    })
    await page.emit('.cards', 'settle', { entryId: 'e2', act: 'confirm', reason: '' })
    await page.run('onUnload')
    expect(rows(page)).toEqual(['e2:done', 'e3:'])
    expect(page.sent('entry.confirmMany')).toEqual([asked('e2')])
  })

  it('is sent by itself after five seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] })
    try {
      const answers = { ...ANSWERS, 'entry.waiting': waiting(WAITING, another) }
      const opened = load('packages/secretary/waiting/waiting', { query: { branchId: BRANCH }, answers })
      await jest.advanceTimersByTimeAsync(1_000)
      const page = await opened
      page.answer({ 'entry.confirmMany': confirmed('e2') })
      void page.run('confirmPicked')
      void page.run('pick', pick('e2'))
      void page.run('confirmPicked')
      await jest.advanceTimersByTimeAsync(4_900)
      expect(page.sent('entry.confirmMany')).toEqual([])
      await jest.advanceTimersByTimeAsync(200)
      expect(page.sent('entry.confirmMany')).toEqual([asked('e2')])
      await jest.advanceTimersByTimeAsync(1_000)
    } finally {
      jest.useRealTimers()
    }
  })

  it('is asked for anew when all are confirmed, for more may have waited behind them', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.confirmMany': confirmed('e2') } })
    await page.run('pickAll')
    await page.run('confirmPicked')
    page.answer({ 'entry.waiting': waiting(another) })
    await page.run('onHide')
    expect(page.text()).toContain('夜间值守')
  })

  it('and of one was refused, says so on its card and in the bar, and the others are confirmed', async () => {
    const one = { entryId: 'e2', isConfirmed: false, why: 'too-many-minutes' } as const
    const outcomes = [one, { entryId: 'e3', isConfirmed: true, why: null }]
    const page = await show({
      answers: { ...ANSWERS, 'entry.waiting': waiting(WAITING, another), 'entry.confirmMany': { outcomes } },
    })
    await page.run('pickAll')
    await page.run('confirmPicked')
    await page.run('onHide')
    expect(rows(page)).toEqual(['e2:refused', 'e3:done'])
    expect(page.text()).toContain('没有确认：一天的服务时长合计不能超过 24 小时')
    expect(page.text()).toContain('已确认 1 条，1 条没有确认')
  })

  it('sent again after the network failed is the same intention, and stays chosen meanwhile', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.confirmMany': OFFLINE } })
    await page.run('pickAll')
    await page.run('confirmPicked')
    await page.run('onHide')
    expect(rows(page)).toEqual(['e2:picked'])
    expect(page.text()).toContain('没有确认：')
    page.answer({ 'entry.confirmMany': confirmed('e2'), 'entry.waiting': NONE })
    await page.run('confirmPicked')
    await page.run('onHide')
    const calls = page.calls.filter(({ procedure }) => procedure === 'entry.confirmMany')
    expect(calls).toHaveLength(2)
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('is disputed only with a reason', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.dispute': { entryId: 'e2', state: 'disputed' } } })
    await page.tap('有异议')
    expect(page.sent('entry.dispute')).toEqual([])
    page.answer({ 'entry.waiting': NONE })
    await page.emit('.cards', 'settle', { entryId: 'e2', act: 'dispute', reason: '时长不对' })
    expect(page.sent('entry.dispute')).toEqual([
      { branchId: BRANCH, book: 'shifts', entryId: 'e2', reason: '时长不对' },
    ])
  })

  it('can only be looked at by who may not confirm', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': waiting({ ...WAITING, maySettle: false }) } })
    expect(page.text()).toContain('文明劝导')
    expect(page.text()).not.toMatch(/撤回|退回|有异议/)
    expect(page.text()).toContain('由第一支部的书记、副书记、组织委员确认')
  })

  it.each([
    ['shifts', 'packages/report/record/record', '&book=shifts&entryId=e2'],
    ['ledger', 'packages/secretary/ledger-entry/ledger-entry', '&entryId=e2'],
    ['indicatorMonths', 'packages/secretary/indicator-month/indicator-month', '&month=2025-03'],
  ] as const)(
    'opens the record of %s, and what was settled there is gone on coming back',
    async (book, route, rest) => {
      const page = await show({
        answers: { ...ANSWERS, 'entry.waiting': waiting({ ...WAITING, book }, another) },
      })
      await page.tap('文明劝导')
      expect(page.went()).toEqual([`/${route}?branchId=${BRANCH}${rest}`])
      page.answer({ 'entry.waiting': { items: [another], total: 1, withheld: [] } })
      await page.run('onShow')
      await page.settle()
      expect(page.text()).not.toContain('文明劝导')
    },
  )

  it.each([
    [true, '撤回'],
    [false, '退回'],
  ])('is taken back where it is one’s own (%s), and given back where it is another’s: %s', async (isOwn, word) => {
    const page = await show({
      answers: {
        ...ANSWERS,
        'entry.waiting': waiting({ ...WAITING, isOwn }, another),
        'entry.withdraw': { entryId: 'e2', state: 'withdrawn' },
      },
    })
    await page.tap(word)
    expect(page.text()).toContain(`${word}这条记录`)
    await page.emit('.cards', 'settle', { entryId: 'e2', act: 'withdraw', reason: '重复' })
    expect(page.text()).toContain(`已${word}`)
    expect(rows(page)).toEqual(['e2:done', 'e3:'])
  })

  it('and not shown to the person is told with who reads it, never as if nothing waited', async () => {
    const withheld = [{ count: 2, who: '书记、副书记、组织委员' }]
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': { items: [], total: 0, withheld } } })
    expect(page.text()).toContain('另有 2 条由书记、副书记、组织委员查看和确认')
    expect(page.text()).not.toContain('没有待确认的记录')
  })
})
