import type { InputOf, Refusal } from '#contract'
import { kindOf, LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import type { LedgerEntry, LedgerKind } from '#domain/ledger/ledger'
import type { OwnKind } from '#domain/ledger/own-kind'
import { declaredOf } from '#domain/ledger/own-kind-counting'
import { daysBetween } from '#domain/time/civil-date'
import { may, RECORD_TABLE, type Permission } from '#domain/people/permission'
import { ledgerKindsHidden, recordKindIn, recordKindOfLedger } from '#domain/records/record-kinds'
import { settles } from '../entries/book'
import { peopleIn } from '#domain/records/record-words'
import { beginEntry, correctEntry, recordEntries, recordEntry } from '../entries/record'
import { isOwnKind, kindFor } from '../own-kinds'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { bodyFields, concludingFields, type LedgerBody } from './ledger-body'
import { ledgerBook } from './ledger-book'
import { ledgerItem, ledgerPage } from './ledger-list'
import { ruleNotices } from './rule-notices'

type LedgerProcedure =
  | 'ledger.notices'
  | 'ledger.sign'
  | 'ledger.kinds'
  | 'ledger.record'
  | 'ledger.recordMany'
  | 'ledger.conclude'
  | 'ledger.correct'
  | 'ledger.list'
  | 'ledger.mine'
  | 'ledger.get'

export const ledgerHandlers: Handlers<LedgerProcedure> = {
  'ledger.kinds': async () => ({ kinds: LEDGER_KINDS }),

  'ledger.record': async (input, context) => {
    const found = await kindToRecord(input.kind, context)
    if (isRefusal(found)) return found
    const kind = isOwnKind(found) ? declaredOf(found) : found
    // A member enters for themselves only what the kind leaves to members; whoever keeps records enters anything.
    if (!kind.selfEntry && !may(context.caller, 'keep-records', context.branch)) return refuse('not-yours')
    const entry = await newEntry(kind, input, context)
    if (isRefusal(entry)) return entry
    const recorded = await recordEntry(ledgerBook, entry, context)
    return isRefusal(recorded) || !isOwnKind(found)
      ? recorded
      : { ...recorded, writes: [...recorded.writes, using(found)] }
  },

  'ledger.recordMany': async ({ kind: code, entries: lines, ...rest }, context) => {
    const found = await kindToRecord(code, context)
    if (isRefusal(found)) return found
    const kind = isOwnKind(found) ? declaredOf(found) : found
    if (kind.about !== 'member')
      return refuse('bad-input', { field: 'kind', detail: { expected: '这一类不记在个人名下' } })
    const bodies = lines.map((line) => ({ ...rest, ...line, outcome: null }))
    const asked = await Promise.all(bodies.map((body) => newEntry(kind, body, context)))
    const entries: LedgerEntry[] = []
    for (const [at, entry] of asked.entries()) {
      if (isRefusal(entry)) return atLine(entry, at)
      entries.push(entry)
    }
    const recorded = await recordEntries(ledgerBook, entries, 'entries', context)
    const value = entries.map(({ _id: entryId, memberId, state }) => ({ entryId, memberId: memberId ?? '', state }))
    const more = isOwnKind(found) ? [using(found)] : []
    return isRefusal(recorded) ? recorded : decide({ entries: value }, [...recorded.writes, ...more], recorded.subject)
  },

  'ledger.conclude': async (input, context) => {
    const entry = await entryOf(input, context)
    const kind = entry && kindOf(entry)
    if (!entry || !kind) return refuse('no-such-entry', { field: 'entryId' })
    if (!settles('ledger', context, kind)) return notPermitted(settling(kind))
    const settled = concludable(entry)
    if (settled) return settled
    const fields = await concludingFields(kind, entry, input, { on: 'on', values: 'values' }, context)
    if (isRefusal(fields)) return fields
    return conclude(entry, fields)
  },

  'ledger.sign': async (input, context) => {
    const entry = await entryOf(input, context)
    const kind = entry && kindOf(entry)
    // Somebody else's is not there for the caller.
    if (!entry || !kind || entry.memberId !== context.caller.memberId)
      return refuse('no-such-entry', { field: 'entryId' })
    if (kind.signedByMember !== true) return refuse('not-concludable', { detail: { kind: kind.title } })
    const { today: on } = context
    const fields = concludable(entry) ?? { concludedOn: on, concludedAfterDays: daysBetween(entry.occurredOn, on) }
    return isRefusal(fields) ? fields : conclude(entry, fields)
  },

  'ledger.correct': async (input, context) => {
    const old = await entryOf(input, context)
    if (!old) return refuse('no-such-entry', { field: 'entryId' })
    const kind = kindOf(old)
    if (!kind) throw new Error(`A stored entry is of kind ${old.kind}, which is not declared`)
    if (!settles('ledger', context, kind)) return notPermitted(settling(kind))
    const entry = await newEntry(kind, input, context)
    if (isRefusal(entry)) return entry
    return correctEntry(ledgerBook, old, { ...entry, ...comesFrom(old) }, input.reason, context)
  },

  'ledger.list': async ({ branchId, kind, period, state, memberId, open, ...page }, { store, branch, caller }) => {
    if (kind !== undefined && !(await kindFor(store, branch, kind))) return noSuchKind(kind)
    const reads = (permission: Permission) => may(caller, permission, branch)
    const { read } = RECORD_TABLE[recordKindOfLedger(kind ?? '')]
    if (!reads(read)) return notPermitted(read, 'kind')
    const filter = {
      branchId,
      kind: kind ?? { $nin: ledgerKindsHidden(reads).map(({ code }) => code) },
      ...(period ? { occurredOn: { $gte: period.from, $lte: period.to } } : {}),
      ...(state === undefined ? {} : { state }),
      ...(memberId === undefined ? {} : { memberId }),
      ...(open === true ? { concludedOn: null } : {}),
    }
    return ledgerPage(store, filter, page)
  },

  'ledger.notices': async ({ kind }, context) => {
    if (!(await kindFor(context.store, context.branch, kind))) return noSuchKind(kind)
    const { read } = RECORD_TABLE[recordKindOfLedger(kind)]
    if (!may(context.caller, read, context.branch)) return notPermitted(read, 'kind')
    return { notices: await ruleNotices(kind, context) }
  },

  'ledger.mine': async ({ branchId, kind, period, ...page }, { store, branch, caller }) => {
    if (kind !== undefined && !(await kindFor(store, branch, kind))) return noSuchKind(kind)
    const filter = {
      memberId: caller.memberId,
      branchId,
      ...(kind === undefined ? {} : { kind }),
      ...(period ? { occurredOn: { $gte: period.from, $lte: period.to } } : {}),
    }
    return ledgerPage(store, filter, page)
  },

  'ledger.get': async (input, context) => {
    const entry = await entryOf(input, context)
    if (!entry) return refuse('no-such-entry', { field: 'entryId' })
    const { caller, branch } = context
    const { read } = RECORD_TABLE[recordKindIn('ledger', entry)]
    const concerns = entry.recordedBy === caller.memberId || peopleIn(entry).some((id) => id === caller.memberId)
    return concerns || may(caller, read, branch) ? ledgerItem(context.store, entry) : notPermitted(read, 'entryId')
  },
}

/** The kind, as long as it can be recorded. */
async function kindToRecord(code: string, { store, branch }: BranchContext) {
  const found = await kindFor(store, branch, code)
  if (!found) return noSuchKind(code)
  const isEnded = isOwnKind(found) && found.isEnded
  return isEnded ? refuse('kind-ended', { field: 'kind', detail: { name: found.title } }) : found
}

/** The day and the organ are the same for all; everything else is the line's. */
function atLine<R extends Refusal<string>>(refusal: R, at: number): R {
  const { field } = refusal
  const isOfAll = field === 'occurredOn' || field === 'organ' || field === 'kind'
  return isOfAll ? refusal : { ...refusal, field: `entries.${at}.${field ?? 'memberId'}` }
}

/** The kind is there still, as it was read; the first record says so in it. */
function using(kind: OwnKind): Write {
  return kind.isUsed
    ? { do: 'unchanged', in: 'ledgerKinds', id: kind._id, revision: kind.revision }
    : { do: 'replace', in: 'ledgerKinds', doc: { ...kind, isUsed: true, revision: kind.revision + 1 } }
}

const settling = ({ recordKind = 'ledger' }: LedgerKind) => RECORD_TABLE[recordKind].settle

const noSuchKind = (kind: string) => refuse('no-such-kind', { field: 'kind', detail: { kind } })

/** What an entry comes from stays with it when it is corrected. */
function comesFrom({ meetingId, offerId, stepId, problemId }: LedgerEntry): Partial<LedgerEntry> {
  return {
    ...(offerId === undefined ? {} : { offerId }),
    ...(meetingId === undefined ? {} : { meetingId }),
    ...(stepId === undefined ? {} : { stepId }),
    ...(problemId === undefined ? {} : { problemId }),
  }
}

/** Why the entry can no longer be concluded; undefined when it can. */
function concludable({ state, concludedOn }: LedgerEntry): Refusal<'entry-settled' | 'already-concluded'> | undefined {
  if (state !== 'confirmed' && state !== 'proposed') return refuse('entry-settled', { detail: { state } })
  return concludedOn === null ? undefined : refuse('already-concluded', { detail: { on: concludedOn } })
}

function conclude(entry: LedgerEntry, fields: Partial<LedgerEntry>) {
  const doc = { ...entry, ...fields, revision: entry.revision + 1 }
  return decide({ entryId: entry._id, state: entry.state }, [{ do: 'replace', in: 'ledger', doc }], entry._id)
}

type NewEntryRefusal = Exclude<Awaited<ReturnType<typeof bodyFields>>, { kind: string }> | Refusal<'not-yours'>

async function newEntry(
  kind: LedgerKind,
  input: LedgerBody,
  context: BranchContext,
): Promise<LedgerEntry | NewEntryRefusal> {
  const start = beginEntry(ledgerBook, input.occurredOn, input.memberId, context, { kind })
  if (isRefusal(start)) return start
  const fields = await bodyFields(kind, input, context)
  return isRefusal(fields) ? fields : { ...start, ...fields }
}

async function entryOf(
  { entryId }: Pick<InputOf<'ledger.get'>, 'entryId'>,
  { store, branch }: BranchContext,
): Promise<LedgerEntry | undefined> {
  const entry = await store.get('ledger', entryId)
  return entry?.branchId === branch._id ? entry : undefined
}
