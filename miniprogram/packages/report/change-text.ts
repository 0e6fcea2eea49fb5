import type { FigureChange } from '../../domain/report/duty-report'

/** So many are named, the others counted. */
const NAMED = 3

/** How many places of a document the records give otherwise: another number, or the same of other records. */
export function staleTitle({ length }: readonly string[]): string {
  return `有 ${length} 处与现在的记录不同`
}

/** What the records give otherwise since a report was drafted, as it is said before its document is opened. */
export function staleText(changed: readonly string[]): string {
  const more = changed.length > NAMED ? `；还有 ${changed.length - NAMED} 个` : ''
  return `${changed.slice(0, NAMED).join('；')}${more}。文档里还是起草时的。`
}

/** `党员：45人，现在是46人` */
export function changeText({ title, was, now }: FigureChange): string {
  if (was === null) return `${title}：起草的文字里新有 ${now ?? ''}`
  return now === null ? `${title}：原来 ${was}，现在没有这个数字了` : `${title}：原来 ${was}，现在是 ${now}`
}
