/** @jest-environment jsdom */
import type { Clause, Statement } from '#domain/report/duty-report'
import { describeStates } from '../../../builders/four-states'
import { load, refused, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY } from '../report/report-data'
import { SAVED_AT, TEMPLATE, TEMPLATES } from './template-data'

const PAGE = 'packages/template/template-statement/template-statement'
const QUERY = { branchId: BRANCH_ID, year: '2025', sectionId: 'duties', statementId: 'lectures' }
const SAVED: Answers = { 'template.save': { revision: 4 }, 'measure.catalogue': { measures: [] } }
const openPage = (answers: Answers = {}, query: Record<string, string> = QUERY) =>
  load(PAGE, { answers: { ...TEMPLATES, ...SAVED, ...answers }, query, now: JANUARY })
type Page = Awaited<ReturnType<typeof openPage>>

const type = (page: Page, value: string, cursor = value.length) => page.run('type', { detail: { value, cursor } })
/** Opens a sentence; `0.0` goes on with the first. */
const change = (page: Page, key: string) => page.run('change', { currentTarget: { dataset: { key } } })
const savedStatements = (page: Page) =>
  (page.sent('template.save') as { template: typeof TEMPLATE }[]).map(
    ({ template }) => template.sections[2]?.statements ?? [],
  )
async function saved(page: Page): Promise<Statement | undefined> {
  await page.tap('保存')
  return savedStatements(page).at(-1)?.at(-1)
}
const FIRST = '【全年（或几月至几月）】讲党课【党课 4】次'

describeStates([{ page: PAGE, query: QUERY, reads: 'template.get', says: '现在写出来是这样' }], TEMPLATES, JANUARY)

describe('a paragraph of the template', () => {
  it('shows its sentences with figures as marks, and how it reads now', async () => {
    const page = await openPage()
    expect(page.text()).toContain(FIRST)
    expect(page.text()).toContain('接着说：到会率【到会率 92】%')
    expect(page.text()).toContain('全年讲党课4次，到会率92%。')
  })

  it('is saved in other words, its figures untouched', async () => {
    const page = await openPage()
    await change(page, '0')
    await type(page, '讲党课【党课 4】次')
    await page.tap('这一句写好了')
    await page.tap('保存')
    const [lectures] = savedStatements(page)[0] ?? []
    expect(lectures?.clauses[0]).toMatchObject({ text: '讲党课{n}次', slots: { n: { measure: 'lectures' } } })
    expect(lectures?.clauses[0]?.then).toEqual(TEMPLATE.sections[2]?.statements[0]?.clauses[0]?.then)
  })

  it('cannot have another number typed into a figure, nor beside it', async () => {
    const page = await openPage()
    await change(page, '0')
    await type(page, FIRST.replace('4】', '41】'))
    expect(page.data['text']).toBe(FIRST)
    await type(page, '讲党课1【党课 4】次')
    expect(page.text()).toContain('旁边不能再写数字')
  })

  it('says at once that a template has no numbers of its own', async () => {
    const page = await openPage()
    await change(page, '0')
    await type(page, '讲党课【党课 4】次，听课128人')
    expect(page.text()).toContain('模板里不写数字')
  })

  it('keeps what was typed when one leaves before saving', async () => {
    const page = await openPage()
    await change(page, '0')
    await type(page, '讲党课【党课 4】次')
    await page.run('onUnload')
    await page.run('load')
    await page.tap('这一句写好了')
    expect(page.text()).toContain('讲党课【党课 4】次')
  })

  it('leaves a sentence out below a number that a person says', async () => {
    const page = await openPage()
    await change(page, '0.0')
    await page.run('typeLeast', { currentTarget: { dataset: { key: 'rate' } }, detail: { value: '90' } })
    await page.tap('这一句写好了')
    await page.tap('保存')
    expect(savedStatements(page)[0]?.[0]?.clauses[0]?.then?.[0]?.atLeast).toEqual({ r: 90 })
  })

  it('is not printed when it is switched off, and stays', async () => {
    const page = await openPage()
    await page.tap('这一段不印')
    await page.tap('保存')
    expect(savedStatements(page)[0]?.[0]).toMatchObject({ id: 'lectures', isOff: true })
  })

  it('says who changed the template meanwhile, and is saved the next time', async () => {
    const page = await openPage({ 'template.save': refused('template-changed', { by: '李四', at: SAVED_AT }) })
    await page.tap('这一段不印')
    await page.tap('保存')
    expect(page.text()).toContain('李四在1月6日 10:00改过模板')
  })
})

describe('a new paragraph', () => {
  const fresh = (answers: Answers = {}) => openPage(answers, { branchId: BRANCH_ID, year: '2025', sectionId: 'duties' })
  const DONATED = { key: 'donated', title: '捐款金额', unit: '元', now: '1,200', why: '' }

  it('is a sentence with a picked figure, and comes last in its section', async () => {
    const page = await fresh()
    await page.tap('写一句 ›')
    await type(page, '捐款元', 2)
    await page.tap('放进一个数字 ›')
    await page.emit('.picker', 'pick', { slot: { measure: 'donated' }, figure: DONATED })
    expect(page.data['text']).toBe('捐款【捐款金额 1,200】元')
    await page.tap('拿掉')
    expect(page.data['text']).toBe('捐款')
    await page.tap('放回')
    expect(page.data['text']).toBe('捐款【捐款金额 1,200】元')
    await page.tap('这一句写好了')
    const clause: Clause = { text: '捐款{n1}元', about: '捐款金额', slots: { n1: { measure: 'donated' } } }
    expect(await saved(page)).toMatchObject({ worth: 'core', clauses: [clause] })
  })

  it('may speak of the year and the branch in words', async () => {
    const page = await fresh()
    await page.tap('写一句 ›')
    await page.tap('支部（或本单位）')
    await type(page, `${String(page.data['text'])}团结奋进`)
    await page.tap('这一句写好了')
    expect(await saved(page)).toMatchObject({ clauses: [{ text: '{we}团结奋进', about: '团结奋进' }] })
  })

  it('is not saved empty', async () => {
    const page = await fresh()
    await page.tap('保存')
    expect(page.text()).toContain('请先写一句')
    expect(page.sent('template.save')).toEqual([])
  })
})
