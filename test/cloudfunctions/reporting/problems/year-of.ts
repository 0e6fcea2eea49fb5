/** Records of 2025 of the small branch, each few enough to count on one's fingers, and the rules judged by them. */
import type { Branch } from '#domain/branch/branch'
import type { DuesAccount } from '#domain/dues/dues-account'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import type { ReportScope } from '#domain/report/duty-report'
import { NOTHING_WRITTEN, writingId, type StoredWriting, type Written } from '#domain/report/report-writing'
import { addDays, civilDate, lastDay, monthsOfYear } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { JudgedTest } from '../../../../cloudfunctions/reporting/problems/judge'
import type { Finding } from '../../../../cloudfunctions/reporting/problems/judging'
import { stepOf } from '../../../../cloudfunctions/reporting/problems/proposal'
import { readWordsOf } from '../../../../cloudfunctions/reporting/draft/kept-words'
import { reportQuery } from '../../../../cloudfunctions/reporting/draft/report-query'
import { judgeYear } from '../../../../cloudfunctions/reporting/problems/read-judging'
import { ledgerEntry, shift } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import type { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, branch, BUREAU, member, NOW, openOffice, span } from '../../../builders/office'

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
    ...{ decidedOn: null, months },
  }
}

/** Seeds the records of a year of the branch. */
export type Seed = (store: Pick<MemoryStore, 'seed'>) => void

export interface Circumstances {
  readonly cutOff?: string
  readonly year?: number
  readonly lastYear?: Partial<Written>
  readonly branch?: Parameters<typeof branch>[0]
  /** Of two together, what the second is like. */
  readonly second?: Parameters<typeof branch>[0]
}

const SECOND = branch({ _id: 'branch-2', name: '第二党支部' })
/** The same records as those of the second branch, of nine members of its own. */
function inSecond(value: unknown): unknown {
  if (value === BRANCH) return SECOND._id
  if (typeof value === 'string') return MEMBERS.includes(value) ? `${value}-2` : value
  if (Array.isArray(value)) return value.map(inSecond)
  if (typeof value !== 'object' || value === null) return value
  const own = Object.entries(value).map(([name, each]) => [name, name === '_id' ? `${String(each)}-2` : inSecond(each)])
  return Object.fromEntries(own)
}

/** Every rule judged in that year of the branch alone: what became of each and the sentence that it would print. */
export async function judged(seed: Seed, more: Circumstances = {}) {
  const { store } = await openOffice({ handlers: {} })
  const own = branch(more.branch)
  store.seed('branches', own)
  seed(store)
  return judgedIn(store, [own], more)
}

/** The same of a bureau with two branches, each with a year of its own; what the bureau's Party group itself recorded. */
export async function judgedTogether(
  first: Seed,
  second: Seed,
  more: Circumstances = {},
  group: Seed = () => undefined,
) {
  const { store } = await openOffice({ handlers: {} })
  const secondBranch = { ...SECOND, ...more.second }
  store.seed('branches', secondBranch)
  const ofSecond = { branchId: SECOND._id, cellId: 'cell-1' }
  store.seed('members', ...MEMBERS.map((id) => member(`${id}-2`, { spans: [span(ofSecond)] })))
  first(store)
  // Boundary: what is mirrored are documents of the same shapes.
  second({ seed: (collection, ...docs) => store.seed(collection, ...(docs.map(inSecond) as typeof docs)) })
  group(store)
  const bureau = await store.get('branches', BUREAU)
  if (!bureau) throw new Error('no bureau')
  return judgedIn(store, [bureau, branch(), secondBranch], more)
}

async function judgedIn(store: MemoryStore, branches: readonly Branch[], more: Circumstances) {
  const { year = 2025, cutOff = `${year}-12-31`, lastYear } = more
  const [whose] = branches
  if (!whose) throw new Error('no branch')
  const scope = branches.length > 1 ? 'with-below' : 'own'
  for (const each of lastYear ? branches : [])
    store.seed(
      'reportWritings',
      writtenLastYear(each, year - 1, { ...lastYear, scope: each === whose ? scope : 'own' }),
    )
  const of = { year, cutOff: civilDate(cutOff), scope } as const
  const query = await reportQuery(store, whose, of, civilDate('2026-01-15'))
  const { before } = await readWordsOf(store, { branchId: whose._id, ...of })
  const rules = await judgeYear(store, query, before)
  const said = ({ judgement }: JudgedTest) => (judgement.is === 'fires' ? [wordsOf(judgement.finding)] : [])
  const why = ({ judgement }: JudgedTest) => (judgement.is === 'cannot-judge' ? [judgement.why] : [])
  return new Map(
    rules.map((judgedRule) => {
      const { rule, is, tests } = judgedRule
      const byTest = new Map(tests.map((each) => [each.test.id, { is: each.judgement.is, judgement: each.judgement }]))
      const step = stepOf(judgedRule, whose, of.cutOff)
      return [rule.id, { is, tests: byTest, says: tests.flatMap(said), why: tests.flatMap(why), step }] as const
    }),
  )
}

function writtenLastYear(
  { _id: branchId }: Pick<Branch, '_id'>,
  year: number,
  { scope, ...lastYear }: Partial<Written> & { readonly scope: ReportScope },
): StoredWriting {
  const place = { branchId, year, cutOff: civilDate(`${year}-12-31`), scope }
  return {
    ...{ _id: writingId(place), ...place, revision: 1 },
    ...{ written: { ...NOTHING_WRITTEN, ...lastYear }, writtenAt: NOW, writtenBy: 'secretary' },
  }
}

/** The sentence with its numbers. */
export function wordsOf({ words, figures }: Pick<Finding, 'words' | 'figures'>): string {
  return words.replace(/\{(\d+)\}/g, (_, at: string) => figures[Number(at) - 1]?.display ?? '?')
}
