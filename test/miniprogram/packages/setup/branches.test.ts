/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { ME, NOW, TODAY } from '../../pages/scene'

type Overview = OutputOf<'branch.overview'>
type Row = Overview['branches'][number]

const row = (id: string, name: string, more: Partial<Row> = {}): Row => ({
  ...{ branchId: id, name, kind: 'branch', parentId: 'bureau', depth: 0, formedOn: civilDate('2015-07-01') },
  ...{ dissolvedOn: null, permissions: ['see-organization', 'read-records', 'manage-register', 'manage-branch'] },
  ...{ onRoll: 12, secretary: { name: '沈柏川' }, meetings: 9, norms: { met: 5, open: [] } },
  ...{ dues: { due: 72, paid: 70 }, waiting: 0, draftedOn: null, ...more },
})
const BUREAU = {
  ...{ branchId: 'bureau', name: '某区服务局', kind: 'bureau', parentId: null, parentName: null, dissolvedOn: null },
  ...{ permissions: ['see-organization', 'read-records', 'manage-register', 'manage-branch'] },
} as never
const usual = (branches: readonly Row[]): Answers => ({
  'me.get': ME,
  'branch.get': BUREAU,
  'branch.overview': { on: TODAY, year: 2025, branches: [...branches] },
})
const open = (branches: readonly Row[], answers: Answers = {}) =>
  load('packages/setup/branches/branches', {
    ...{ now: NOW, query: { branchId: 'bureau' }, answers: { ...usual(branches), ...answers } },
  })

describe('the branches below a bureau on one page', () => {
  it('stand in the order they came, whatever they have', async () => {
    const page = await open([row('b1', '第一党支部', { meetings: 0 }), row('b2', '第二党支部', { meetings: 40 })])
    const text = page.text()
    expect(text.indexOf('第一党支部')).toBeLessThan(text.indexOf('第二党支部'))
    expect(text).toContain('某区服务局之下 2 个，截至6月10日，按名称排列')
  })

  it('say what is recorded beside what is due by when', async () => {
    const norm = { title: '支委会', per: 'month', dueBy: civilDate('2025-06-30'), isUnderWay: false } as const
    const cell = { ...norm, title: '党小组会', isUnderWay: true }
    const page = await open([
      row('b1', '第一党支部', {
        norms: { met: 5, open: [norm, cell, cell] },
        waiting: 2,
        draftedOn: civilDate('2025-05-31'),
      }),
    ])
    expect(page.text()).toContain('今年开过 9 次，本期要求已达到 5 项 本月6月30日前：支委会、党小组会（正在开）')
    expect(page.text()).toContain('到本月应交 72 人月，已交 70 人月')
    expect(page.text()).toContain('待确认 2 条')
    expect(page.text()).toContain('2025年的已起草，截至5月31日')
  })

  it('say that there is no secretary, no amount, no draft', async () => {
    const page = await open([row('b1', '第一党支部', { secretary: null, dues: null })])
    expect(page.text()).toContain('书记 还没有')
    expect(page.text()).toContain('今年还没有核定')
    expect(page.text()).toContain('2025年的还没有起草')
  })

  it('open the workbench of one in a tap, after saying what may be done there, and remember it', async () => {
    const page = await open([row('b1', '第一党支部'), row('b2', '第二党支部')])
    expect(page.text()).toContain('记录只能查看；名册、党小组和任职可以办')
    await page.tap('第二党支部')
    expect(page.went()).toEqual(['/packages/secretary/workbench/workbench?branchId=b2'])
    expect(wx.getStorageSync('workbench-place')).toBe('b2')
  })

  it('lead to a new one, also where there is none yet', async () => {
    const page = await open([])
    await page.tap('新建支部')
    expect(page.went()).toEqual(['/packages/setup/branch-new/branch-new?branchId=bureau'])
  })

  it('say that they are being read', async () => {
    expect((await open([], { 'branch.overview': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it.each<[string, NonNullable<Answers['branch.overview']>, string]>([
    ['could not be asked for', OFFLINE, '网络不通'],
    ['are refused', refused('not-permitted'), '由支部指定的同志办理'],
  ])('say plainly that they %s, and are no empty list', async (_, answer, said) => {
    const page = await open([row('b1', '第一党支部')], { 'branch.overview': answer })
    expect(page.data).toMatchObject({ state: 'failed' })
    expect(page.text()).toContain(said)
    page.answer(usual([row('b1', '第一党支部')]))
    await page.tap('重试')
    expect(page.text()).toContain('第一党支部')
  })
})
