import type { OutputOf } from '#contract'
import { addMonths, civilDate, month, type CivilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { linksFor } from '../../../../../miniprogram/packages/secretary/workbench/work-groups'
import { duesLine, normsView } from '../../../../../miniprogram/packages/secretary/workbench/workbench-view'

type Norm = OutputOf<'meeting.norms'>['norms'][number]
type Account = OutputOf<'dues.accounts'>['accounts'][number]

const norm = (title: string, more: Partial<Norm> = {}): Norm => ({
  normId: title,
  kind: 'general-meeting',
  title,
  text: '',
  source: '',
  article: null,
  standing: 'national',
  organ: 'branch',
  cellId: null,
  cellName: null,
  per: 'month',
  ruled: 1,
  atLeast: 1,
  choice: null,
  done: 0,
  begun: 0,
  from: civilDate('2025-06-01'),
  dueBy: civilDate('2025-06-30'),
  noticeFrom: civilDate('2025-06-23'),
  status: 'open',
  ...more,
})
const view = (...norms: Norm[]) => viewOn('2025-06-10', ...norms)
const viewOn = (on: string, ...norms: Norm[]) => normsView({ on: civilDate(on), norms })

describe('what is still to be held', () => {
  it('is said by month, quarter and year, each with the day by when', () => {
    const lecture = norm('党课', { per: 'quarter' })
    const life = norm('组织生活会', { per: 'year', dueBy: civilDate('2025-12-31') })
    expect(view(life, lecture, norm('支委会'), norm('主题党日')).open).toEqual([
      { key: 'month', when: '本月 · 6月30日前', what: '支委会、主题党日', soon: '' },
      { key: 'quarter', when: '本季度 · 6月30日前', what: '党课', soon: '' },
      { key: 'year', when: '今年 · 12月31日前', what: '组织生活会', soon: '' },
    ])
  })
  it('says how many days are left from the day on that the branch chose', () => {
    const soon = (on: string) => viewOn(on, norm('主题党日')).open[0]?.soon
    expect([soon('2025-06-22'), soon('2025-06-23'), soon('2025-06-30')]).toEqual(['', '还有 7 天', '今天是最后一天'])
  })
  it('counts the cells that are still to meet, and names the only one', () => {
    const cell = (cellName: string, status: Norm['status'] = 'open') =>
      norm('党小组会', { cellId: cellName, cellName, status })
    expect(view(cell('一组'), cell('二组'), cell('三组', 'met')).open[0]?.what).toBe('党小组会（2 个小组）')
    expect(view(cell('一组'), cell('二组', 'met')).open[0]?.what).toBe('党小组会（一组）')
  })
  it('tells how often, where once is not enough', () => {
    expect(view(norm('学习', { atLeast: 3, done: 1 })).open[0]?.what).toBe('学习（已开 1 次，需 3 次）')
  })
  it('says of what has begun that it is being held, and no longer how many days are left', () => {
    const running = viewOn('2025-06-29', norm('主题党日', { begun: 1 })).open[0]
    expect(running).toMatchObject({ what: '主题党日（正在开，结束后计入）', soon: '' })
    const other = viewOn('2025-06-29', norm('主题党日', { begun: 1 }), norm('支委会')).open[0]
    expect(other).toMatchObject({ what: '主题党日（正在开，结束后计入）、支委会', soon: '还有 1 天' })
    const cell = (cellName: string, begun: number) => norm('党小组会', { cellId: cellName, cellName, begun })
    expect(view(cell('一组', 1), cell('二组', 0)).open[0]?.what).toBe('党小组会（2 个小组，其中 1 个正在开）')
  })
  it('leaves out what is reached or does not apply, and counts what is reached', () => {
    const shown = view(norm('a', { status: 'met' }), norm('b', { status: 'not-applicable' }))
    expect(shown).toEqual({ open: [], met: 1 })
  })
})

describe('dues in one line', () => {
  let made = 0
  const account = (...standings: ('unpaid' | 'on-time' | 'overdue' | 'exempt')[]): Account => from('2025-05', standings)
  const from = (
    first: string,
    standings: ('unpaid' | 'on-time' | 'overdue' | 'exempt')[],
    memberId?: string,
  ): Account => ({
    memberId: memberId ?? `m${made++}`,
    name: '张三',
    category: 'wage-earner',
    monthlyFen: fen(1000),
    flags: [],
    decidedOn: null,
    isInStep: true,
    months: standings.map((standing, at) => ({
      month: addMonths(month(first), at),
      dueBy: civilDate('2025-05-31'),
      dueFen: fen(1000),
      paidFen: fen(0),
      openFen: fen(1000),
      paidOn: null as CivilDate | null,
      where: null,
      standing,
    })),
  })
  const line = (accounts: Account[], notAssessed = 0, lastYear: Account[] = []) =>
    duesLine(
      {
        year: 2025,
        asOf: civilDate('2025-06-10'),
        accounts,
        notAssessed: Array.from({ length: notAssessed }, () => ({ memberId: 'n', name: '李四', monthsDue: 12 })),
      },
      lastYear,
      3,
    )

  it('counts this month and names nobody', () => {
    expect(line([account('on-time', 'on-time'), account('on-time', 'unpaid')])).toBe('本月已交 1 人，未交 1 人')
    expect(line([account('on-time', 'unpaid')])).not.toContain('张三')
  })
  it('counts the exempt neither as paid nor as open', () => {
    expect(line([account('on-time', 'on-time'), account('exempt', 'exempt')])).toBe('本月已交 1 人，未交 0 人')
    expect(line([account('exempt', 'exempt')])).toBe('本月没有应交党费的同志')
  })
  it('counts unpaid months before this one', () => {
    expect(line([account('overdue', 'unpaid')])).toBe('本月已交 0 人，未交 1 人；此前还有 1 人次未交')
  })
  it('counts and never names whose unpaid months in a row are as many as the branch chose', () => {
    const overdue = account('overdue', 'overdue', 'overdue')
    expect(line([overdue, account('overdue', 'overdue', 'on-time')])).toContain(
      '1 人连续 3 个月以上未交，可以先了解一下情况',
    )
    expect(line([account('overdue', 'overdue', 'on-time', 'overdue')])).not.toContain('连续')
    expect(line([overdue])).not.toContain('张三')
    const asked = { year: 2025, asOf: civilDate('2025-06-10'), accounts: [overdue], notAssessed: [] }
    expect(duesLine(asked, [], null)).not.toContain('连续')
  })
  it('counts months in a row across New Year, and no months of different people together', () => {
    const before = from('2024-12', ['overdue'], 'one')
    const after = ['overdue', 'overdue'] as const
    expect(line([from('2025-01', [...after], 'one')], 0, [before])).toContain('1 人连续 3 个月以上未交')
    expect(line([from('2025-01', [...after], 'another')], 0, [before])).not.toContain('连续')
    expect(line([from('2025-02', [...after], 'one')], 0, [before])).not.toContain('连续')
  })
  it('tells how many have no approved amount yet', () => {
    expect(line([], 3)).toBe('3 人的标准待核定')
  })
  it('says so when nothing has been approved', () => {
    expect(line([])).toBe('今年还没有核定党费标准')
  })
})

describe('the ways on', () => {
  const labels = (...permissions: Parameters<typeof linksFor>[0]) =>
    Object.values(linksFor(permissions)).map((links) => links.map(({ label }) => label))
  it('offer a cell’s leader only what the leader may do', () => {
    expect(labels('take-part', 'keep-records')).toEqual([[], ['会议', '全年日历'], ['服务班次', '捐款'], [], []])
  })
  it('begin with the report for whoever reads the records', () => {
    expect(labels('take-part', 'read-records')[0]).toEqual(['月度小结', '全部数字', '图表', '历次草稿', '核对文档'])
    expect(labels('take-part')[0]).toEqual([])
  })
})
