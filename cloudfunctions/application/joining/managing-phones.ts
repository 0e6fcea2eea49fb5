import type { Refusal } from '#contract'
import { holdsOn } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import { may } from '#domain/people/permission'
import { refuse, type Context } from '../ports/handling'
import type { Reader, Write } from '../ports/store'

/**
 * Refuses to take away the last phone with which an organization can be managed: nobody could appoint or invite there
 * again, and the set-up code is spent. Otherwise what the decision rests on, to be written with it: the posts as they
 * are and one other phone that stays, so that two who go at once cannot both be the last but one.
 */
export async function someoneStays(
  memberId: MemberId,
  { store, today }: Context,
): Promise<Write[] | Refusal<'last-managing-phone'>> {
  const held = await store.findAll('appointments', { memberId, untilOn: { $gt: today } })
  const branches = await store.findAll('branches', { _id: { $in: held.map(({ branchId }) => branchId) } })
  const guards = new Map<string, Write>()
  for (const branch of branches) {
    const managers = await managersOf(branch, store, today)
    if (!managers.includes(memberId)) continue
    const others = managers.filter((each) => each !== memberId)
    const [stays] = await store.find('bindings', { filter: { memberId: { $in: others } }, limit: 1 })
    if (!stays) return refuse('last-managing-phone', { detail: { name: branch.name } })
    guards.set(stays._id, { do: 'unchanged', in: 'bindings', id: stays._id, revision: stays.revision })
    guards.set(branch._id, { do: 'unchanged', in: 'branches', id: branch._id, revision: branch.revision })
  }
  return [...guards.values()]
}

/** Who may manage the branch on that day, by a post in it or in the Party office of an organization above. */
async function managersOf(branch: Branch, store: Reader, today: CivilDate): Promise<MemberId[]> {
  const branchId = { $in: [branch._id, ...branch.ancestorIds] }
  const known = await store.findAll('appointments', { branchId, untilOn: { $gt: today } })
  const posts = known.filter((post) => holdsOn(post, today))
  return [...new Set(posts.map(({ memberId }) => memberId))].filter((memberId) => {
    const own = posts.filter((post) => post.memberId === memberId)
    return may({ memberId, branchId: null, cellId: null, posts: own }, 'manage-branch', branch)
  })
}
