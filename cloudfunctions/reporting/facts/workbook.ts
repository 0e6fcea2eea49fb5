/** The records behind a report's figures as a workbook: the figures, then a sheet for each subject. */
import type { ReportScope } from '#domain/report/duty-report'
import { nothingShownWords, withheldWords } from '#domain/report/withheld-words'
import type { SheetToWrite } from '../../application/ports/documents'
import type { EvidenceLine } from '../measures/evidence'
import type { FactRecords } from './fact-records'

const FIGURES: SheetToWrite['columns'] = [
  { title: '序号', width: 8, note: '报告附件“数据依据清单”里有的，序号相同；只在党组织情况表里的，排在后面。' },
  { title: '数据', width: 30 },
  { title: '数值', width: 14 },
  { title: '单位', width: 8 },
  { title: '期间', width: 26 },
  { title: '范围', width: 26 },
  { title: '记录数', width: 10, note: '比率的分子、分母各有各的记录的，是两种记录一起的条数。' },
  { title: '口径', width: 50 },
  { title: '怎样算出', width: 40 },
]
const WITHHELD = { title: '不列出的记录', width: 50 }
const DATE = { title: '日期', width: 14 }
const BRANCH = { title: '党组织', width: 26 }
const RECORD = { title: '记录', width: 80 }
const USED = { title: '用于数据', width: 20, note: '这条记录计入的各项数据的序号。' }
/** Of one thing that records say. */
const CELL = 18

const CHANGED = { title: '起草以后的变动', width: 50, note: '“数值”是起草时的；记录清单是现在的。' }

interface Telling {
  /** A record's line as this reader may see it. */
  readonly tell: (line: string) => string
  readonly scope: ReportScope
  /** By the key of a figure, what the records give otherwise by now. */
  readonly changed?: ReadonlyMap<string, string>
}

/** Of records that are not shown each figure says how many. */
export function recordsWorkbook(
  facts: readonly FactRecords[],
  { tell, scope, changed = new Map() }: Telling,
): SheetToWrite[] {
  const hasWithheld = facts.some((each) => withheldOf(each) > 0)
  const hasChanged = changed.size > 0
  const columns = [...FIGURES, ...(hasChanged ? [CHANGED] : []), ...(hasWithheld ? [WITHHELD] : [])]
  const rows = facts.map((each) => [
    ...figureRow(each).map((cell) => (typeof cell === 'string' ? tell(cell) : cell)),
    ...(hasChanged ? [tell(changed.get(each.fact.key) ?? '')] : []),
    ...(hasWithheld ? [withheldText(each, scope)] : []),
  ])
  return [{ name: '数据依据清单', columns, rows }, ...subjectSheets(facts, { tell, scope })]
}

function figureRow({ fact, number, when, adds }: FactRecords): (string | number)[] {
  const { title, display, unit, scope, records, definition } = fact
  return [number, title, display, unit, when, scope, records, definition, adds]
}

/** Of a rate its part is in its whole: each record once. Of a change the two years' are apart. */
function withheldOf({ groups, fact }: FactRecords): number {
  const isChange = /\|change(-percent)?$/.test(fact.key)
  const bySubject = new Map<string, number>()
  for (const [at, { about, withheld }] of groups.entries()) {
    const subject = isChange ? `${about} ${at}` : about
    bySubject.set(subject, Math.max(bySubject.get(subject) ?? 0, withheld))
  }
  const sum = [...bySubject.values()].reduce((all, each) => all + each, 0)
  return Math.min(sum, fact.records)
}

function withheldText(each: FactRecords, scope: ReportScope): string {
  const withheld = withheldOf(each)
  return withheld > 0 ? withheldWords(withheld, scope) : ''
}

interface Line {
  readonly date: string
  /** Empty where it goes without saying. */
  readonly branch: string
  readonly title: string
  readonly cells: ReadonlyMap<string, string | number>
  readonly numbers: Set<number>
}

function subjectSheets(facts: readonly FactRecords[], { tell, scope }: Telling): SheetToWrite[] {
  const subjects = new Map<string, Map<string, Line>>()
  const withheld = new Map<string, number>()
  for (const { number, groups } of facts) {
    for (const { about, lines, withheld: unseen } of groups) {
      withheld.set(about, Math.max(withheld.get(about) ?? 0, unseen))
      const sheet = subjects.get(about) ?? new Map<string, Line>()
      subjects.set(about, sheet)
      for (const record of lines) {
        const key = `${record.collection}/${record.id} ${record.title}`
        const line = sheet.get(key) ?? lineOf(record, tell)
        line.numbers.add(number)
        sheet.set(key, line)
      }
    }
  }
  return [...subjects].map(([name, lines]) => {
    const unseen = withheld.get(name) ?? 0
    return lines.size === 0 && unseen > 0 ? emptySheet(name, scope) : subjectSheet(name, [...lines.values()])
  })
}

/** Nobody takes a sheet without a line for one without records. */
function emptySheet(name: string, scope: ReportScope): SheetToWrite {
  return { name, columns: [{ title: '为什么没有记录', width: 80 }], rows: [[nothingShownWords(scope)]] }
}

function lineOf({ date, branch, title, cells }: EvidenceLine, tell: (line: string) => string): Line {
  const told = cells.map(({ heading, cell }) => [heading, typeof cell === 'string' ? tell(cell) : cell] as const)
  return { date, branch: branch ?? '', title: tell(title), cells: new Map(told), numbers: new Set() }
}

/** A column for each thing that any of the records says. */
function subjectSheet(name: string, lines: readonly Line[]): SheetToWrite {
  const headings = [...new Set(lines.flatMap(({ cells }) => [...cells.keys()]))]
  const hasBranch = lines.some(({ branch }) => branch !== '')
  return {
    name,
    columns: [DATE, ...(hasBranch ? [BRANCH] : []), RECORD, ...headings.map((title) => ({ title, width: CELL })), USED],
    rows: [...lines]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ date, branch, title, cells, numbers }) => [
        date,
        ...(hasBranch ? [branch] : []),
        title,
        ...headings.map((heading) => cells.get(heading) ?? ''),
        [...numbers].join('、'),
      ]),
  }
}
