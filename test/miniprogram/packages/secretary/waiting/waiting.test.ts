/** @jest-environment jsdom */
import { load, OFFLINE, refused } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW, WAITING } from '../scene'

const show = (answers: Parameters<typeof load>[1] = {}) =>
  load('packages/secretary/waiting/waiting', { query: { branchId: BRANCH }, now: NOW, ...answers })
const done = { entryId: 'e2', state: 'confirmed' } as const
const another = { ...WAITING, entryId: 'e3', line: '夜间值守，4小时' }

describe('what waits to be confirmed', () => {
  it('is confirmed with one tap, and gone from the list', async () => {
    const answers = {
      ...ANSWERS,
      'entry.waiting': { items: [WAITING, another], total: 2, withheld: [] },
      'entry.confirm': done,
    }
    const page = await show({ answers })
    await page.tap('确认')
    expect(page.sent('entry.confirm')).toEqual([{ branchId: BRANCH, book: 'shifts', entryId: 'e2' }])
    expect(page.text()).not.toContain('文明劝导')
    expect(page.text()).toContain('夜间值守')
  })

  it('is asked for anew when the last one is gone, for more may have waited behind it', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.confirm': done } })
    page.answer({ 'entry.waiting': { items: [another], total: 1, withheld: [] } })
    await page.tap('确认')
    expect(page.text()).toContain('夜间值守')
  })

  it('stays with its sentence when it was refused', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.confirm': refused('too-many-minutes') } })
    await page.tap('确认')
    expect(page.text()).toContain('文明劝导')
    expect(page.text()).toContain('一天的服务时长合计不能超过 24 小时')
  })

  it('sent again after the network failed is the same intention', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.confirm': OFFLINE } })
    await page.tap('确认')
    page.answer({ 'entry.confirm': done, 'entry.waiting': { items: [], total: 0, withheld: [] } })
    await page.tap('确认')
    const ids = page.calls.filter(({ procedure }) => procedure === 'entry.confirm').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('is disputed only with a reason', async () => {
    const page = await show({ answers: { ...ANSWERS, 'entry.dispute': { entryId: 'e2', state: 'disputed' } } })
    await page.tap('有异议')
    expect(page.sent('entry.dispute')).toEqual([])
    await page.emit('.reason-sheet', 'done', { reason: '时长不对' })
    expect(page.sent('entry.dispute')).toEqual([
      { branchId: BRANCH, book: 'shifts', entryId: 'e2', reason: '时长不对' },
    ])
  })

  it('can only be looked at by who may not confirm', async () => {
    const waiting = { items: [{ ...WAITING, maySettle: false }], total: 1, withheld: [] }
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': waiting } })
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
        answers: { ...ANSWERS, 'entry.waiting': { items: [{ ...WAITING, book }, another], total: 2, withheld: [] } },
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
        'entry.waiting': { items: [{ ...WAITING, isOwn }], total: 1, withheld: [] },
        'entry.withdraw': { entryId: 'e2', state: 'withdrawn' },
      },
    })
    await page.tap(word)
    expect(page.data).toMatchObject({ heading: `${word}这条记录`, button: word })
    await page.emit('.reason-sheet', 'done', { reason: '重复' })
    expect(page.asked).toContainEqual(
      expect.objectContaining({ options: expect.objectContaining({ title: `已${word}` }) as object }),
    )
  })

  it('and not shown to the person is told with who reads it, never as if nothing waited', async () => {
    const withheld = [{ count: 2, who: '书记、副书记、组织委员' }]
    const page = await show({ answers: { ...ANSWERS, 'entry.waiting': { items: [], total: 0, withheld } } })
    expect(page.text()).toContain('另有 2 条由书记、副书记、组织委员查看和确认')
    expect(page.text()).not.toContain('没有待确认的记录')
  })
})
