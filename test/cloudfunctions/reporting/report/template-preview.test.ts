/** Whoever edits a template sees how its paragraphs read now, and what each figure in them is. */
import type { Statement } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { previewHandlers } from '../../../../cloudfunctions/reporting/report/template-preview'
import { donation } from '../../../builders/entries'
import { BRANCH, openOffice } from '../../../builders/office'

async function open() {
  const office = await openOffice({ handlers: previewHandlers })
  const gift = (id: string, day: string, yuan: number, campaign: string) =>
    donation(id, { occurredOn: civilDate(day), fen: fen(yuan * 100), campaign })
  office.store.seed('donations', gift('g1', '2025-03-01', 1200, '防汛救灾'), gift('g2', '2025-05-01', 300, '助学'))
  return office
}

const figures = (...slots: Slot[]) => ({ branchId: BRANCH, year: 2025, statements: [], figures: slots })
const statement = (id: string, text: string, slots: Statement['clauses'][number]['slots']): Statement => ({
  ...{ id, worth: 'notable', clauses: [{ text, about: '捐款', slots }] },
})

describe('a preview', () => {
  it('has the paragraphs that have something to say, as the draft would print them', async () => {
    const { call } = await open()
    const statements = [
      statement('gifts', '截至{cutOff}捐款{n}元', { n: { measure: 'donated' } }),
      statement('honours', '获得荣誉{n}项', { n: { measure: 'honours' } }),
    ]
    expect(await call('template.preview', { branchId: BRANCH, year: 2025, statements }, 'secretary')).toMatchObject({
      ok: true,
      value: { paragraphs: [{ statement: 'gifts', text: '截至2025年6月10日捐款1,500元。' }] },
    })
  })

  it('says of each figure what it is called and what it is now, or why there is none', async () => {
    const { call } = await open()
    const by = (key?: string) => ({ by: 'campaign', ...(key === undefined ? {} : { key }) })
    const asked = figures(
      { measure: 'donated' },
      { measure: 'donated', part: by('助学'), period: 'half-1' },
      { measure: 'donated', part: by() },
      { measure: 'honours', period: 'last-year' },
      { measure: 'outings', scope: 'author' },
      { measure: 'honours', part: { by: 'honour' }, form: 'names' },
      { measure: 'honours', form: 'change-percent' },
    )
    expect(await call('template.preview', asked, 'secretary')).toMatchObject({
      ok: true,
      value: {
        figures: [
          { key: 'donated', title: '捐款金额', unit: '元', now: '1,500', why: '' },
          { key: 'donated|campaign=助学|half-1', title: '捐款金额（助学），上半年', now: '300' },
          { key: 'donated|campaign=*', now: '防汛救灾1,200元、助学300元', unit: '' },
          { key: 'honours|last-year', now: null, why: '暂无记录' },
          { key: 'outings|author', now: null },
          { key: 'honours|honour=*|names', now: null, unit: '' },
          { key: 'honours|change-percent', now: null, unit: '%' },
        ],
      },
    })
  })

  it('is refused where a template is: of its words, and of a figure asked for', async () => {
    const { call } = await open()
    const bad = [statement('gifts', '捐款1{n}元', { n: { measure: 'donated' } })]
    expect(
      await call('template.preview', { branchId: BRANCH, year: 2025, statements: bad }, 'secretary'),
    ).toMatchObject({ code: 'template-unfit', detail: { why: '取自记录的数字旁边不能再写数字' } })
    expect(await call('template.preview', figures({ measure: 'no-such' }), 'secretary')).toMatchObject({
      ...{ code: 'template-unfit', field: 'figures.0' },
    })
  })

  it('is of no year that has not begun', async () => {
    const { call } = await open()
    const next = { branchId: BRANCH, year: 2026, statements: [] }
    expect(await call('template.preview', next, 'secretary')).toMatchObject({ code: 'in-the-future' })
  })
})
