/** To which draft people's words belong: to that of one cut-off date and one scope. */
import { civilDate } from '#domain/time/civil-date'
import type { ReportScope } from '#domain/report/duty-report'
import { problemHandlers } from '../../../../cloudfunctions/reporting/problems/handlers'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { BRANCH, BUREAU, NOW, openOffice } from '../../../builders/office'

const [JUNE, YEAR_END] = ['2024-06-30', '2024-12-31']
const OPENING = 'opening'

function value<T>(answer: { readonly ok: boolean; readonly value?: T }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value as T
}

async function scene(branchId = BRANCH) {
  const who = branchId === BUREAU ? 'office' : 'secretary'
  const office = await openOffice({
    handlers: { ...reportHandlers, ...writingHandlers, ...wordingHandlers, ...problemHandlers },
  })
  const draft = async (cutOff: string, more: { scope?: ReportScope; wordsFrom?: string; year?: number } = {}) => {
    const { wordsFrom, year = 2024, ...rest } = more
    const from = wordsFrom === undefined ? {} : { wordsFrom: civilDate(wordsFrom) }
    const asked = { branchId, year, cutOff: civilDate(cutOff), ...rest, ...from }
    return value(await office.call('report.draft', asked, who)).reportId
  }
  const place = (reportId: string) => ({ branchId, reportId })
  const words = async (reportId: string) =>
    value(await office.call('report.words', { ...place(reportId), statement: OPENING }, who))
  const reword = async (reportId: string, said: string) => {
    const { revision } = await words(reportId)
    const parts = [{ is: 'text' as const, text: said }]
    return office.call('report.reword', { ...place(reportId), statement: OPENING, revision, parts }, who)
  }
  const written = async (reportId: string) => value(await office.call('report.written', place(reportId), who))
  const name = async (reportId: string, ...problems: string[]) => {
    const { revision } = await written(reportId)
    const rest = { id: null, finding: '', causes: [], figures: [], grounds: '' }
    const content = { section: 'problems' as const, entries: problems.map((problem) => ({ ...rest, problem })) }
    return office.call('report.write', { ...place(reportId), revision, content }, who)
  }
  /** What the report says in the secretary's words: the opening, and the problems. */
  const said = async (reportId: string) => {
    const { sections } = value(await office.call('report.get', place(reportId), who))
    const paragraphs = sections.flatMap((section) => section.paragraphs)
    const opening = paragraphs.find(({ statement, reworded }) => statement === OPENING && reworded)
    return {
      opening: opening?.parts.map((part) => (part.is === 'figure' ? '#' : part.text)).join(''),
      problems: (await written(reportId)).written.problems.map(({ problem }) => problem),
    }
  }
  const earlier = async (cutOff: string, scope: ReportScope = 'own') =>
    value(await office.call('report.earlierWords', { branchId, year: 2024, cutOff: civilDate(cutOff), scope }, who))
      .earlier
  return { ...office, who, draft, words, reword, written, name, said, earlier }
}
const NOTHING = { opening: undefined, problems: [] }

describe('what people wrote in the report of the half-year', () => {
  async function halfYear() {
    const all = await scene()
    const june = await all.draft(JUNE)
    value(await all.reword(june, '半年来的情况如下。'))
    value(await all.name(june, '走访不够'))
    return { ...all, june }
  }
  const WRITTEN = { opening: '半年来的情况如下。', problems: ['走访不够'] }

  it('is not in the report of the year', async () => {
    const { draft, said } = await halfYear()
    expect(await said(await draft(YEAR_END))).toEqual(NOTHING)
  })

  it('stays when the report of the half-year is drafted anew', async () => {
    const { draft, said, june } = await halfYear()
    expect(await draft(JUNE)).toBe(june)
    expect(await said(june)).toEqual(WRITTEN)
  })

  it('is offered before the report of the year is drafted, and taken over where that is asked for', async () => {
    const { draft, said, earlier } = await halfYear()
    expect(await earlier(YEAR_END)).toEqual({ cutOff: JUNE, paragraphs: 1, entries: 1 })
    expect(await said(await draft(YEAR_END, { wordsFrom: JUNE }))).toEqual(WRITTEN)
  })

  it('is offered no more once the report of the year has words of its own', async () => {
    const { draft, reword, earlier } = await halfYear()
    const yearEnd = await draft(YEAR_END)
    expect(await earlier(YEAR_END)).not.toBeNull()
    await reword(yearEnd, '一年来的情况如下。')
    expect(await earlier(YEAR_END)).toBeNull()
  })

  it('is each report’s own from then on', async () => {
    const { draft, reword, name, said, june } = await halfYear()
    const yearEnd = await draft(YEAR_END, { wordsFrom: JUNE })
    value(await reword(yearEnd, '一年来的情况如下。'))
    value(await name(yearEnd, '走访不够', '党课偏少'))
    value(await reword(june, '上半年的情况如下。'))
    expect(await said(yearEnd)).toEqual({ opening: '一年来的情况如下。', problems: ['走访不够', '党课偏少'] })
    expect(await said(june)).toEqual({ opening: '上半年的情况如下。', problems: ['走访不够'] })
  })

  it('never takes the place of what is written in the report of the year already', async () => {
    const { draft, reword, said } = await halfYear()
    const yearEnd = await draft(YEAR_END)
    await reword(yearEnd, '一年来的情况如下。')
    await draft(YEAR_END, { wordsFrom: JUNE })
    expect(await said(yearEnd)).toEqual({ opening: '一年来的情况如下。', problems: ['走访不够'] })
  })

  it('is taken over with its history, so that it can be undone', async () => {
    const { draft, reword, words, june } = await halfYear()
    value(await reword(june, '第二稿。'))
    const yearEnd = await draft(YEAR_END, { wordsFrom: JUNE })
    expect(await words(yearEnd)).toMatchObject({
      ...{ revision: 1, now: { parts: [{ text: '第二稿。' }] } },
      history: [{ parts: [{ text: '半年来的情况如下。' }] }],
    })
  })

  it('is not taken over where it was given up for the drafted text', async () => {
    const { call, draft, who, words, june } = await halfYear()
    const { revision } = await words(june)
    await call('report.unword', { branchId: BRANCH, reportId: june, statement: OPENING, revision }, who)
    expect(await words(await draft(YEAR_END, { wordsFrom: JUNE }))).toMatchObject({ revision: 0, now: null })
  })

  it('cannot be taken over from a draft that is not there', async () => {
    const { call, who } = await halfYear()
    const asked = { branchId: BRANCH, year: 2024, cutOff: civilDate(YEAR_END), wordsFrom: civilDate('2024-03-31') }
    expect(await call('report.draft', asked, who)).toMatchObject({ code: 'no-such-report', field: 'wordsFrom' })
  })

  it('is answered by the next year’s report where the year ended with no other', async () => {
    const { draft, written } = await halfYear()
    const next = await draft('2025-06-10', { year: 2025 })
    expect((await written(next)).written['last-year'].map(({ problem }) => problem)).toEqual(['走访不够'])
  })

  it('is not what the next year’s report answers where the report of the year named problems', async () => {
    const { draft, name, written } = await halfYear()
    value(await name(await draft(YEAR_END), '党课偏少'))
    const next = await draft('2025-06-10', { year: 2025 })
    expect((await written(next)).written['last-year'].map(({ problem }) => problem)).toEqual(['党课偏少'])
  })
})

describe('what people wrote in a bureau’s report of itself', () => {
  async function bureau() {
    const all = await scene(BUREAU)
    const own = await all.draft(YEAR_END, { scope: 'own' })
    value(await all.reword(own, '局本级的情况如下。'))
    value(await all.name(own, '局党组的问题'))
    return { ...all, own }
  }

  it('is not in the report with all below, nor offered for it', async () => {
    const { draft, said, earlier } = await bureau()
    expect(await said(await draft(YEAR_END, { scope: 'with-below' }))).toEqual(NOTHING)
    expect(await earlier(YEAR_END, 'with-below')).toBeNull()
  })

  it('is answered next year by the report of the same scope', async () => {
    const { draft, name, written } = await bureau()
    value(await name(await draft(YEAR_END, { scope: 'with-below' }), '全局的问题'))
    const answers = async (scope: ReportScope) =>
      (await written(await draft('2025-06-10', { year: 2025, scope }))).written['last-year'].map(
        ({ problem }) => problem,
      )
    expect(await answers('own')).toEqual(['局党组的问题'])
    expect(await answers('with-below')).toEqual(['全局的问题'])
  })
})

describe('words that earlier versions kept for the whole year', () => {
  /** As they stood: the drafts did not say that they have words of their own, and the words not of which draft they are. */
  async function early() {
    const all = await scene()
    const june = await all.draft(JUNE)
    const yearEnd = await all.draft(YEAR_END)
    for (const id of [june, yearEnd]) {
      const { hasOwnWords: _, ...report } = (await all.store.get('reports', id)) ?? {}
      all.store.seed('reports', report as never)
    }
    const by = { branchId: BRANCH, year: 2024, revision: 4, writtenAt: NOW, writtenBy: 'secretary' }
    all.store.seed('reportWordings', {
      ...{ ...by, _id: `${BRANCH}:2024:${OPENING}`, section: 'opening', statement: OPENING, base: [], seen: [] },
      ...{ parts: [{ is: 'text', text: '以前写的。' }], history: [] },
    })
    const problem = {
      id: 'p1',
      problem: '以前的问题',
      finding: '',
      causes: [],
      figures: [],
      grounds: '',
      fromRule: null,
    }
    all.store.seed('reportWritings', {
      ...{ ...by, _id: `${BRANCH}:2024`, written: { 'last-year': [], problems: [problem], 'next-steps': [] } },
    })
    return { ...all, june, yearEnd }
  }
  const WRITTEN = { opening: '以前写的。', problems: ['以前的问题'] }

  it('go on showing in the drafts of that time, drafted anew or not', async () => {
    const { draft, said, june, yearEnd } = await early()
    expect([await said(june), await said(yearEnd)]).toEqual([WRITTEN, WRITTEN])
    await draft(YEAR_END)
    expect(await said(yearEnd)).toEqual(WRITTEN)
  })

  it('become the draft’s own as soon as something is written in it, and stay the others’ as they were', async () => {
    const { reword, name, words, said, june, yearEnd } = await early()
    expect(await reword(yearEnd, '现在写的。')).toMatchObject({ value: { revision: 5 } })
    expect(await name(yearEnd, '现在的问题')).toMatchObject({ value: { revision: 5 } })
    expect(await said(yearEnd)).toEqual({ opening: '现在写的。', problems: ['现在的问题'] })
    expect((await words(yearEnd)).history).toMatchObject([{ parts: [{ text: '以前写的。' }] }])
    expect(await said(june)).toEqual(WRITTEN)
  })

  it('are offered for a draft of another cut-off date, and not shown there unasked', async () => {
    const { draft, said, earlier } = await early()
    expect(await said(await draft('2024-09-30'))).toEqual(NOTHING)
    expect(await earlier('2024-09-30')).toEqual({ cutOff: JUNE, paragraphs: 1, entries: 1 })
    expect(await said(await draft('2024-09-30', { wordsFrom: JUNE }))).toEqual(WRITTEN)
  })

  it('are answered by the next year’s report', async () => {
    const { draft, written } = await early()
    const next = await draft('2025-06-10', { year: 2025 })
    expect((await written(next)).written['last-year'].map(({ problem }) => problem)).toEqual(['以前的问题'])
  })
})

it('the problems of last year that a report answers are those of the report of the same scope', async () => {
  const { draft, name, written } = await scene(BUREAU)
  value(await name(await draft(YEAR_END, { scope: 'with-below' }), '各支部学习不平衡'))
  const answersIn = async (scope: ReportScope) =>
    (await written(await draft('2025-05-31', { scope, year: 2025 }))).written['last-year'].map(({ problem }) => problem)
  expect(await answersIn('own')).toEqual([])
  expect(await answersIn('with-below')).toEqual(['各支部学习不平衡'])
  value(await name(await draft(JUNE, { scope: 'own' }), '本级制度不全'))
  expect(await answersIn('own')).toEqual(['本级制度不全'])
})
