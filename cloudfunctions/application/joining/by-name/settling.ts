import type { InputOf, OutputOf } from '#contract'
import { joinMatch, type JoinRequest } from '#domain/people/join-request'
import type { Binding, Member } from '#domain/people/member'
import type { MemberId } from '#domain/people/identity'
import { byName } from '../../member-names'
import { decide, type BranchContext, type Handlers } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { rollOn } from '../../register/roll'
import { beyondCaller } from '../post-holders'
import { requestsIn } from './asking'
import { openIn } from './group-code'

type Listed = OutputOf<'joinRequest.list'>['requests'][number]
type Asked = InputOf<'joinRequest.settle'>['requests'][number]
type As = OutputOf<'joinRequest.settle'>['settled'][number]['as']

export const joinSettlingHandlers: Handlers<'joinRequest.list' | 'joinRequest.settle'> = {
  'joinRequest.list': async (_, context) => {
    const { store, branch, now } = context
    const [[open], known] = await Promise.all([openIn(store, branch._id, now), knownIn(context)])
    const listed = known.requests.map((request) => listedAs(request, known))
    return {
      open: open ? { code: open._id, expiresAt: open.expiresAt } : null,
      requests: withoutTwice(listed).sort(
        byName(
          ({ name }) => name,
          ({ requestId }) => requestId,
        ),
      ),
    }
  },

  'joinRequest.settle': async ({ requests }, context) => {
    const known = await knownIn(context)
    const settling = new Settling(known, context)
    const settled = requests.map((asked) => ({ requestId: asked.requestId, as: settling.settle(asked) }))
    const { _id: id, revision } = context.branch
    // Whoever is appointed, or leaves, meanwhile moves the branch: then it is decided anew.
    const guard: Write = { do: 'unchanged', in: 'branches', id, revision }
    return decide({ joined: settled.filter(({ as }) => as === 'joined').length, settled }, [guard, ...settling.writes])
  },
}

interface Known {
  readonly requests: readonly JoinRequest[]
  readonly roll: readonly Member[]
  readonly bound: ReadonlySet<MemberId>
  /** Holders of posts to which the caller may not appoint. */
  readonly beyond: ReadonlySet<MemberId>
}

/** One question for each collection. */
async function knownIn(context: BranchContext): Promise<Known> {
  const { store, branch, now, today } = context
  const [requests, roll] = await Promise.all([requestsIn(store, branch._id, now), rollOn(store, branch._id, today)])
  const ids = roll.map(({ _id }) => _id)
  const asking = requests.map(({ openId }) => openId)
  const [bindings, beyond] = await Promise.all([
    store.findAll('bindings', { $or: [{ memberId: { $in: ids } }, { _id: { $in: asking } }] }),
    beyondCaller(ids, context),
  ])
  // Whoever has joined meanwhile by a code of their own waits for nothing.
  const joined = new Set(bindings.map(({ _id }) => _id))
  return {
    ...{ roll, beyond, bound: new Set(bindings.map(({ memberId }) => memberId)) },
    requests: requests.filter(({ openId }) => !joined.has(openId)),
  }
}

function listedAs(request: JoinRequest, { roll, bound, beyond }: Known): Listed {
  const { _id: requestId, name, birthYear, askedAt } = request
  const { memberId, doubt } = joinMatch(request, roll, bound)
  const memberName = roll.find(({ _id }) => _id === memberId)?.name ?? null
  const isBeyond = doubt === null && memberId !== null && beyond.has(memberId)
  return { requestId, name, birthYear, askedAt, memberId, memberName, doubt: isBeyond ? 'beyond' : doubt }
}

/** Two who say that they are the same person: one of them is not. */
function withoutTwice(listed: readonly Listed[]): Listed[] {
  return listed.map((each) => {
    const others = listed.filter(({ memberId }) => memberId !== null && memberId === each.memberId)
    return each.doubt === null && others.length > 1 ? { ...each, doubt: 'asked-twice' } : each
  })
}

/** Settles one after another, each knowing what became of those before it. */
class Settling {
  readonly writes: Write[] = []
  private readonly bound: Set<MemberId>
  private readonly gone = new Set<string>()

  constructor(
    private readonly known: Known,
    private readonly context: BranchContext,
  ) {
    this.bound = new Set(known.bound)
  }

  settle({ requestId, askedAt, memberId }: Asked): As {
    const request = this.known.requests.find(({ _id }) => _id === requestId)
    if (request?.askedAt !== askedAt || this.gone.has(requestId)) return 'gone'
    if (memberId !== null) {
      if (!this.known.roll.some(({ _id }) => _id === memberId)) return 'not-on-roll'
      if (this.known.beyond.has(memberId)) return 'not-permitted'
      if (this.bound.has(memberId)) return 'member-bound-elsewhere'
      this.bound.add(memberId)
      this.writes.push({ do: 'insert', in: 'bindings', doc: this.bindingOf(request, memberId) })
    }
    const { _id: id, revision } = request
    this.gone.add(requestId)
    this.writes.push({ do: 'unchanged', in: 'joinRequests', id, revision }, { do: 'remove', in: 'joinRequests', id })
    return memberId === null ? 'declined' : 'joined'
  }

  private bindingOf({ openId, code }: JoinRequest, memberId: MemberId): Binding {
    const { caller, now } = this.context
    return { _id: openId, revision: 1, memberId, boundAt: now, invitationId: code, boundBy: caller.memberId }
  }
}
