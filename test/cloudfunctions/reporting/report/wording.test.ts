/** What people say in place of a drafted paragraph, as it is read and printed. */
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { Clause, DraftPart } from '#domain/report/duty-report'
import { hasDigitBesideFigure, type WordPart } from '#domain/report/wording'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { donation } from '../../../builders/entries'
import { BRANCH } from '../../../builders/office'
import { DRAFTED, figure, GIFTS, MEMBERS, report, scene, text, WORDS } from './reworded-draft'

describe('words of people on a paragraph', () => {
  it('stand in the report in place of the drafted ones, with the draft’s own figures', async () => {
    const { reword, said } = await scene()
    expect(await reword(WORDS)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await said()).toEqual({
      printed: '支部现有45名党员，热心公益，捐款1,200元。',
      reworded: { isDrafted: true, changes: [] },
    })
  })

  it('print in the document, each figure with its fact', async () => {
    const { call, reword, documents } = await scene()
    await reword(WORDS)
    await call('report.document', { branchId: BRANCH, reportId: 'report' }, 'secretary')
    const runs = documents[0]?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])) ?? []
    expect(runs.slice(0, 5).map((run) => [run.text, run.figure?.tag])).toEqual([
      ['支部现有', undefined],
      ['45', 'members'],
      ['名党员，热心公益，捐款', undefined],
      ['1,200', 'donated'],
      ['元。', undefined],
    ])
  })

  it('are kept when the report is drafted anew, and say which figure changed under them', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([{ ...MEMBERS, display: '46' }, GIFTS]))
    expect(await said()).toEqual({
      printed: '支部现有46名党员，热心公益，捐款1,200元。',
      reworded: { isDrafted: true, changes: [{ title: '党员', was: '45人', now: '46人' }] },
    })
  })

  it('say which figure is gone, and print none in its place', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS]))
    expect(await said()).toEqual({
      printed: '支部现有45名党员，热心公益，捐款（捐款金额：这份草稿里没有这个数字）元。',
      reworded: { isDrafted: true, changes: [{ title: '捐款金额', was: '1,200元', now: null }] },
    })
  })

  it('have their figures counted though no drafted sentence names them any more', async () => {
    const { store, call } = await scene()
    store.seed('donations', donation('g1', { occurredOn: civilDate('2025-05-06'), fen: fen(120000) }))
    const place = { branchId: BRANCH, reportId: `${BRANCH}:2025:2025-06-10:own`, statement: 'gifts' }
    const draft = async (slot: string) => {
      const clause = { text: '共{n}', about: '捐款', slots: { n: { measure: slot } } }
      const statements = [{ id: 'gifts', worth: 'core' as const, clauses: [clause] }]
      const template = { title: '报告', sections: [{ id: 'work', heading: '工作', level: 1 as const, statements }] }
      const revision = (await store.get('templates', BRANCH))?.revision ?? 0
      await call('template.save', { branchId: BRANCH, revision, template }, 'secretary')
      return call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
    }
    expect(await draft('donated')).toMatchObject({ ok: true })
    const parts = [text('捐款'), figure('donated'), text('元。')]
    expect(await call('report.reword', { ...place, revision: 0, parts }, 'secretary')).toMatchObject({ ok: true })
    await draft('members')
    const answer = await call('report.words', place, 'secretary')
    expect(answer).toMatchObject({ value: { changes: [{ title: '党员', was: null }] } })
    const report = await call('report.get', { branchId: BRANCH, reportId: place.reportId }, 'secretary')
    const shown = report.ok ? report.value.figures.find(({ key }) => key === 'donated')?.display : undefined
    expect(shown).toBe('1,200')
  })

  it('say which figure the drafted paragraph has since', async () => {
    const { store, reword, said } = await scene()
    await reword([text('支部人不多。')])
    const more: DraftPart[] = [...DRAFTED, { is: 'text', text: '捐款' }, { is: 'figure', figure: 1 }]
    store.seed('reports', report([MEMBERS, GIFTS], more))
    expect((await said()).reworded?.changes).toEqual([{ title: '捐款金额', was: null, now: '1,200元' }])
  })

  it('stand at the end of their section when the draft no longer has the paragraph', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS, GIFTS], []))
    expect(await said()).toEqual({
      printed: '支部现有45名党员，热心公益，捐款1,200元。',
      reworded: { isDrafted: false, changes: [] },
    })
  })

  it('fill a place that only a person can fill', async () => {
    const { reword, said, words } = await scene()
    expect(await words('opening')).toMatchObject({ drafted: [], hint: '（写一段开头）', now: null })
    await reword([text('现将一年来履职情况报告如下。')], 0, { statement: 'opening' })
    expect((await said('opening')).printed).toBe('现将一年来履职情况报告如下。')
  })

  it('are not for sections that have pages of their own', async () => {
    const { reword } = await scene()
    expect(await reword([text('甲')], 0, { statement: 'problems' })).toMatchObject({ code: 'no-such-paragraph' })
  })
})

describe('the house’s template', () => {
  const clausesOf = (clause: Clause): Clause[] => [clause, ...(clause.then ?? []).flatMap(clausesOf)]
  const clauses = dutyReportTemplate('branch').sections.flatMap(({ statements }) =>
    statements.flatMap((statement) => statement.clauses.flatMap(clausesOf)),
  )

  it('has no digit beside a figure, so that every paragraph can be saved as it was drafted', () => {
    const run = ({ text: said, slots }: Clause): WordPart[] =>
      said.split(/(\{\w+\})/).flatMap((piece): WordPart[] => {
        if (Object.hasOwn(slots, piece.slice(1, -1))) return [figure(piece)]
        return piece === '' ? [] : [text(piece)]
      })
    expect(clauses.length).toBeGreaterThan(50)
    expect(clauses.filter((clause) => hasDigitBesideFigure(run(clause))).map((clause) => clause.text)).toEqual([])
  })
})
