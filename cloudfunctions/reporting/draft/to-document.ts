import { byline } from '#domain/report/byline'
import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime } from '#domain/time/instant'
import { changedNote, NOTHING_CHANGED, type ChangedLines } from '#domain/report/changed-note'
import type { DraftPart, DraftSection, StoredReport } from '#domain/report/duty-report'
import { versionWords, type Approval, type FinalReport } from '#domain/report/final-report'
import type { Block, OfficialDocument, Run } from '../../application/ports/documents'
import { DRAFT } from '../facts/check-edges'
import { factSheet } from '../facts/facts'
import { annexesOf, figureRun, type FigureRuns } from './annexes'

/** What a document says of the version it is. */
type PrintedFinal = Pick<FinalReport, '_id' | 'version' | 'year' | 'cutOff'> & {
  readonly approval: Approval
  /** Who made it final in place of its author, by name. */
  readonly signedBy?: string
}

/**
 * Lays a draft out as an official document: text, 附件说明, signature, and the annex that says of each figure what it
 * counts. The document carries its facts, and each figure's place is marked with the tag of its fact.
 */
export function toDocument(
  report: StoredReport,
  final?: PrintedFinal,
  /** What the records give otherwise by now: a draft that leaves as it was drafted says so itself. */
  changed: ChangedLines = NOTHING_CHANGED,
): OfficialDocument {
  const { author, title } = report
  const facts = factSheet(report, final)
  const runs = new Map(facts.facts.map((fact, index) => [fact.key, figureRun(fact, index)]))
  const annexes = annexesOf(report, facts, runs)
  const names = annexes.map(({ name }) => name)
  return {
    title,
    byline: byline(report),
    facts,
    ...(final ? {} : { draft: draftWords(report) }),
    blocks: [
      ...report.sections.flatMap((section) => sectionBlocks(section, report, runs)),
      ...(names.length > 0 ? [{ kind: 'attachments', names } as const] : []),
      {
        kind: 'signature',
        lines: [
          `述职人：${author?.name ?? '　　　　'}`,
          final ? formatChineseDate(final.approval.occurredOn) : UNDATED,
        ],
      },
      ...(final ? [finalBlock(final)] : []),
      ...changedBlocks(changed),
      ...annexes.flatMap(({ name, blocks }, index): Block[] => [
        { kind: 'page-break' },
        { kind: 'annex-title', title: name, ...(annexes.length > 1 ? { number: index + 1 } : {}) },
        ...blocks,
      ]),
    ],
  }
}

const CHANGED = '说明：本稿印的是起草时的数字。'
export function isChangedBlock(text: string): boolean {
  return text.startsWith(CHANGED)
}

/** Never silently the old: both values, in the file itself. */
export function changedBlocks(changed: ChangedLines): Block[] {
  const note = changedNote(changed)
  return note === '' ? [] : [{ kind: 'paragraph', runs: [{ text: `${CHANGED}${note}` }] }]
}

/** What nobody can overlook on a page that is not final: that it is a draft, and of when. */
function draftWords({ sections, draftedAt }: StoredReport): string {
  const blanks = sections
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ parts }) => parts))
    .filter(({ is }) => is === 'blank').length
  const of = `${DRAFT}（${formatChineseDate(beijingDate(draftedAt))}${beijingTime(draftedAt)}起草）`
  return blanks > 0 ? `${of}，尚有${blanks}处待填写` : `${of}，未经审议定稿`
}

/** A draft is dated by whoever signs it; the day it was drawn up says nothing. */
const UNDATED = '　　　　年　　月　　日'

/** Which version it is, who approved it, and the code by which that is checked. */
function finalBlock(final: PrintedFinal): Block {
  const { occurredOn, title } = final.approval
  const inPlace = final.signedBy === undefined ? '' : `，由现任书记${final.signedBy}代为定稿`
  const text = `（${versionWords(final)}，${formatChineseDate(occurredOn)}“${title}”审议通过${inPlace}。核验码：`
  return { kind: 'paragraph', runs: [{ text }, { text: '', mark: 'code' }, { text: '）' }] }
}

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
