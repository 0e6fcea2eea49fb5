/** Records of 2025 of the small branch, each few enough to count on one's fingers, and the rules judged by them. */
import type { DuesAccount } from '#domain/dues/dues-account'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { NOTHING_WRITTEN, writingId, type Written } from '#domain/report/report-writing'
import { addDays, civilDate, lastDay, monthsOfYear } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { judgeYear } from '../../../../cloudfunctions/reporting/problems/read-judging'
import { ledgerEntry, shift } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import type { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, branch, NOW, openOffice } from '../../../builders/office'

/** The branch's nine full members. */
export const MEMBERS = [
  ...['secretary', 'deputy', 'treasurer', 'clerk'],
  ...['member-1', 'member-2', 'member-3', 'member-4', 'member-5'],
]
export const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
export const QUARTERS = ['02', '05', '08', '11']

let count = 0
const nextId = () => `record-${(count += 1)}`

export function meetings(
  kind: MeetingKind,
  months: readonly string[],
  more: Partial<ClosedMeeting> = {},
  present: readonly string[] = [],
): ClosedMeeting[] {
  const sheet = present.map((memberId): SheetLine => {
    return { memberId, mark: 'present', source: 'roll-call', markedAt: NOW, reason: null }
  })
  return months.map((month) =>
    closedMeeting(sheet, {
      ...{ _id: nextId(), kinds: [kind], title: `${kind} ${month}`, occurredOn: civilDate(`2025-${month}-12`) },
      ...more,
    }),
  )
}

export function entries(kind: string, all: readonly Partial<LedgerEntry>[]): LedgerEntry[] {
  return all.map((more) => ledgerEntry(nextId(), kind, more))
}

export function service(minutes: Readonly<Record<string, number>>) {
  return Object.entries(minutes).map(([memberId, each]) => shift(nextId(), { memberId, minutes: each }))
}

/** A year of one member's dues: paid in its time, or so many days late. */
export function dues(memberId: string, late: readonly string[], daysLate = 14): DuesAccount {
  const months = monthsOfYear(2025).map((month) => {
    const dueBy = lastDay(month)
    const isLate = late.includes(month.slice(5))
    const paidOn = addDays(dueBy, isLate ? daysLate : -7)
    const paidAfterDays = isLate ? daysLate : -7
    const standing = isLate ? ('late' as const) : ('on-time' as const)
    return { month, dueBy, dueFen: fen(1000), paidFen: fen(1000), paidOn, paidAfterDays, paymentId: null, standing }
  })
  return {
    ...{ _id: `${BRANCH}:${memberId}:2025`, revision: 1, branchId: BRANCH, memberId, year: 2025 },
    ...{ category: 'wage-earner', monthlyFen: fen(1000), ruleId: 'any', approvedAt: NOW, approvedBy: 'treasurer' },
    ...{ basis: null, months },
  }
}

export interface Circumstances {
  readonly cutOff?: string
  readonly year?: number
  readonly lastYear?: Partial<Written>
  readonly branch?: Parameters<typeof branch>[0]
}

/** Every rule judged in that year: what became of each and the sentence that it would print. */
export async function judged(seed: (store: MemoryStore) => void, more: Circumstances = {}) {
  const { year = 2025, cutOff = `${year}-12-31`, lastYear } = more
  const { store } = await openOffice({ handlers: {} })
  const own = branch(more.branch)
  store.seed('branches', own)
  seed(store)
  const last = { cutOff: civilDate(`${year - 1}-12-31`), scope: 'own' as const }
  const place = { branchId: BRANCH, year: year - 1, ...last }
  if (lastYear)
    store.seed('reportWritings', {
      ...{ _id: writingId(place), ...place, revision: 1 },
      ...{ written: { ...NOTHING_WRITTEN, ...lastYear }, writtenAt: NOW, writtenBy: 'secretary' },
    })
  const of = { branch: own, branches: [own], year, cutOff: civilDate(cutOff), today: civilDate('2026-01-15') }
  const rules = await judgeYear(store, of)
  return new Map(
    rules.map(({ rule, is, tests }) => [
      rule.id,
      {
        is,
        says: tests.flatMap(({ judgement }) =>
          judgement.is === 'fires'
            ? [
                judgement.finding.words.replace(
                  /\{(\d+)\}/g,
                  (_, at: string) => judgement.finding.figures[Number(at) - 1]?.display ?? '?',
                ),
              ]
            : [],
        ),
        why: tests.flatMap(({ judgement }) => (judgement.is === 'cannot-judge' ? [judgement.why] : [])),
      },
    ]),
  )
}
