/**
 * A month's figures. They are dated the month's last day and can be recorded from that day on: figures of a part of a
 * month would be taken for the month's.
 */
import type { Refusal } from '#contract'
import { lastDay, monthsOfYear, type Month } from '#domain/time/civil-date'
import { contradictionIn, type IndicatorMonth, type IndicatorValue } from '#domain/entries/indicator'
import { compareNames } from '../member-names'
import { beginEntry, correctEntry, recordEntries, recordEntry } from '../entries/record'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { indicatorBook } from './indicator-book'

type MonthProcedure = 'indicator.record' | 'indicator.recordYear' | 'indicator.correct' | 'indicator.year'

interface MonthValues {
  readonly month: Month
  readonly values: readonly IndicatorValue[]
}
type FiguresRefusal = Refusal<'no-such-indicator' | 'bad-input' | 'contradiction' | 'in-the-future' | 'not-yours'>

export const monthHandlers: Handlers<MonthProcedure> = {
  'indicator.record': async (input, context) => {
    const entry = await newMonth(input, context, '')
    return isRefusal(entry) ? entry : recordEntry(indicatorBook, entry, context)
  },

  'indicator.recordYear': async ({ months }, context) => {
    const entries: IndicatorMonth[] = []
    for (const [at, input] of months.entries()) {
      const twice = months.findIndex(({ month }) => month === input.month) < at
      if (twice) return refuse('bad-input', { field: `months.${at}.month`, detail: { expected: '同一个月只填一次' } })
      const entry = await newMonth(input, context, `months.${at}.`)
      if (isRefusal(entry)) return entry
      entries.push(entry)
    }
    const recorded = await recordEntries(indicatorBook, entries, 'months', context)
    return isRefusal(recorded) ? recorded : decide({ recorded: [...recorded.value] }, recorded.writes, recorded.subject)
  },

  'indicator.correct': async ({ month, values, reason }, context) => {
    const versions = await versionsOf(month, context)
    const old = versions.find(stands)
    if (!old) return refuse('no-such-entry', { field: 'month', detail: { month } })
    const entry = monthEntry({ month, values }, versions, context, '')
    return isRefusal(entry) ? entry : correctEntry(indicatorBook, old, entry, reason, context)
  },

  'indicator.year': async ({ branchId, year }, { store, branch }) => {
    const found = await store.findAll('indicatorMonths', { branchId, month: { $in: monthsOfYear(year) } })
    const standing = found.filter(stands).sort((a, b) => (a.month < b.month ? -1 : 1))
    const categories = new Set(standing.flatMap(({ values }) => values.flatMap(({ category }) => category ?? [])))
    return {
      definitions: branch.indicators,
      categories: [...categories].sort(compareNames),
      months: standing.map(({ _id, month, version, state, isLateEntry, values }) => ({
        month,
        entryId: _id,
        version,
        state,
        isLateEntry,
        values,
      })),
    }
  },
}

/** The first version of a month, or the next after withdrawn ones; refused while one stands. */
async function newMonth(
  input: MonthValues,
  context: BranchContext,
  path: string,
): Promise<IndicatorMonth | FiguresRefusal | Refusal<'month-recorded'>> {
  const versions = await versionsOf(input.month, context)
  if (versions.some(stands)) return refuse('month-recorded', { field: `${path}month`, detail: { month: input.month } })
  return monthEntry(input, versions, context, path)
}

function monthEntry(
  { month, values }: MonthValues,
  versions: readonly IndicatorMonth[],
  context: BranchContext,
  path: string,
): IndicatorMonth | FiguresRefusal {
  const fault = faultIn(values, context, path)
  if (fault) return fault
  const start = beginEntry(indicatorBook, lastDay(month), null, context)
  if (isRefusal(start)) return { ...start, field: `${path}month` }
  const version = Math.max(0, ...versions.map((each) => each.version)) + 1
  return { ...start, _id: `${context.branch._id}:${month}#${version}`, month, version, values }
}

function faultIn(
  values: readonly IndicatorValue[],
  { branch }: BranchContext,
  path: string,
): Refusal<'no-such-indicator' | 'bad-input' | 'contradiction'> | undefined {
  for (const [at, { indicator, category }] of values.entries()) {
    const field = `${path}values.${at}.indicator`
    if (branch.indicators.every(({ code }) => code !== indicator))
      return refuse('no-such-indicator', { field, detail: { code: indicator } })
    const first = values.findIndex((other) => other.indicator === indicator && other.category === category)
    if (first < at) return refuse('bad-input', { field, detail: { expected: '同一指标、同一类别只填一次' } })
  }
  const found = contradictionIn(branch.indicators, values)
  if (!found) return undefined
  const { at, part, whole } = found
  const said = (each: typeof part) => (each.category === null ? each.name : `${each.name}（${each.category}）`)
  const detail = { part: said(part), partValue: part.value, whole: said(whole), wholeValue: whole.value }
  return refuse('contradiction', { field: `${path}values.${at}.value`, detail })
}

async function versionsOf(month: Month, { store, branch }: BranchContext): Promise<IndicatorMonth[]> {
  return store.findAll('indicatorMonths', { branchId: branch._id, month })
}

/** Whether the version is the month's present one: neither withdrawn nor replaced. */
function stands({ state }: IndicatorMonth): boolean {
  return state !== 'withdrawn' && state !== 'superseded'
}
