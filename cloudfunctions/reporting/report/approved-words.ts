/** What people wrote after a meeting had looked at the report, and what is not as it stood then. */
import type { DraftPart } from '#domain/report/duty-report'
import { WRITTEN_SECTIONS } from '#domain/report/report-writing'
import type { StoredWording } from '#domain/report/wording'
import { wordsAt } from '#domain/report/kept-wording'
import type { Instant } from '#domain/time/instant'
import { canonicalJson } from '#domain/values/canonical-json'
import { stoodAt } from '../draft/writing-versions'
import type { ReadReport } from './whole-report'

/** So much of a paragraph tells which it is. */
const OPENING = 12

/** By what a person knows it as. What was written again as it stood is not among them. */
export function writtenAfter({ report, drafted, writing }: ReadReport, until: Instant): string[] {
  const { stored, lastYear, wordings } = writing
  const headings = new Map(drafted.sections.map(({ id, heading }) => [id, heading || '开头']))
  const written = WRITTEN_SECTIONS.filter((section) => stored && !stoodAt(stored, section, until))
  const isAnswered = headings.has('last-year')
  const before = lastYear && (['problems', 'next-steps'] as const).some((section) => !stoodAt(lastYear, section, until))
  const paragraphs = report.sections.flatMap((section) => section.paragraphs)
  const opening = ({ statement }: StoredWording) => {
    const parts = paragraphs.find((paragraph) => paragraph.statement === statement)?.parts ?? []
    return textOf(parts, report).slice(0, OPENING)
  }
  return [
    ...(before && isAnswered ? ['上年报告的问题和措施'] : []),
    ...written.flatMap((section) => headings.get(section) ?? []).map((heading) => `「${heading}」一节`),
    ...wordings.flatMap((wording) => {
      const heading = headings.get(wording.section)
      return heading === undefined || isAsAt(wording, until) ? [] : [`「${heading}」里“${opening(wording)}…”一段`]
    }),
  ]
}

function isAsAt(wording: StoredWording, until: Instant): boolean {
  const then = wordsAt(wording, until)
  const said = ({ parts, basis = '' }: Pick<StoredWording, 'parts' | 'basis'>) => canonicalJson({ parts, basis })
  return then !== undefined && said(then) === said(wording)
}

function textOf(parts: readonly DraftPart[], { figures }: ReadReport['report']): string {
  return parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text)).join('')
}
