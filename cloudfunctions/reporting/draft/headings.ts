/** A heading stands over something: nobody signs a page that announces what does not follow. */
import type { DraftSection } from '#domain/report/duty-report'

/** The sections but those over nothing: no paragraph of their own, and none in the sections under them. */
export function withoutEmptyHeadings(sections: readonly DraftSection[]): DraftSection[] {
  return sections.filter(({ paragraphs }, at) => paragraphs.length > 0 || under(sections, at).some(hasParagraphs))
}

const hasParagraphs = ({ paragraphs }: DraftSection) => paragraphs.length > 0

/** Those of a lower level that come next. */
function under(sections: readonly DraftSection[], at: number): readonly DraftSection[] {
  const level = sections[at]?.level ?? 0
  const rest = sections.slice(at + 1)
  const end = rest.findIndex((each) => each.level <= level)
  return level === 0 ? [] : rest.slice(0, end < 0 ? rest.length : end)
}
