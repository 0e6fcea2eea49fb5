import type { MemberId } from '#domain/people/identity'
import type { StoredWriting } from '#domain/report/report-writing'
import type { Instant } from '#domain/time/instant'
import { memberNames } from '../../application/member-names'
import { refuse } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'

/** Who wrote what is stored, and when, for whom it stands in the way of; empty where nothing is stored. */
export async function whoWrote(
  store: Reader,
  stored: { readonly at: Instant; readonly by: MemberId | null } | undefined,
): Promise<{ at?: Instant; by?: string }> {
  if (!stored) return {}
  const by = (await memberNames(store, [stored.by]))(stored.by)
  return { at: stored.at, ...(by ? { by } : {}) }
}

/** The refusal to write over what somebody wrote meanwhile. */
export async function writtenMeanwhile(store: Reader, stored: StoredWriting | undefined) {
  const who = await whoWrote(store, stored && { at: stored.writtenAt, by: stored.writtenBy })
  return refuse('writing-changed', { field: 'revision', detail: { revision: stored?.revision ?? 0, ...who } })
}
