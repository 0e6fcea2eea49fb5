/** Forms that look at how a number is spread over the months or parts of its period, and how it would go on. */
import type { DraftFigure } from '#domain/report/duty-report'
import { daysBetween, lastDay, monthNumber, monthsOfYear, month, quarterOf, yearOf } from '#domain/time/civil-date'
import { inWholeMonths, monthsOf, yearPeriod, type Period } from '#domain/time/period'
import { displayed, tenths } from '../measures/display'
import type { Display } from '../measures/measure'
import { nameOf } from './names'

/** A figure worked out of others, or why there is none. */
export type WorkedOut = DraftFigure | { readonly why: string }

/** A month's: the number over the months begun in the period; of what is counted by the month, over the whole ones. */
export function mean(whole: DraftFigure, display: Display): WorkedOut {
  if (whole.missing?.length) return { why: '有的月份没有填报，不作月均' }
  const months = monthsOf(daysCounted(whole)).length
  const value = display === 'plain' ? tenths(whole.value, months) : Math.round(whole.value / months)
  return {
    ...whole,
    title: `${whole.title}月均`,
    definition: `${whole.definition}；除以统计期的${months}个月`,
    value,
    display: displayed(value, display === 'plain' ? 'tenths' : display),
  }
}

/** Of what is counted by the month the whole ones: no number covers the days beside them. */
function daysCounted({ counted, period }: DraftFigure): Period {
  return (counted === 'months' && inWholeMonths(period)) || period
}

/** Dimensions along which nobody is ranked. */
const NEVER_RANKED: ReadonlySet<string> = new Set(['member', 'branch', 'cell', 'owner', 'lecturer'])

/** The highest part with its name. People and organizations are never ranked. */
export function highest(parts: readonly DraftFigure[]): WorkedOut {
  const named = parts.filter(({ part }) => part && part.key !== '')
  const [first, ...rest] = named
  if (!first) return { why: '没有可分列的记录' }
  if (NEVER_RANKED.has(first.part?.by ?? '')) return { why: '不对人员和支部排名' }
  const top = rest.reduce((best, each) => (each.value > best.value ? each : best), first)
  const most = top.part?.by === 'month' ? '是最多的一个月' : '是各项中最多的一项'
  return { ...top, definition: `${top.definition}，${most}`, display: `${nameOfPart(top)}${top.display}` }
}

function nameOfPart({ part }: DraftFigure): string {
  if (!part) return ''
  return part.by === 'month' ? `${monthNumber(month(part.key))}月` : nameOf({ part }).join('')
}

/** Carried on to the year's end as it went on so far. Marked 约; none where the year is over or has hardly begun. */
export function projection(whole: DraftFigure, display: Display): WorkedOut {
  if (whole.missing?.length) return { why: '有的月份没有填报，不作推算' }
  const { from, to } = daysCounted(whole)
  const year = yearPeriod(yearOf(from))
  const days = daysBetween(from, to) + 1
  if (to >= year.to) return { why: '全年已经结束' }
  if (days < LEAST_DAYS) return { why: '不足一个季度，不作推算' }
  const value = Math.round((whole.value * (daysBetween(from, year.to) + 1)) / days)
  return {
    ...whole,
    title: `${whole.title}（推算全年）`,
    definition: `${whole.definition}；按已有数字的${days}天推算到年末，不是记录`,
    value,
    display: `约${displayed(value, display)}`,
  }
}

/** A projection from less says nothing. */
const LEAST_DAYS = 90

/** 每月 or 每季度, where each whole one of the period has a record. `parts` are the months. */
export function cadence(whole: DraftFigure, parts: readonly DraftFigure[]): WorkedOut {
  const kept = new Set(parts.filter(({ value }) => value > 0).map(({ part }) => part?.key))
  const over = monthsOfYear(yearOf(whole.period.from)).filter((each) => lastDay(each) <= whole.period.to)
  const quarters = over.filter((_, index) => index % 3 === 2).map(quarterOf)
  const isKept = (quarter: number) => over.some((each) => quarterOf(each) === quarter && kept.has(each))
  const often = over.length > 1 && over.every((each) => kept.has(each)) ? '每月' : undefined
  const seldom = quarters.length > 1 && quarters.every(isKept) ? '每季度' : undefined
  const words = often ?? seldom
  if (words === undefined) return { why: '记录不是每月或每季度都有' }
  const definition = `${whole.definition}；${words}都有记录`
  return { ...whole, title: `${whole.title}的频次`, definition, unit: '', display: words }
}

/** 92,835 as 9.2万余, 164 as 160余: two digits of it, and 余 where it is more. */
export function about(whole: DraftFigure): DraftFigure {
  const number = Number(whole.display.replaceAll(',', ''))
  if (!Number.isFinite(number) || number < 100) return whole
  const scale = 10 ** (Math.floor(Math.log10(number)) - 1)
  const floor = Math.floor(number / scale) * scale
  const said = floor >= 10_000 ? `${floor / 10_000}万` : displayed(floor, 'plain')
  return { ...whole, display: number > floor ? `${said}余` : said }
}
