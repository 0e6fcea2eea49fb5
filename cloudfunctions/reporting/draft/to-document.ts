import { placeTitle, type Fact, type TypedByHand } from '#domain/report/fact'
import { formatChineseDate } from '#domain/time/civil-date'
import type {
  BranchCell,
  BranchTable,
  DraftFigure,
  DraftPart,
  DraftSection,
  StoredReport,
} from '#domain/report/duty-report'
import { versionWords, type Approval, type FinalReport } from '#domain/report/final-report'
import { reportScopeWords, withoutRecordsWords } from '#domain/report/scope-words'
import { beijingDate } from '#domain/time/instant'
import type { Block, Cell, OfficialDocument, Run } from '../../application/ports/documents'
import { factSheet, whenOfFigures } from '../facts/facts'

const ANNEX = '数据依据清单'
const BRANCHES = '所属党组织情况表'

/** What a document says of the version it is. */
type PrintedFinal = Pick<FinalReport, '_id' | 'version' | 'year' | 'cutOff'> & { readonly approval: Approval }

/**
 * Lays a draft out as an official document: text, 附件说明, signature, and the annex that says of each figure what it
 * counts. The document carries its facts, and each figure's place is marked with the tag of its fact.
 */
export function toDocument(report: StoredReport, final?: PrintedFinal): OfficialDocument {
  const { unit, author, title, branchTable } = report
  const facts = factSheet(report, final)
  const runs = new Map(facts.facts.map((fact, index) => [fact.key, figureRun(fact, index)]))
  const inTable = new Set(branchTable?.rows.flatMap(({ cells }) => cells.flatMap(keyOf)))
  const inText = facts.facts.filter(({ key }) => !inTable.has(key))
  const annexes = [
    ...(inText.length > 0 || facts.typed ? [annex(report, inText, facts.typed)] : []),
    ...(branchTable ? [branchAnnex(branchTable, runs)] : []),
  ]
  const names = annexes.map(({ name }) => name)
  return {
    title,
    byline: author ? `${unit}　${author.name}` : unit,
    facts,
    blocks: [
      ...report.sections.flatMap((section) => sectionBlocks(section, report, runs)),
      ...(names.length > 0 ? [{ kind: 'attachments', names } as const] : []),
      {
        kind: 'signature',
        lines: [
          `述职人：${author?.name ?? '　　　　'}`,
          formatChineseDate(final?.approval.occurredOn ?? beijingDate(report.draftedAt)),
        ],
      },
      ...(final ? [finalBlock(final)] : []),
      ...annexes.flatMap(({ name, blocks }, index): Block[] => [
        { kind: 'page-break' },
        { kind: 'annex-title', title: name, ...(annexes.length > 1 ? { number: index + 1 } : {}) },
        ...blocks,
      ]),
    ],
  }
}

/** Which version it is, who approved it, and the code by which that is checked. */
function finalBlock(final: PrintedFinal): Block {
  const { occurredOn, title } = final.approval
  const text = `（${versionWords(final)}，${formatChineseDate(occurredOn)}“${title}”审议通过。核验码：`
  return { kind: 'paragraph', runs: [{ text }, { text: '', mark: 'code' }, { text: '）' }] }
}

/** By the key of the figure. */
type FigureRuns = ReadonlyMap<string, Run>

function sectionBlocks(section: DraftSection, report: StoredReport, printed: FigureRuns): Block[] {
  const paragraphs = section.paragraphs.map(({ lead, parts }): Block => ({
    kind: 'paragraph',
    runs: [...leadRuns(lead, section.level), ...parts.map((part) => run(part, report, printed))],
  }))
  return section.level === 0 || section.heading === ''
    ? [...(section.heading ? [{ kind: 'plain-heading', text: section.heading } as const] : []), ...paragraphs]
    : [{ kind: 'heading', level: section.level, text: section.heading }, ...paragraphs]
}

/** Under a first heading the lead stands where a second one would (楷体); further down everything is 仿宋. */
function leadRuns(lead: string | undefined, level: DraftSection['level']): Run[] {
  if (lead === undefined) return []
  return [level === 2 ? { text: lead } : { text: lead, mark: 'lead' }]
}

function run(part: DraftPart, { figures }: StoredReport, printed: FigureRuns): Run {
  if (part.is === 'blank') return { text: part.text, mark: 'blank' }
  if (part.is === 'text') return { text: part.text }
  return printed.get(figures[part.figure]?.key ?? '') ?? { text: '' }
}

function figureRun(fact: Fact, index: number): Run {
  return { text: fact.display, figure: { tag: fact.tag, title: placeTitle(fact, index) } }
}

interface Annex {
  readonly name: string
  readonly blocks: readonly Block[]
}

function annex(report: StoredReport, facts: readonly Fact[], typed: readonly TypedByHand[] = []): Annex {
  // The report's own year goes without saying; another is named.
  const when = whenOfFigures(report, report.year)
  const partly = new Set(report.figures.filter(isPartly).map(({ key }) => key))
  const rows = facts.map((fact, index) => [
    String(index + 1),
    fact.title,
    [figureRun(fact, index), { text: fact.unit }],
    inLines(when.get(fact.key) ?? ''),
    String(fact.records),
    [fact.definition, ...scopeNote(fact, partly, report)].join('；'),
  ])
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [
        {
          text: `本报告数据取自${reportScopeWords(report)}日常记录，截至${formatChineseDate(report.cutOff)}。每项数据均可在系统中逐条查看其所依据的记录。`,
        },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '序号', width: 0.08 },
        { title: '数据', width: 0.19 },
        { title: '数值', width: 0.2 },
        { title: '期间', width: 0.165 },
        { title: '记录数', width: 0.1 },
        { title: '口径', width: 0.265 },
      ],
      rows,
    },
    ...typedByHand(typed),
    ...leftOut(report),
  ]
  return { name: ANNEX, blocks }
}

/** Branches without such records are named once, below the table. */
const PARTLY = '部分党组织没有这类记录，见表后'

function isPartly({ scope, leftOut }: DraftFigure): boolean {
  return scope === 'report' && leftOut.length > 0
}

function scopeNote({ key, scope }: Fact, partly: ReadonlySet<string>, report: StoredReport): string[] {
  if (partly.has(key)) return [PARTLY]
  return scope === reportScopeWords(report) ? [] : [scope]
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
function leftOut({ withoutRecords }: StoredReport): Block[] {
  if (withoutRecords.length === 0) return []
  const each = withoutRecordsWords(withoutRecords).join('；')
  const text = `下列党组织在统计期内没有登记括号中所列的记录，有关数据不含这些党组织：${each}。`
  return [{ kind: 'paragraph', runs: [{ text }] }]
}

function branchAnnex({ columns, rows }: BranchTable, printed: FigureRuns): Annex {
  const width = 0.72 / columns.length
  const blocks: Block[] = [
    {
      kind: 'table',
      columns: [
        { title: '党组织', width: 0.28 },
        ...columns.map(({ title, unit }) => ({ title: `${title}（${unit}）`, width })),
      ],
      rows: rows.map(({ name, cells }) => [name, ...cells.map((cell) => branchCell(cell, printed))]),
    },
  ]
  return { name: BRANCHES, blocks }
}

function branchCell(cell: BranchCell, printed: FigureRuns): Cell {
  if (cell.is === 'blank') return cell.text
  const run = printed.get(cell.figure.key)
  return run ? [run] : ''
}

function keyOf(cell: BranchCell): string[] {
  return cell.is === 'figure' ? [cell.figure.key] : []
}
