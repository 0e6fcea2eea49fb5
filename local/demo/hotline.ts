/** Twelve months of the hotline's own figures, and the year before for comparison. */
import { addDays, lastDay, monthNumber, monthsOfYear, type Month } from '#domain/time/civil-date'
import type { IndicatorDefinition, IndicatorValue } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { dayOf, entered } from './calendar'
import type { DemoIndicatorMonth } from './demo-records'
import { at, type Chance } from './random'

/** Of which about the flood and other emergencies: a part of what is accepted. */
export const EMERGENCY = '防汛应急'

/** The hotline's five, with a target where the centre set one, and one of the branch's own. */
export function indicatorDefinitions(): IndicatorDefinition[] {
  const targets: Readonly<Record<string, Partial<IndicatorDefinition>>> = {
    'hotline-accepted': { target: 96000, owner: '受理科' },
    'hotline-closed': { owner: '督办科' },
  }
  return [
    ...HOTLINE_INDICATORS.map((definition) => ({ ...definition, ...targets[definition.code] })),
    {
      code: 'desks-open',
      name: '党员先锋席位',
      unit: '席',
      over: 'last',
      partOf: null,
      target: 12,
      owner: '受理党小组',
    },
  ]
}

/** July and August are the busy season; February is quiet. */
const SEASON = [0.92, 0.71, 0.9, 0.95, 1.0, 1.12, 1.63, 1.34, 0.98, 0.86, 0.84, 0.88] as const
const MONTHLY_CALLS = 7600

export function indicatorMonths(year: number, chance: Chance): DemoIndicatorMonth[] {
  return [
    ...monthsOfYear(year - 1).map((month) => before(month, year, chance)),
    ...monthsOfYear(year).map((month) => current(month, chance)),
  ]
}

function current(month: Month, chance: Chance): DemoIndicatorMonth {
  const by = chance.fork(`hotline-${month}`)
  const number = monthNumber(month)
  const values = [
    ...hotline(number, MONTHLY_CALLS, by),
    { indicator: 'desks-open', category: null, value: 4 + Math.ceil(number / 2) },
  ]
  const firstOfNext = addDays(lastDay(month), 4)
  const kept = { month, entered: entered('p06', firstOfNext, by.between(0, 3), '10:30') }
  if (number !== 5) return { ...kept, values }
  // May was first entered with fewer closed cases than there were: the closing reports came in late.
  const early = values.map((value) =>
    value.indicator === 'hotline-closed' ? { ...value, value: value.value - 140 } : value,
  )
  const corrected = { values, entered: entered('p06', firstOfNext, 12), reason: '补报办结件' }
  return { ...kept, values: early, corrected }
}

function before(month: Month, year: number, chance: Chance): DemoIndicatorMonth {
  const by = chance.fork(`hotline-${month}`)
  return {
    month,
    values: hotline(monthNumber(month), MONTHLY_CALLS * 0.91, by),
    entered: entered('p06', dayOf(year, 1, 9)),
  }
}

/** A part never exceeds its whole: same day and closed ≤ transferred, answered + transferred ≤ accepted. */
function hotline(number: number, calls: number, by: Chance): IndicatorValue[] {
  const share = (whole: number, least: number, most: number) => Math.floor((whole * by.between(least, most)) / 1000)
  const accepted = Math.round((calls * at(SEASON, number - 1) * by.between(970, 1030)) / 1000)
  const emergencies = number === 7 ? share(accepted, 210, 240) : number === 8 ? share(accepted, 60, 80) : 0
  const answered = share(accepted, 610, 650)
  const transferred = accepted - answered - share(accepted, 5, 15)
  const value = (indicator: string, amount: number, category: string | null = null) => ({
    indicator,
    category,
    value: amount,
  })
  return [
    value('hotline-accepted', accepted),
    ...(emergencies > 0 ? [value('hotline-accepted', emergencies, EMERGENCY)] : []),
    value('hotline-answered', answered),
    value('hotline-transferred', transferred),
    value('hotline-same-day', share(transferred, number === 7 ? 880 : 950, number === 7 ? 910 : 985)),
    value('hotline-closed', share(transferred, number === 7 ? 900 : 940, 980)),
  ]
}
