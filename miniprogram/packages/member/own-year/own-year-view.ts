/** A person's own year in words. Pure. */
import type { OutputOf } from '#contract'
import { formatChineseDate, formatDate } from '../../../domain/time/civil-date'

type OwnYear = OutputOf<'me.year'>

export interface ShownGroup {
  readonly heading: string
  readonly lines: readonly {
    readonly measure: string
    readonly title: string
    readonly value: string
    readonly records: readonly { readonly day: string; readonly line: string }[]
  }[]
}

export function yearGroups({ groups }: OwnYear): ShownGroup[] {
  return groups.map(({ heading, lines }) => ({
    heading,
    lines: lines.map(({ records, ...line }) => ({
      ...line,
      records: records.map(({ date, line: said }) => ({ day: formatDate(date, 'M月D日'), line: said })),
    })),
  }))
}

/** `第一党支部，截至2025年6月10日` */
export function aboutYear({ branches, until }: Pick<OwnYear, 'branches' | 'until'>): string {
  return [...branches, ...(until ? [`截至${formatChineseDate(until)}`] : [])].join('，')
}

/** All of it as plain text to paste: a line to a figure, without the records. */
export function yearText(own: OwnYear): string {
  const groups = own.groups.map(({ heading, lines }) =>
    [heading, ...lines.map(({ title, value }) => `${title}：${value}`)].join('\n'),
  )
  return [`${own.year}年，我的这一年（${own.name}）`, aboutYear(own), ...groups, ''].join('\n\n').trimEnd()
}
