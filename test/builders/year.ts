/**
 * A year and a half of made-up records of two branches and their bureau, the same for the same seed: every kind of
 * record in every state, some outside the year, with joining, leaving, correcting and concluding. Some kinds are left
 * out altogether, so that figures can be blank. Longer than other files: one kind of record after another.
 */
import type { Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import { addDays, civilDate, daysBetween, FAR_FUTURE, lastDay, month, type CivilDate } from '#domain/time/civil-date'
import type { Donation } from '#domain/service/donation'
import type { DuesAccount, DuesPayment } from '#domain/dues/dues-account'
import { ENTRY_STATES } from '#domain/entries/entry'
import type { IndicatorMonth } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { instant } from '#domain/time/instant'
import type { LedgerEntry, LedgerField, LedgerValue } from '#domain/ledger/ledger'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { ATTENDANCE_MARKS, type AttendanceMark } from '#domain/meeting/attendance'
import { type Meeting, MEETING_STATES } from '#domain/meeting/meeting'
import { LECTURERS, MEETING_FORMS, MEETING_KINDS, ORGANS } from '#domain/meeting/meeting-kinds'
import { tally } from '#domain/meeting/tally'
import { JOINED_BY, LEFT_BY, type Member, type MemberChange } from '#domain/people/member'
import { EDUCATIONS } from '#domain/people/member-history'
import { fen } from '#domain/values/money'
import type { VolunteerShift } from '#domain/service/volunteering'
import { diceOf, type Dice as PlainDice } from './dice'
import { entry } from './entries'
import type { MemoryStore } from './memory-store'
import { branch, BRANCH, BUREAU, member, span } from './office'

export const OTHER = 'branch-2'
const BRANCHES = [BRANCH, OTHER, BUREAU] as const
const FIRST = civilDate('2024-10-01')
const DAYS = 530
const AT = instant('2025-06-10T09:00:00.000Z')

export interface World {
  readonly branches: readonly Branch[]
  readonly members: readonly Member[]
  readonly appointments: readonly Appointment[]
  readonly meetings: readonly Meeting[]
  readonly shifts: readonly VolunteerShift[]
  readonly donations: readonly Donation[]
  readonly duesAccounts: readonly DuesAccount[]
  readonly duesPayments: readonly DuesPayment[]
  readonly ledger: readonly LedgerEntry[]
  readonly indicatorMonths: readonly IndicatorMonth[]
}

/** `size` is how many records there are of each sort, about. */
export function makeYear(seed: number, size: number): World {
  const dice = daysOf(diceOf(seed))
  const members = makeMembers(dice)
  const memberIds = members.map(({ _id }) => _id)
  const make = { dice, memberIds, size }
  return {
    branches: makeBranches(dice),
    members,
    appointments: makeAppointments(make),
    meetings: many(make, 3 * size, (id) => makeMeeting(make, id)),
    shifts: many(make, size, (id) => makeShift(make, id)),
    donations: many(make, size, (id) => makeDonation(make, id)),
    duesAccounts: makeAccounts(make),
    duesPayments: many(make, size, (id) => makePayment(make, id)),
    ledger: LEDGER_KINDS.flatMap((kind) =>
      many(make, Math.ceil(size / 3), (id) => makeLedgerEntry(make, kind, `${kind.code}-${id}`)),
    ),
    indicatorMonths: makeMonths(make),
  }
}

export function seedYear(store: MemoryStore, world: World): void {
  store.seed('branches', ...world.branches)
  store.seed('members', ...world.members)
  store.seed('appointments', ...world.appointments)
  store.seed('meetings', ...world.meetings)
  store.seed('shifts', ...world.shifts)
  store.seed('donations', ...world.donations)
  store.seed('duesAccounts', ...world.duesAccounts)
  store.seed('duesPayments', ...world.duesPayments)
  store.seed('ledger', ...world.ledger)
  store.seed('indicatorMonths', ...world.indicatorMonths)
}

interface Dice extends PlainDice {
  day(): CivilDate
}
interface Make {
  readonly dice: Dice
  readonly memberIds: readonly string[]
  readonly size: number
}

function daysOf(dice: PlainDice): Dice {
  return { ...dice, day: () => addDays(FIRST, dice.roll(0, DAYS)) }
}

/** Some sorts of record are left out altogether. */
function many<T>({ dice }: Make, count: number, one: (id: string) => T): T[] {
  return dice.chance(12) ? [] : Array.from({ length: dice.roll(1, Math.max(count, 1)) }, (_, at) => one(String(at)))
}

function makeBranches(dice: Dice): Branch[] {
  const cells = [0, 1, 2].map((at) => ({
    id: `cell-${at}`,
    name: `第${at}党小组`,
    formedOn: dice.day(),
    dissolvedOn: dice.chance(30) ? dice.day() : null,
  }))
  const dissolvedOn = dice.chance(20) ? dice.day() : null
  const indicators = dice.chance(80) ? HOTLINE_INDICATORS : []
  return [
    branch({ _id: BUREAU, name: '某区服务局', kind: 'bureau', parentId: null, ancestorIds: [], cells: [], indicators }),
    branch({ cells: dice.chance(70) ? cells : [], indicators: HOTLINE_INDICATORS }),
    branch({ _id: OTHER, name: '第二党支部', formedOn: dice.day(), dissolvedOn, cells: [], indicators }),
  ]
}

function makeMembers(dice: Dice): Member[] {
  const facts = () => ({
    branchId: dice.pick(BRANCHES),
    cellId: dice.pick(['cell-0', 'cell-1', null]),
    stage: dice.pick(['activist', 'candidate', 'probationary', 'full', 'full', 'full', 'full'] as const),
    education: dice.pick([...EDUCATIONS, null]),
    isMigrant: dice.chance(20),
    isLeadingCadre: dice.chance(30),
    isRetired: dice.chance(20),
  })
  return Array.from({ length: dice.roll(3, 24) }, (_, at) => {
    const joined = dice.chance(50) ? civilDate('2018-01-01') : dice.day()
    const moved = addDays(joined, dice.roll(1, 900))
    const left = dice.chance(70) ? FAR_FUTURE : addDays(moved, dice.roll(1, 400))
    return member(`member-${at}`, {
      sex: dice.pick(['male', 'female']),
      birthYear: dice.roll(1950, 2004),
      changes: makeChanges(dice),
      spans: [span({ ...facts(), fromOn: joined, untilOn: moved }), span({ ...facts(), fromOn: moved, untilOn: left })],
    })
  })
}

/** Lines of the register: corrections, somebody coming, going, or both at once. */
function makeChanges(dice: Dice): MemberChange[] {
  const passage = () => ({
    branchId: dice.pick(BRANCHES),
    stage: dice.pick(['activist', 'probationary', 'full', 'full'] as const),
  })
  return Array.from({ length: dice.roll(0, 3) }, () => ({
    ...{ effectiveOn: dice.day(), recordedAt: AT, recordedBy: 'member-0', what: '变更' },
    ...(dice.chance(50) ? { joined: { ...passage(), by: dice.pick(JOINED_BY) } } : {}),
    ...(dice.chance(50) ? { left: { ...passage(), by: dice.pick(LEFT_BY) } } : {}),
  }))
}

function makeAppointments({ dice, memberIds }: Make): Appointment[] {
  const posts = ['secretary', 'secretary', 'deputy-secretary', 'organization', 'publicity', 'clerk'] as const
  return BRANCHES.flatMap((branchId) =>
    posts.map((post, at) => {
      const fromOn = dice.day()
      return {
        _id: `${branchId}-${at}`,
        revision: 1,
        branchId,
        memberId: dice.pick(memberIds),
        post,
        fromOn,
        untilOn: dice.chance(50) ? FAR_FUTURE : addDays(fromOn, dice.roll(1, 300)),
      }
    }),
  )
}

function entryStart({ dice, memberIds }: Make, id: string) {
  const occurredOn = dice.day()
  return entry(id, {
    branchId: dice.pick(BRANCHES),
    occurredOn,
    recordedBy: dice.pick(memberIds),
    state: dice.chance(70) ? 'confirmed' : dice.pick(ENTRY_STATES),
    isLateEntry: dice.chance(20),
  })
}

function makeShift(make: Make, id: string): VolunteerShift {
  const { dice, memberIds } = make
  return {
    ...entryStart(make, id),
    memberId: dice.pick(memberIds),
    project: dice.pick(['文明劝导', '法律宣传']),
    site: dice.pick(['幸福社区', '南门市场', '车站']),
    minutes: dice.roll(1, 300),
    outingId: null,
  }
}

function makeDonation(make: Make, id: string): Donation {
  const { dice, memberIds } = make
  return {
    ...entryStart(make, id),
    memberId: dice.pick(memberIds),
    campaign: dice.pick(['慈善一日捐', '抗洪']),
    fen: fen(dice.roll(1, 100_000)),
    acknowledgement: null,
    receipt: null,
  }
}

function makePayment(make: Make, id: string): DuesPayment {
  const { dice, memberIds } = make
  return {
    ...entryStart(make, id),
    memberId: dice.pick(memberIds),
    fen: fen(dice.roll(20, 20_000)),
    months: [month('2025-03')],
    method: 'in-person',
    isLargeVoluntary: dice.chance(20),
    // By its own number: the worlds that tests know by their seeds stay as they are.
    ...(Number(/\d+$/.exec(id)?.[0] ?? 0) % 3 === 0 ? { voluntaryFen: fen(700) } : {}),
  }
}

function makeAccounts({ dice, memberIds }: Make): DuesAccount[] {
  return memberIds.flatMap((memberId) =>
    [2024, 2025].flatMap((year) =>
      dice.chance(25)
        ? []
        : {
            _id: `${memberId}:${year}`,
            revision: 1,
            branchId: dice.pick(BRANCHES),
            memberId,
            year,
            category: 'wage-earner' as const,
            monthlyFen: fen(1000),
            ruleId: 'any',
            approvedAt: AT,
            approvedBy: memberId,
            decidedOn: null,
            months: Array.from({ length: 12 }, (_, at) => makeDuesMonth(dice, year, at)),
          },
    ),
  )
}

function makeDuesMonth(dice: Dice, year: number, at: number): DuesAccount['months'][number] {
  const of = month(`${year}-${String(at + 1).padStart(2, '0')}`)
  const dueBy = lastDay(of)
  const standing = dice.pick(['unpaid', 'on-time', 'on-time', 'late', 'exempt'] as const)
  const paidOn =
    standing === 'on-time'
      ? addDays(dueBy, -dice.roll(0, 40))
      : standing === 'late'
        ? addDays(dueBy, dice.roll(1, 90))
        : null
  const paidFen = paidOn ? fen(1000) : fen(0)
  const dueFen = fen(standing === 'exempt' ? 0 : 1000)
  const paidAfterDays = paidOn && daysBetween(dueBy, paidOn)
  return { month: of, dueBy, dueFen, paidFen, paidOn, paidAfterDays, paymentId: null, standing }
}

/** No branch has a leading group. */
function whoMet(dice: Dice): Pick<Meeting, 'branchId' | 'organ'> {
  const [branchId, organ] = [dice.pick(BRANCHES), dice.pick(ORGANS)]
  return { branchId, organ: branchId !== BUREAU && organ === 'leading-group' ? 'committee' : organ }
}

function makeMeeting({ dice, memberIds }: Make, id: string): Meeting {
  const kinds = [...new Set([dice.pick(MEETING_KINDS), ...(dice.chance(20) ? [dice.pick(MEETING_KINDS)] : [])])]
  const raised = dice.roll(0, 9)
  const state = dice.chance(75) ? 'closed' : dice.pick(MEETING_STATES)
  // One that is not closed holds all the same what would count if it were: no figure may read it.
  const meeting = {
    _id: id,
    revision: 1,
    ...whoMet(dice),
    cellId: dice.pick(['cell-0', 'cell-1', null]),
    kinds,
    title: `会议${id}`,
    occurredOn: dice.day(),
    startsAt: AT,
    endsAt: AT,
    place: '会议室',
    hostId: null,
    form: dice.pick(MEETING_FORMS),
    agenda: Array.from({ length: dice.roll(0, 3) }, (_, at) => ({
      title: `议题${at}`,
      isPartyBuilding: dice.chance(40),
    })),
    lecturer: dice.pick([...LECTURERS, null]),
    lecturerId: dice.chance(50) ? dice.pick(memberIds) : null,
    studyMinutes: dice.chance(50) ? dice.roll(1, 900) : 0,
    dueIds: [],
    dueChange: null,
    withoutVoteIds: [],
    sheet: memberIds
      .filter(() => dice.chance(60))
      .map((memberId) => ({
        memberId,
        mark: dice.pick(ATTENDANCE_MARKS),
        source: 'roll-call' as const,
        markedAt: AT,
        reason: null,
      })),
    decisions: Array.from({ length: dice.roll(0, 2) }, (_, at) => ({
      title: `决定${at}`,
      isMajor: dice.chance(50),
      votersDue: 9,
      votersPresent: 8,
      yes: 7,
      no: 0,
      abstain: 1,
      isValid: dice.chance(70),
      passes: dice.chance(70),
    })),
    quorum: kinds.includes('committee-meeting')
      ? { basis: 'committee-meeting' as const, due: 5, present: 2, needed: 3, isMet: dice.chance(60) }
      : null,
    minutes: '',
    problemsRaised: raised,
    problemsRectified: dice.roll(0, raised),
    corrections: [],
    recordedAt: AT,
    recordedBy: dice.pick(memberIds),
    closedAt: AT,
    closedBy: dice.pick(memberIds),
    lateReason: null,
    isLateEntry: dice.chance(20),
  }
  const tallied = { ...meeting, tally: tallyKept(Number(id), meeting.sheet) }
  return state === 'cancelled' ? { ...tallied, state, reason: '防汛' } : { ...tallied, state }
}

/** Every third is of a version that did not keep it well: it says nothing, or leaves somebody out. */
function tallyKept(at: number, sheet: readonly { readonly memberId: string; readonly mark: AttendanceMark }[]) {
  const counted = at % 6 === 0 ? [] : at % 6 === 3 ? sheet.slice(1) : sheet
  const due = counted.filter(({ mark }) => mark !== 'observer').map(({ memberId }) => memberId)
  return tally(due, new Map(counted.map(({ memberId, mark }) => [memberId, mark])))
}

function makeLedgerEntry(make: Make, kind: (typeof LEDGER_KINDS)[number], id: string): LedgerEntry {
  const { dice, memberIds } = make
  const start = entryStart(make, id)
  const concluded = kind.conclusion !== undefined && dice.chance(50)
  const concludedOn = concluded ? addDays(start.occurredOn, dice.roll(0, 120)) : null
  const fields = kind.fields.filter((field) => (!field.outcome || concluded) && (!field.optional || dice.chance(60)))
  return {
    ...start,
    kind: kind.code,
    organ: kind.namesOrgan ? dice.pick(ORGANS) : null,
    memberId: kind.about === 'member' ? dice.pick(memberIds) : null,
    values: Object.fromEntries(fields.map((field) => [field.code, makeValue(make, field)])),
    ...(kind.code === 'plan-item' && id.endsWith('1') ? { stepId: `step-${id}`, problemId: 'problem-1' } : {}),
    concludedOn,
    concludedAfterDays: concludedOn && daysBetween(start.occurredOn, concludedOn),
  }
}

function makeValue({ dice, memberIds }: Make, field: LedgerField): LedgerValue {
  switch (field.type) {
    case 'text':
      return dice.pick(['甲', '乙', '丙'])
    case 'choice':
      return dice.pick(field.options).code
    case 'number':
      return dice.roll(field.atLeast ?? 0, 60)
    case 'money':
      return dice.roll(0, 1_000_000)
    case 'date':
      return dice.day()
    case 'yes-no':
      return dice.chance(50)
    case 'member':
      return dice.pick(memberIds)
    case 'members':
      return memberIds.filter((_, at) => at === 0 || dice.chance(20))
  }
}

function makeMonths({ dice, memberIds }: Make): IndicatorMonth[] {
  return BRANCHES.flatMap((branchId) =>
    Array.from({ length: 18 }, (_, at) => at).flatMap((at) => {
      if (dice.chance(30)) return []
      const of = month(
        at < 3 ? `2024-${at + 10}` : at < 15 ? `2025-${String(at - 2).padStart(2, '0')}` : `2026-0${at - 14}`,
      )
      const id = `${branchId}:${of}#1`
      return {
        ...entryStart({ dice, memberIds, size: 0 }, id),
        branchId,
        occurredOn: lastDay(of),
        month: of,
        version: 1,
        values: HOTLINE_INDICATORS.flatMap(({ code }) =>
          [null, '防疫', '民生']
            .filter(() => dice.chance(70))
            .map((category) => ({ indicator: code, category, value: dice.roll(0, 500) })),
        ),
      }
    }),
  )
}
