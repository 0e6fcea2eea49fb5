/** What plain sums make of a figure of a report, whatever its form: found by the figure's key. */
import type { DemoYear } from '../../../../local/demo/demo-year'
import { DECLARED_NONE } from '../expected-figures'
import { concluded, counted, distinctCount, held, sumOf, type Figures } from './counting'

/** `measure|by=key|period|scope|form`, taken apart by hand. */
interface Asked {
  readonly measure: string
  readonly part: string
  readonly isAuthors: boolean
  readonly isOwn: boolean
  readonly form: string
}

function taken(key: string): Asked {
  const [measure = '', ...rest] = key.split('|')
  const part = rest.find((each) => each.includes('=')) ?? ''
  const form = rest.find((each) => ['change', 'change-percent', 'names'].includes(each)) ?? ''
  return { measure, part, isAuthors: rest.includes('author'), isOwn: rest.includes('own'), form }
}

export interface Sums {
  readonly now: Figures
  readonly before: Figures
  readonly author: Figures
  /** Of the organization itself, where the report is of all below it too; left out where that is the same. */
  readonly own?: Figures
  /** Of the highest parts and the parts of parts, by the figures' keys. */
  readonly keyed: Figures
}

/** In base units, as the figure's `value`; undefined when no sum answers the key. A list of names counts what it names. */
export function sumFor(key: string, { now, before, author, keyed, own = now }: Sums): number | null | undefined {
  if (key in keyed) return keyed[key]
  const { measure, part, isAuthors, isOwn, form } = taken(key)
  const [by = '', value = ''] = part.split('=')
  const id = part === '' || form === 'names' ? measure : `${measure}.${by}.${value}`
  const sum = isAuthors ? author[id] : ((isOwn ? own : now)[id] ?? (isDeclaredNone(id) ? 0 : undefined))
  if (form !== 'change' && form !== 'change-percent') return sum
  const earlier = before[id]
  if (typeof sum !== 'number' || typeof earlier !== 'number') return undefined
  const tenths = ((sum - earlier) * 1000) / earlier
  return form === 'change' ? sum - earlier : Math.sign(tenths) * Math.floor(Math.abs(tenths) + 0.5)
}

function isDeclaredNone(id: string): boolean {
  return Object.values(DECLARED_NONE)
    .flat()
    .some((none) => none === id)
}

/** What the author did: one person, secretary for the whole year. */
export function authorFigures(demo: DemoYear, author: string): Figures {
  const by = <Entry extends { readonly person: string | null }>(entries: readonly Entry[]) =>
    entries.filter(({ person }) => person === author)
  const visits = by(counted(demo, 'contact-point-visit'))
  return {
    'contact-visits': visits.length,
    'contact-points': distinctCount(visits.map(({ values }) => values['place'])),
    'contact-problems-solved': sumOf(by(concluded(demo, 'contact-point-visit')), 'solved'),
    outings: counted(demo, 'volunteer-outing').filter(({ values }) => [values['leaders']].flat().includes(author))
      .length,
    'party-lecture-count': held(demo).filter(
      ({ kinds, lecturedBy }) => kinds.includes('party-lecture') && lecturedBy === author,
    ).length,
  }
}
