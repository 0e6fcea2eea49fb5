/** Recorded names as a sentence says them: “甲”“乙”等5支; 竹篱社区、石渠社区2个; 《关于……的通知》. */
import { titleWithoutKind } from '#domain/meeting/labels'
import type { DraftFigure } from '#domain/report/duty-report'

/** The dimension of titles of documents. */
export const DOCUMENT = 'document'

/** Dimensions whose values are names that people gave, and so stand in quotation marks. */
const GIVEN: ReadonlySet<string> = new Set(['name', 'title', 'project', 'campaign'])

/** The name of a part; none for records that do not say. */
export function nameOf({ part }: Pick<DraftFigure, 'part'>): string[] {
  if (!part || part.key === '') return []
  const name = titleWithoutKind(part.label)
  if (/^[“《]/.test(name)) return [name]
  if (part.by === DOCUMENT) return [`《${name}》`]
  return [GIVEN.has(part.by) ? `“${name}”` : name]
}

/** So many names are said before 等. */
const MOST_NAMES = 2

/** One name stands alone, and so do documents that are all named; others with how many there are. */
export function inNames(
  names: readonly string[],
  { value, display, unit }: Pick<DraftFigure, 'value' | 'display' | 'unit'>,
  isOfDocuments: boolean,
): string {
  const said = names.slice(0, MOST_NAMES)
  const isAll = said.length >= value
  if (isAll && (value === 1 || isOfDocuments)) return listed(said)
  return `${listed(said)}${isAll ? '' : '等'}${display}${unit}${isOfDocuments ? '文件' : ''}`
}

/** Names in marks stand side by side; others are told apart, and so is what has its 文号 behind it. */
function listed(names: readonly string[]): string {
  return names.every((name) => /^[“《].*[”》]$/.test(name)) ? names.join('') : names.join('、')
}
