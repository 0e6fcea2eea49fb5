/** What people fill in for a ledger entry, checked: the same rules whether it is recorded or corrected. */
import { daysBetween, formatChineseDate, type CivilDate } from '#domain/time/civil-date'
import type { DeclaredKind, LedgerEntry, LedgerKind } from '#domain/ledger/ledger'
import {
  checkOutcome,
  checkValues,
  membersNamed,
  type LedgerValues,
  type ValueFault,
} from '#domain/ledger/ledger-values'
import type { Branch } from '#domain/branch/branch'
import { ORGAN_LABELS } from '#domain/meeting/labels'
import type { Organ } from '#domain/meeting/meeting-kinds'
import { organsFor } from '#domain/meeting/organs-held'
import type { Refusal } from '#contract'
import type { BODY_REFUSALS } from '#contract/ledger'
import { refuse, type BranchContext } from '../ports/handling'

export interface LedgerBody {
  readonly occurredOn: CivilDate
  readonly organ: Organ | null
  readonly memberId: string | null
  readonly values: LedgerValues
  readonly outcome: { readonly on: CivilDate; readonly values: LedgerValues } | null
}
export type BodyFields = Pick<
  LedgerEntry,
  'kind' | 'declared' | 'organ' | 'memberId' | 'values' | 'concludedOn' | 'concludedAfterDays'
>
export type BodyRefusal = Refusal<(typeof BODY_REFUSALS)[number]>

/** The entry's own fields, or the first thing wrong with them. */
export async function bodyFields(
  kind: LedgerKind,
  body: LedgerBody,
  context: BranchContext,
): Promise<BodyFields | BodyRefusal> {
  const fault = checkHead(kind, body, context.branch) ?? asRefusal(checkValues(kind, body.values))
  if (fault) return fault
  const named = membersNamed(kind, body.values, 'values')
  const about = body.memberId === null ? [] : [{ field: 'memberId', memberId: body.memberId }]
  const stranger = await firstNotOnRoll([...about, ...named], context)
  if (stranger) return stranger
  const open = { concludedOn: null, concludedAfterDays: null, values: body.values }
  const end = body.outcome
    ? await concludingFields(kind, body, body.outcome, { on: 'outcome.on', values: 'outcome.values' }, context)
    : open
  if ('ok' in end) return end
  const declared = isDeclared(kind) ? { declared: kind } : {}
  return { kind: kind.code, ...declared, organ: body.organ, memberId: body.memberId, ...end }
}

/** The fields a conclusion changes, or what is wrong with it. `paths` name the input at fault. */
export async function concludingFields(
  kind: LedgerKind,
  recorded: Pick<LedgerBody, 'occurredOn' | 'values'>,
  outcome: { readonly on: CivilDate; readonly values: LedgerValues },
  paths: { readonly on: string; readonly values: string },
  context: BranchContext,
): Promise<Pick<LedgerEntry, 'concludedOn' | 'concludedAfterDays' | 'values'> | BodyRefusal> {
  const { on, values } = outcome
  if (kind.conclusion === undefined) return refuse('not-concludable', { detail: { kind: kind.title } })
  if (on > context.today) return refuse('in-the-future', { field: paths.on, detail: { today: context.today } })
  if (on < recorded.occurredOn)
    return refuse('bad-input', {
      field: paths.on,
      detail: { expected: `不能早于${formatChineseDate(recorded.occurredOn)}` },
    })
  const fault = asRefusal(checkOutcome(kind, recorded.values, values), paths.values)
  if (fault) return fault
  const stranger = await firstNotOnRoll(membersNamed(kind, values, paths.values), context)
  if (stranger) return stranger
  return {
    concludedOn: on,
    concludedAfterDays: daysBetween(recorded.occurredOn, on),
    values: { ...recorded.values, ...values },
  }
}

const organsText = (organs: readonly Organ[]) => organs.map((organ) => ORGAN_LABELS[organ]).join('、')

/** One of the house's kinds needs no declaration beside each record of it. */
function isDeclared(kind: LedgerKind): kind is DeclaredKind {
  return 'version' in kind
}

function checkHead(
  kind: LedgerKind,
  { organ, memberId }: LedgerBody,
  { kind: held }: Pick<Branch, 'kind'>,
): Refusal<'bad-input'> | undefined {
  const unfit = (field: string, expected: string) => refuse('bad-input', { field, detail: { expected } })
  if (kind.about === 'member' && memberId === null) return unfit('memberId', '须写明是哪位党员')
  if (kind.about === 'branch' && memberId !== null) return unfit('memberId', '这一类不记在个人名下')
  const organs = organsFor(kind, held)
  if (organs.length === 0) return unfit('kind', `${kind.title}由${organsText(kind.organs ?? [])}登记`)
  if (kind.namesOrgan && !organs.some((each) => each === organ)) return unfit('organ', `须写明是${organsText(organs)}`)
  if (!kind.namesOrgan && organ !== null) return unfit('organ', '这一类不分组织')
  return undefined
}

function asRefusal(
  fault: ValueFault | undefined,
  outcomePath = 'values',
): Refusal<'bad-input' | 'contradiction'> | undefined {
  if (!fault) return undefined
  const field = fault.field.replace(/^outcome/, outcomePath)
  if (fault.is === 'unfit') return refuse('bad-input', { field, detail: { expected: fault.expected } })
  const { part, partValue, whole, wholeValue } = fault
  return refuse('contradiction', { field, detail: { part, partValue, whole, wholeValue } })
}

/** Everybody named is or has been on the branch's roll; in a bureau, on its own or that of a branch below it. */
async function firstNotOnRoll(
  named: readonly { readonly field: string; readonly memberId: string }[],
  { store, branch }: BranchContext,
): Promise<Refusal<'not-on-roll'> | undefined> {
  if (named.length === 0) return undefined
  const ids = [...new Set(named.map(({ memberId }) => memberId))]
  const [members, below] = await Promise.all([
    store.findAll('members', { _id: { $in: ids } }),
    branch.kind === 'bureau' ? store.findAll('branches', { ancestorIds: branch._id }) : [],
  ])
  const rolls = new Set([branch, ...below].map(({ _id }) => _id))
  const onRoll = new Set(
    members.filter(({ spans }) => spans.some(({ branchId }) => rolls.has(branchId))).map(({ _id }) => _id),
  )
  const stranger = named.find(({ memberId }) => !onRoll.has(memberId))
  return stranger ? refuse('not-on-roll', { field: stranger.field }) : undefined
}
