import { JOIN_REQUEST_MINUTES, type JoinRequest } from '#domain/people/join-request'
import { typedInvitationCode } from '#domain/people/invitation'
import type { OpenId } from '#domain/people/identity'
import { addMinutes, type Instant } from '#domain/time/instant'
import { personDigest } from '../../meetings/checking-in/code-keys'
import { decide, refuse, type BranchContext, type Context, type Handlers } from '../../ports/handling'
import type { Reader, Store, Write } from '../../ports/store'
import { Attempts } from '../attempts'
import { groupPlaceOf } from './group-code'

/** One person has one request: the id is made of who they are to us, which nobody can read from it. */
export const joinRequestId = (context: Pick<Context, 'checkInKey' | 'checkInKeyBefore'>, openId: OpenId): string =>
  `join-${personDigest(context, 'joining', openId)}`

export const joinAskingHandlers: Handlers<'joinRequest.send' | 'joinRequest.mine' | 'joinRequest.takeBack'> = {
  'joinRequest.send': async ({ code: typed, name, birthYear }, context) => {
    const { caller, now } = context
    if (caller.memberId !== null) return refuse('already-bound')
    const [attempts, place, before] = await Promise.all([
      Attempts.today(context),
      groupPlaceOf(typedInvitationCode(typed), context),
      ownRequest(context),
    ])
    const refusal = attempts.refusal()
    if (refusal) return refusal
    if (!place) return attempts.wrong('invitation-unknown', 'code')
    if (typeof place === 'string') return attempts.wrong(place, 'code')
    const { invitation, branchName } = place
    const doc: JoinRequest = {
      ...{ _id: joinRequestId(context, caller.openId), revision: (before?.revision ?? 0) + 1, openId: caller.openId },
      ...{ branchId: invitation.branchId, name, birthYear, askedAt: now, code: invitation._id },
    }
    const writes: Write[] = [
      before ? { do: 'replace', in: 'joinRequests', doc } : { do: 'insert', in: 'joinRequests', doc },
      ...attempts.guard(),
    ]
    return decide({ branchName, askedAt: now }, writes)
  },

  'joinRequest.mine': async (_, context) => {
    const own = await ownRequest(context)
    if (!own || isOver(own, context.now)) return { asked: null }
    const branch = await context.store.get('branches', own.branchId)
    return { asked: branch ? { branchName: branch.name, name: own.name, askedAt: own.askedAt } : null }
  },

  'joinRequest.takeBack': async (_, context) => {
    const own = await ownRequest(context)
    const { _id: id, revision } = own ?? {}
    if (id === undefined || revision === undefined) return decide({ takenBack: true }, [])
    return decide({ takenBack: true }, [
      { do: 'unchanged', in: 'joinRequests', id, revision },
      { do: 'remove', in: 'joinRequests', id },
    ])
  },
}

/** What the caller said and nobody settled yet. */
export async function ownRequest(context: Context): Promise<JoinRequest | undefined> {
  return context.store.get('joinRequests', joinRequestId(context, context.openId))
}

function isOver({ askedAt }: JoinRequest, now: Instant): boolean {
  return addMinutes(askedAt, JOIN_REQUEST_MINUTES) <= now
}

/** What one run of the timer takes away; the next goes on. */
const MOST_A_ROUND = 200

/** Takes away the requests whose days are over: of whoever did not join nothing is kept. Answers how many went. */
export async function removeOldRequests(store: Store, now: Instant): Promise<number> {
  const old = await store.find('joinRequests', {
    filter: { askedAt: { $lte: addMinutes(now, -JOIN_REQUEST_MINUTES) } },
    limit: MOST_A_ROUND,
  })
  let removed = 0
  for (const { _id, revision } of old) {
    const writes = [
      { do: 'unchanged', in: 'joinRequests', id: _id, revision },
      { do: 'remove', in: 'joinRequests', id: _id },
    ] as const
    if ((await store.commit(writes)) === 'committed') removed++
  }
  return removed
}

/** Those whose days are not over. */
const waitingSince = (now: Instant) => ({ askedAt: { $gt: addMinutes(now, -JOIN_REQUEST_MINUTES) } })

/** How many wait in the branch. */
export async function countedIn({ store, branch, now }: BranchContext): Promise<number> {
  return store.count('joinRequests', { branchId: branch._id, ...waitingSince(now) })
}

/** All that wait in a branch. */
export async function requestsIn(store: Reader, branchId: string, now: Instant): Promise<JoinRequest[]> {
  return store.findAll('joinRequests', { branchId, ...waitingSince(now) })
}
