/** What a line of the journal says of the records that are written with it; see docs/decisions/0025. */
import type { LogKind } from '#domain/records/log-kinds'
import { POSTS, type Post } from '#domain/people/appointment'
import type { Stored } from '#domain/people/identity'
import type { Caller } from '#domain/people/permission'
import { canonicalJson } from '#domain/values/canonical-json'
import { randomBytes } from 'node:crypto'
import type { CollectionName, JournalEntry } from '../ports/collections'
import type { LoggedChange, LoggedField, LoggedLine, LoggedRecord, LoggedValue } from '../ports/log'
import type { Write } from '../ports/store'
import type { ReadBefore } from './before'
import { lineHash, recordDigest } from './hashes'
import { LOGGED } from './logged-values'

type Done = Pick<JournalEntry, 'at' | 'by' | 'procedure' | 'subject'> & { readonly branchId: string | null }

/** The line's own part of the log, still to be sealed. */
export function loggedLine(
  done: Done,
  {
    writes,
    before,
    caller,
  }: { readonly writes: readonly Write[]; readonly before: ReadBefore; readonly caller: Caller | undefined },
): LoggedLine {
  const salt = randomBytes(16).toString('hex')
  const written = writes.flatMap((write) => loggedRecord(write, before, salt))
  const records = [
    ...new Map(written.map((record, at) => [record.id === null ? nameless(record) : at, record])).values(),
  ]
  const kinds: readonly LogKind[] = [
    ...new Set(records.flatMap((record) => LOGGED[record.in as CollectionName]?.kind ?? [])),
  ]
  const change: LoggedChange = { post: postOf(caller, done.branchId), records: JSON.stringify(records), salt }
  return { kinds, change, hash: lineHash({ ...done, kinds, change }), unsealed: true }
}

/** Of what is not named, one line says it all: how many consents somebody gave is theirs. */
function nameless(record: LoggedRecord): string {
  return canonicalJson({ ...record, revision: null })
}

/** What a line of a caller without a branch belongs to: where the records that it wrote are. */
export function branchWritten(writes: readonly Write[]): string | null {
  for (const write of writes) {
    if (!('doc' in write)) continue
    if (write.in === 'branches') return write.doc._id
    if ('branchId' in write.doc && typeof write.doc.branchId === 'string') return write.doc.branchId
  }
  return null
}

/** In the organization itself, or failing that wherever they hold one. */
function postOf(caller: Caller | undefined, branchId: string | null): Post | null {
  const held = caller?.posts ?? []
  const here = held.filter((each) => each.branchId === branchId)
  const posts = (here.length > 0 ? here : held).map(({ post }) => post)
  return POSTS.find((post) => posts.includes(post)) ?? null
}

function loggedRecord(write: Write, read: ReadBefore, salt: string): LoggedRecord[] {
  const logged = LOGGED[write.in]
  if (!logged || write.do === 'unchanged' || write.do === 'as-found') return []
  const now = 'doc' in write ? write.doc : undefined
  const before = write.do === 'insert' ? undefined : read.of(write.in, 'doc' in write ? write.doc._id : write.id)
  const id = now?._id ?? ('id' in write ? write.id : null)
  const named = logged.isNameless ? null : id
  const kind = kindIn(now ?? before)
  const fields = changedFields(valuesOf(write.in, before), valuesOf(write.in, now))
  return [
    {
      ...{ in: write.in, id: named, did: DEEDS[write.do], ...(kind === undefined ? {} : { kind }) },
      ...{ revision: now && named !== null ? now.revision : null, fields },
      also: before && now && write.do === 'replace' ? alsoChanged(before, now, fields) : [],
      digest: now && named !== null && write.in !== 'journal' ? recordDigest(salt, now) : null,
    },
  ]
}

const DEEDS = { insert: 'made', replace: 'changed', remove: 'removed' } as const

function kindIn(doc: Stored | undefined): string | undefined {
  return doc && 'kind' in doc && 'values' in doc && typeof doc.kind === 'string' ? doc.kind : undefined
}

function valuesOf(collection: CollectionName, doc: Stored | undefined): Readonly<Record<string, LoggedValue>> {
  // Boundary: the document is of this collection, by which its values are looked up.
  const values = LOGGED[collection]?.values as ((doc: Stored) => Record<string, LoggedValue | undefined>) | undefined
  if (!doc || !values) return {}
  return Object.fromEntries(Object.entries(values(doc)).map(([field, value]) => [field, value ?? null]))
}

function changedFields(from: Readonly<Record<string, LoggedValue>>, to: Readonly<Record<string, LoggedValue>>) {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return fields
    .map((field): LoggedField => [field, from[field] ?? null, to[field] ?? null])
    .filter(([, was, is]) => was !== is)
}

/** What moves with every change, and says nothing of it. */
const BOOKKEEPING = ['_id', 'revision', 'settledBy', 'settledAt', 'supersededBy', 'concludedAfterDays']

function alsoChanged(before: Stored, now: Stored, fields: readonly LoggedField[]): string[] {
  const told = [...fields.map(([field]) => field), ...BOOKKEEPING]
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(now))]
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => !told.includes(field) && canonicalJson(was.get(field)) !== canonicalJson(is.get(field)),
  )
}
