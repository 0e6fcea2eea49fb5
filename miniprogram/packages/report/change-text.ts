import type { FigureChange } from '../../domain/report/duty-report'

/** `党员：45人，现在是46人` */
export function changeText({ title, was, now }: FigureChange): string {
  if (was === null) return `${title}：起草的文字里新有 ${now ?? ''}`
  return now === null ? `${title}：原来 ${was}，现在没有这个数字了` : `${title}：原来 ${was}，现在是 ${now}`
}
