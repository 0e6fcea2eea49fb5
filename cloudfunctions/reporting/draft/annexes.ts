/** The annexes of a report's document: what each figure rests on, and the organizations below side by side. */
import {
  OWN_ROW,
  TOTAL_ROW,
  type BranchCell,
  type BranchTable,
  type DraftFigure,
  type StoredReport,
  type WithoutRecords,
} from '#domain/report/duty-report'
import { placeTitle, type Fact, type FactSheet, type TypedByHand } from '#domain/report/fact'
import { everyFigure, printedFigures } from '#domain/report/printed-figures'
import { reportScopeWords, withoutRecordsWords } from '#domain/report/scope-words'
import { whoOpensWords } from '#domain/report/withheld-words'
import { formatChineseDate } from '#domain/time/civil-date'
import type { Block, Cell, Run } from '../../application/ports/documents'
import { whenOfFigures } from '../facts/facts'
import { didWords } from '../measures/did-words'
import { withoutRecords } from './without-records'
import { shortNames } from '../measures/short-name'

const FIGURES = '数据依据清单'
const BRANCHES = '机关和直属单位党组织情况表'

export interface Annex {
  readonly name: string
  readonly blocks: readonly Block[]
}

/** By the key of the figure. */
export type FigureRuns = ReadonlyMap<string, Run>

/** `facts`: of the whole document. A figure that stands in the table of branches alone is not listed once more. */
export function annexesOf(report: StoredReport, { facts, typed }: FactSheet, printed: FigureRuns): Annex[] {
  const inText = new Set(printedFigures({ ...report, branchTable: null }).map(({ key }) => key))
  const listed = facts.filter(({ key }) => inText.has(key))
  return [
    ...(listed.length > 0 || typed ? [figuresAnnex(report, listed, typed)] : []),
    ...(report.branchTable ? [branchAnnex(report, report.branchTable, printed)] : []),
  ]
}

export function figureRun(fact: Fact, index: number): Run {
  return { text: fact.display, figure: { tag: fact.tag, title: placeTitle(fact, index) } }
}

/** Marks the number of a figure that some branches have no records for; they are named once, below the table. */
const PARTLY = '*'

/** What is counted how is the longest; the other columns are as wide as what stands in them. */
const COLUMNS = [
  { title: '序号', width: 0.062 },
  { title: '数据', width: 0.19 },
  { title: '数值', width: 0.195 },
  { title: '期间', width: 0.122 },
  { title: '记录数', width: 0.088 },
  { title: '口径', width: 0.343 },
]

function figuresAnnex(report: StoredReport, facts: readonly Fact[], typed: readonly TypedByHand[] = []): Annex {
  // The report's own year goes without saying; another is named.
  const when = whenOfFigures(report, report.year)
  const partly = new Set(report.figures.filter(isPartly).map(({ key }) => key))
  const apart = new Map(everyFigure(report).map(({ key, recordsApart }) => [key, recordsApart]))
  const ofAuthor = new Set(everyFigure(report).flatMap(({ key, scope }) => (scope === 'author' ? [key] : [])))
  const rows = facts.map((fact, index) => [
    `${index + 1}${partly.has(fact.key) ? PARTLY : ''}`,
    fact.title,
    [figureRun(fact, index), { text: fact.unit }],
    inLines(when.get(fact.key) ?? ''),
    recordsOf(fact, apart),
    [
      fact.definition,
      ...(apart.get(fact.key) ? ['记录数依次是前者、后者的'] : []),
      ...(ofAuthor.has(fact.key) ? [`只计${fact.scope}${didWords(fact.measure)}的`] : scopeNote(fact, partly, report)),
    ].join('；'),
  ])
  const source = `本报告数据取自${reportScopeWords(report)}日常记录，截至${formatChineseDate(report.cutOff)}。`
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [{ text: `${source}${whoOpensWords(report)}。` }],
    },
    { kind: 'table', size: 'small', columns: COLUMNS, rows },
    ...leftOut(report, partly.size > 0),
    ...typedByHand(typed),
  ]
  return { name: FIGURES, blocks }
}

/** 151＋44: shifts and people. */
function recordsOf({ key, records }: Fact, apart: ReadonlyMap<string, DraftFigure['recordsApart']>): string {
  return apart.get(key)?.join('＋') ?? String(records)
}

function isPartly({ scope, leftOut }: DraftFigure): boolean {
  return scope === 'report' && leftOut.length > 0
}

function scopeNote({ key, scope }: Fact, partly: ReadonlySet<string>, report: StoredReport): string[] {
  return partly.has(key) || scope === reportScopeWords(report) ? [] : [scope]
}

/** Days as a narrow column holds them, no date parted. */
function inLines(when: string): string {
  return when.replace(/年全年/g, '年').replace(/截至|比|日至/g, '$&\n')
}

/** Numbers that stand in no figure's place are named with what they rest on, so that nobody takes them for figures. */
function typedByHand(typed: readonly TypedByHand[]): Block[] {
  if (typed.length === 0) return []
  const each = typed.map(({ words, where, basis }) => `${words}（“${where}”）${basis ? `，依据：${basis}` : ''}`)
  return [{ kind: 'paragraph', runs: [{ text: `手工填写、没有记录支持的数字：${each.join('；')}。` }] }]
}

/** Branches that kept no records of something are named, so that nobody takes them for zeros. */
function leftOut(report: StoredReport, isMarked: boolean): Block[] {
  const withoutRecords = ofPrinted(report)
  const { branchTable } = report
  if (withoutRecords.length === 0) return []
  const which = isMarked ? `标${PARTLY}的数据` : '有关数据'
  const head = `注：下列党组织在统计期内没有登记括号中所列的记录，${which}不含这些党组织。`
  return [
    { kind: 'note', lines: [head, ...withoutRecordsWords({ withoutRecords, branchTable }).map((each) => `${each}。`)] },
  ]
}

/** What the document prints nothing of needs no word of who keeps none. */
function ofPrinted(report: StoredReport): WithoutRecords[] {
  const printed = printedFigures(report).filter(({ leftOut: names }) => names.length > 0)
  const common = withoutRecords([{ is: 'figures', figures: printed }], { indicators: [], kinds: [] })
  const titles = new Set(common.map(({ title }) => title))
  const subjects = new Set(printed.flatMap(subjectOfOwn))
  return report.withoutRecords.filter(({ title, subject }) => titles.has(title) || subjects.has(subject))
}

/** Of what an organization set up for itself its measure tells. */
function subjectOfOwn({ measure }: DraftFigure): string[] {
  const [, kind] = /^own:([\w-]+)/.exec(measure) ?? []
  if (kind !== undefined) return [`ledger:${kind}`]
  return measure.startsWith('indicator:') ? ['indicators'] : []
}

const NOTHING = '—'
/** As wide as 政务服务管理局机关党支部, so that few names take a second line. */
const NAMES = 0.34

function branchAnnex({ unit }: StoredReport, table: BranchTable, printed: FigureRuns): Annex {
  const { columns, rows, own, total } = table
  const width = (1 - NAMES) / columns.length
  const short = shortNames(
    rows.map(({ name }) => name),
    unit,
  )
  const all = [
    ...rows.map((row) => ({ ...row, name: short(row.name) })),
    ...(own ? [{ name: OWN_ROW, cells: own }] : []),
    ...(total ? [{ name: TOTAL_ROW, cells: total }] : []),
  ]
  const blocks: Block[] = [
    {
      kind: 'table',
      size: 'small',
      columns: [
        { title: '党组织', width: NAMES },
        ...columns.map(({ title, unit }) => ({ title: `${title}\n（${unit}）`, width })),
      ],
      rows: all.map(({ name, cells }) => [name, ...cells.map((cell) => branchCell(cell, printed))]),
    },
    ...nothingRecorded(all, columns, total !== undefined),
  ]
  return { name: BRANCHES, blocks }
}

/** Of a dash is said once, below the table, what it stands for. */
function nothingRecorded(
  rows: readonly { readonly name: string; readonly cells: readonly BranchCell[] }[],
  columns: BranchTable['columns'],
  hasTotal: boolean,
): Block[] {
  const each = rows.flatMap(({ name, cells }) => {
    const titles = columns.flatMap(({ title }, at) => (cells[at]?.is === 'blank' ? [title] : []))
    return titles.length > 0 ? [`${name}（${titles.join('、')}）`] : []
  })
  if (each.length === 0) return []
  return [
    {
      kind: 'note',
      lines: [
        `注：${NOTHING}为统计期内没有登记这类记录，不是零${hasTotal ? '，不计入合计' : ''}：${each.join('；')}。`,
      ],
    },
  ]
}

function branchCell(cell: BranchCell, printed: FigureRuns): Cell {
  if (cell.is === 'blank') return NOTHING
  const run = printed.get(cell.figure.key)
  return run ? [run] : ''
}
