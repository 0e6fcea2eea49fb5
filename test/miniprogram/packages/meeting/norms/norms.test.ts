/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { normGroups, notApplicable } from '../../../../../miniprogram/packages/meeting/norms/norms-view'
import type { NormLine } from '../../../../../miniprogram/services/meetings'
import { load, NEVER, OFFLINE, type Answers } from '../../../../builders/simulate'
import { ME, NOW, SECRETARY, TODAY } from '../scene'

function norm(change: Partial<NormLine> = {}): NormLine {
  return {
    normId: 'general-meeting',
    kind: 'general-meeting',
    title: '支部党员大会',
    text: '一般每季度召开一次。',
    source: '中国共产党支部工作条例（试行）',
    article: '第十一条',
    standing: 'national',
    organ: 'branch',
    cellId: null,
    cellName: null,
    per: 'quarter',
    ruled: 1,
    atLeast: 1,
    choice: null,
    done: 0,
    begun: 0,
    from: civilDate('2025-04-01'),
    dueBy: civilDate('2025-06-30'),
    noticeFrom: civilDate('2025-06-09'),
    status: 'open',
    ...change,
  }
}
const page = (answers: Answers) =>
  load('packages/meeting/norms/norms', { answers: { 'me.get': SECRETARY, ...answers }, now: NOW })
const norms = (...lines: NormLine[]) => ({ 'meeting.norms': { on: TODAY, norms: lines } })
const onlyRow = (line: NormLine) => normGroups([line])[0]?.rows[0]

afterEach(() => jest.useRealTimers())

describe('how the branch stands', () => {
  it('is said in numbers with the day by when', () => {
    expect(onlyRow(norm())).toMatchObject({
      said: '本季度还没有开，要求不少于 1 次，6月30日前都可以安排。',
      tag: { text: '还差 1 次' },
      convene: { kind: 'general-meeting', organ: 'branch', cellId: '' },
    })
  })

  it('asks for nothing more once it is met', () => {
    expect(onlyRow(norm({ done: 2, status: 'met' }))).toMatchObject({
      said: '本季度已开 2 次，要求不少于 1 次。',
      tag: { text: '已开够' },
      convene: null,
    })
  })

  it('asks for nothing more while what is still missing is being held', () => {
    expect(onlyRow(norm({ begun: 1 }))).toMatchObject({
      said: '本季度正在开 1 次，要求不少于 1 次，结束后计入。',
      tag: { text: '正在开' },
      convene: null,
    })
    expect(onlyRow(norm({ begun: 1, atLeast: 3 }))).toMatchObject({ tag: { text: '还差 2 次' } })
  })

  it('goes by month, quarter and year, the open ones first', () => {
    const groups = normGroups([
      norm({ per: 'year', normId: 'y' }),
      norm({ per: 'month', normId: 'met', status: 'met', done: 1 }),
      norm({ per: 'month', normId: 'open' }),
    ])
    expect(groups.map(({ title, rows }) => [title, rows.map(({ key }) => key)])).toEqual([
      ['本月', ['open:', 'met:']],
      ['今年', ['y:']],
    ])
  })

  it('names each cell, and convenes for that cell', () => {
    const line = norm({
      kind: 'cell-meeting',
      organ: 'cell',
      cellId: 'cell-2',
      cellName: '第二党小组',
      title: '党小组会',
    })
    expect(onlyRow(line)).toMatchObject({
      title: '党小组会（第二党小组）',
      convene: { kind: 'cell-meeting', organ: 'cell', cellId: 'cell-2' },
    })
  })

  it('convenes a lecture of the branch where the secretary of the leading group is to lecture', () => {
    const line = norm({ kind: 'leader-lecture', organ: 'leading-group' })
    expect(onlyRow(line)?.convene).toEqual({ kind: 'party-lecture', organ: 'branch', cellId: '', by: '2025-06-30' })
  })

  it('says how firm a rule is that is not national', () => {
    expect(onlyRow(norm())?.source).toBe('一般每季度召开一次。——中国共产党支部工作条例（试行）第十一条')
    expect(onlyRow(norm({ standing: 'unverified', article: null }))?.source).toContain('条文待核对')
  })

  it('says where the branch asks for more, since when and on what ground', () => {
    const choice = { fromOn: civilDate('2025-04-01'), reason: '大会决定' }
    const row = onlyRow(norm({ atLeast: 2, done: 1, choice }))
    expect(row?.said).toBe('本季度已开 1 次，支部约定不少于 2 次，6月30日前都可以安排。')
    expect(row?.source).toContain('支部自2025年4月1日起约定不少于 2 次（大会决定）。')
    expect(row?.source).toContain('第十一条')
  })

  it('says why the branch has set something aside', () => {
    const choice = { fromOn: civilDate('2025-04-01'), reason: '由机关统一组织' }
    expect(notApplicable([norm({ status: 'not-applicable', title: '党课', choice })])).toBe('党课（由机关统一组织）')
  })

  it('sets aside what does not apply', () => {
    const lines = [norm({ status: 'not-applicable', title: '民主生活会' })]
    expect(normGroups(lines)).toEqual([])
    expect(notApplicable(lines)).toBe('民主生活会')
  })
})

describe('the page', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.norms': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const shown = await page({ 'meeting.norms': OFFLINE })
    expect(shown.text()).toContain('网络不通')
    shown.answer(norms(norm()))
    await shown.tap('重试')
    expect(shown.text()).toContain('支部党员大会')
  })

  it('says that nothing applies', async () => {
    expect((await page(norms())).text()).toContain('没有适用于这里的要求')
  })

  it('convenes what is missing', async () => {
    const shown = await page(norms(norm()))
    await shown.run('convene', { currentTarget: { dataset: { key: 'general-meeting:' } } })
    expect(shown.went()).toEqual([
      '/packages/meeting/convene/convene?branchId=branch-1&kind=general-meeting&organ=branch&by=2025-06-30',
    ])
  })

  it('offers a member no convening', async () => {
    const shown = await page({ 'me.get': ME, ...norms(norm()) })
    expect(shown.data['keeps']).toBe(false)
  })

  it('shows where a rule stands on a tap', async () => {
    const shown = await page(norms(norm()))
    expect(shown.text()).not.toContain('第十一条')
    await shown.tap('看依据 ›')
    expect(shown.text()).toContain('第十一条')
  })
})
