import type { ReportScope } from './duty-report'
import { holdersOf } from '../people/who-may'
import { formatChineseDate } from '../time/civil-date'
import { beijingDate, type Instant } from '../time/instant'

const BY_KIND = [
  `党费和捐款由${holdersOf('manage-dues')}查看`,
  `谈心谈话和评议结果由${holdersOf('read-confidential')}查看`,
]
/** Of those below only where it is of any. */
const WHO: Readonly<Record<ReportScope, string>> = {
  own: BY_KIND.join('，'),
  'with-below': ['机关和直属单位党组织的记录由书记、副书记、机关党办查看', ...BY_KIND].join('，'),
}

/**
 * What is said where records are counted and not shown. Names and lines of an organization's records are for who may read
 * them: a figure of a bureau counts all below it, and of any organization all kinds of records, whoever looks at it.
 */
export function withheldWords(records: number, scope: ReportScope): string {
  return `其中 ${records} 条只计数，不列出内容和姓名：${WHO[scope]}。`
}

/** In the place of a list all of whose records are counted only. */
export function nothingShownWords(scope: ReportScope): string {
  return `这类记录只计数，不列出内容和姓名：${WHO[scope]}。`
}

/** Who may open the records behind a report's figures, said of all of them. */
export function whoOpensWords({ scope }: { readonly scope: ReportScope }): string {
  return `每项数据所依据的记录，由有权查看的人在系统中逐条查看：${WHO[scope]}`
}

/** What is not in a list of the records that were changed since, a sentence each. */
export function changedBesideWords(check: {
  readonly scope: ReportScope
  readonly changedUntold: number
  readonly changedWithheld: number
  readonly changedLookedSince: Instant | null
}): string[] {
  const { scope, changedUntold, changedWithheld, changedLookedSince: since } = check
  return [
    ...(changedUntold > 0 ? [`另有 ${changedUntold} 条改动过的记录，没有逐条列出。`] : []),
    ...(changedWithheld > 0 ? [`另有 ${changedWithheld} 条改动过的记录，不列出内容和姓名：${WHO[scope]}。`] : []),
    ...(since === null
      ? []
      : [`报告生成以后写入的很多，只看了${formatChineseDate(beijingDate(since))}以后的，更早的改动没有列出。`]),
  ]
}

/** Of a figure split by names. */
export function withheldPartWords(said: string, records: number, scope: ReportScope): string {
  return `另有 ${said}（${records} 条记录），不列出姓名和名称：${WHO[scope]}。`
}

/** Of one part of such a figure. */
export function noSuchPartWords(scope: ReportScope): string {
  return `这里没有这一项，或者它的姓名和名称不列出：${WHO[scope]}。`
}
