/** The report of a bureau: by the secretary of its Party group, with all below it and of itself alone. */
import { savedBy } from '@shushi/preview/testing'
import { strFromU8, unzipSync } from 'fflate'
import { textOf } from '../../cloudfunctions/documents/docx-parts'
import { bureauOf, OTHER_BRANCH } from '../bureau'
import { branchOnPhones } from '../on-phones'

/** The text of a .docx file. */
function textIn(docx: Uint8Array): string {
  const xml = unzipSync(docx)['word/document.xml']
  if (!xml) throw new Error('no document in it')
  return textOf(strFromU8(xml))
}

describe('a bureau’s duty report', () => {
  const branch = branchOnPhones()

  it('is drafted with all below it, opens the records of its branches, and of itself alone is a report of its own', async () => {
    const { bureau, first } = await bureauOf(branch.world)
    const { page, phone, handTo } = branch.phones
    const { deputy } = branch.world.people
    await handTo(1, deputy.name)
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    const back = () => screen.getByRole('button', { name: '返回', exact: true }).last().click()
    const choose = async (of: RegExp, name: string) => {
      await screen.getByRole('button', { name: of }).last().click()
      await screen.getByRole('option', { name, exact: true }).click()
      await screen.getByRole('button', { name: '确定' }).click()
    }

    await screen.getByText('支部工作台').click()
    await screen.getByLabel(`换一个党组织，现在是${bureau}`).waitFor()
    await tap('述职报告')
    await screen.getByLabel('范围：含下级，点按可换').waitFor()
    await screen.getByText('起草', { exact: false }).locator('visible=true').last().click()
    // Eight of the first branch, one of the other, and the Party office on the bureau's own roll.
    await screen.locator('.figure', { hasText: /^10$/ }).first().click()
    await screen.getByText('依据 10 条记录', { exact: true }).waitFor()
    await back()

    await screen.getByLabel(`${OTHER_BRANCH}，党员：1人，依据1条记录`).waitFor()
    await screen.getByLabel(`${first}，党员：8人，依据8条记录`).click()
    await screen.getByText('依据 8 条记录', { exact: true }).last().waitFor()
    await back()
    const whole = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(whole).toContain('本单位有党员10名')
    expect(whole).toContain(`述职人：${deputy.name}`)
    expect(whole).toContain('机关和直属单位党组织情况表')

    await choose(/^范围：/, '本级')
    await screen.getByText('起草', { exact: false }).locator('visible=true').last().click()
    await screen.getByText('单位本级有党员', { exact: false }).last().waitFor()
    const own = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(own).toContain('单位本级有党员1名')
    expect(own).not.toContain('机关和直属单位党组织情况表')

    await choose(/^范围：/, '含下级')
    await screen.getByText('本单位有党员', { exact: false }).last().waitFor()
  })
})
