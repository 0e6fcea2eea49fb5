/** The certificate of volunteer service (志愿服务记录证明), by 志愿服务记录与证明出具办法（试行）, 民政部令第67号. */
import { formatChineseDate, type CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { formatMinutes, totalMinutes, type VolunteerShift } from '#domain/service/volunteering'
import type { Block, OfficialDocument } from '../ports/documents'

export interface Certificate {
  readonly number: string
  readonly name: string
  readonly branchName: string
  readonly period: Period
  /** Confirmed ones only, in the order they happened. */
  readonly shifts: readonly VolunteerShift[]
  readonly on: CivilDate
}

const COLUMNS = [
  { title: '服务项目', width: 5 },
  { title: '日期', width: 4 },
  { title: '地点', width: 5 },
  { title: '时长', width: 4 },
]

export function certificateDocument(certificate: Certificate): OfficialDocument {
  const { number, name, branchName, period, shifts, on } = certificate
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
  const [from, to] = [formatChineseDate(period.from), formatChineseDate(period.to)]
  const total = formatMinutes(totalMinutes(shifts))
  const rows = shifts.map(({ project, occurredOn, site, minutes }) => [
    project,
    formatChineseDate(occurredOn),
    site,
    formatMinutes(minutes),
  ])
  return {
    title: '志愿服务记录证明',
    byline: `编号：${number}`,
    blocks: [
      paragraph(
        `兹证明${name}同志于${from}至${to}参加志愿服务${shifts.length}次，服务时长共计${total}。服务情况如下：`,
      ),
      { kind: 'table', columns: COLUMNS, rows },
      paragraph('本证明依据本支部的志愿服务记录出具，只列经本支部确认的服务，无偿提供。'),
      paragraph('依据：《志愿服务记录与证明出具办法（试行）》（民政部令第67号）。'),
      { kind: 'signature', lines: [branchName, '（盖章）', formatChineseDate(on)] },
    ],
  }
}
