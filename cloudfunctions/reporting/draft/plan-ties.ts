/** Items of the plan that were made of a report's steps name the problem that they answer: they follow what the report says. */
import type { BranchId } from '#domain/people/identity'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { Written } from '#domain/report/report-writing'
import { planItemId } from '#domain/report/kept-writing'
import type { Reader, Write } from '../../application/ports/store'

/**
 * The items that answer another problem after the change, or none: a step that answers another now, a problem that is no
 * longer named. An item without a problem is one of the plan's own.
 */
export async function tiesOfPlan(
  store: Reader,
  branchId: BranchId,
  { before, after }: { readonly before: Written; readonly after: Written },
): Promise<Write[]> {
  const named = new Set(after.problems.map(({ id }) => id))
  const gone = before.problems.flatMap(({ id }) => (named.has(id) ? [] : [id]))
  const was = new Map(before['next-steps'].map((step) => [step.id, step.problemId]))
  const moved = after['next-steps'].filter(({ id, problemId }) => was.has(id) && was.get(id) !== problemId)
  if (gone.length === 0 && moved.length === 0) return []
  const now = new Map(moved.map(({ id, problemId }) => [planItemId(id), problemId]))
  const items = await store.findAll('ledger', {
    ...{ branchId, kind: 'plan-item' },
    $or: [{ problemId: { $in: gone } }, { _id: { $in: [...now.keys()] } }],
  })
  return items.map((item) => ({ do: 'replace', in: 'ledger', doc: tied(item, now.get(item._id) ?? null) }))
}

function tied({ problemId: _, ...item }: LedgerEntry, problemId: string | null): LedgerEntry {
  return { ...item, ...(problemId === null ? {} : { problemId }), revision: item.revision + 1 }
}
