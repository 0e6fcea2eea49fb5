import type { Refusal } from '#contract'
import type { MemberId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import { memberNames } from '../member-names'
import { refuse, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'

interface PhoneSeen {
  readonly isBound: boolean
  /** What the appointment keeps of it. */
  readonly said: { readonly isOwnPhone?: true }
  readonly guards: readonly Write[]
}

/**
 * The phone that acts with somebody's posts from now on. One that was bound before, be it by whoever was given a code years
 * ago, comes to a post only when whoever appoints has looked at that very binding; nobody has to look at their own.
 */
export async function phoneOf(
  memberId: MemberId,
  seenBoundAt: Instant | undefined,
  { store, caller }: BranchContext,
): Promise<PhoneSeen | Refusal<'phone-bound-before'>> {
  const [binding] = await store.find('bindings', { filter: { memberId }, limit: 1 })
  if (!binding) return { isBound: false, said: {}, guards: [] }
  const { _id: id, revision, boundAt, boundBy, invitationId } = binding
  const guards: Write[] = [{ do: 'unchanged', in: 'bindings', id, revision }]
  if (memberId === caller.memberId) return { isBound: true, said: {}, guards }
  if (boundAt === seenBoundAt) return { isBound: true, said: { isOwnPhone: true }, guards }
  const invitation = boundBy === undefined ? await store.get('invitations', invitationId) : undefined
  const invitedBy = boundBy ?? invitation?.createdBy ?? null
  const nameOf = await memberNames(store, [memberId, invitedBy])
  return refuse('phone-bound-before', {
    field: 'phoneBoundAt',
    detail: { name: nameOf(memberId) ?? '', boundAt, invitedBy: nameOf(invitedBy) ?? '' },
  })
}
