/** Decisions that become items of the plan (年度计划事项): an entry of the ledger, written in the same commit. */
import type { Refusal } from '#contract'
import { formatChineseDate, type CivilDate } from '#domain/time/civil-date'
import type { Ballot, Decision, DecisionPlan } from '#domain/meeting/decision'
import type { MemberId } from '#domain/people/identity'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { beginEntry, recordEntry } from '../../entries/record'
import { bodyFields } from '../../ledger/ledger-body'
import { ledgerBook } from '../../ledger/ledger-book'
import { isRefusal, refuse, type BranchContext } from '../../ports/handling'
import type { Reader, Write } from '../../ports/store'

export const PLAN_ITEM = 'plan-item'

/** A decision as it is written down: with what it puts on the plan, or with the item it has there already. */
export type WrittenBallot = Omit<Ballot, 'plan'> & {
  readonly plan: { readonly title: string; readonly ownerId: MemberId; readonly dueOn: CivilDate } | null
  readonly kept?: DecisionPlan | undefined
}
type NewPlan = NonNullable<WrittenBallot['plan']>
type PlanRefusal = 'bad-input' | 'not-on-roll'
export type PlanningRefusal = PlanRefusal | 'decision-not-passed'
type Origin = Pick<ClosedMeeting, '_id' | 'title' | 'organ' | 'occurredOn'>

export interface PlannedBallots {
  readonly ballots: readonly Ballot[]
  /** The places of the decisions that are put on the plan only now. */
  readonly planned: readonly number[]
  readonly writes: readonly Write[]
}

/** The ballots with their plan items: new ones where a plan is written down, else those they have. */
export async function withPlanItems(
  meeting: Origin,
  written: readonly WrittenBallot[],
  context: BranchContext,
): Promise<PlannedBallots | Refusal<PlanRefusal>> {
  const ballots: Ballot[] = []
  const planned: number[] = []
  const writes: Write[] = []
  for (const [at, { plan, kept, ...ballot }] of written.entries()) {
    if (kept || !plan) {
      ballots.push(kept ? { ...ballot, plan: kept } : ballot)
      continue
    }
    const item = await newItem(meeting, plan, `decisions.${at}.plan`, context)
    if (isRefusal(item)) return item
    ballots.push({ ...ballot, plan: { ...plan, entryId: item.entryId } })
    planned.push(at)
    writes.push(...item.writes)
  }
  return { ballots, planned, writes }
}

/**
 * Decisions as a correction writes them. It never loses the link of a decision that still stands: one of the same title
 * keeps its item, one whose title was wrong names it. What becomes of an item, also that it is given up, is noted in the
 * ledger, so another plan for a decision that has one is refused.
 */
export function keepingItems(
  written: readonly (WrittenBallot & { readonly planEntryId: string | null })[],
  standing: readonly Decision[],
): WrittenBallot[] | Refusal<'no-such-entry' | 'plan-item-exists'> {
  const keeping: WrittenBallot[] = []
  for (const [at, { planEntryId, ...ballot }] of written.entries()) {
    const kept = standing.find(({ title, plan }) =>
      planEntryId === null ? plan && title === ballot.title : plan?.entryId === planEntryId,
    )?.plan
    if (planEntryId !== null && !kept) return refuse('no-such-entry', { field: `decisions.${at}.planEntryId` })
    if (kept && ballot.plan && !sameItem(kept, ballot.plan))
      return refuse('plan-item-exists', { field: `decisions.${at}.plan` })
    keeping.push({ ...ballot, kept })
  }
  return keeping
}

/** Only what was decided is put on the plan. */
export function notDecided(
  { planned }: PlannedBallots,
  decisions: readonly Decision[],
): Refusal<'decision-not-passed'> | undefined {
  const at = planned.find((each) => !decisions[each]?.passes)
  if (at === undefined) return undefined
  return refuse('decision-not-passed', { field: `decisions.${at}.plan`, detail: { title: decisions[at]?.title ?? '' } })
}

function sameItem(kept: DecisionPlan, plan: NewPlan): boolean {
  return kept.title === plan.title && kept.ownerId === plan.ownerId && kept.dueOn === plan.dueOn
}

/** The field of the ledger at fault, as the field of the decision that the person filled in. */
const FIELDS: Readonly<Record<string, string>> = {
  'values.owner': 'ownerId',
  'values.dueOn': 'dueOn',
  'values.measure': 'title',
}
/** The longest the ledger takes as a plan's name. */
const LONGEST_NAME = 60

async function newItem(
  { _id: meetingId, title, organ, occurredOn }: Origin,
  plan: NewPlan,
  field: string,
  context: BranchContext,
): Promise<{ readonly entryId: string; readonly writes: readonly Write[] } | Refusal<PlanRefusal>> {
  const kind = ledgerKind(PLAN_ITEM)
  const start = beginEntry(ledgerBook, occurredOn, null, context)
  // Whoever closes a meeting keeps the records, and closes none before its day.
  if (!kind || isRefusal(start)) throw new Error('A plan item cannot be begun')
  if (plan.dueOn < occurredOn)
    return refuse('bad-input', {
      field: `${field}.dueOn`,
      detail: { expected: `不能早于${formatChineseDate(occurredOn)}` },
    })
  // Half a character at the cut would be a text that nothing can hold.
  const cut = title.slice(0, LONGEST_NAME - 1).replace(/\p{Cs}$/u, '')
  const name = title.length > LONGEST_NAME ? `${cut}…` : title
  const values = { plan: name, measure: plan.title, owner: plan.ownerId, dueOn: plan.dueOn }
  const fields = await bodyFields(kind, { occurredOn, organ, memberId: null, values, outcome: null }, context)
  if ('ok' in fields) {
    const { code, detail = {}, field: at = '' } = fields
    if (code !== 'bad-input' && code !== 'not-on-roll') throw new Error(`A new plan item is refused: ${code}`)
    return refuse(code, { field: `${field}.${FIELDS[at] ?? 'title'}`, detail })
  }
  const entry: LedgerEntry = { ...start, ...fields, meetingId }
  const recorded = await recordEntry(ledgerBook, entry, context)
  if (isRefusal(recorded)) throw new Error(`A new plan item is refused: ${recorded.code}`)
  return { entryId: entry._id, writes: recorded.writes }
}

/** What has become of the plan items of a meeting: for each the entry that holds now, after any corrections in the ledger. */
export async function itemsSince(
  { _id: meetingId, branchId, decisions }: Pick<ClosedMeeting, '_id' | 'branchId' | 'decisions'>,
  store: Reader,
): Promise<(entryId: string) => LedgerEntry | undefined> {
  const asked = decisions.some(({ plan }) => plan !== undefined)
  const entries = asked ? await store.findAll('ledger', { branchId, kind: PLAN_ITEM, meetingId }) : []
  const byId = new Map(entries.map((entry) => [entry._id, entry]))
  return (entryId) => {
    let entry = byId.get(entryId)
    while (entry?.supersededBy) entry = byId.get(entry.supersededBy)
    return entry
  }
}
