import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  concluded,
  counted,
  distinctCount,
  lastDayOf,
  lastOf,
  parts,
  share,
  total,
  type Figures,
  type SummedYear,
} from './counting'

/** Lines 9–15, 29, 45, 48 and 53. */
export function resultFigures(demo: DemoYear): Figures {
  return { ...hotline(demo), ...publicity(demo) }
}

/** The months' values as they read in the end. */
export function monthValues(
  demo: SummedYear,
  year: number,
  indicator: string,
  category: string | null = null,
): number[] {
  return demo.indicatorMonths
    .filter(({ month }) => month.startsWith(`${year}-`) && lastDayOf(month) <= lastOf(demo))
    .flatMap(({ values, corrected }) => corrected?.values ?? values)
    .filter((value) => value.indicator === indicator && value.category === category)
    .map(({ value }) => value)
}

const hotline = (demo: DemoYear) => hotlineOf(demo, demo.year)

/** The hotline's figures of a year. */
export function hotlineOf(demo: SummedYear, year: number): Figures {
  const sum = (code: string) => total(monthValues(demo, year, code))
  const codes = ['hotline-accepted', 'hotline-answered', 'hotline-transferred', 'hotline-same-day', 'hotline-closed']
  const categories = [
    ...new Set(
      demo.indicatorMonths.flatMap(({ values }) =>
        values.flatMap(({ category }) => (category === null ? [] : [category])),
      ),
    ),
  ]
  return {
    ...Object.fromEntries(
      codes.flatMap((code) => [
        [code, sum(code)],
        [`indicator:${code}`, sum(code)],
      ]),
    ),
    ...Object.fromEntries(
      categories.map((category) => [
        `hotline-accepted.category.${category}`,
        total(monthValues(demo, year, 'hotline-accepted', category)),
      ]),
    ),
    'hotline-closing-rate': share(sum('hotline-closed'), sum('hotline-transferred')),
    'hotline-same-day-rate': share(sum('hotline-same-day'), sum('hotline-transferred')),
    'indicator:hotline-answered:rate': share(sum('hotline-answered'), sum('hotline-accepted')),
    'indicator:hotline-transferred:rate': share(sum('hotline-transferred'), sum('hotline-accepted')),
    'indicator:hotline-same-day:rate': share(sum('hotline-same-day'), sum('hotline-transferred')),
    'indicator:hotline-closed:rate': share(sum('hotline-closed'), sum('hotline-transferred')),
  }
}

/** The last month's number of an indicator of the branch's own; its code is the server's. */
export function lastValue(demo: DemoYear, indicator: string): number {
  return monthValues(demo, demo.year, indicator).at(-1) ?? 0
}

function publicity(demo: DemoYear): Figures {
  const items = counted(demo, 'publicity-item')
  const planned = counted(demo, 'premises-item')
  const done = concluded(demo, 'premises-item')
  const honours = counted(demo, 'honour')
  const to = (recipient: string) => honours.filter(({ values }) => values['recipient'] === recipient).length
  const named = honours.filter(({ values: { recipient, person } }) => recipient === 'person' && person !== undefined)
  const publications = counted(demo, 'publication')
  const size = (list: readonly unknown[]) => list.length
  return {
    'publicity-items': items.length,
    ...parts('publicity-items.channel', items, ({ values }) => String(values['channel']), size),
    'publicity-channels': distinctCount(items.map(({ values }) => values['channel'])),
    'premises-planned': planned.length,
    'premises-done': done.length,
    'premises-done-rate': share(done.length, planned.length),
    honours: honours.length,
    ...parts('honours.level', honours, ({ values }) => String(values['level']), size),
    'honours-of-organization': to('organization'),
    'honours-of-members': to('person'),
    'honoured-members': distinctCount(named.map(({ values }) => values['person'])),
    'honours-of-named': named.length,
    'honours-of-unnamed': to('person') - named.length,
    'honours-of-named-rate': share(named.length, to('person')),
    publications: publications.length,
    ...parts('publications.level', publications, ({ values }) => String(values['level']), size),
  }
}
