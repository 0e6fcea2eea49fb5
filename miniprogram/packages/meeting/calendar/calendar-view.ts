/** The year against what is asked of a branch: a row for each norm of each organ, a cell for each of its periods. */
import type { OutputOf, RequestOf } from '#contract'
import { monthNumber, quarterOf, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { ORGAN_LABELS } from '../../../domain/meeting/labels'
import { calendarText } from '../../../domain/meeting/calendar-text'
import { dayText } from '../../../text/dates'
import type { Tone } from '../meeting-text'
import { kindOf, placeOf } from '../norms/norms-view'

type Norm = OutputOf<'meeting.calendar'>['norms'][number]
type Period = Norm['periods'][number]

export interface CalendarCell {
  readonly key: string
  readonly label: string
  /** Shape and words say it as well as the colour. */
  readonly short: string
  readonly tone: Tone | 'gap' | 'none'
  readonly spoken: string
}
export interface CalendarRow {
  readonly key: string
  readonly title: string
  readonly organ: string
  readonly cells: readonly CalendarCell[]
}
export interface OpenedPeriod {
  readonly key: string
  readonly said: string
  /** What to convene for it, and on which day to begin; null where nothing is missing. */
  readonly convene: {
    readonly button: string
    readonly with: ReturnType<typeof placeOf> & { readonly on: string; readonly by: CivilDate }
  } | null
}

const PLANNED = '已排'
const QUARTERS = ['一季度', '二季度', '三季度', '四季度'] as const

/** Rows of what applies at some time of the year. */
export function calendarRows(norms: readonly Norm[]): CalendarRow[] {
  return norms
    .filter(({ periods }) => periods.some(({ status }) => status !== 'not-applicable'))
    .map((norm) => ({
      key: keyOf(norm),
      title: norm.title,
      organ: norm.cellName ?? ORGAN_LABELS[norm.organ],
      cells: norm.periods.map((period) => cellOf(norm, period)),
    }))
}

/** What does not apply all year, and why: said once below the rows. */
export function asideOf(norms: readonly Norm[]): string {
  const aside = norms.filter(({ periods }) => periods.every(({ status }) => status === 'not-applicable'))
  const said = aside.map(({ title, periods }) => `${title}（${periods[0]?.why ?? '不适用'}）`)
  return [...new Set(said)].join('、')
}

/** One period of a row that was tapped; undefined when there is no such row or period. */
export function openedPeriod(norms: readonly Norm[], row: string, cell: string): OpenedPeriod | undefined {
  const norm = norms.find((each) => keyOf(each) === row)
  const period = norm?.periods.find(({ from }) => from === cell)
  if (!norm || !period) return undefined
  return { key: `${row} ${cell}`, said: saidOf(norm, period), convene: conveneOf(norm, period) }
}

/** The meetings of that norm in that period; undefined where it is about no kind of meeting. */
export function meetingsOf(
  norms: readonly Norm[],
  branchId: string,
  row: string,
  cell: string,
): RequestOf<'meeting.list'> | undefined {
  const norm = norms.find((each) => keyOf(each) === row)
  const period = norm?.periods.find(({ from }) => from === cell)
  const kind = norm && kindOf(norm.kind)
  if (!norm || !period || !kind) return undefined
  const organ = norm.cellId === null ? {} : { organ: norm.organ, cellId: norm.cellId }
  return { branchId, kind, ...organ, from: period.from, to: period.dueBy, pageSize: 50 }
}

function cellOf(norm: Norm, period: Period): CalendarCell {
  const label = labelOf(norm, period)
  const { short, tone } = shortOf(period)
  const spoken = `${norm.title} ${label} ${calendarText(period)}${short === PLANNED ? `，${PLANNED}` : ''}`
  return { key: period.from, label, short, tone, spoken }
}

function labelOf({ per }: Norm, { from }: Period): string {
  if (per === 'month') return `${monthNumber(from)}月`
  return per === 'quarter' ? (QUARTERS[quarterOf(from) - 1] ?? '') : '全年'
}

function shortOf({ status, done, atLeast, planned }: Period): Pick<CalendarCell, 'short' | 'tone'> {
  switch (status) {
    case 'met':
      return { short: `✓ ${done} 次`, tone: 'good' }
    case 'open':
      return { short: planned > 0 ? PLANNED : `还差 ${atLeast - done}`, tone: 'wait' }
    case 'upcoming':
      return { short: planned > 0 ? PLANNED : '未到', tone: 'plain' }
    case 'no-record':
      return { short: done === 0 ? '没有记录' : `有 ${done} 次`, tone: 'gap' }
    case 'not-applicable':
      return { short: '—', tone: 'none' }
  }
}

function saidOf(norm: Norm, period: Period): string {
  const { dueBy, ruled, atLeast, done, planned, status, why } = period
  const label = labelOf(norm, period)
  if (status === 'not-applicable') return `${label}：不适用，${why ?? ''}。`
  const asked = `${atLeast > ruled ? '支部约定' : '要求'}不少于 ${atLeast} 次，${dayText(dueBy, yearOf(dueBy))}前`
  const held = done === 0 ? '还没有记录' : `有 ${done} 次记录`
  const ahead = planned > 0 ? `，${done === 0 ? '已排' : '另外排了'} ${planned} 次` : ''
  return `${label}：${asked}。${held}${ahead}。`
}

function conveneOf(norm: Norm, { status, from, dueBy }: Period): OpenedPeriod['convene'] {
  const place = placeOf(norm)
  if (!place || status === 'met' || status === 'not-applicable') return null
  if (status === 'no-record') return { button: '补录一次', with: { ...place, on: dueBy, by: dueBy } }
  return { button: '召集', with: { ...place, on: status === 'upcoming' ? from : '', by: dueBy } }
}

function keyOf({ normId, cellId }: Pick<Norm, 'normId' | 'cellId'>): string {
  return `${normId}:${cellId ?? ''}`
}

/** `截至2025年6月10日，只计已经结束的会议。` */
export function asOfText(on: CivilDate): string {
  return `截至${yearOf(on)}年${dayText(on)}，只计已经结束、整理好记录的会议。`
}
