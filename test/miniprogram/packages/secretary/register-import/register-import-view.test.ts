import { civilDate } from '#domain/time/civil-date'
import { checkView } from '../../../../../miniprogram/packages/secretary/register-import/register-import-view'
import type { ImportCheck } from '../../../../../miniprogram/services/register'

const check = (more: Partial<ImportCheck> = {}): ImportCheck => ({
  effectiveOn: civilDate('2025-06-10'),
  rows: [
    { row: 2, name: '张三', outcome: 'add', changes: [] },
    { row: 3, name: '李四', outcome: 'change', changes: ['学历：大专→大学本科'] },
    { row: 4, name: '王五', outcome: 'unchanged', changes: [] },
  ],
  problems: [],
  added: 1,
  changed: 1,
  unchanged: 1,
  ignoredColumns: [],
  ...more,
})

describe('the dry run of an import', () => {
  it('says what would change, and may be imported', () => {
    expect(checkView(check())).toMatchObject({
      summary: '新列入 1 人，有变动 1 人，不变 1 人',
      isReady: true,
      changes: [
        { row: 2, name: '张三', what: '新列入名册' },
        { row: 3, name: '李四', what: '学历：大专→大学本科' },
      ],
    })
  })
  it('lists every problem with its row, name, column and reason, and is not imported', () => {
    const problems = [
      { row: 2, column: '出生年份', reason: '须为年份' } as const,
      { row: 2, column: null, reason: '与第 3 行重复' },
    ]
    const view = checkView(check({ problems }))
    expect(view.isReady).toBe(false)
    expect(view.summary).toContain('有 1 行')
    expect(view.problems.map(({ where, reason }) => [where, reason])).toEqual([
      ['第 2 行 · 张三 · 出生年份', '须为年份'],
      ['第 2 行 · 张三', '与第 3 行重复'],
    ])
  })
  it('offers no import when the list says what the register says', () => {
    expect(checkView(check({ rows: [], added: 0, changed: 0 }))).toMatchObject({ isReady: false, nothingToDo: true })
  })
  it('names the columns that are not kept', () => {
    expect(checkView(check({ ignoredColumns: ['身份证号', '工资'] })).ignored).toContain('身份证号、工资')
  })
})
