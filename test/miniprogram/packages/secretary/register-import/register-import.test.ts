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
  sheet: '名册',
  sheets: ['名册'],
  ignoredColumns: ['身份证号'],
  passedOver: [],
}
const BAD: Check = {
  ...GOOD,
  added: 0,
  problems: [
    { row: 2, column: '性别', reason: '须为“男”或“女”', asksWhetherOther: false },
    { row: 5, column: '出生年份', reason: '名册上已有同名', asksWhetherOther: true },
  ],
}
const IMPORTED = { effectiveOn: GOOD.effectiveOn, added: 1, changed: 0, unchanged: 0, left: 0 }

async function chooseFile(answers: object, phone: object = {}) {
  const page = await load('packages/secretary/register-import/register-import', {
    query: { branchId: BRANCH },
    answers: { ...ANSWERS, 'file.upload': { uploadId: 'upload-1' }, ...answers },
    now: NOW,
    phone: {
      chooseMessageFile: () => ({ tempFiles: [{ name: '名单.xlsx', path: 'wxfile://list', size: 100 }] }),
      ...phone,
    },
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
    expect(page.text()).toContain('还有 2 行要您看一下')
    expect(page.text()).toContain('第 2 行 · 王五')
    expect(page.text()).toContain('性别：须为“男”或“女”')
    expect(page.text()).toContain('出生年份：名册上已有同名')
    expect(page.text()).not.toContain('全部导入')
  })

  it('takes what is said of a row, and shows what comes of it before anything is changed', async () => {
    const checks = [BAD, { ...BAD, problems: BAD.problems.slice(0, 1) }, GOOD]
    const { page } = await chooseFile({ 'register.importCheck': () => checks.shift(), 'register.import': IMPORTED })
    await page.tap('是另一人')
    await page.tap('不导入这一行')
    expect(page.sent('register.importCheck').map((input) => (input as { decisions?: unknown }).decisions)).toEqual([
      undefined,
      [{ do: 'somebody-else', row: 5 }],
      [
        { do: 'somebody-else', row: 5 },
        { do: 'leave-out', row: 2 },
      ],
    ])
    await page.tap('全部导入')
    expect(page.sent('register.import')).toMatchObject([
      { decisions: [{ row: 5 }, { do: 'leave-out', row: 2 }], uploads: ['upload-1'] },
    ])
  })

  it('asks for a cell as it should be', async () => {
    const checks = [BAD, GOOD]
    const showModal = () => ({ confirm: true, cancel: false, content: ' 女 ' })
    const { page } = await chooseFile({ 'register.importCheck': () => checks.shift() }, { showModal })
    await page.tap('改')
    expect(page.sent('register.importCheck')[1]).toMatchObject({
      decisions: [{ do: 'change', row: 2, column: '性别', text: '女' }],
    })
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
