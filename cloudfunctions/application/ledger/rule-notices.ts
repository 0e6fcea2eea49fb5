/** What rules say beside the entries of a kind taken together: sentences for whoever keeps them, never a refusal. */
import type { LedgerEntry } from '#domain/ledger/ledger'
import { standingIn, votersOn } from '#domain/people/roll'
import { gradesNotice } from '#domain/rules/branch-rules'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { BranchContext } from '../ports/handling'

type Where = Pick<BranchContext, 'store' | 'branch'>

/** Kinds whose entries a rule speaks to together. */
const NOTICES: Readonly<Record<string, (where: Where) => Promise<string | undefined>>> = {
  'evaluation-result': lastEvaluation,
}

export async function ruleNotices(kind: string, where: Where): Promise<string[]> {
  const notice = await NOTICES[kind]?.(where)
  return notice === undefined ? [] : [notice]
}

/** The grades of the last year there are any of, by the register of the day the last of them was given. */
async function lastEvaluation({ store, branch }: Where): Promise<string | undefined> {
  const results = {
    branchId: branch._id,
    kind: 'evaluation-result',
    state: { $in: ['proposed', 'confirmed'] },
  } as const
  const [last] = await store.find('ledger', { filter: results, sort: [['occurredOn', -1]], limit: 1 })
  if (!last) return undefined
  const { from, to } = yearPeriod(yearOf(last.occurredOn))
  const [entries, members] = await Promise.all([
    store.findAll('ledger', { ...results, occurredOn: { $gte: from, $lte: to } }),
    store.findAll('members', { 'spans.branchId': branch._id }),
  ])
  const graded = lastOfEach(entries)
  const stageOf = ({ memberId, occurredOn }: LedgerEntry) => {
    const member = members.find(({ _id }) => _id === memberId)
    return member && standingIn(member, branch._id, occurredOn)?.stage
  }
  return gradesNotice(
    {
      fullMembers: votersOn(members, branch._id, last.occurredOn).length,
      excellent: graded.filter(({ values }) => values['grade'] === 'excellent').length,
      probationary: graded.filter((entry) => stageOf(entry) === 'probationary').length,
    },
    last.occurredOn,
  )
}

/** One entry a member: whoever was graded twice has the later grade. */
function lastOfEach(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const inOrder = [...entries].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))
  return [...new Map(inOrder.map((entry) => [entry.memberId, entry])).values()]
}
