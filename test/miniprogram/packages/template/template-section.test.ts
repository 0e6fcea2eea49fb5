/** @jest-environment jsdom */
import type { ReportTemplate } from '#domain/report/duty-report'
import { faultInTexts } from '#domain/report/template-text'
import { load, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY } from '../report/report-data'
import { template, TEMPLATE, TEMPLATES } from './template-data'

const PAGE = 'packages/template/template-section/template-section'
const TEMPLATE_PAGE = 'packages/template/template/template'
const QUERY = { branchId: BRANCH_ID, sectionId: 'work' }

function headed(heading: string): ReportTemplate {
  const sections = TEMPLATE.sections.map((each) => (each.id === 'work' ? { ...each, heading } : each))
  return { ...TEMPLATE, sections }
}
const answers = (heading: string): Answers => ({
  ...TEMPLATES,
  'template.get': template({ template: headed(heading) }),
})
const openPage = (heading: string) => load(PAGE, { answers: answers(heading), query: QUERY, now: JANUARY })
type Page = Awaited<ReturnType<typeof openPage>>
const fill = (page: Page, heading: string) => page.run('keep', { detail: { typed: { heading } } })
/** The heading as the template on the phone has it. */
function kept(): string | undefined {
  const stored: { readonly template?: ReportTemplate } | '' = wx.getStorageSync(`draft:template:${BRANCH_ID}`)
  return stored === '' ? undefined : stored.template?.sections.find(({ id }) => id === 'work')?.heading
}

describe('the heading of a section', () => {
  it('says a word that depends on the report as a mark, here and on the page of the template', async () => {
    const page = await openPage('{year}年主要工作')
    expect(page.data).toMatchObject({ start: { heading: '【年份】年主要工作' } })
    expect(page.text()).not.toContain('{')
    const whole = await load(TEMPLATE_PAGE, {
      ...{ answers: answers('{year}年主要工作'), query: { branchId: BRANCH_ID, year: '2025' }, now: JANUARY },
    })
    expect(whole.text()).toContain('一、【年份】年主要工作')
    expect(whole.text()).not.toContain('{')
  })

  it('takes the year by a tap, and is kept as the template says it', async () => {
    const page = await openPage('年主要工作')
    await page.run('chooseName', { detail: { key: '{year}' } })
    await page.tap('改好了')
    expect(kept()).toBe('{year}年主要工作')
  })

  it('keeps the words it had, wherever they stand', async () => {
    const page = await openPage('{we}{year}年主要工作')
    await fill(page, '【支部（或本单位）】【年份】年重点工作')
    await page.tap('改好了')
    expect(kept()).toBe('{we}{year}年重点工作')
  })

  it('is not kept with a mark that was torn', async () => {
    const page = await openPage('{year}年主要工作')
    await fill(page, '【年份年主要工作')
    await page.tap('改好了')
    expect(page.text()).toContain('【】只用来标随报告变的词')
    expect(kept()).toBeUndefined()
  })

  it('names a paragraph of it that cannot stand without the signs it is kept with', () => {
    const statement = { id: 's', worth: 'core' as const, clauses: [{ text: '完成3项', about: '完成', slots: {} }] }
    const sections = headed('{year}年主要工作').sections.map((each) =>
      each.id === 'work' ? { ...each, statements: [statement] } : each,
    )
    expect(faultInTexts({ ...TEMPLATE, sections })?.where).toContain('第2节“＿年主要工作”第1段')
  })
})
