/** Drafts that earlier versions wrote stay readable. */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import { problemHandlers } from '../../../../cloudfunctions/reporting/problems/handlers'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { BRANCH, openOffice } from '../../../builders/office'

/** A draft as it was stored when a blank of the text said where it is entered, and nobody but a branch reported. */
const EARLIER = {
  ...{ _id: `${BRANCH}:2024:2024-12-31`, revision: 1, branchId: BRANCH, year: 2024, cutOff: civilDate('2024-12-31') },
  ...{ title: '2024年度述职报告', unit: '第一党支部', reporter: '王书记', notApplicable: [] },
  sections: [
    {
      ...({ id: 'life', heading: '组织生活', level: 1 } as const),
      paragraphs: [
        {
          statement: 'lectures',
          parts: [
            { is: 'text', text: '上党课' },
            { is: 'figure', figure: 0 },
            { is: 'blank', text: '（暂无记录：荣誉）', enterAt: 'ledger:honour' },
          ],
        },
        { statement: 'opening', parts: [{ is: 'blank', text: '（请写）', enterAt: null }] },
      ],
    },
  ],
  figures: [
    {
      ...{ key: 'lectures', measure: 'lectures', title: '党课', definition: '党课记录', unit: '次', value: 4 },
      ...{ period: yearPeriod(2024), display: '4', records: 4, part: null },
    },
  ],
  draftedAt: instant('2025-01-05T01:00:00.000Z'),
  draftedBy: 'secretary',
}

async function office() {
  const opened = await openOffice({
    handlers: { ...reportHandlers, ...problemHandlers, ...wordingHandlers },
    documents: { writeDocument: async () => new Uint8Array([1]) },
  })
  opened.store.seed('reports', EARLIER as never)
  return opened
}
const AT = { branchId: BRANCH, reportId: EARLIER._id }

describe('a draft of an earlier version', () => {
  it('is read, without what its blanks said of where they are entered', async () => {
    const answer = await (await office()).call('report.get', AT, 'secretary')
    expect(answer).toMatchObject({ ok: true, value: { scope: 'own', author: null, unrecorded: [] } })
    const [paragraph, opening] = answer.ok ? (answer.value.sections[0]?.paragraphs ?? []) : []
    expect(paragraph?.parts.at(-1)).toEqual({ is: 'blank', text: '（暂无记录：荣誉）' })
    expect(opening?.parts).toEqual([{ is: 'blank', text: '（请写）' }])
  })

  it('is among the drafts', async () => {
    const answer = await (await office()).call('report.list', { branchId: BRANCH }, 'secretary')
    expect(answer).toMatchObject({ ok: true, value: { items: [{ reportId: EARLIER._id, scope: 'own' }] } })
  })

  it('keeps its blanks beside the text, which had no place yet', async () => {
    const scene = await office()
    scene.store.seed('reports', { ...EARLIER, unrecorded: [{ about: '荣誉', enterAt: 'ledger:honour' }] } as never)
    const answer = await scene.call('report.get', AT, 'secretary')
    expect(answer).toMatchObject({
      value: { unrecorded: [{ about: '荣誉', enterAt: 'ledger:honour', statement: '', period: 'report' }] },
    })
  })

  it('is printed, and held against the rules', async () => {
    const scene = await office()
    expect(await scene.call('report.document', AT, 'secretary')).toMatchObject({ ok: true })
    expect(await scene.call('report.problems', AT, 'secretary')).toMatchObject({ ok: true })
  })

  it('can have its paragraphs put in other words', async () => {
    const words = await (await office()).call('report.words', { ...AT, statement: 'opening' }, 'secretary')
    expect(words).toMatchObject({ ok: true, value: { hint: '（请写）' } })
  })
})

describe('a draft that an early version wrote otherwise than can be shown', () => {
  const { key: _, ...keyless } = EARLIER.figures[0] ?? { key: '' }
  const odd = [
    ['without the keys of its figures', { ...EARLIER, figures: [keyless] }],
    ['with a figure in its text that it has not', { ...EARLIER, figures: [] }],
    ['without sections', { ...EARLIER, sections: undefined }],
    ['with parts that are none', { ...EARLIER, sections: [{ id: 's', heading: '', level: 1, paragraphs: [null] }] }],
  ] as const

  it.each(odd)('%s is refused: it is to be drafted anew', async (_name, stored) => {
    const scene = await office()
    scene.store.seed('reports', stored as never)
    const asked = [
      await scene.call('report.get', AT, 'secretary'),
      await scene.call('report.document', AT, 'secretary'),
      await scene.call('report.problems', AT, 'secretary'),
      await scene.call('report.words', { ...AT, statement: 'opening' }, 'secretary'),
    ]
    for (const answer of asked) expect(answer).toMatchObject({ ok: false, code: 'draft-outdated', field: 'reportId' })
  })

  it.each(odd)('%s is drafted anew in its place', async (_name, stored) => {
    const scene = await office()
    scene.store.seed('reports', stored as never)
    const input = { branchId: BRANCH, year: 2024, cutOff: EARLIER.cutOff }
    expect(await scene.call('report.draft', input, 'secretary')).toMatchObject({
      ok: true,
      value: { reportId: AT.reportId },
    })
    expect(await scene.call('report.get', AT, 'secretary')).toMatchObject({ ok: true })
  })

  it('does not keep the others from being listed', async () => {
    const scene = await office()
    scene.store.seed('reports', { ...EARLIER, _id: `${BRANCH}:2023:2023-12-31`, title: undefined } as never)
    const answer = await scene.call('report.list', { branchId: BRANCH }, 'secretary')
    expect(answer).toMatchObject({ ok: true, value: { items: [{ reportId: EARLIER._id }] } })
  })
})
