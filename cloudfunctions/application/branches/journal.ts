import { contract, type OutputOf } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { logCode, type LogKind } from '#domain/records/log-kinds'
import { instant, isInstant, type Instant } from '#domain/time/instant'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { createHash } from 'node:crypto'
import { readAs } from '../log/logged-values'
import { lastBlock } from '../log/sealing'
import { memberNames } from '../member-names'
import type { JournalEntry } from '../ports/collections'
import type { BranchContext, Handlers } from '../ports/handling'
import { loggedRecordsOf, type LogBlock, type LoggedRecord } from '../ports/log'
import type { Only, Reader } from '../ports/store'

type Page = OutputOf<'journal.list'>
type Line = Page['items'][number]
const READ = ['at', 'by', 'branchId', 'procedure', 'subject', 'change', 'hash'] as const
type Entry = Only<JournalEntry, (typeof READ)[number]>

/** Records of a line that are listed: a write of a list of people has hundreds. */
const LISTED = 5

export const journalHandlers: Handlers<'journal.list'> = {
  'journal.list': async ({ branchId, kind, cursor, pageSize }, context) => {
    const { store } = context
    const [{ entries, next }, head] = await Promise.all([
      pageOfJournal(store, { branchId, kind }, cursor, pageSize),
      cursor === null ? lastBlock(store, branchId) : undefined,
    ])
    const nameOf = await memberNames(
      store,
      entries.flatMap(({ by, subject }) => [by, subject]),
    )
    const items = entries.map((entry) => ({ ...lineOf(entry, nameOf), ...recordsOf(entry, context) }))
    return { items, next, head: headOf(head) }
  },
}

function headOf(block: LogBlock | undefined): Page['head'] {
  return block ? { code: logCode(block.hash), lines: block.total, sealedAt: toMinute(block.sealedAt) } : null
}

function lineOf(entry: Entry, nameOf: (id: string | null) => string | null) {
  const { at, by, procedure, subject, change } = entry
  const declared = Object.hasOwn(contract, procedure)
    ? (contract as Record<string, ProcedureShape>)[procedure]
    : undefined
  // A procedure of an earlier version is named as it was called then; of a line that its person erased nothing is left.
  const summary = declared?.summary ?? (procedure || '本人已删除')
  const post = change?.post ?? null
  return { at: toMinute(at), byName: nameOf(by), post, procedure, summary, subject, subjectName: nameOf(subject) }
}

/** The records that the caller may see, as RECORD_TABLE has it of each kind. */
function recordsOf({ change }: Entry, { caller, branch }: BranchContext): Pick<Line, 'records' | 'more' | 'withheld'> {
  const all = loggedRecordsOf(change)
  const isShown = (record: LoggedRecord) => {
    const kind = readAs(record)
    return kind === null || may(caller, RECORD_TABLE[kind].read, branch)
  }
  const shown = all.filter(isShown)
  const records = shown.slice(0, LISTED).map(({ in: collection, id, did, fields, also }) => ({
    ...{ in: collection, id, did, also: [...also] },
    fields: fields.map(([field, from, to]) => ({ field, from, to })),
  }))
  return { records, more: shown.length - records.length, withheld: all.length - shown.length }
}

/** When somebody did something is nobody's to know more exactly. */
function toMinute(at: Instant): Instant {
  return instant(`${at.slice(0, 16)}:00.000Z`)
}

/**
 * One page, newest first. The cursor says the last line shown: its instant and a mark of it, not its id, which in lines of
 * early versions names a WeChat. What is written meanwhile, be it of the same instant, moves no line.
 */
async function pageOfJournal(
  store: Reader,
  { branchId, kind }: { readonly branchId: string; readonly kind: LogKind | undefined },
  cursor: string | null,
  pageSize: number,
) {
  const from = readCursor(cursor)
  const filter = { branchId, ...(kind ? { kinds: kind } : {}) }
  const [ofInstant, earlier] = await Promise.all([
    from ? store.findSome('journal', { filter: { ...filter, at: from.at }, ...inOrder(MOST_AT_ONCE) }) : [],
    store.findSome('journal', {
      filter: { ...filter, ...(from ? { at: { $lt: from.at } } : {}) },
      ...inOrder(pageSize + 1),
    }),
  ])
  const shown = ofInstant.findIndex(({ _id }) => markOf(_id) === from?.mark)
  const found = [...ofInstant.slice(shown + 1), ...earlier]
  const entries = found.slice(0, pageSize)
  const last = entries.at(-1)
  return { entries, next: last && found.length > pageSize ? `${last.at}~${markOf(last._id)}` : null }
}

/** More lines than one instant has: the database's own limit. */
const MOST_AT_ONCE = 1000

function inOrder(limit: number) {
  return {
    sort: [
      ['at', -1],
      ['_id', 1],
    ],
    limit,
    only: READ,
  } as const
}

function markOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16)
}

function readCursor(cursor: string | null): { readonly at: Instant; readonly mark: string } | undefined {
  const [at = '', mark = ''] = (cursor ?? '').split('~')
  return isInstant(at) && mark !== '' ? { at, mark } : undefined
}
