/**
 * Files that a phone brings to be read: a list to import, a report to check. They lie in the database in pieces, out of reach of
 * any client, belong to who brought them and the branch they are for, and are gone once a call has had them, whatever it
 * answered.
 */
import { createHash } from 'node:crypto'
import type { Refusal } from '#contract'
import { addMinutes, type Instant } from '#domain/time/instant'
import { UnreadableSheet, type Sheet } from './ports/documents'
import {
  decide,
  decideOnce,
  isRefusal,
  refuse,
  type BranchContext,
  type Context,
  type Handlers,
} from './ports/handling'
import type { Store } from './ports/store'

/** What a call has read, by its caller as its context names them: each call has one of its own. */
const READ = new WeakMap<Context['caller'], readonly string[]>()
/** What nobody came for, e.g. where the phone lost its network in between. */
export const UPLOAD_KEPT_MINUTES = 60
/** What one run of the timer takes away; the next goes on. */
const MOST_A_ROUND = 200

export const uploadHandlers: Handlers<'file.upload'> = {
  'file.upload': async ({ base64 }, { branch, caller, openId, requestId, now }) => {
    // The same request again finds its own piece there.
    const _id = createHash('sha256').update(`${openId}:${requestId}`).digest('hex').slice(0, 40)
    const doc = { _id, revision: 1, branchId: branch._id, memberId: caller.memberId, at: now, base64 }
    const value = { uploadId: _id }
    return decideOnce(value, [{ do: 'insert', in: 'uploads', doc }], () => Promise.resolve(decide(value, [])))
  },
}

/** The bytes of a file that the caller brought for this branch. */
export async function readUpload(
  ids: readonly string[],
  context: BranchContext,
): Promise<Uint8Array | Refusal<'no-such-file'>> {
  const { store, branch, caller } = context
  const own = { _id: { $in: [...ids] }, memberId: caller.memberId, branchId: branch._id }
  const pieces = new Map((await store.findAll('uploads', own)).map(({ _id, base64 }) => [_id, base64]))
  READ.set(caller, [...pieces.keys()])
  if (!ids.every((id) => pieces.has(id))) return refuse('no-such-file', { field: 'uploads' })
  return Buffer.concat(ids.map((id) => Buffer.from(pieces.get(id) ?? '', 'base64')))
}

/** A sheet of a file that the caller brought for this branch, `wanted` or the first. */
export async function readSheetUpload(
  ids: readonly string[],
  context: BranchContext,
  wanted?: string,
): Promise<Sheet | Refusal<'no-such-file' | 'sheet-unreadable'>> {
  const bytes = await readUpload(ids, context)
  if (isRefusal(bytes)) return bytes
  try {
    return await context.documents.readSheet(bytes, wanted)
  } catch (problem) {
    if (!(problem instanceof UnreadableSheet)) throw problem
    return refuse('sheet-unreadable', { field: 'uploads', detail: { reason: problem.message } })
  }
}

/** Takes away what was read in the call of this caller. */
export async function dropUploads(store: Store, caller: Context['caller']): Promise<void> {
  await remove(store, READ.get(caller) ?? [])
}

/** Takes away what has waited too long. Answers how much. */
export async function removeOldUploads(store: Store, now: Instant): Promise<number> {
  const filter = { at: { $lte: addMinutes(now, -UPLOAD_KEPT_MINUTES) } }
  const old = await store.find('uploads', { filter, sort: [['at', 1]], limit: MOST_A_ROUND })
  await remove(
    store,
    old.map(({ _id }) => _id),
  )
  return old.length
}

async function remove(store: Store, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await store.commit(ids.map((id) => ({ do: 'remove', in: 'uploads', id }) as const))
}
