import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { Clause, DraftPart, StoredReport } from '#domain/report/duty-report'
import { hasDigitBesideFigure, VERSIONS_KEPT, type WordPart } from '#domain/report/wording'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { donation } from '../../../builders/entries'
import { BRANCH, openOffice } from '../../../builders/office'
import { draftFigure, storedReport } from '../../../builders/report'

const PLACE = { branchId: BRANCH, reportId: 'report', statement: 'members' }
const MEMBERS = draftFigure({ key: 'members', measure: 'members', title: '党员', unit: '人', display: '45' })
const GIFTS = draftFigure({ key: 'donated', title: '捐款金额', unit: '元', display: '1,200' })
const text = (said: string): WordPart => ({ is: 'text', text: said })
const figure = (key: string): WordPart => ({ is: 'figure', key })
const DRAFTED: readonly DraftPart[] = [
  { is: 'text', text: '支部有党员' },
  { is: 'figure', figure: 0 },
  { is: 'text', text: '人。' },
]
const WORDS = [text('支部现有'), figure('members'), text('名党员，热心公益，捐款'), figure('donated'), text('元。')]

function report(figures = [MEMBERS, GIFTS], parts: readonly DraftPart[] = DRAFTED): StoredReport {
  const level = 1 as const
  return storedReport({
    ...{ branchId: BRANCH, figures },
    sections: [
      { id: 'life', heading: '组织生活', level, paragraphs: parts.length > 0 ? [{ statement: 'members', parts }] : [] },
      {
        ...{ id: 'problems', heading: '存在的问题', level },
        paragraphs: [{ statement: 'problems', parts: [{ is: 'blank', text: '（请填写）' }] }],
      },
      {
        ...{ id: 'opening', heading: '', level: 0 },
        paragraphs: [{ statement: 'opening', parts: [{ is: 'blank', text: '（写一段开头）' }] }],
      },
    ],
  })
}

async function scene() {
  const documents: OfficialDocument[] = []
  const office = await openOffice({
    handlers: { ...templateHandlers, ...reportHandlers, ...writingHandlers, ...wordingHandlers },
    documents: {
      writeDocument: async (document) => {
        documents.push(document)
        return new Uint8Array([1])
      },
    },
  })
  const { call, store } = office
  store.seed('reports', report())
  const reword = (parts: readonly WordPart[], revision = 0, more: Partial<RequestOf<'report.reword'>> = {}) =>
    call('report.reword', { ...PLACE, revision, parts: [...parts], ...more }, 'secretary')
  const words = async (statement = 'members') => {
    const answer = await call('report.words', { ...PLACE, statement }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  /** The paragraph of the report as it prints, and what is said of it. */
  const said = async (statement = 'members') => {
    const answer = await call('report.get', { branchId: BRANCH, reportId: 'report' }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    const { sections, figures } = answer.value
    const paragraph = sections.flatMap(({ paragraphs }) => paragraphs).find((each) => each.statement === statement)
    const parts = paragraph?.parts ?? []
    const printed = parts.map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text)).join('')
    return { printed, reworded: paragraph?.reworded }
  }
  return { ...office, documents, reword, words, said }
}

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

  it('belong to all drafts of the year, and to no other year', async () => {
    const { store, call, reword } = await scene()
    await reword(WORDS)
    store.seed('reports', { ...report(), _id: 'later' }, { ...report(), _id: 'other-year', year: 2024 })
    const rewordedIn = async (reportId: string) => {
      const answer = await call('report.get', { branchId: BRANCH, reportId }, 'secretary')
      return answer.ok && answer.value.sections[0]?.paragraphs[0]?.reworded !== undefined
    }
    expect(await rewordedIn('later')).toBe(true)
    expect(await rewordedIn('other-year')).toBe(false)
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

describe('rewording', () => {
  it('is refused when somebody wrote meanwhile, and overwrites nothing', async () => {
    const { reword, said } = await scene()
    await reword(WORDS)
    expect(await reword([text('另一种写法。')])).toMatchObject({
      ...{ ok: false, code: 'words-changed', field: 'revision', detail: { revision: 1 } },
    })
    expect((await said()).printed).toContain('热心公益')
  })

  it('takes no figure that the draft does not have', async () => {
    const { reword } = await scene()
    expect(await reword([text('甲'), figure('no-such')])).toMatchObject({
      ...{ code: 'no-such-figure', field: 'parts.1.key' },
    })
  })

  it('may leave a figure that is gone where it stands', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS]))
    expect(await reword([...WORDS, text('谢谢。')], 1)).toMatchObject({ ok: true })
    expect((await said()).reworded?.changes).toMatchObject([{ title: '捐款金额', now: null }])
  })

  it.each([
    ['before', [text('另有6'), figure('members'), text('人。')]],
    ['after', [text('党员'), figure('members'), text('6人。')]],
    ['as a decimal', [text('党员'), figure('members'), text('.5人。')]],
    ['as a figure of the draft', [text('党员'), figure('members'), figure('donated'), text('人。')]],
  ])('takes no digit beside a figure: %s', async (_, parts) => {
    const { reword } = await scene()
    expect(await reword(parts)).toMatchObject({ ok: false, code: 'bad-input' })
  })

  it.each([
    ['nothing', []],
    ['blanks', [text('　 ')]],
    ['a second line', [text('甲\n乙')]],
    ['what marks figures on the phone', [text('党员【45】人')]],
    ['more than 1000 characters', [text('长'.repeat(1001))]],
  ])('takes no text of %s', async (_, parts) => {
    const { reword } = await scene()
    expect(await reword(parts)).toMatchObject({ ok: false, code: 'bad-input' })
  })

  it('is for those who write the report', async () => {
    const { call, said } = await scene()
    const answer = await call('report.reword', { ...PLACE, revision: 0, parts: WORDS }, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'not-permitted' })
    expect((await said()).reworded).toBeUndefined()
  })

  it('stands in the journal', async () => {
    const { store, reword } = await scene()
    await reword(WORDS)
    expect(await store.findAll('journal', {})).toMatchObject([
      { procedure: 'report.reword', by: 'secretary', subject: `${BRANCH}:2025:members` },
    ])
  })

  it('again takes the figures as they are seen now', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([{ ...MEMBERS, display: '46' }, GIFTS]))
    await reword(WORDS, 1)
    expect((await said()).reworded?.changes).toEqual([])
  })
})

describe('the history of a paragraph', () => {
  it('keeps what it said before, who wrote it and when, the latest first', async () => {
    const { reword, words } = await scene()
    await reword([text('第一稿。')])
    await reword([text('第二稿。')], 1)
    await reword([text('第三稿。')], 2)
    const { now, history } = await words()
    expect(now).toMatchObject({ parts: [text('第三稿。')], byName: '党员secretary' })
    expect(history.map(({ parts }) => parts)).toEqual([[text('第二稿。')], [text('第一稿。')]])
  })

  it('is bounded', async () => {
    const { reword, words } = await scene()
    for (let revision = 0; revision <= VERSIONS_KEPT + 1; revision++)
      await reword([text(`第${revision}稿。`)], revision)
    const { history } = await words()
    expect(history).toHaveLength(VERSIONS_KEPT)
    expect(history.at(-1)?.parts).toEqual([text('第1稿。')])
  })

  it('goes on when the paragraph is as drafted again, so that this can be undone', async () => {
    const { call, reword, said, words } = await scene()
    await reword(WORDS)
    expect(await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')).toMatchObject({
      value: { revision: 2 },
    })
    expect(await said()).toEqual({ printed: '支部有党员45人。', reworded: undefined })
    const { now, history } = await words()
    expect(now?.parts).toBeNull()
    await reword(history[0]?.parts ?? [], 2)
    expect((await said()).printed).toContain('热心公益')
  })

  it('names figures that are gone', async () => {
    const { store, reword, words } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS]))
    await reword([text('支部人不多。')], 1)
    expect((await words()).seen.map(({ title }) => title)).toContain('捐款金额')
  })
})

describe('the drafted text again', () => {
  it('is refused when somebody wrote meanwhile', async () => {
    const { call, reword, said } = await scene()
    await reword(WORDS)
    await reword([text('另一种写法。')], 1)
    expect(await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')).toMatchObject({ code: 'words-changed' })
    expect((await said()).printed).toBe('另一种写法。')
  })

  it('lets words go whose paragraph the draft no longer has', async () => {
    const { call, store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS, GIFTS], []))
    await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')
    expect((await said()).printed).toBe('')
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
