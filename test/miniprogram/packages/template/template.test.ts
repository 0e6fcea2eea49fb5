/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY, me } from '../report/report-data'
import { SAVED_AT, TEMPLATE, template, TEMPLATES } from './template-data'

const PAGE = 'packages/template/template/template'
/** An hour after SAVED_AT. */
const LATER = instant('2026-01-06T03:00:00.000Z')
const QUERY = { branchId: BRANCH_ID, year: '2025' }
/** Taps one of the buttons of a section, or of a paragraph in it: they say the same wherever they stand. */
const act = (page: Page, method: string, dataset: object) => page.run(method, { currentTarget: { dataset } })
const switchServiceOff = (page: Page) => act(page, 'turn', { section: 'service' })
const openPage = (answers: Answers = {}) =>
  load(PAGE, { answers: { ...TEMPLATES, ...answers }, query: QUERY, now: JANUARY })
type Page = Awaited<ReturnType<typeof openPage>>

describeStates([{ page: PAGE, query: QUERY, reads: 'template.get', says: '主要工作' }], TEMPLATES, JANUARY)

describe('the template', () => {
  it('shows each paragraph as it reads now, and what has nothing to say', async () => {
    const page = await openPage()
    expect(page.text()).toContain('（一）组织生活')
    expect(page.text()).toContain('全年讲党课4次，到会率92%。')
    expect(page.text()).toContain('现在还没有可写的记录，不印：获得荣誉。安排值守＿班次')
    expect(page.sent('template.preview')).toEqual([
      { branchId: BRANCH_ID, year: 2025, statements: TEMPLATE.sections.flatMap((each) => each.statements) },
    ])
  })

  it('says how long a section is now beside its budget, with those below it', async () => {
    const page = await openPage()
    // 全年讲党课4次，到会率92%。
    expect(page.text()).toContain('本节约 15 字，约定 700 字左右')
    expect(page.text()).toContain('由人逐条写，约定 1500 字左右')
  })

  it('can be looked at without a preview', async () => {
    const page = await openPage({ 'template.preview': OFFLINE })
    expect(page.text()).toContain('＿讲党课＿次')
    expect(page.text()).toContain('现在看不到写出来的样子：网络不通')
  })

  it('is moved and switched off on the phone, and saved as a whole', async () => {
    const page = await openPage({ 'template.save': { revision: 4 } })
    await act(page, 'move', { section: 'duties', statement: 'lectures', by: 'down' })
    await switchServiceOff(page)
    await page.tap('保存')
    const [sent] = page.sent('template.save') as { revision: number; template: typeof TEMPLATE }[]
    expect(sent?.revision).toBe(3)
    expect(sent?.template.sections[2]?.statements.map(({ id }) => id)).toEqual(['honours', 'lectures'])
    expect(sent?.template.sections[3]).toMatchObject({ id: 'service', isOff: true })
  })

  it('keeps what was changed for the next time, and gives it up when asked to', async () => {
    const page = await openPage()
    await switchServiceOff(page)
    expect(page.text()).toContain('改动还在手机上')
    await page.run('onShow')
    expect(page.text()).toContain('这一节不印')
    await page.tap('不要了，看已保存的')
    expect(page.text()).not.toContain('这一节不印')
  })

  it('is not saved over what somebody else saved; what was changed stays, and is saved next', async () => {
    const page = await openPage({ 'template.save': refused('template-changed', { by: '李四', at: SAVED_AT }) })
    await switchServiceOff(page)
    page.answer({ 'template.get': template({ revision: 9 }) })
    await page.tap('保存')
    expect(page.text()).toContain('李四在1月6日 10:00改过模板')
    expect(page.text()).toContain('这一节不印')
    await page.tap('保存')
    expect(page.sent('template.save')).toMatchObject([{ revision: 3 }, { revision: 9 }])
  })

  it('goes back to the usual one, and to an earlier version', async () => {
    const history = [{ version: 2, at: SAVED_AT, byName: '张三', is: 'own' as const, statements: 5 }]
    const page = await openPage({
      ...{ 'template.get': template({ history }), 'template.reset': { revision: 4 } },
      'template.undo': { revision: 4 },
    })
    await page.tap('恢复通用的模板')
    await page.tap('改动记录')
    await page.tap('改回这一版')
    expect(page.sent('template.reset')).toEqual([{ branchId: BRANCH_ID, revision: 3, to: 'usual' }])
    expect(page.sent('template.undo')).toEqual([{ branchId: BRANCH_ID, revision: 3, version: 2 }])
  })

  it('only shows to whoever may not write the report', async () => {
    const page = await openPage({ 'me.get': me(['read-records']) })
    expect(page.has('.act')).toBe(false)
    expect(page.sent('template.preview')).toEqual([])
  })
})

describe('a template handed down', () => {
  const handedDown = { organization: '某局', at: SAVED_AT, byName: '王五', isNew: true }

  it('is said to be in use, by whom and when', async () => {
    const got = template({ from: 'handed-down', saved: null, handedDown: { ...handedDown, isNew: false } })
    expect((await openPage({ 'template.get': got })).text()).toContain('某局下发的模板（王五 1月6日 10:00 下发）')
  })

  it('is told of where a branch has its own, which may take it or leave it', async () => {
    const page = await openPage({ 'template.get': template({ handedDown }), 'template.reset': { revision: 4 } })
    expect(page.text()).toContain('某局下发了模板（王五 1月6日 10:00 ，是在您改过以后）。用不用由支部自己定。')
    await page.tap('改用下发的')
    expect(page.sent('template.reset')).toEqual([{ branchId: BRANCH_ID, revision: 3, to: 'usual' }])
  })

  it('comes from whoever has others below, once it is saved', async () => {
    const page = await openPage({
      'template.get': template({ mayHandDown: true }),
      'template.handDown': { below: 3 },
      'template.save': { revision: 4 },
    })
    await switchServiceOff(page)
    await page.tap('下发给机关和直属单位党组织')
    expect(page.text()).toContain('请先保存，再下发')
    await page.tap('不要了，看已保存的')
    await page.tap('下发给机关和直属单位党组织')
    expect(page.sent('template.handDown')).toEqual([{ branchId: BRANCH_ID, revision: 3, handedDownAt: null }])
  })

  it('is taken back as it was seen; what somebody did meanwhile is shown', async () => {
    const handsDown = { at: SAVED_AT, byName: '张三', isCurrent: true }
    const anew = { ...handsDown, at: LATER, byName: '李四' }
    const page = await openPage({
      'template.get': template({ mayHandDown: true, handsDown }),
      'template.takeBack': refused('handed-down-changed', { by: '李四', at: LATER }),
    })
    page.answer({ 'template.get': template({ mayHandDown: true, handsDown: anew }) })
    await page.tap('收回下发的')
    expect(page.text()).toContain('李四在1月6日 11:00又下发过模板')
    expect(page.text()).toContain('已在1月6日 11:00下发（李四）')
    page.answer({ 'template.takeBack': {}, 'template.get': template({ mayHandDown: true }) })
    await page.tap('收回下发的')
    expect(page.sent('template.takeBack')).toEqual([
      { branchId: BRANCH_ID, handedDownAt: SAVED_AT },
      { branchId: BRANCH_ID, handedDownAt: LATER },
    ])
    expect(page.text()).not.toContain('收回下发的')
  })

  it('and handed down again over what somebody took back meanwhile is shown first', async () => {
    const page = await openPage({
      'template.get': template({ mayHandDown: true, handsDown: { at: SAVED_AT, byName: '张三', isCurrent: false } }),
      'template.handDown': refused('handed-down-changed'),
    })
    page.answer({ 'template.get': template({ mayHandDown: true }) })
    await page.tap('下发给机关和直属单位党组织')
    expect(page.text()).toContain('刚才有人收回了下发的模板')
    expect(page.text()).not.toContain('收回下发的')
  })
})
