/**
 * Who stands on the register, on the period's last day or on a record's own. A share of the members counts nobody else in its
 * part: who left in the course of the year did serve and study, but is none of those that the whole counts; and what somebody
 * did before they were admitted no member did. People and what they did are counted together: who left meanwhile did it as a
 * member of the organization that keeps the record.
 */
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { addDays, type CivilDate } from '#domain/time/civil-date'
import { MEMBERSHIP } from './catalogue/declare'
import { BY_BRANCH } from './dimensions'
import type { Extent } from './extent'
import type { Among, Dimension, RecordMeasure } from './measure'
import { shapeOf } from './sources'

/** Somebody on the register, in the branch where they stand, since when, and until the day before `key` where it is told. */
export interface OnRoll {
  readonly id: string
  readonly branchId: string
  readonly date: CivilDate
  readonly key?: unknown
}

/** What of a question decides whom of the register it counts. */
interface OfRoll {
  readonly measure: RecordMeasure
  readonly extent: Extent
  readonly part?: Dimension
  readonly roll?: readonly OnRoll[]
}
type Filter = Readonly<Record<string, unknown>>

/** Whose people count: none where one person's own is asked for, which is theirs wherever they went. */
function amongOf({ measure: { among }, extent }: OfRoll): Among | undefined {
  return extent.memberId === undefined ? among : undefined
}

/** Whether a record is of its day alone: what lasts is done as long as it stands, and lines of sheets have no day. */
function isOfItsDay({ source }: RecordMeasure): boolean {
  if (source.of === 'meetings') return source.each !== 'sheet'
  return source.of !== 'ledger' || !(source.everSince || ledgerKind(source.kind)?.lasting)
}

/** Those of a last day who stood on the register when they did it, too. */
export function isOfBothDays(measure: RecordMeasure): boolean {
  return measure.among?.on === 'last-day' && isOfItsDay(measure)
}

/** The first day on which they stand there no longer. */
const UNTIL: Dimension = { id: 'until', title: '', field: 'spans.untilOn', labels: 'itself' }

/** What is asked of the register before the question can be answered. */
export function rollQuestion(question: OfRoll): OfRoll | undefined {
  const among = amongOf(question)
  if (!among) return undefined
  // Who is on it was no doing of a secretary's.
  const { tenures: _, ...extent } = question.extent
  return among.on === 'its-day' || isOfBothDays(question.measure)
    ? { measure: rollOf(among, 'memberships'), extent, part: UNTIL }
    : { measure: rollOf(among, 'members'), extent }
}

function rollOf({ of }: Among, register: 'members' | 'memberships'): RecordMeasure {
  return {
    ...{ form: 'records', id: `roll:${register}:${of}`, title: '', unit: '人', rows: [], display: 'plain' },
    ...{ source: { of: register }, where: MEMBERSHIP[of], aggregate: { by: 'count' } },
  }
}

/** That the person is on it; split by branches, on that of the branch. */
export function rollCondition(question: OfRoll): Filter | undefined {
  const { measure, extent, part, roll = [] } = question
  const among = amongOf(question)
  if (!among) return undefined
  const anyOf = (people: readonly Pick<OnRoll, 'id'>[]) => {
    const isOne = { $in: people.map(({ id }) => id) }
    return among.and === undefined ? { [among.who]: isOne } : { $or: [{ [among.who]: isOne }, { [among.and]: isOne }] }
  }
  const isOfDay = among.on === 'its-day'
  if (isOfBothDays(measure)) return ofBothDays(question, anyOf)
  if (!isOfDay && part?.id !== BY_BRANCH.id) return anyOf(roll)
  const { branch, date } = shapeOf(measure.source, extent)
  const stays = isOfDay ? staysIn(roll, extent) : roll.map((each) => ({ ...each, isThroughout: true }))
  const ofBranches = extent.branchIds.map((each) => ({
    [branch]: each,
    ...anyOf(stays.filter(({ branchId, isThroughout }) => isThroughout && branchId === each)),
  }))
  const ofSomeDays = stays
    .filter(({ isThroughout }) => !isThroughout)
    .map((stay) => ({ [branch]: stay.branchId, ...anyOf([stay]), [date]: { $gte: stay.date, $lt: stay.key } }))
  return { $or: [...ofBranches, ...ofSomeDays] }
}

/** That they stood on it then, wherever that was, and stand on it on the last day; split by branches, on that of the branch. */
function ofBothDays(
  { measure, extent, part, roll = [] }: OfRoll,
  anyOf: (people: readonly Pick<OnRoll, 'id'>[]) => Filter,
): Filter {
  const { branch, date } = shapeOf(measure.source, extent)
  const standing = roll.filter((each) => standsAtTheEnd(each, extent))
  const then = (people: readonly Pick<OnRoll, 'id'>[]) => {
    const ids = new Set(people.map(({ id }) => id))
    const stays = roll.filter(({ id }) => ids.has(id))
    const isWhole = (stay: OnRoll) => stay.date <= extent.period.from && standsAtTheEnd(stay, extent)
    const inPart = stays.filter((stay) => !isWhole(stay))
    return [
      anyOf(stays.filter(isWhole)),
      ...inPart.map((stay) => ({ ...anyOf([stay]), [date]: { $gte: stay.date, $lt: stay.key } })),
    ]
  }
  if (part?.id !== BY_BRANCH.id) return { $or: then(standing) }
  const ofBranch = (id: string) => then(standing.filter(({ branchId }) => branchId === id))
  return { $or: extent.branchIds.flatMap((id) => ofBranch(id).map((each) => ({ $and: [{ [branch]: id }, each] }))) }
}

function standsAtTheEnd({ date, key }: OnRoll, { period }: Extent): boolean {
  return date <= period.to && String(key) > period.to
}

/** Whether somebody is on it; of a record that names them, by its branch and day. */
export function rollTest(question: OfRoll): (who: unknown, branchId: string, day: string) => boolean {
  const among = amongOf(question)
  if (!among) return () => true
  if (isOfBothDays(question.measure)) return bothDaysTest(question)
  const isOfDay = among.on === 'its-day'
  const ofBranch = isOfDay || question.part?.id === BY_BRANCH.id
  const nameOf = (id: unknown, branchId: string) => JSON.stringify(ofBranch ? [id, branchId] : [id])
  const days = new Map<string, OnRoll[]>()
  for (const each of question.roll ?? []) {
    const name = nameOf(each.id, each.branchId)
    days.set(name, [...(days.get(name) ?? []), each])
  }
  const isThen = ({ date, key }: OnRoll, day: string) => !isOfDay || (date <= day && day < String(key))
  return (who, branchId, day) => days.get(nameOf(who, branchId))?.some((each) => isThen(each, day)) ?? false
}

function bothDaysTest({ extent, part, roll = [] }: OfRoll): (who: unknown, branchId: string, day: string) => boolean {
  const standing = new Map(roll.filter((each) => standsAtTheEnd(each, extent)).map((each) => [each.id, each.branchId]))
  const stays = new Map<unknown, OnRoll[]>()
  for (const each of roll) stays.set(each.id, [...(stays.get(each.id) ?? []), each])
  return (who, branchId, day) => {
    const at = standing.get(String(who))
    if (at === undefined || (part?.id === BY_BRANCH.id && at !== branchId)) return false
    return stays.get(who)?.some(({ date, key }) => date <= day && day < String(key)) ?? false
  }
}

/** Days of one person in one branch that touch are one stay. Most last through all days that are asked about. */
function staysIn(roll: readonly OnRoll[], { branchIds, period }: Extent) {
  const stays = new Map<string, OnRoll>()
  const inOrder = [...roll].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
  const all: OnRoll[] = []
  for (const each of inOrder.filter(({ branchId }) => branchIds.includes(branchId))) {
    const name = JSON.stringify([each.id, each.branchId])
    const before = stays.get(name)
    const isSame = before?.key === each.date
    if (before && !isSame) all.push(before)
    stays.set(name, isSame && before ? { ...each, date: before.date } : each)
  }
  const until = addDays(period.to, 1)
  return [...all, ...stays.values()].map((each) => ({
    ...each,
    isThroughout: each.date <= period.from && String(each.key) >= until,
  }))
}
