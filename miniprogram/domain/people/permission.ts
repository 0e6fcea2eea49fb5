import type { Post } from './appointment'
import type { BranchId, MemberId, OpenId } from './identity'

/**
 * What somebody may do in a branch. `take-part` comes with being on its roll; the others come with a post.
 * `care-for-members`: be told with whom a talk is proposed. The secretary's alone: it is told so that somebody asks how a
 * member is, not so that others know.
 */
export const PERMISSIONS = [
  'take-part',
  'read-records',
  'keep-records',
  'confirm-records',
  'manage-register',
  'manage-dues',
  'manage-branch',
  'write-report',
  'care-for-members',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const GRANTS: Record<Post, readonly Permission[]> = {
  secretary: PERMISSIONS,
  'deputy-secretary': PERMISSIONS.filter((permission) => permission !== 'care-for-members'),
  organization: ['take-part', 'read-records', 'keep-records', 'confirm-records', 'manage-register', 'manage-dues'],
  publicity: ['take-part', 'read-records', 'keep-records', 'confirm-records'],
  'discipline-inspection': ['take-part', 'read-records', 'keep-records', 'confirm-records'],
  'cell-leader': ['take-part', 'keep-records'],
  clerk: [
    'take-part',
    'read-records',
    'keep-records',
    'confirm-records',
    'manage-register',
    'manage-dues',
    'write-report',
  ],
  // It drafts the report for the secretary, who signs.
  'party-office': [
    'take-part',
    'read-records',
    'keep-records',
    'confirm-records',
    'manage-register',
    'manage-branch',
    'write-report',
  ],
}

/**
 * What posts of a bureau may do in the branches below it: its Party office reads and sets them up, who answers for the
 * bureau reads. Nobody enters for them.
 */
const OVERSIGHT: Readonly<Partial<Record<Post, readonly Permission[]>>> = {
  'party-office': ['read-records', 'manage-register', 'manage-branch'],
  secretary: ['read-records'],
  'deputy-secretary': ['read-records'],
}

/** Who is asking, as far as it matters for what they may do. */
export interface Caller {
  readonly openId: OpenId
  /** Null while the person is not bound to a member. */
  readonly memberId: MemberId | null
  /** The branch on whose roll the person is today. */
  readonly branchId: BranchId | null
  readonly posts: readonly { readonly branchId: BranchId; readonly post: Post }[]
}

/** Whether the caller may do it in the branch whose ancestors run from the root to its parent. */
export function may(
  caller: Caller,
  permission: Permission,
  branch: { readonly _id: BranchId; readonly ancestorIds: readonly BranchId[] },
): boolean {
  if (caller.memberId === null) return false
  if (permission === 'take-part' && caller.branchId === branch._id) return true
  return caller.posts.some(
    ({ branchId, post }) =>
      (branchId === branch._id && GRANTS[post].includes(permission)) ||
      (branch.ancestorIds.includes(branchId) && OVERSIGHT[post]?.includes(permission)),
  )
}

/** Everything the caller may do in the branch, in the order of PERMISSIONS. */
export function permissionsIn(
  caller: Caller,
  branch: { readonly _id: BranchId; readonly ancestorIds: readonly BranchId[] },
): Permission[] {
  return PERMISSIONS.filter((permission) => may(caller, permission, branch))
}
