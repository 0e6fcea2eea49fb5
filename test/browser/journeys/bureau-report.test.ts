/** The report of a bureau: by the secretary of its Party group, with all below it and of itself alone. */
import { savedBy } from '@shushi/preview/testing'
import { civilDate, yearOf } from '#domain/time/civil-date'
import { strFromU8, unzipSync } from 'fflate'
import { textOf } from '../../cloudfunctions/documents/docx-parts'
import { branchOnPhones } from '../on-phones'

const OTHER_BRANCH = '新区党支部'

/** The text of a .docx file. */
function textIn(docx: Uint8Array): string {
  const xml = unzipSync(docx)['word/document.xml']
  if (!xml) throw new Error('no document in it')
  return textOf(strFromU8(xml))
}

describe('a bureau’s duty report', () => {
  const branch = branchOnPhones()

  /** A second branch with one member, and somebody of the first who answers for the bureau. */
  async function bureauOf() {
    const { as, officeOpenId, people, today, branchId } = branch.world
    const office = as(officeOpenId)
    const { branches } = await office.call('branch.tree', {})
    const nameOf = (wanted: (of: (typeof branches)[number]) => boolean) => branches.find(wanted)?.name ?? ''
    const bureauId = branches.find(({ kind }) => kind === 'bureau')?.branchId ?? ''
    const created = { branchId: bureauId, name: OTHER_BRANCH, formedOn: civilDate(`${yearOf(today)}-01-01`) }
    const other = await office.call('branch.create', created)
    const facts = { stage: 'full', cellId: null, education: null } as const
    await office.call('register.add', {
      ...{ branchId: other.branchId, name: '秦远山', sex: 'male', birthYear: 1985, admittedOn: null, joinedOn: today },
      facts: { ...facts, isMigrant: false, isLeadingCadre: false, isRetired: false },
    })
    const held = { branchId: bureauId, memberId: people.deputy.memberId, post: 'secretary', fromOn: today } as const
    await office.call('appointment.make', held)
    return { bureau: nameOf(({ kind }) => kind === 'bureau'), first: nameOf((each) => each.branchId === branchId) }
  }

  it('is drafted with all below it, opens the records of its branches, and of itself alone is a report of its own', async () => {
    const { bureau, first } = await bureauOf()
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
    await choose(/^换一个支部/, bureau)
    await tap('述职报告')
    await screen.getByLabel('范围：含下级，点按可换').waitFor()
    await screen.getByText('起草', { exact: false }).last().click()
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
    await screen.getByText('起草', { exact: false }).last().click()
    await screen.getByText('机关本级有党员', { exact: false }).last().waitFor()
    const own = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(own).toContain('机关本级有党员1名')
    expect(own).not.toContain('机关和直属单位党组织情况表')

    await choose(/^范围：/, '含下级')
    await screen.getByText('本单位有党员', { exact: false }).last().waitFor()
  })

  it('is approved by its leading group, convened from among the people of its branches', async () => {
    const { bureau } = await bureauOf()
    const { phone, handTo } = branch.phones
    const { deputy } = branch.world.people
    await handTo(1, deputy.name)
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await screen
      .getByRole('button', { name: /^换一个支部/ })
      .last()
      .click()
    await screen.getByRole('option', { name: bureau, exact: true }).click()
    await screen.getByRole('button', { name: '确定' }).click()
    await tap('述职报告')
    await screen.getByText('起草', { exact: false }).last().click()
    await tap('导出、定稿前核对')
    await tap('去定稿')
    await tap('召集会议审议')
    await screen.getByLabel('地点').last().fill('党组会议室')
    await screen.getByText('调整', { exact: false }).last().click()
    await screen.getByText('秦远山', { exact: true }).last().click()
    await screen
      .getByText(/^选好了/)
      .last()
      .click()
    await screen.getByLabel(/原因/).last().fill('党组成员')
    await tap('召集会议')
    await screen.getByText('写记录，结束会议').last().waitFor()
  })
})
