import { civilDate } from '#domain/time/civil-date'
import {
  checkView,
  decided,
  undecided,
} from '../../../../../miniprogram/packages/secretary/register-import/register-import-view'
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
  sheet: '名册',
  sheets: ['名册'],
  ignoredColumns: [],
  passedOver: [],
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
      { row: 2, column: '出生年份', reason: '须为年份', asksWhetherOther: true } as const,
      { row: 2, column: null, reason: '与第 3 行重复', asksWhetherOther: false },
    ]
    const view = checkView(check({ problems }))
    expect(view.isReady).toBe(false)
    expect(view.summary).toContain('还有 1 行')
    expect(view.doubtful).toEqual([
      {
        row: 2,
        title: '第 2 行 · 张三',
        problems: [
          { key: '0', column: '出生年份', said: '出生年份：须为年份' },
          { key: '1', column: null, said: '与第 3 行重复' },
        ],
        mayBeOther: true,
      },
    ])
  })
  it('offers no import when the list says what the register says', () => {
    expect(checkView(check({ rows: [], added: 0, changed: 0 }))).toMatchObject({ isReady: false, nothingToDo: true })
  })
  it('names the columns that are not kept', () => {
    expect(checkView(check({ ignoredColumns: ['身份证号', '工资'] })).aside[0]).toContain('身份证号、工资')
  })
  it('names the rows that are about nobody', () => {
    expect(checkView(check({ passedOver: [{ row: 9, text: '合计' }] })).aside).toEqual([
      '这些行不是一个人，没有读取：第 9 行“合计”',
    ])
  })
  it('offers a choice of sheets where there are several', () => {
    expect(checkView(check()).sheets).toEqual([])
    expect(checkView(check({ sheets: ['名册', '去年'] }))).toMatchObject({ sheet: '名册', sheets: ['名册', '去年'] })
  })
  it('tells who is left out, and may then be imported', () => {
    const rows = [{ row: 2, name: '张三', outcome: 'left-out' as const, changes: [] }]
    expect(checkView(check({ rows }))).toMatchObject({
      summary: '新列入 1 人，有变动 1 人，不变 1 人，不导入 1 行',
      isReady: true,
      leftOut: [{ row: 2, title: '第 2 行 · 张三' }],
    })
  })
})

describe('what was said of rows', () => {
  const change = (column: '性别' | '学历', text: string) => ({ do: 'change', row: 2, column, text }) as const
  it('is the last word of a cell, and each cell has its own', () => {
    const both = decided([change('性别', '男')], change('学历', '本科'))
    expect(decided(both, change('性别', '女'))).toEqual([change('学历', '本科'), change('性别', '女')])
  })
  it('is nothing else of a row that is left out, and nothing at all of one taken back', () => {
    const other = { do: 'leave-out', row: 3 } as const
    const out = { do: 'leave-out', row: 2 } as const
    expect(decided([change('性别', '男'), other], out)).toEqual([other, out])
    expect(undecided([other, out], 2)).toEqual([other])
  })
})
