/** @jest-environment jsdom */
import type { SheetForm } from '../../../../../miniprogram/packages/secretary/components/form-sheet/form-sheet'
import { load } from '../../../../builders/simulate'

const FORM: SheetForm = {
  title: '成立党小组',
  button: '成立',
  fields: [{ type: 'text', code: 'name', label: '名称', maxLength: 60 }],
  start: { name: '第一党小组' },
}
const sheet = (properties: object = {}) =>
  load('packages/secretary/components/form-sheet/form-sheet', { properties: { form: FORM, ...properties } })

it('says what is asked, and hands on what was filled in', async () => {
  const page = await sheet()
  expect(page.text()).toContain('成立党小组')
  const done = page.heard('done')
  await page.tap('成立')
  await page.emit('.form', 'change', { typed: { name: ' 第二党小组 ' } })
  await page.tap('成立')
  expect(done).toEqual([{ values: { name: '第一党小组' } }, { values: { name: '第二党小组' } }])
})

it('says which field is at fault and hands nothing on, until something is typed', async () => {
  const page = await sheet()
  const done = page.heard('done')
  await page.emit('.form', 'change', { typed: { name: '' } })
  await page.tap('成立')
  expect(page.data).toMatchObject({ faultAt: 'name' })
  expect(done).toEqual([])
  await page.emit('.form', 'change', { typed: { name: '三' } })
  expect(page.data).toMatchObject({ faultAt: '', ownFault: '' })
})

it('hands nothing on while it is being saved, and says what the server said', async () => {
  const saving = await sheet({ saving: true })
  const done = saving.heard('done')
  await saving.run('done')
  expect(done).toEqual([])
  expect((await sheet({ fault: '已有同样的名称，请换一个。' })).text()).toContain('已有同样的名称')
})

it('says that it was closed', async () => {
  const page = await sheet()
  const closed = page.heard('close')
  await page.tap('取消')
  expect(closed).toHaveLength(1)
})
