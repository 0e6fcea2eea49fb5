/** @jest-environment jsdom */
import { inside } from '../../../builders/written-file'
import { load, refused, type Answers } from '../../../builders/simulate'
import { AT, NOW, SECRETARY } from '../meeting/scene'

const BRANCH_AT = { branchId: AT.branchId }
const SHEETS = [{ title: '会议', records: 12, left: 12 }]
const CHECK = { from: '第二党支部', year: 2024, people: 9, sheets: SHEETS, left: 160 }
const phone = {
  chooseMessageFile: () => ({ tempFiles: [{ name: '工作簿.xlsx', path: 'wxfile://book.xlsx', size: 2 }] }),
}
const branchWith = (...permissions: string[]) => ({ permissions, name: '第一党支部' }) as never
const page = (answers: Answers = {}) =>
  load('packages/archive/year-book/year-book', {
    answers: {
      'me.get': SECRETARY,
      'branch.get': branchWith('manage-dues', 'manage-donations', 'read-confidential', 'manage-branch'),
      'file.upload': { uploadId: 'piece' },
      ...answers,
    },
    query: BRANCH_AT,
    now: NOW,
    phone,
  })

it('opens the workbook of the year that is chosen', async () => {
  const book = await page({ 'yearBook.write': inside('第一党支部2025年工作簿.xlsx') })
  await book.tap('打开 2025 年的工作簿')
  expect(book.sent('yearBook.write')).toEqual([{ ...BRANCH_AT, year: 2025 }])
  expect(book.asked.find(({ api }) => api === 'openDocument')?.options).toMatchObject({ fileType: 'xlsx' })
})

it('says who writes it and who takes it in where one may not', async () => {
  const book = await page({ 'branch.get': branchWith('read-records') })
  expect(book.text()).toContain('由书记、副书记、组织委员来存')
  expect(book.text()).toContain('由书记、副书记或机关党办来导入')
  expect(book.text()).not.toContain('从聊天中选择')
})

it('shows what would be made before anything is, and takes it in portion by portion', async () => {
  const left = [10, 0]
  const book = await page({
    'yearBook.check': CHECK,
    'yearBook.import': () => ({ made: 150, left: left.shift() ?? 0 }),
  })
  await book.tap('从聊天中选择工作簿')
  expect(book.text()).toContain('第二党支部，2024 年，9 人。将新增 160 条')
  expect(book.text()).toContain('共 12 条，新增 12 条')
  expect(book.sent('yearBook.import')).toEqual([])
  book.answer({ 'yearBook.check': { ...CHECK, left: 0 } })
  await book.run('takeIn')
  expect(book.sent('yearBook.import')).toHaveLength(2)
  expect(book.text()).toContain('已全部导入')
})

it('says which row was changed, and takes nothing in', async () => {
  const detail = { sheet: '供导入（请勿改动）', row: 7, what: '与写出时不同，或者次序变了' }
  const book = await page({ 'yearBook.check': refused('year-book-broken', detail) })
  await book.tap('从聊天中选择工作簿')
  expect(book.text()).toContain('第 7 行与写出时不同')
  expect(book.sent('yearBook.import')).toEqual([])
})
