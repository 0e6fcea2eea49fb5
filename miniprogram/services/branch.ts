import type { OutputOf } from '#contract'
import type { Permission } from '../domain/people/permission'
import { call } from './call'
import { whoAmI } from './session'

export type Branch = OutputOf<'branch.get'>
export type Workplace = OutputOf<'branch.tree'>['branches'][number]

/** The branches whose records the person may read, each after the one above it; none when the server cannot be asked. */
export async function workplaces(): Promise<readonly Workplace[]> {
  const answer = await call('branch.tree', {})
  return answer.ok ? answer.value.branches.filter(({ permissions }) => permissions.includes('read-records')) : []
}

/** What the person may do in the branch; nothing when the server cannot be asked, so that a page offers too little. */
export async function permissionsAt(branchId: string): Promise<readonly Permission[]> {
  try {
    const me = await whoAmI()
    const own = me.bound ? me.permissions.find((each) => each.branchId === branchId) : undefined
    if (own) return own.permissions
  } catch {
    return []
  }
  const answer = await call('branch.get', { branchId })
  return answer.ok ? answer.value.permissions : []
}
