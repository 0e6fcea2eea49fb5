import { savedBy } from '@shushi/preview/testing'
import { civilDate, formatChineseDate, yearOf } from '#domain/time/civil-date'
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
    await screen.getByText('起草', { exact: false }).locator('visible=true').last().click()
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
    await section('请经会议讨论后填写').click()
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
    await screen.getByRole('button', { name: '责任人，请选择' }).last().click()
    await screen.getByText(people.member.name, { exact: true }).last().click()
    await screen.getByText(`印出来是：由${people.member.name}负责。`).last().waitFor()
    await tap('保存')
    await screen.getByText('（一）请先进典型讲党课。').last().waitFor()
    await back()

    const text = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(text).toMatch(/（一）党课形式单一。原因：多由一人主讲。依据：党员[1-9]\d*人。/)
    expect(text).toContain(`（一）请先进典型讲党课。由${people.member.name}负责。（完成时限：待填写）`)
  })
  it('finds a problem, takes it up with a step that becomes a plan item, and opens next year with its target', async () => {
    const { as, branchId, people, today } = branch.world
    const secretary = as(people.secretary.openId)
    const year = yearOf(today)
    const visit = (occurredOn: string, hasFinding: boolean) => ({
      ...{ branchId, kind: 'research-visit', occurredOn: civilDate(occurredOn), organ: 'branch' as const },
      ...{ memberId: people.member.memberId, outcome: null },
      values: { topic: '窗口服务', place: '社区', hasFinding },
    })
    await secretary.call('ledger.record', visit(`${year - 1}-05-10`, false))
    const lastYear = await secretary.call('report.draft', { branchId, year: year - 1 })

    const screen = branch.phones.phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    const back = () => screen.getByRole('button', { name: '返回', exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await tap('述职报告')
    await tap('查找问题 ›')
    await screen.getByText('调研1次，形成书面报告的0次。').waitFor()
    await screen.getByText('形成书面报告的调研', { exact: true }).last().click()
    await screen.getByText('形成书面报告的调研', { exact: true }).last().waitFor()
    await back()
    await screen.getByLabel('采用：调查研究不够深入').last().click()
    await screen.getByLabel('原因', { exact: true }).last().fill('调研后没有及时整理')
    const written = () => secretary.call('report.written', { branchId, reportId: lastYear.reportId })
    expect((await written()).written.problems).toEqual([])
    await tap('采用')
    await screen.getByText('已采用', { exact: true }).last().waitFor()
    await tap('撤回采用')
    await screen.getByText('不能找回', { exact: false }).last().waitFor()
    await tap('撤回')
    await screen.getByText('提示', { exact: true }).first().waitFor()
    expect((await written()).written['next-steps']).toEqual([])
    await screen.getByLabel('采用：调查研究不够深入').last().click()
    await screen.getByLabel('原因', { exact: true }).last().fill('调研后没有及时整理')
    await tap('采用')
    // The form goes by itself: whoever goes back before would only leave the form.
    await screen.getByText('撤回采用', { exact: true }).last().waitFor()
    await back()

    // The day is chosen on a wheel of the phone's own; here it is written for it.
    const { revision, written: kept } = await written()
    const steps = kept['next-steps'].map(({ metric, ...step }) => ({
      ...step,
      ...{ ownerId: people.member.memberId, dueOn: civilDate(`${year}-12-31`) },
      metric: metric && { key: metric.key, direction: metric.direction, target: metric.target },
    }))
    const content = { section: 'next-steps' as const, entries: steps }
    await secretary.call('report.write', { branchId, reportId: lastYear.reportId, revision, content })
    await screen.getByText('写这一节', { exact: false }).last().click()
    await screen
      .getByText(/形成书面报告的调研占比(不低于80%|由[\d.]+%提高到80%以上)。/)
      .last()
      .waitFor()
    await screen.getByText('列入计划', { exact: true }).last().click()
    await screen.getByText('已列入年度计划', { exact: true }).last().waitFor()
    const plan = await secretary.call('ledger.list', { branchId, kind: 'plan-item' })
    expect(plan.items.map(({ values }) => values['plan'])).toEqual([`${year - 1}年述职整改计划`])

    await secretary.call('ledger.record', visit(`${year}-01-10`, true))
    const { reportId } = await secretary.call('report.draft', { branchId, year })
    const next = await secretary.call('report.get', { branchId, reportId })
    const opening = next.sections.find(({ id }) => id === 'last-year')?.paragraphs[0]
    expect(opening?.parts.map((part) => (part.is === 'figure' ? '#' : part.text)).join('')).toContain(
      '上年提出的目标是：形成书面报告的调研占比不低于80%，现为#%，已经达到。（整改到什么程度：待填写）',
    )
    await back()
    await screen.getByText('重新起草', { exact: true }).last().waitFor()
    await tap('历次草稿 ›')
    await tap(`数据截至 ${formatChineseDate(today)}`)
    await screen.getByText('已经达到', { exact: false }).last().waitFor()
  })

  it('keeps a paragraph in the secretary’s words when it is drafted anew, and at export which figure changed', async () => {
    const { as, branchId, people, today } = branch.world
    const secretary = as(people.secretary.openId)
    await secretary.call('report.draft', { branchId, year: yearOf(today) })
    const { page, phone } = branch.phones
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await tap('述职报告')
    const paragraph = screen.locator('.paragraph', { hasText: '有党员' }).last()
    await paragraph.locator('.reword').click()
    const field = screen.getByLabel('这一段的文字').last()
    const [mark = ''] = /【党员 \d+】/.exec(await field.inputValue()) ?? []
    await field.fill(`目前支部共有${mark}名党员，个个在岗。`)
    await tap('保存')
    await screen.getByText('名党员，个个在岗。').last().waitFor()

    const before = Number(/\d+/.exec(mark)?.[0])
    const facts = { stage: 'full', cellId: null, education: null } as const
    await as(branch.world.officeOpenId).call('register.add', {
      ...{ branchId, name: '郑新来', sex: 'male', birthYear: 1990, admittedOn: null, joinedOn: today },
      facts: { ...facts, isMigrant: false, isLeadingCadre: false, isRetired: false },
    })
    const old = textIn(
      await savedBy(page, async () => {
        await tap('生成 Word 文档')
        await screen.getByText(`「党员」起草时 ${before}人`, { exact: false }).last().waitFor()
        await tap('取消')
      }),
    )
    expect(old).toContain(`目前支部共有${before}名党员，个个在岗。`)
    await tap('生成 Word 文档')
    await screen.getByText('要不要先重新起草？', { exact: false }).last().waitFor()
    await tap('重新起草')
    await screen
      .getByText(`改写之后：党员：原来 ${before}人，现在是 ${before + 1}人。`)
      .last()
      .waitFor()
    const text = textIn(await savedBy(page, () => tap('生成 Word 文档')))
    expect(text).toContain(`目前支部共有${before + 1}名党员，个个在岗。`)
  })
})
