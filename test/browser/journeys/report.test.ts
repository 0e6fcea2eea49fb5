import { readFile } from 'node:fs/promises'
import { branchOnPhones } from '../on-phones'

describe('the duty report', () => {
  const branch = branchOnPhones()

  it('is drafted, its figures open their records, and it becomes a Word document', async () => {
    const { page, phone } = branch.phones
    const screen = phone(1)
    await screen.getByText('支部工作台').click()
    await screen.getByText('述职报告', { exact: true }).click()
    await screen.getByText('起草', { exact: false }).last().click()
    const figure = screen.locator('.figure').first()
    await figure.waitFor()
    await figure.click()
    await screen.getByText(/依据 [1-9]\d* 条记录/).waitFor()
    await screen.getByRole('button', { name: '返回', exact: true }).last().click()
    const saving = page.waitForEvent('download')
    await screen.getByText('生成 Word 文档').click()
    const download = await saving
    const bytes = await readFile(await download.path())
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK')
    expect(bytes.includes('word/document.xml')).toBe(true)
  })
})
