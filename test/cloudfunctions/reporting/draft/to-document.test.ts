import type { BranchTable, DraftFigure, StoredReport } from '#domain/report/duty-report'
import { blankPoints } from '#domain/report/text-points'
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Block, Cell } from '../../../../cloudfunctions/application/ports/documents'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { draftFigure, reportPrinting, storedReport } from '../../../builders/report'

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.map(({ text }) => text).join(''))

const notesIn = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'note' ? block.lines : []))

/** The rows of the annex. */
function annex(report: StoredReport) {
  const table = toDocument(report).blocks.find((block) => block.kind === 'table')
  return table?.kind === 'table' ? table.rows.map((row) => row.map(textOf)) : []
}

describe('the annex', () => {
  it('has a row for each printed figure: what it is, its value with unit, period, records and how it is counted', () => {
    const part = { by: 'campaign', key: '助学', label: '助学' }
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-09-30') }
    const figures = [draftFigure(), draftFigure({ key: 'donated|campaign=助学', part, period })]
    expect(annex(reportPrinting(figures, ['捐款', 0, '元，其中助学', 1, '元。']))).toEqual([
      ['1', '捐款', '1,200元', '全年', '3', '捐款记录，合计'],
      ['2', '捐款（助学）', '1,200元', '1月至9月', '3', '捐款记录，合计'],
    ])
  })

  it('tells records of two sorts apart, shifts and people, and says which are which', () => {
    const rate = draftFigure({ records: 195, recordsApart: [151, 44] })
    expect(annex(reportPrinting([rate], [0])).map((row) => row.slice(4))).toEqual([
      ['151＋44', '捐款记录，合计；记录数依次是前者、后者的'],
    ])
  })

  it('says of the author’s own part what the author did', () => {
    const own = (measure: string) => draftFigure({ key: `${measure}||author`, measure, scope: 'author' })
    const ids = ['outings', 'contact-visits', 'party-lecture-count', 'contact-with-finding-rate', 'own:reading']
    const report = reportPrinting(
      ids.map(own),
      ids.map((_, at) => at),
    )
    const author = { memberId: 'a', name: '沈柏川', post: 'secretary', fromOn: civilDate('2025-01-01') } as const
    expect(annex({ ...report, author }).map(([, , , , , says]) => says?.replace('捐款记录，合计；', ''))).toEqual([
      '只计沈柏川任职期间本人到场带队的',
      '只计沈柏川任职期间本人走访的',
      '只计沈柏川任职期间本人主讲的',
      '只计沈柏川任职期间本人走访的',
      '只计沈柏川任职期间本人的',
    ])
  })

  it('names the year of a figure that looks back', () => {
    const report = reportPrinting([draftFigure({ period: yearPeriod(2024) })], [0])
    expect(annex(report).map((row) => row[3])).toEqual(['2024年'])
  })

  it('says of what stands on a day 截至, of what is counted by the month the months, of a change both times', () => {
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-06-17') }
    const comparedWith = { from: civilDate('2024-01-01'), to: civilDate('2024-06-17') }
    const figures = [
      draftFigure({ key: 'members', counted: 'as-of', period }),
      draftFigure({ key: 'dues-paid', counted: 'months', period }),
      draftFigure({ key: 'hotline-accepted|change', counted: 'months', period, comparedWith }),
      draftFigure({ key: 'service-hours', period }),
    ]
    expect(annex(reportPrinting(figures, [0], [1], [2], [3])).map((row) => row[3])).toEqual([
      '截至\n6月17日',
      '1月至5月',
      '1月至5月比\n2024年1月至5月',
      '1月1日至\n6月17日',
    ])
  })

  it('says who may open the records, of those below only in a report that is of any', () => {
    const preamble = (scope: StoredReport['scope']) => {
      const { blocks } = toDocument({ ...reportPrinting([draftFigure()], [0]), scope })
      return blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : [])).join('')
    }
    expect(preamble('with-below')).toContain('机关和直属单位党组织的记录由书记、副书记、机关党办查看，党费')
    expect(preamble('own')).toContain('逐条查看：党费和捐款由')
    expect(preamble('own')).not.toMatch(/机关|直属|党组(?!织)|党委/)
  })

  it('has a figure once that is printed twice', () => {
    expect(annex(reportPrinting([draftFigure(), draftFigure()], [0], [1]))).toHaveLength(1)
  })

  it('marks the number of a figure that some branches keep no such records for', () => {
    const figures = [draftFigure({ leftOut: ['第二党支部', '第三党支部'] }), draftFigure({ key: 'given' })]
    expect(annex(reportPrinting(figures, [0], [1])).map(([number]) => number)).toEqual(['1*', '2'])
  })

  it('names each branch once, with the records that it does not keep of what is printed', () => {
    const withoutRecords = [
      { subject: 'donations', title: '捐款', branches: ['第二党支部'] },
      { subject: 'shifts', title: '志愿服务班次', branches: ['第二党支部', '第三党支部'] },
    ]
    const leftOut = ['第二党支部']
    const figures = [draftFigure({ leftOut }), draftFigure({ key: 'hours', measure: 'service-hours', leftOut })]
    const own = draftFigure({ key: 'own:reading', measure: 'own:reading', leftOut })
    const others = [
      { subject: 'ledger:reading', title: '读书', branches: ['第二党支部'] },
      { subject: 'ledger:study-note', title: '心得体会', branches: ['第二党支部'] },
    ]
    const noted = (...printed: DraftFigure[]) =>
      notesIn(
        toDocument({
          ...reportPrinting(
            printed,
            printed.map((_, at) => at),
          ),
          withoutRecords: [...withoutRecords, ...others],
        }).blocks,
      ).slice(1)
    expect(noted(...figures, own)[0]).toBe('第二党支部（捐款、志愿服务班次、读书）。')
    const { blocks } = toDocument({
      ...reportPrinting(figures, [0], [1]),
      withoutRecords: [...withoutRecords, ...others],
    })
    expect(notesIn(blocks).slice(1)).toEqual(['第二党支部（捐款、志愿服务班次）。', '第三党支部（志愿服务班次）。'])
  })

  it('leaves out what no sentence prints', () => {
    expect(annex(reportPrinting([draftFigure(), draftFigure({ key: 'given' })], [0]))).toHaveLength(1)
  })

  it('has the zero of which a sentence says that there was none', () => {
    expect(annex(reportPrinting([draftFigure({ value: 0, display: '0' })], ['未收到捐款。']))).toHaveLength(1)
  })

  it('is named after the text, before the signature', () => {
    const { blocks } = toDocument(reportPrinting([draftFigure()], [0]))
    const kinds = blocks.map(({ kind }) => kind)
    expect(blocks.find(({ kind }) => kind === 'attachments')).toEqual({ kind: 'attachments', names: ['数据依据清单'] })
    expect(kinds.indexOf('attachments')).toBe(kinds.indexOf('signature') - 1)
    expect(blocks.find(({ kind }) => kind === 'annex-title')).toEqual({ kind: 'annex-title', title: '数据依据清单' })
  })

  it('is not there for a report without figures, and not named', () => {
    const kinds = toDocument(storedReport()).blocks.map(({ kind }) => kind)
    expect(kinds).toEqual(['signature'])
  })
})

describe('the table of branches', () => {
  const figure = (scope: DraftFigure['scope'], display: string) => ({
    is: 'figure' as const,
    figure: draftFigure({ key: scope === 'report' ? 'members' : `members|${scope}|${display}`, scope, display }),
  })
  const blank = { is: 'blank', text: '暂无记录' } as const
  const table = (more: Partial<BranchTable>): BranchTable => ({
    columns: [
      { measure: 'members', title: '党员', unit: '人' },
      { measure: 'study-hours-per-member', title: '人均学习', unit: '学时' },
    ],
    rows: [{ branchId: 'b', name: '第二党支部', cells: [figure('each-below', '9'), blank] }],
    ...more,
  })
  const printed = (branchTable: BranchTable) => {
    const { blocks } = toDocument({ ...reportPrinting([figure('report', '10').figure], [0]), branchTable })
    const last = blocks.findLast((block) => block.kind === 'table')
    return { rows: last?.kind === 'table' ? last.rows.map((row) => row.map(textOf)) : [], notes: notesIn(blocks) }
  }

  it('ends with the organization itself, where it has something, and all together', () => {
    const own = [figure('own', '1'), blank]
    expect(printed(table({ own, total: [figure('report', '10'), blank] })).rows).toEqual([
      ['第二党支部', '9', '—'],
      ['单位本级（未编入支部）', '1', '—'],
      ['合计', '10', '—'],
    ])
  })

  it('is as it was in drafts of early versions', () => {
    expect(printed(table({})).rows).toEqual([['第二党支部', '9', '—']])
  })

  it('has a dash where nothing is recorded, and names below it what has no records', () => {
    const ofBranch = '第二党支部（人均学习）。'
    expect(printed(table({})).notes).toEqual([`注：—为统计期内没有登记这类记录，不是零：${ofBranch}`])
    const total = [figure('report', '10'), figure('report', '30')]
    expect(printed(table({ total })).notes).toEqual([
      `注：—为统计期内没有登记这类记录，不是零，不计入合计：${ofBranch}`,
    ])
  })

  it('leaves a figure of the text that stands in it too in the list of figures', () => {
    const branchTable = table({ total: [figure('report', '10'), blank] })
    const { blocks } = toDocument({ ...reportPrinting([figure('report', '10').figure], [0]), branchTable })
    const first = blocks.find((block) => block.kind === 'table')
    expect(first?.kind === 'table' ? first.rows.length : 0).toBe(1)
  })
})

describe('a document that is not final', () => {
  const blank = { is: 'blank', text: '（请填写）' } as const
  const paragraphs = [
    { statement: 's', parts: [blank, blank] },
    { statement: 't', parts: [blank] },
  ]
  const sections = [{ id: 's', heading: '', level: 0 as const, paragraphs }]

  it('says on every page that it is a draft, of when, and how many places are still to be filled, each of them though one entry has several', () => {
    expect(toDocument(storedReport({ sections })).draft).toBe('草稿（2025年10月1日09:00起草），尚有3处待填写')
    expect(blankPoints(sections)).toHaveLength(2)
  })

  it('says so too where nothing is left to fill', () => {
    expect(toDocument(storedReport()).draft).toBe('草稿（2025年10月1日09:00起草），未经审议定稿')
  })
})

describe('a figure’s place', () => {
  it('is marked with the tag of its fact and its number in the annex, in the text and in the annex', () => {
    const { blocks, facts } = toDocument(reportPrinting([draftFigure()], ['捐款', 0, '元。']))
    const runs = blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return block.runs
      return block.kind === 'table' ? block.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : cell)) : []
    })
    const marked = runs.flatMap(({ text, figure }) => (figure ? [[text, figure.tag, figure.title]] : []))
    expect(marked).toEqual([
      ['1,200', 'donated', '1. 捐款'],
      ['1,200', 'donated', '1. 捐款'],
    ])
    expect(facts?.facts.map(({ tag }) => tag)).toEqual(['donated'])
  })
})

it('names the author with the post, and leaves the date of signing, and the name where there is no secretary', () => {
  const of = (more: Partial<StoredReport>) => toDocument(storedReport(more))
  const lines = (more: Partial<StoredReport>) =>
    of(more).blocks.flatMap((block) => (block.kind === 'signature' ? block.lines : []))
  expect(of({}).byline).toBe('第一党支部书记　王书记')
  expect(of({ unit: '某区政务服务局' }).byline).toBe('某区政务服务局党组书记　王书记')
  expect(of({ author: null }).byline).toBe('第一党支部')
  expect(lines({})).toEqual(['述职人：王书记', '　　　　年　　月　　日'])
  expect(lines({ author: null })[0]).toBe('述职人：　　　　')
})
