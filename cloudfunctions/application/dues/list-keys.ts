/**
 * What makes a payment of a list itself, however often the list is brought. The entry's `_id` follows from it, so that the
 * database takes it once, also where five imports run at once.
 */
import { createHash } from 'node:crypto'
import type { DuesPayment } from '#domain/dues/dues-account'
import type { BranchId, EntryId } from '#domain/people/identity'
import type { Reader } from '../ports/store'

/** After it was taken, withdrawn and taken again so often, it is entered by hand. */
const TRIES = 3
const LENGTH = 40

/** By the branch too: no branch can say what another has taken. */
export function listKey(branchId: BranchId, identity: string): string {
  return createHash('sha256').update(`${branchId}\n${identity}`).digest('hex').slice(0, LENGTH)
}

/** `free`: the id under which it can be taken. `back`: it had been taken, and was withdrawn or corrected. */
export type KeyStanding =
  { readonly is: 'taken' } | { readonly is: 'free' | 'back'; readonly free: EntryId | undefined }

/** How each of the keys stands. One request, another for those that went back. */
export async function standingsOf(
  keys: readonly string[],
  branchId: BranchId,
  store: Reader,
): Promise<(key: string) => KeyStanding> {
  const found = new Map<EntryId, DuesPayment['state']>()
  for (let tried = 0, open = [...keys]; tried < TRIES && open.length > 0; tried++) {
    const ids = open.map((key) => entryIdOf(branchId, key, tried))
    for (const { _id, state } of await store.findAll('duesPayments', { _id: { $in: ids } })) found.set(_id, state)
    open = open.filter((key) => isBack(found.get(entryIdOf(branchId, key, tried))))
  }
  return (key) => {
    const ids = Array.from({ length: TRIES }, (_, tried) => entryIdOf(branchId, key, tried))
    if (ids.some((id) => found.has(id) && !isBack(found.get(id)))) return { is: 'taken' }
    return { is: ids.some((id) => found.has(id)) ? 'back' : 'free', free: ids.find((id) => !found.has(id)) }
  }
}

/** Digested with the branch once more: a key that somebody made up is no other branch's. */
function entryIdOf(branchId: BranchId, key: string, tried: number): EntryId {
  return `list-${listKey(branchId, `${key}\n${tried}`)}`
}

function isBack(state: DuesPayment['state'] | undefined): boolean {
  return state === 'withdrawn' || state === 'superseded'
}
