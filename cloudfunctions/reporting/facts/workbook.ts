/** The records behind a report's figures as a workbook: the figures, then a sheet for each subject. */
import { subjectTitle } from '#domain/records/record-subject'
import type { SheetToWrite } from '../../application/ports/documents'
import type { FactRecords } from './fact-records'

const FIGURES: SheetToWrite['columns'] = [
  { title: '序号', width: 8, note: '与报告附件“数据依据清单”的序号相同。' },
  { title: '数据', width: 30 },
  { title: '数值', width: 14 },
  { title: '单位', width: 8 },
  { title: '期间', width: 26 },
  { title: '范围', width: 26 },
  { title: '记录数', width: 10 },
  { title: '口径', width: 50 },
  { title: '怎样算出', width: 40 },
]
const RECORDS: SheetToWrite['columns'] = [
  { title: '日期', width: 14 },
  { title: '记录', width: 80 },
  { title: '用于数据', width: 20, note: '这条记录计入的各项数据的序号。' },
]

/** `tell`: a record's line as this reader may see it. */
export function recordsWorkbook(facts: readonly FactRecords[], tell: (line: string) => string): SheetToWrite[] {
  return [{ name: '数据依据清单', columns: FIGURES, rows: facts.map(figureRow) }, ...subjectSheets(facts, tell)]
}

function figureRow({ fact, number, adds }: FactRecords): (string | number)[] {
  const { title, display, unit, period, scope, records, definition } = fact
  return [
    number,
    title,
    display,
    unit,
    `${period.from} 至 ${period.to}`,
    scope,
    records,
    definition,
    adds.join('，占 '),
  ]
}

interface Line {
  readonly date: string
  readonly title: string
  readonly numbers: Set<number>
}

function subjectSheets(facts: readonly FactRecords[], tell: (line: string) => string): SheetToWrite[] {
  const subjects = new Map<string, Map<string, Line>>()
  for (const { number, groups } of facts) {
    for (const { subject, lines } of groups) {
      const name = subjectTitle(subject) ?? subject
      const sheet = subjects.get(name) ?? new Map<string, Line>()
      subjects.set(name, sheet)
      for (const { collection, id, date, title } of lines) {
        const key = `${collection}/${id} ${title}`
        const line = sheet.get(key) ?? { date, title: tell(title), numbers: new Set<number>() }
        line.numbers.add(number)
        sheet.set(key, line)
      }
    }
  }
  return [...subjects].map(([name, lines]) => ({
    name,
    columns: RECORDS,
    rows: [...lines.values()]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ date, title, numbers }) => [date, title, [...numbers].join('、')]),
  }))
}
