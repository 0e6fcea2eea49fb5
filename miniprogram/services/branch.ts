import type { OutputOf } from '#contract'
import { holdsOrgan } from '../domain/meeting/organs-held'
import { isLeadingGroupPost } from '../domain/people/appointment'
import type { Permission } from '../domain/people/permission'
import type { ReportScope } from '../domain/report/duty-report'
import { read } from './call'
import { ask } from './page-load'
import { whoAmI, type Bound } from './session'

export type Branch = OutputOf<'branch.get'>
export type Workplace = OutputOf<'branch.tree'>['branches'][number]

/** The branches whose records the person may read, each after the one above it. Throws a `CallFailure` when the server cannot be asked. */
export async function workplaces(): Promise<readonly Workplace[]> {
  const { branches } = await ask('branch.tree', {})
  return branches.filter(({ permissions }) => permissions.includes('read-records'))
}

/** What the person may do in the branch; nothing when the server cannot be asked, so that a page offers too little. */
export async function permissionsAt(branchId: string): Promise<readonly Permission[]> {
  return (await placeAt(branchId))?.permissions ?? []
}

/** What kind of organization it is, and what the person may do there; undefined when the server cannot be asked. */
export async function placeAt(branchId: string): Promise<Pick<Workplace, 'kind' | 'permissions'> | undefined> {
  try {
    const me = await whoAmI()
    const own = me.bound ? me.permissions.find((each) => each.branchId === branchId) : undefined
    if (own) return own
  } catch {
    return undefined
  }
  const answer = await read('branch.get', { branchId })
  return answer.ok ? answer.value : undefined
}

/** The leading group of which the person is one, by the bureau that has it; undefined for everybody else. */
export function leadingGroupOf(me: Bound): string | undefined {
  const held = me.posts.filter(({ post }) => isLeadingGroupPost(post))
  const isOf = ({ branchId, kind }: Bound['permissions'][number]) =>
    holdsOrgan(kind, 'leading-group') && held.some((each) => each.branchId === branchId)
  return me.permissions.find(isOf)?.branchId
}

/**
 * What a report or a figure of the organization can be of, the usual one first: a bureau with branches below it reports
 * for all of them, or for itself alone; a branch for itself. Only itself when the server cannot be asked.
 */
export async function scopesAt(branchId: string): Promise<readonly ReportScope[]> {
  try {
    const me = await whoAmI()
    const own = me.bound ? me.permissions.find((each) => each.branchId === branchId) : undefined
    if (own?.kind === 'branch') return ['own']
  } catch {
    return ['own']
  }
  const answer = await read('branch.tree', {})
  const hasBelow = answer.ok && answer.value.branches.some(({ parentId }) => parentId === branchId)
  return hasBelow ? ['with-below', 'own'] : ['own']
}
