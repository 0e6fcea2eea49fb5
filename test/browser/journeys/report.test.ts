import { savedBy } from '@shushi/preview/testing'
import { yearOf } from '#domain/time/civil-date'
import { strFromU8, unzipSync } from 'fflate'
import { textOf } from '../../cloudfunctions/documents/docx-parts'
import { branchOnPhones } from '../on-phones'

/** The text of a .docx file. */
function textIn(docx: Uint8Array): string {
  const xml = unzipSync(docx)['word/document.xml']
  if (!xml) throw new Error('no document in it')
  return textOf(strFromU8(xml))
}

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
    const bytes = await savedBy(page, () => screen.getByText('生成 Word 文档').click())
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK')
    expect(bytes.includes('word/document.xml')).toBe(true)
  })

  it('takes a problem with a figure and a next step, and prints both', async () => {
    const { as, branchId, people, today } = branch.world
    await as(people.secretary.openId).call('report.draft', { branchId, year: yearOf(today) })
    const { page, phone } = branch.phones
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    const back = () => screen.getByRole('button', { name: '返回', exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await tap('述职报告')
    const section = (name: string) => screen.getByText(name, { exact: false }).last()
    await section('请经支部委员会讨论后填写').click()
    await tap('写一个问题')
    await screen.getByLabel('问题', { exact: true }).last().fill('党课形式单一')
    await screen.getByLabel('原因', { exact: true }).last().fill('多由一人主讲')
    await tap('从草稿里选数字 ›')
    await screen.getByLabel('按名称找数字').last().fill('党员')
    await screen.getByText('选用', { exact: true }).first().click()
    await tap('选好了')
    await tap('保存')
    await screen.getByText('（一）党课形式单一。').last().waitFor()
    await back()

    await section('请对应上述问题填写').click()
    await tap('写一条措施')
    await screen.getByLabel('措施', { exact: true }).last().fill('请先进典型讲党课')
    await screen.getByLabel('责任人', { exact: true }).last().fill('宣传委员')
    await tap('保存')
    await screen.getByText('（一）请先进典型讲党课。').last().waitFor()
    await back()

    const text = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(text).toMatch(/（一）党课形式单一。原因：多由一人主讲。依据：党员[1-9]\d*人。/)
    expect(text).toContain('（一）请先进典型讲党课。责任人：宣传委员。（完成时限：待填写）')
  })
})
