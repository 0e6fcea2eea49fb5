import type { FigureChange } from '../../domain/report/duty-report'

/** So many are named, the others counted. */
const NAMED = 3

/** What the records give otherwise since a report was drafted, as it is said before its document is opened. */
export function staleText(changed: readonly string[]): string {
  const more = changed.length > NAMED ? `；还有 ${changed.length - NAMED} 个` : ''
  return `${changed.slice(0, NAMED).join('；')}${more}。文档里还是起草时的数字。`
}

/** `党员：45人，现在是46人` */
export function changeText({ title, was, now }: FigureChange): string {
  if (was === null) return `${title}：起草的文字里新有 ${now ?? ''}`
  return now === null ? `${title}：原来 ${was}，现在没有这个数字了` : `${title}：原来 ${was}，现在是 ${now}`
}
