import { OUTING_KIND } from '#domain/service/volunteering'
import { kindOf } from '#domain/ledger/kinds/catalogue'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Refusal } from '#contract'
import { counted } from '../counting'
import type { Book, Following } from '../entries/book'
import { refuse, type BranchContext } from '../ports/handling'

/** The ledger as a book of entries: what is there already is not recorded a second time. */
export const ledgerBook: Book<'ledger', 'already-recorded'> = {
  collection: 'ledger',
  onProposing: onlyOnce,
  onCounting: async (entry, counts, context) => (counts ? onlyOnce(entry, context) : { entry, writes: [] }),
}

const STANDING = ['proposed', 'confirmed', 'disputed'] as const

async function onlyOnce(
  entry: LedgerEntry,
  context: BranchContext,
): Promise<Following<'ledger'> | Refusal<'already-recorded'>> {
  if (kindOf(entry)?.oncePerYear) return oncePerYear(entry, context)
  return entry.kind === OUTING_KIND && entry.offerId === undefined
    ? notOfAnOffer(entry, context)
    : { entry, writes: [] }
}

/**
 * A member has one a year. Every addition moves the year's counter, so two at the same time cannot both find that there is
 * none. The entry corrected by this one is one no longer.
 */
async function oncePerYear(
  entry: LedgerEntry,
  { store, branch }: BranchContext,
): Promise<Following<'ledger'> | Refusal<'already-recorded'>> {
  const { kind, memberId, occurredOn } = entry
  const year = yearOf(occurredOn)
  const { from, to } = yearPeriod(year)
  const counterId = `${branch._id}:${kind}:${year}`
  const [counter, others] = await Promise.all([
    store.get('counters', counterId),
    store.findAll('ledger', {
      branchId: branch._id,
      kind,
      state: { $in: [...STANDING] },
      occurredOn: { $gte: from, $lte: to },
    }),
  ])
  if (others.some((other) => other.memberId === memberId && isAnother(other, entry)))
    return refuse('already-recorded', { field: 'memberId' })
  return { entry, writes: [counted(counterId, counter).write] }
}

/** A shift that was organised is an outing already, of its project, place and day. */
async function notOfAnOffer(
  entry: LedgerEntry,
  context: BranchContext,
): Promise<Following<'ledger'> | Refusal<'already-recorded'>> {
  const same = (await sameOutings(entry, context)).filter((other) => isAnother(other, entry))
  const isOffered = same.some(({ offerId }) => offerId !== undefined)
  return isOffered ? refuse('already-recorded', { field: 'values.project' }) : { entry, writes: [] }
}

/** Outings of that project, place and day that stand. */
export async function sameOutings(
  { occurredOn, values }: Pick<LedgerEntry, 'occurredOn' | 'values'>,
  { store, branch }: BranchContext,
): Promise<LedgerEntry[]> {
  const ofDay = await store.findAll('ledger', {
    branchId: branch._id,
    kind: OUTING_KIND,
    state: { $in: [...STANDING] },
    occurredOn,
  })
  return ofDay.filter((other) => ['project', 'site'].every((code) => other.values[code] === values[code]))
}

function isAnother({ _id }: LedgerEntry, entry: LedgerEntry): boolean {
  return _id !== entry._id && _id !== entry.supersedes
}
