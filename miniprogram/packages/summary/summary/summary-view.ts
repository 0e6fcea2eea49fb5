/** What the page of a summary says. Pure: the page and its test use it. */
import type { OutputOf } from '#contract'
import type { Opened } from '../../../services/routes'
import { groupNotice } from '../../../page-parts/group-notice'

export type Summary = OutputOf<'branch.summary'>
type Line = Summary['groups'][number]['lines'][number]

export interface ShownLine {
  readonly measure: string
  readonly title: string
  readonly value: string
  /** `上月 2次 · 要求每月1次` */
  readonly note: string
}
export interface ShownGroup {
  readonly heading: string
  readonly lines: readonly ShownLine[]
}

export const NOT_RECORDED = '暂无记录'

export function shownGroups({ groups, beforeWords }: Summary): ShownGroup[] {
  return groups.map(({ heading, lines }) => ({ heading, lines: lines.map((line) => shownLine(line, beforeWords)) }))
}

function shownLine({ measure, title, value, before, norm }: Line, beforeWords: string): ShownLine {
  const beside = value === null && before === null ? [] : [`${beforeWords} ${before ?? NOT_RECORDED}`]
  const asked = norm === null ? [] : [`要求${norm}`]
  return { measure, title, value: value ?? NOT_RECORDED, note: [...asked, ...beside].join(' · ') }
}

/** All of it in words, to be pasted; what is recorded in neither period is left out. */
export function summaryText(summary: Summary): string {
  const groups = summary.groups.map(({ heading, lines }) => {
    const told = lines.filter(({ value, before }) => value !== null || before !== null)
    const said = told.map((line) => {
      const { title, value, note } = shownLine(line, summary.beforeWords)
      return `${title} ${value}${note === '' ? '' : `（${note}）`}`
    })
    return said.length > 0 ? [`【${heading}】`, ...said].join('\n') : ''
  })
  const head = `${summary.branchName}${summary.title}小结`
  return [head, ...groups.filter((group) => group !== '')].join('\n')
}

/** The card for the committee: it says no number, and opens the page for whoever may read it. */
export function summaryNotice(summary: Summary, at: Opened<'packages/summary/summary/summary'>) {
  const title = `${summary.branchName}${summary.title}小结，请看一看`
  return groupNotice('summary', { title, words: summaryText(summary) }, 'packages/summary/summary/summary', at)
}
