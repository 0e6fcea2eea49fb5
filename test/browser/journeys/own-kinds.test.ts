/** What no catalogue lists: a kind of record, set up on the phone, recorded, drafted, and opened down to its record. */
import { branchOnPhones } from '../on-phones'

describe('a kind of record that the secretary sets up', () => {
  const branch = branchOnPhones()

  it('has a form and a list at once, stands in the next draft, and its figure opens the record', async () => {
    const screen = branch.phones.phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    const button = (name: string) => screen.getByRole('button', { name, exact: true }).last()
    const field = (name: string) => screen.getByLabel(name, { exact: true }).last()
    const back = () => button('返回').click()

    await screen.getByText('支部工作台').click()
    await screen.getByRole('button', { name: '台账' }).last().click()
    await tap('自设一类台账')
    await field('名称').fill('调解纠纷')
    await field('单位').fill('件')
    await tap('选项')
    await field('名称').fill('纠纷类型')
    await field('有哪些选项').fill('家庭纠纷\n邻里纠纷')
    await tap('各项分别多少')
    await tap('好')
    await tap('数量')
    await field('名称').fill('涉及群众')
    await field('单位').fill('人')
    await tap('好')
    await screen.getByText('调解纠纷×件，其中家庭纠纷×件、邻里纠纷×件，涉及群众×人。').last().waitFor()
    await tap('保存')

    await screen
      .getByText(/由.+设立/)
      .last()
      .waitFor()
    await tap('调解纠纷')
    await screen.getByText('还没有“调解纠纷”的记录。').last().waitFor()
    await tap('记一条')
    await tap('邻里纠纷')
    await field('涉及群众').fill('6')
    await tap('保存')
    await screen.getByText('邻里纠纷，涉及群众6人').last().waitFor()
    await back()
    await back()

    await tap('述职报告')
    await screen.getByText('起草', { exact: false }).locator('visible=true').last().click()
    const paragraph = screen.locator('.paragraph', { hasText: '调解纠纷' }).last()
    await paragraph.getByText('，涉及群众', { exact: false }).waitFor()
    await paragraph.locator('.figure').first().click()
    await screen.getByText('依据 1 条记录').waitFor()
    await tap('调解纠纷：邻里纠纷，涉及群众6人')
    await screen.getByText('6人', { exact: true }).last().waitFor()
  })
})
