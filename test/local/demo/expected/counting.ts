/** What counts and how it is added up, straight from the demo's data: no database, no reporting code. */
import type { CivilDate } from '#domain/time/civil-date'
import type { DemoAnswered } from '../../../../local/demo/demo-report'
import type { DemoPerson } from '../../../../local/demo/demo-people'
import type {
  DemoDonation,
  DemoDuesPayment,
  DemoLedgerEntry,
  DemoMeeting,
  DemoShift,
  DemoValue,
} from '../../../../local/demo/demo-records'
import type { DemoYear } from '../../../../local/demo/demo-year'

/** By measure id; null where there is nothing to take a share of. Fen, minutes, YYYYMMDD; shares and averages in tenths. */
export type Figures = Record<string, number | null>

export const firstOf = (demo: DemoYear) => `${demo.year}-01-01`
/** A demo year summed up to a day only. */
export interface SummedYear extends DemoYear {
  readonly until?: string
  /** Which of the steps of last year's report are the Party group's, where several organizations are summed. */
  readonly stepsOfGroup?: readonly DemoAnswered[]
}
export const lastOf = ({ year, until }: SummedYear) => until ?? `${year}-12-31`
/** The months that are over by then. */
export const monthsOver = (demo: SummedYear) =>
  Array.from({ length: 12 }, (_, index) => `${demo.year}-${String(index + 1).padStart(2, '0')}`).filter(
    (month) => lastDayOf(month) <= lastOf(demo),
  )
export const lastDayOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
export const isInYear = (demo: DemoYear, on: string) => on >= firstOf(demo) && on <= lastOf(demo)

export const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
export const distinctCount = (list: readonly unknown[]) => new Set(list).size
/** In tenths of a percent, half up. */
export const share = (part: number, whole: number) => (whole === 0 ? null : Math.floor((part * 1000) / whole + 0.5))
/** In tenths, half up. */
export const mean = (sum: number, count: number, per = 1) =>
  count === 0 ? null : Math.floor((sum * 10) / (count * per) + 0.5)
export const asNumber = (on: string) => Number(on.replaceAll('-', ''))

type Settled = DemoShift | DemoDonation | DemoDuesPayment | DemoLedgerEntry
/** Confirmed, at once or later. */
export const isConfirmed = ({ aftermath }: Settled) => aftermath === undefined || aftermath.is === 'confirmed-later'

/** Of a meeting that took place. */
export const held = (demo: DemoYear): DemoMeeting[] =>
  demo.meetings.filter(({ on, cancelled }) => isInYear(demo, on) && cancelled === null)

/** An entry of the ledger as it reads in the end: corrected where it was corrected, concluded where it was concluded. */
export interface Counted {
  readonly on: CivilDate
  readonly person: string | null
  readonly organ: string | null
  readonly values: Readonly<Record<string, DemoValue>>
  /** Null while it is open at the end of the year. */
  readonly concludedOn: CivilDate | null
}

export function counted(demo: DemoYear, kind: string): Counted[] {
  return demo.ledger
    .filter((entry) => entry.kind === kind && isConfirmed(entry) && isInYear(demo, entry.on))
    .map(({ on, person, organ, values, corrected, concluded }) => {
      const isConcluded = concluded !== undefined && concluded.on <= lastOf(demo)
      return {
        on,
        person,
        organ,
        values: { ...(corrected?.values ?? values), ...(isConcluded ? concluded.values : {}) },
        concludedOn: isConcluded ? concluded.on : null,
      }
    })
}

/** Items of the plan: those entered as such, and the steps that last year's report set, planned on the day it was written. */
export function planItems(demo: SummedYear): Counted[] {
  return [...counted(demo, 'plan-item'), ...stepsPlanned(demo)]
}
export function stepsPlanned(demo: SummedYear): Counted[] {
  const on = `${demo.year}-01-08` as CivilDate
  const steps = on <= lastOf(demo) ? (demo.report?.lastYear ?? []) : []
  const ofGroup = demo.stepsOfGroup ?? (demo.branch.key === 'bureau' ? steps : [])
  return steps.map((answered) => {
    const { step, carriedOut } = answered
    const { owner, dueOn } = step
    const concludedOn = carriedOut && carriedOut.on <= lastOf(demo) ? carriedOut.on : null
    const organ = ofGroup.includes(answered) ? 'leading-group' : 'branch'
    return { on, person: null, organ, values: { owner, dueOn }, concludedOn }
  })
}

/** Of a lasting kind: what still stands on the last day. */
export const standing = (demo: DemoYear, kind: string) =>
  counted(demo, kind).filter(({ concludedOn }) => concludedOn === null)
export const concluded = (demo: DemoYear, kind: string) =>
  counted(demo, kind).filter(({ concludedOn }) => concludedOn !== null)
export const numbers = (entries: readonly Counted[], field: string) =>
  entries.map(({ values }) => Number(values[field] ?? 0))
export const sumOf = (entries: readonly Counted[], field: string) => total(numbers(entries, field))

/** The stage somebody is at on a day, told from the changes alone; undefined when not on the register. */
export function stageOn(person: DemoPerson, on: string): DemoPerson['stage'] | undefined {
  const past = person.changes.filter((change) => change.on <= on)
  if (on < person.fromOn || past.some(({ leaves }) => leaves !== undefined)) return undefined
  return past.findLast(({ stage }) => stage !== undefined)?.stage ?? person.stage
}

export function cellOn(person: DemoPerson, on: string): string | null {
  return person.changes.findLast((change) => change.on <= on && change.cell !== undefined)?.cell ?? person.cell
}

export function isRetiredOn(person: DemoPerson, on: string): boolean {
  const change = person.changes.findLast((each) => each.on <= on && each.isRetired !== undefined)
  return change?.isRetired ?? person.isRetired
}

/** Probationary and full members on the last day of the year. */
export function membersAtEnd(demo: DemoYear): DemoPerson[] {
  return demo.people.filter((person) => ['full', 'probationary'].includes(stageOn(person, lastOf(demo)) ?? ''))
}

/** How many of the members at the end these name: who left is none of them. */
export function membersAmong(demo: DemoYear, named: readonly (string | null)[]): number {
  const members: readonly string[] = membersAtEnd(demo).map(({ key }) => key)
  return distinctCount(named.filter((each) => each !== null && members.includes(each)))
}

/** How many of the members at the end did any of these as members: what they did before they were admitted no member did. */
export function membersWhoDid(
  demo: DemoYear,
  done: readonly { readonly person: string | null; readonly on: string }[],
) {
  return membersAmong(
    demo,
    done.filter((each) => isByMember(demo, each)).map(({ person }) => person),
  )
}

/** Whether it was by a member: somebody on the register as one on that very day, whoever left since included. */
export function isByMember(demo: DemoYear, { person, on }: { readonly person: string | null; readonly on: string }) {
  const found = demo.people.find(({ key }) => key === person)
  return found !== undefined && ['full', 'probationary'].includes(stageOn(found, on) ?? '')
}

/** The parts of a measure, one by each key: `<measure>.<dimension>.<key>`. */
export function parts<T>(
  id: string,
  list: readonly T[],
  keyOf: (element: T) => string,
  figure: (elements: readonly T[]) => number,
): Figures {
  const keys = [...new Set(list.map(keyOf))]
  return Object.fromEntries(
    keys.map((key) => [`${id}.${key}`, figure(list.filter((element) => keyOf(element) === key))]),
  )
}
