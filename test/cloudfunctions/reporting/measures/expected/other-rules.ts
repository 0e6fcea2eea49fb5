/** Expected figures of shifts, donations, dues, the hotline and the register. */
import type { DuesAccount, DuesMonth } from '#domain/dues/dues-account'
import type { MemberSpan } from '#domain/people/member-history'
import type { World } from '../../../../builders/year'
import {
  apart,
  averageOf,
  counted,
  distinct,
  percentOf,
  summed,
  wasMember,
  wasOnRoll,
  whole,
  within,
  type Asked,
  type Expectation,
  type Ratios,
  type Rules,
} from './expectation'

const confirmed = <T extends { readonly state: string; readonly branchId: string; readonly occurredOn: string }>(
  docs: readonly T[],
  asked: Asked,
) => within(docs, asked).filter(({ state }) => state === 'confirmed')
const shifts = (world: World, asked: Asked) => confirmed(world.shifts, asked)
/** By members of the organization, while they were. */
const served = (world: World, asked: Asked) =>
  whole(shifts(world, asked)).filter(({ of }) => wasMember(world, of.memberId, of))
const gifts = (world: World, asked: Asked) => confirmed(world.donations, asked)
const willingly = (given: ReturnType<typeof gifts>) => whole(given).filter(({ of }) => of.willing !== undefined)
const payments = (world: World, asked: Asked) => confirmed(world.duesPayments, asked)

interface MemberMonth {
  readonly doc: DuesAccount
  readonly item: DuesMonth
}
/** Member-months of whole months: of a month begun before or running beyond the period nothing is said. */
function memberMonths({ duesAccounts }: World, { branchIds, from, to }: Asked) {
  return apart(
    duesAccounts.filter(({ branchId }) => branchIds.includes(branchId)),
    ({ months }) => months,
  ).filter(({ of: { item } }) => {
    const [year, number] = item.month.split('-').map(Number)
    const last = new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
    return `${item.month}-01` >= from && last <= to
  })
}
const paidBy = ({ paidOn }: DuesMonth, { asAt }: Asked) => paidOn !== null && paidOn <= asAt
const isDue = ({ standing }: DuesMonth) => standing !== 'exempt' && standing !== 'elsewhere'
/** Of a month in several lines only the last stands for the month. */
const isMonth = (month: DuesMonth) => isDue(month) && month.isPart !== true
const isOverdue = (month: DuesMonth, asked: Asked) =>
  isMonth(month) &&
  ((month.standing === 'late' && paidBy(month, asked)) || (!paidBy(month, asked) && month.dueBy < asked.asAt))

const dues =
  (
    test: (month: DuesMonth, asked: Asked) => boolean,
    put: (found: ReturnType<typeof memberMonths>, base: unknown[]) => Expectation = counted,
  ) =>
  (world: World, asked: Asked): Expectation => {
    const all = memberMonths(world, asked)
    return put(
      all.filter(({ of }) => test(of.item, asked)),
      all,
    )
  }
const people = (found: ReturnType<typeof memberMonths>, base: unknown[]) =>
  distinct(found, ({ doc }: MemberMonth) => doc.memberId, base)
const fenOf = (field: 'dueFen' | 'paidFen') => (found: ReturnType<typeof memberMonths>, base: unknown[]) =>
  summed(found, ({ item }: MemberMonth) => item[field], base)

/** Months one after the other count once, person by person; only runs of at least so many. */
const runsOf =
  (atLeast: number) =>
  (found: ReturnType<typeof memberMonths>, base: unknown[]): Expectation => {
    const numbers = new Map<string, Set<number>>()
    for (const { of } of found) {
      const [year, number] = of.item.month.split('-').map(Number)
      const own = numbers.get(of.doc.memberId) ?? new Set<number>()
      numbers.set(of.doc.memberId, own.add((year ?? 0) * 12 + (number ?? 0)))
    }
    let value = 0
    for (const own of numbers.values())
      for (const each of own) {
        let length = 1
        while (own.has(each + length)) length += 1
        if (!own.has(each - 1) && length >= atLeast) value += 1
      }
    return { pieces: found, value, base: base.length > 0 }
  }

const hotline =
  (code: string) =>
  (world: World, asked: Asked): Expectation => {
    const months = confirmed(world.indicatorMonths, asked).filter(({ values }) =>
      values.some(({ indicator }) => indicator === code),
    )
    const values = apart(months, (month) => month.values).filter(
      ({ of }) => of.item.indicator === code && of.item.category === null,
    )
    return summed(values, ({ item }) => item.value, months)
  }

const register =
  (test: (span: MemberSpan, member: World['members'][number]) => boolean) =>
  (world: World, { branchIds, to }: Asked): Expectation => {
    const spans = apart(world.members, (member) => member.spans).filter(
      ({ of: { item } }) => branchIds.includes(item.branchId) && item.fromOn <= to && to < item.untilOn,
    )
    return counted(
      spans.filter(({ of }) => test(of.item, of.doc)),
      undefined,
    )
  }
/** From the lowest to the highest. */
const SCHOOLS: readonly string[] = [
  ...['primary-school', 'junior-middle-school', 'senior-middle-school', 'secondary-vocational'],
  ...['junior-college', 'bachelor', 'master', 'doctor'],
]
const aged = (test: (age: number) => boolean) => (world: World, asked: Asked) =>
  register((span, { birthYear }) => isMember(span) && test(Number(asked.to.slice(0, 4)) - birthYear))(world, asked)
/** What the ages of all members come to. */
const ages =
  (come: (all: readonly number[]) => number) =>
  (world: World, asked: Asked): Expectation => {
    const found = register(isMember)(world, asked)
    const all = found.pieces.map(({ id }) => {
      const birthYear = world.members.find(({ _id }) => _id === id)?.birthYear ?? 0
      return Number(asked.to.slice(0, 4)) - birthYear
    })
    return { ...found, value: all.length > 0 ? come(all) : 0 }
  }
/** Of the period, of these branches, and of members: not of those on their way to be one. Not known where one is not said. */
const passed =
  (way: 'joined' | 'left', test: (by: string) => boolean) =>
  (world: World, { branchIds, from, to }: Asked): Expectation =>
    counted(
      apart(world.members, ({ changes }) => changes).filter(({ of: { item } }) => {
        const passage = item[way]
        const other = item[way === 'joined' ? 'left' : 'joined']
        const isWithin = branchIds.length > 1 && other !== undefined && branchIds.includes(other.branchId)
        const isOfMember = passage?.stage === 'full' || passage?.stage === 'probationary'
        const isThen = from <= item.effectiveOn && item.effectiveOn <= to
        const isHere = passage !== undefined && branchIds.includes(passage.branchId)
        return isHere && !isWithin && isOfMember && isThen && test(passage.by)
      }),
      isUntold(way)(world, { branchIds, from, to }) ? [] : undefined,
    )
/** Whether a member's days in one of the branches began (or ended) in the period without a line that says so. */
const isUntold =
  (way: 'joined' | 'left') =>
  ({ members }: World, { branchIds, from, to }: Omit<Asked, 'asAt'>): boolean =>
    branchIds.some((branchId) =>
      members.some(({ spans, changes }) => {
        const all = spans.filter((span) => branchIds.includes(span.branchId))
        const here = spans.filter((span) => span.branchId === branchId)
        return here.some((span) => {
          const day = way === 'joined' ? span.fromOn : span.untilOn
          const goesOn = all.some((other) => (way === 'joined' ? other.untilOn : other.fromOn) === day)
          const lines = changes.filter(({ effectiveOn }) => effectiveOn === day)
          const isSaid = lines.some((line) => line[way]?.branchId === branchId)
          return isMember(span) && !goesOn && from <= day && day <= to && !isSaid
        })
      }),
    )
const isMember = ({ stage }: MemberSpan) => stage === 'full' || stage === 'probationary'
const exists = (each: { readonly formedOn: string; readonly dissolvedOn: string | null }, to: string) =>
  each.formedOn <= to && (each.dissolvedOn === null || each.dissolvedOn > to)

const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

export const OTHER_RULES: Rules = {
  'service-sites': (world, asked) => distinct(served(world, asked), ({ site }) => site, shifts(world, asked)),
  'service-person-times': (world, asked) => counted(served(world, asked), shifts(world, asked)),
  'service-people': (world, asked) => distinct(served(world, asked), ({ memberId }) => memberId, shifts(world, asked)),
  'service-people-of-roll': (world, asked) =>
    distinct(
      whole(shifts(world, asked)).filter(({ of }) => wasOnRoll('member', world, asked, of.occurredOn).has(of.memberId)),
      ({ memberId }) => memberId,
      shifts(world, asked),
    ),
  'service-hours': (world, asked) => summed(served(world, asked), ({ minutes }) => minutes, shifts(world, asked)),
  donors: (world, asked) => distinct(whole(gifts(world, asked)), ({ memberId }) => memberId, gifts(world, asked)),
  gifts: (world, asked) => counted(whole(gifts(world, asked)), gifts(world, asked)),
  donated: (world, asked) => summed(whole(gifts(world, asked)), ({ fen }) => fen, gifts(world, asked)),
  'voluntary-donors': (world, asked) =>
    distinct(willingly(gifts(world, asked)), ({ memberId }) => memberId, gifts(world, asked)),
  'voluntary-donated': (world, asked) => summed(willingly(gifts(world, asked)), ({ fen }) => fen, gifts(world, asked)),

  'dues-payers': dues(isDue, people),
  'dues-due': dues(isDue, fenOf('dueFen')),
  'dues-paid': dues((month, asked) => isDue(month) && paidBy(month, asked), fenOf('paidFen')),
  'dues-not-yet-due': dues(
    (month, asked) => isDue(month) && !paidBy(month, asked) && month.dueBy >= asked.asAt,
    fenOf('dueFen'),
  ),
  'dues-overdue-unpaid': dues(
    (month, asked) => isDue(month) && !paidBy(month, asked) && month.dueBy < asked.asAt,
    fenOf('dueFen'),
  ),
  'dues-months-due': dues(isMonth),
  'dues-months-come-due': dues((month, asked) => isMonth(month) && (paidBy(month, asked) || month.dueBy < asked.asAt)),
  'dues-months-on-time': dues((month, asked) => isMonth(month) && month.standing === 'on-time' && paidBy(month, asked)),
  'dues-months-late': dues((month, asked) => isMonth(month) && month.standing === 'late' && paidBy(month, asked)),
  'dues-months-unpaid': dues((month, asked) => isMonth(month) && !paidBy(month, asked)),
  'dues-months-exempt': dues(({ standing }) => standing === 'exempt'),
  'dues-months-elsewhere': dues(({ standing }) => standing === 'elsewhere'),
  'dues-exempt-people': dues(({ standing }) => standing === 'exempt', people),
  'dues-overdue-episodes': dues(isOverdue, runsOf(1)),
  'dues-overdue-people': dues(isOverdue, people),
  'dues-overdue-three-months': dues(isOverdue, runsOf(3)),
  'dues-months-overdue': dues(isOverdue),
  'dues-overdue-a-month': dues(
    (month, asked) =>
      isMonth(month) && daysApart(month.dueBy, (paidBy(month, asked) && month.paidOn) || asked.asAt) >= 30,
    people,
  ),
  'dues-received': (world, asked) =>
    summed(
      whole(payments(world, asked).filter(({ isLargeVoluntary }) => !isLargeVoluntary)),
      ({ fen }) => fen,
      payments(world, asked),
    ),
  'dues-voluntary': (world, asked) =>
    summed(
      whole(payments(world, asked).filter(({ voluntaryFen }) => voluntaryFen !== undefined)),
      ({ voluntaryFen = 0 }) => voluntaryFen,
      payments(world, asked),
    ),
  'dues-large-voluntary': (world, asked) =>
    summed(
      whole(payments(world, asked).filter(({ isLargeVoluntary }) => isLargeVoluntary)),
      ({ fen }) => fen,
      payments(world, asked),
    ),

  'hotline-accepted': hotline('hotline-accepted'),
  'hotline-answered': hotline('hotline-answered'),
  'hotline-transferred': hotline('hotline-transferred'),
  'hotline-same-day': hotline('hotline-same-day'),
  'hotline-closed': hotline('hotline-closed'),

  members: register(isMember),
  'full-members': register(({ stage }) => stage === 'full'),
  'probationary-members': register(({ stage }) => stage === 'probationary'),
  'female-members': register((span, { sex }) => isMember(span) && sex === 'female'),
  'retired-members': register((span) => isMember(span) && span.isRetired),
  'migrant-members': register((span) => isMember(span) && span.isMigrant),
  'leading-cadres': register((span) => isMember(span) && span.isLeadingCadre),
  'young-members': aged((age) => age <= 35),
  'elder-members': aged((age) => age >= 61),
  'members-college': register((span) => isMember(span) && SCHOOLS.indexOf(span.education ?? '') >= 4),
  'members-university': register((span) => isMember(span) && SCHOOLS.indexOf(span.education ?? '') >= 5),
  'members-mean-age': ages((all) => {
    const sum = all.reduce((one, other) => one + other, 0)
    // In tenths, half up: by whole numbers.
    return Math.floor((sum * 20 + all.length) / (all.length * 2))
  }),
  'members-oldest': ages((all) => Math.max(...all)),
  'members-came': passed('joined', () => true),
  'members-went': passed('left', () => true),
  'members-transferred': passed('left', (by) => by === 'transferred' || by === 'moved-away'),
  'members-died': passed('left', (by) => by === 'died'),
  'members-expelled': passed('left', (by) => by === 'expelled'),
  organizations: ({ branches }, { branchIds, to }) =>
    counted(whole(branches.filter((each) => branchIds.includes(each._id) && exists(each, to))), undefined),
  activists: register(({ stage }) => stage === 'activist'),
  candidates: register(({ stage }) => stage === 'candidate'),
  branches: ({ branches }, { branchIds, to }) =>
    counted(
      whole(branches.filter((each) => branchIds.includes(each._id) && each.kind === 'branch' && exists(each, to))),
      undefined,
    ),
  cells: ({ branches }, { branchIds, to }) =>
    counted(
      apart(
        branches.filter(({ _id }) => branchIds.includes(_id)),
        ({ cells }) => cells,
      ).filter(({ of }) => exists(of.item, to)),
      undefined,
    ),
  'committee-members': ({ appointments }, { branchIds, to }) =>
    counted(
      whole(
        appointments.filter(
          ({ branchId, post, fromOn, untilOn }) =>
            branchIds.includes(branchId) && post !== 'clerk' && fromOn <= to && to < untilOn,
        ),
      ),
      undefined,
    ),
}

export const OTHER_RATIOS: Ratios = {
  'young-members-rate': percentOf('young-members', 'members'),
  'elder-members-rate': percentOf('elder-members', 'members'),
  'members-college-rate': percentOf('members-college', 'members'),
  'members-university-rate': percentOf('members-university', 'members'),
  'service-share': percentOf('service-people-of-roll', 'members'),
  'dues-overdue-rate': percentOf('dues-months-overdue', 'dues-months-come-due'),
  'dues-on-time-rate': percentOf('dues-months-on-time', 'dues-months-come-due'),
  'dues-talks-per-episode': averageOf('dues-talks', 'dues-overdue-episodes'),
  'hotline-closing-rate': percentOf('hotline-closed', 'hotline-transferred'),
  'hotline-same-day-rate': percentOf('hotline-same-day', 'hotline-transferred'),
}
