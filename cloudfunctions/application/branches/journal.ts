import { contract, type OutputOf } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { isInstant, type Instant } from '#domain/time/instant'
import { memberNames } from '../member-names'
import type { JournalEntry } from '../ports/collections'
import type { Handlers } from '../ports/handling'
import type { Reader } from '../ports/store'

type Line = OutputOf<'journal.list'>['items'][number]

export const journalHandlers: Handlers<'journal.list'> = {
  'journal.list': async ({ branchId, cursor, pageSize }, { store }) => {
    const { entries, next } = await pageOfJournal(store, branchId, cursor, pageSize)
    const nameOf = await memberNames(
      store,
      entries.flatMap(({ by, subject }) => [by, subject]),
    )
    return { items: entries.map((entry) => lineOf(entry, nameOf)), next }
  },
}

function lineOf({ at, by, procedure, subject }: JournalEntry, nameOf: (id: string | null) => string | null): Line {
  const declared = Object.hasOwn(contract, procedure)
    ? (contract as Record<string, ProcedureShape>)[procedure]
    : undefined
  // A procedure of an earlier version is named as it was called then.
  const summary = declared?.summary ?? procedure
  return { at, byName: nameOf(by), procedure, summary, subject, subjectName: nameOf(subject) }
}

/**
 * One page, newest first. The `_id` of a line holds an OPENID, so the cursor does not name it: it says the instant of the
 * last line shown, and how many lines of that instant have been.
 */
async function pageOfJournal(store: Reader, branchId: string, cursor: string | null, pageSize: number) {
  const { at, shown } = readCursor(cursor)
  const found = await store.find('journal', {
    filter: { branchId, ...(at === null ? {} : { at: { $lte: at } }) },
    sort: [
      ['at', -1],
      ['_id', 1],
    ],
    limit: shown + pageSize + 1,
  })
  const entries = found.slice(shown, shown + pageSize)
  const last = entries.at(-1)
  if (!last || found.length <= shown + pageSize) return { entries, next: null }
  const sameInstant = found.slice(0, shown + pageSize).filter((entry) => entry.at === last.at).length
  return { entries, next: `${last.at}~${sameInstant}` }
}

function readCursor(cursor: string | null): { at: Instant | null; shown: number } {
  const [at = '', shown = ''] = (cursor ?? '').split('~')
  return isInstant(at) && /^\d{1,3}$/.test(shown) ? { at, shown: Number(shown) } : { at: null, shown: 0 }
}
