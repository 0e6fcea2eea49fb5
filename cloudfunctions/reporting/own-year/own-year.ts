/**
 * A person's own year, from the same measures as every figure, narrowed to themselves: what is told is nobody else's, and
 * every line has its records with it. Read in one question for each collection.
 */
import type { OutputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { BranchId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { until, yearPeriod, type Period } from '#domain/time/period'
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import type { Indicators, Names } from '../measures/describe-record'
import { MeasureDesk } from '../measures/desk'
import { lineOf, type AnyDocument } from '../measures/evidence'
import { officeAmong, officeOf, type Office } from '../measures/office'
import { Records } from '../measures/records'
import { ownKindsGroup, YEAR_GROUPS, type YearLine } from './year-lines'

export type OwnYear = OutputOf<'me.year'>
type Line = OwnYear['groups'][number]['lines'][number]

/** A day may have several; more than these a phone does not look through. */
const MOST_RECORDS = 400
/** Those longer ago are chosen, not looked for. */
const FURTHEST_BACK = 3

export async function ownYear(store: Reader, member: Member, year: number, today: CivilDate): Promise<OwnYear> {
  return yearAmong(await placesOf(store, member), store, member, year, today)
}

/** Where the person has ever been: the same for every year. */
interface Places {
  /** On whose rolls. */
  readonly own: readonly Branch[]
  /** Of these and of all above them: meetings of the leading group are kept by the bureau above. */
  readonly office: Office
  readonly kinds: readonly OwnKind[]
}

async function placesOf(store: Reader, { spans }: Member): Promise<Places> {
  const own = await store.findAll('branches', { _id: { $in: [...new Set(spans.map(({ branchId }) => branchId))] } })
  const all = withAbove(own)
  const [office, kinds] = await Promise.all([
    officeOf(store, all),
    store.findAll('ledgerKinds', { branchId: { $in: all } }),
  ])
  return { own, office, kinds }
}

function withAbove(branches: readonly Branch[]): BranchId[] {
  return [...new Set(branches.flatMap(({ _id, ancestorIds }) => [_id, ...ancestorIds]))]
}

async function yearAmong(
  places: Places,
  store: Reader,
  member: Member,
  year: number,
  today: CivilDate,
): Promise<OwnYear> {
  const period = until(yearPeriod(year), today)
  const branchIds = period ? branchesIn(member, period) : []
  const about = { name: member.name, year, until: period?.to ?? null }
  if (branchIds.length === 0) return { ...about, branches: [], groups: [] }
  const own = places.own.filter(({ _id }) => branchIds.includes(_id))
  const all = withAbove(own)
  const records = new Records(store, officeAmong(places.office, all), 'whole')
  const kinds = places.kinds.filter(({ branchId }) => all.includes(branchId))
  const query = { branchIds: all, period: yearPeriod(year), cutOff: null, on: today, memberId: member._id }
  const desk = new MeasureDesk(store, records, { ...query, kinds })
  const told = [...YEAR_GROUPS, ownKindsGroup(kinds)]
  const lines = told.flatMap((group) => group.lines)
  await records.load(desk.questions(lines.map(({ measure }) => ({ measure }))))
  const groups = await Promise.all(
    told.map(async ({ heading, lines }) => {
      const own = await Promise.all(lines.map((line) => tell(desk, line)))
      return { heading, lines: own.filter((line) => line !== undefined) }
    }),
  )
  return { ...about, branches: own.map(({ name }) => name), groups: groups.filter(({ lines }) => lines.length > 0) }
}

/**
 * Of the latest year in which something of the person is recorded; of this year where nothing is. Earlier years are read
 * together, and only where this one has nothing.
 */
export async function latestOwnYear(store: Reader, member: Member, today: CivilDate): Promise<OwnYear> {
  const places = await placesOf(store, member)
  const now = yearOf(today)
  const first = Math.max(now - FURTHEST_BACK, Math.min(now, ...member.spans.map(({ fromOn }) => yearOf(fromOn))))
  const thisYear = await yearAmong(places, store, member, now, today)
  if (thisYear.groups.length > 0) return thisYear
  const years = Array.from({ length: now - first }, (_, back) => now - 1 - back)
  const earlier = await Promise.all(years.map((year) => yearAmong(places, store, member, year, today)))
  return earlier.find(({ groups }) => groups.length > 0) ?? thisYear
}

/** The branches on whose roll the person was in the period. */
function branchesIn({ spans }: Member, { from, to }: Period): string[] {
  return [...new Set(spans.flatMap((span) => (span.fromOn <= to && span.untilOn > from ? [span.branchId] : [])))]
}

/** Undefined where nothing is recorded: a zero of one person is said nowhere. */
async function tell(desk: MeasureDesk, { measure: id, title, unit }: YearLine): Promise<Line | undefined> {
  const { extent } = desk
  const [measure] = desk.recordMeasures(id)
  const figure = await desk.resolve(id)
  if (!extent || !measure || figure.kind !== 'value' || figure.records === 0) return undefined
  const question = { measure, extent }
  const rows = await desk.rowsBehind(question)
  const records = rows.slice(0, MOST_RECORDS).map(({ row, document }) => {
    // Boundary: what was read whole are the collection's documents.
    const behind = { question, row, document: document as unknown as AnyDocument }
    const { date, title: line } = lineOf(behind, { names: NOBODY, indicators: NO_INDICATORS, branches: NOBODY }, null)
    return { date, line }
  })
  return { measure: id, title, value: `${figure.display}${unit ?? figure.unit}`, records }
}

/** It is all one's own, and who else a record names is not. */
const NOBODY: Names = new Map()
const NO_INDICATORS: Indicators = new Map()
