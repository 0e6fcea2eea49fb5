import { formatChineseDate } from '#domain/time/civil-date'
import type { DraftPart, DraftSection, StoredReport } from '#domain/report/duty-report'
import { beijingDate } from '#domain/time/instant'
import { formatPeriod, formatPeriodWithYear, type Period } from '#domain/time/period'
import type { Block, OfficialDocument, Run } from '../../application/ports/documents'

/** Lays a draft out as an official document: text, signature, and the annex that lists what each figure rests on. */
export function toDocument(report: StoredReport): OfficialDocument {
  const { unit, reporter, title } = report
  return {
    title,
    byline: reporter ? `${unit}　${reporter}` : unit,
    blocks: [
      ...report.sections.flatMap((section) => sectionBlocks(section, report)),
      {
        kind: 'signature',
        lines: [`述职人：${reporter ?? '　　　　'}`, formatChineseDate(beijingDate(report.draftedAt))],
      },
      ...annex(report),
    ],
  }
}

function sectionBlocks(section: DraftSection, report: StoredReport): Block[] {
  const paragraphs = section.paragraphs.map(({ lead, parts }): Block => ({
    kind: 'paragraph',
    runs: [...leadRuns(lead, section.level), ...parts.map((part) => run(part, report))],
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

function run(part: DraftPart, report: StoredReport): Run {
  if (part.is === 'figure') return { text: report.figures[part.figure]?.display ?? '', mark: 'figure' }
  return part.is === 'blank' ? { text: part.text, mark: 'blank' } : { text: part.text }
}

function annex(report: StoredReport): Block[] {
  const rows = report.figures.map((figure, index) => [
    String(index + 1),
    figure.part ? `${figure.title}（${figure.part.label}）` : figure.title,
    `${figure.display}${figure.unit}`,
    periodWords(figure.period, report.year),
    String(figure.records),
    figure.definition,
  ])
  return [
    { kind: 'page-break' },
    { kind: 'plain-heading', text: '附件：数据依据清单' },
    {
      kind: 'paragraph',
      runs: [
        {
          text: `本报告数据取自${report.unit}日常记录，截至${formatChineseDate(report.cutOff)}。每项数据均可在系统中逐条查看其所依据的记录。`,
        },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '序号', width: 0.09 },
        { title: '数据', width: 0.25 },
        { title: '数值', width: 0.14 },
        { title: '期间', width: 0.12 },
        { title: '记录数', width: 0.1 },
        { title: '口径', width: 0.34 },
      ],
      rows,
    },
  ]
}

/** The report's own year goes without saying; another is named. */
function periodWords(period: Period, year: number): string {
  return period.from.startsWith(String(year)) ? formatPeriod(period) : formatPeriodWithYear(period)
}
