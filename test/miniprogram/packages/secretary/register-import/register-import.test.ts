/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { load, refused } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

type Check = OutputOf<'register.importCheck'>
const GOOD: Check = {
  effectiveOn: civilDate('2025-06-10'),
  rows: [{ row: 2, name: '王五', outcome: 'add', changes: [] }],
  problems: [],
  added: 1,
  changed: 0,
  unchanged: 0,
  ignoredColumns: ['身份证号'],
}
const BAD: Check = {
  ...GOOD,
  added: 0,
  problems: [
    { row: 2, column: '性别', reason: '须为“男”或“女”' },
    { row: 5, column: '党小组', reason: '没有“第三党小组”' },
  ],
}
const IMPORTED = { effectiveOn: GOOD.effectiveOn, added: 1, changed: 0, unchanged: 0, left: 0 }

async function chooseFile(answers: object) {
  const page = await load('packages/secretary/register-import/register-import', {
    query: { branchId: BRANCH },
    answers: { ...ANSWERS, 'file.upload': { uploadId: 'upload-1' }, ...answers },
    now: NOW,
    phone: { chooseMessageFile: () => ({ tempFiles: [{ name: '名单.xlsx', path: 'wxfile://list', size: 100 }] }) },
  })
  await page.tap('从聊天中选择')
  return { page }
}

describe('importing a list', () => {
  it('sends it for the branch and checks it before anything is changed', async () => {
    const { page } = await chooseFile({ 'register.importCheck': GOOD })
    const base64 = Buffer.from('wxfile://list 0+100').toString('base64')
    expect(page.sent('file.upload')).toEqual([{ branchId: BRANCH, base64 }])
    expect(page.sent('register.importCheck')).toEqual([
      { branchId: BRANCH, uploads: ['upload-1'], effectiveOn: '2025-06-10' },
    ])
    expect(page.sent('register.import')).toEqual([])
  })

  it('lists every bad row with its reason, and offers no import', async () => {
    const { page } = await chooseFile({ 'register.importCheck': BAD })
    expect(page.text()).toContain('有 2 行需要改好')
    expect(page.text()).toContain('第 2 行 · 王五 · 性别')
    expect(page.text()).toContain('第 5 行 · 党小组')
    expect(page.text()).toContain('没有“第三党小组”')
    expect(page.text()).not.toContain('全部导入')
  })

  it('names the columns that are not kept', async () => {
    const { page } = await chooseFile({ 'register.importCheck': GOOD })
    expect(page.text()).toContain('也不会保存：身份证号')
  })

  it('imports all of it once', async () => {
    const { page } = await chooseFile({ 'register.importCheck': GOOD, 'register.import': IMPORTED })
    await page.tap('全部导入')
    expect(page.sent('register.import')).toHaveLength(1)
    // What was read is gone: the list was sent for the check, and again for the import.
    expect(page.sent('file.upload')).toHaveLength(2)
    const said = page.asked.find(({ api }) => api === 'showModal')?.options
    expect(said).toMatchObject({ content: '新列入 1 人，变动 0 人。' })
  })

  it('says what was taken before a later portion was refused, and never that nothing was', async () => {
    const portions = [{ ...IMPORTED, added: 20, changed: 100, left: 50 }, refused('rows-refused')]
    const { page } = await chooseFile({ 'register.importCheck': GOOD, 'register.import': () => portions.shift() })
    await page.tap('全部导入')
    expect(page.text()).toContain('已办好一部分：新列入 20 人，变动 100 人，仍然有效')
    expect(page.text()).not.toContain('没有导入任何一行')
  })
})
