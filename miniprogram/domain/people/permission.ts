/**
 * Who may do what, as data: the one table that every call, every list and every page asks, through `may`. It is printed
 * into docs/permissions.md with the procedures that ask for each permission (`npm run permissions`).
 */
import type { CivilDate } from '../time/civil-date'
import { COMMITTEE_POSTS, type Post } from './appointment'
import type { BranchId, CellId, MemberId, OpenId } from './identity'

/**
 * What somebody may do in an organization.
 * `see-organization`: how it is made up, its plan and that its meetings were held.
 * `care-for-members`: be told with whom a talk is proposed. The secretary's alone: it is told so that somebody asks how a
 * member is, not so that others know.
 */
export const PERMISSIONS = [
  'take-part',
  'see-organization',
  'keep-meetings',
  'read-records',
  'keep-records',
  'confirm-records',
  'read-confidential',
  'manage-donations',
  'manage-dues',
  'read-feedback',
  'read-log',
  'manage-register',
  'manage-branch',
  'write-report',
  'care-for-members',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Whoever is on the roll is a member; the others hold a post. */
export type Role = 'member' | Post

/** Where a role holds: in the own cell alone, in the own organization, or in every one below it. The narrowest first. */
export const REACHES = ['cell', 'own', 'below'] as const
type Reach = (typeof REACHES)[number]
type Holders = Readonly<Partial<Record<Reach, readonly Role[]>>>

const COMMITTEE = COMMITTEE_POSTS
const KEEPERS = [...COMMITTEE, 'clerk', 'party-office'] as const
/** Who answers for a bureau, and its Party office: they read below, and nobody enters there for others. */
const OVERSEERS = ['secretary', 'deputy-secretary', 'party-office'] as const

export const PERMISSION_TABLE: Readonly<Record<Permission, Holders>> = {
  'take-part': { own: ['member', ...KEEPERS, 'cell-leader', 'leading-group-member'] },
  'see-organization': { own: ['member', ...KEEPERS, 'cell-leader', 'leading-group-member'], below: OVERSEERS },
  'keep-meetings': { cell: ['cell-leader'], own: KEEPERS },
  'read-records': { own: KEEPERS, below: OVERSEERS },
  // A cell's leader proposes; others confirm.
  'keep-records': { own: [...KEEPERS, 'cell-leader'] },
  'confirm-records': { own: KEEPERS },
  // What was said between two people, and how somebody was judged.
  'read-confidential': { own: ['secretary', 'deputy-secretary', 'organization', 'discipline-inspection'] },
  'manage-donations': { own: ['secretary', 'deputy-secretary', 'organization'] },
  // From what somebody is to pay their wage can be told.
  'manage-dues': { own: ['secretary', 'deputy-secretary', 'organization'] },
  // Addressed to the committee: not to a clerk who keeps the records, nor to the Party office above.
  'read-feedback': { own: COMMITTEE },
  'read-log': { own: COMMITTEE },
  'manage-register': {
    own: ['secretary', 'deputy-secretary', 'organization', 'clerk', 'party-office'],
    below: ['party-office'],
  },
  'manage-branch': { own: ['secretary', 'deputy-secretary', 'party-office'], below: ['party-office'] },
  // A clerk and a Party office draft the report for the secretary, who signs.
  'write-report': { own: ['secretary', 'deputy-secretary', 'clerk', 'party-office'] },
  'care-for-members': { own: ['secretary'] },
}

/**
 * What each kind of record asks for: to read other people's with their names, to enter them for others, and to settle
 * them (confirm, dispute, correct). One's own are always one's own to read.
 */
export const RECORD_KINDS = [
  'meetings',
  'shifts',
  'donations',
  'dues',
  'confidential',
  'ledger',
  'indicators',
  'register',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
export const RECORD_TABLE: Readonly<Record<RecordKind, Readonly<Record<'read' | 'keep' | 'settle', Permission>>>> = {
  meetings: { read: 'read-records', keep: 'keep-meetings', settle: 'keep-meetings' },
  shifts: { read: 'read-records', keep: 'keep-records', settle: 'confirm-records' },
  donations: { read: 'manage-donations', keep: 'keep-records', settle: 'manage-donations' },
  dues: { read: 'manage-dues', keep: 'manage-dues', settle: 'manage-dues' },
  confidential: { read: 'read-confidential', keep: 'keep-records', settle: 'read-confidential' },
  ledger: { read: 'read-records', keep: 'keep-records', settle: 'confirm-records' },
  indicators: { read: 'read-records', keep: 'keep-records', settle: 'confirm-records' },
  register: { read: 'read-records', keep: 'manage-register', settle: 'manage-register' },
}

/** Who is asking, as far as it matters for what they may do. */
export interface Caller {
  readonly openId: OpenId
  /** Null while the person is not bound to a member. */
  readonly memberId: MemberId | null
  /** The branch on whose roll the person is today, and the cell there. */
  readonly branchId: BranchId | null
  readonly cellId: CellId | null
  /** `fromOn`: since when; left out where nobody is told. */
  readonly posts: readonly { readonly branchId: BranchId; readonly post: Post; readonly fromOn?: CivilDate }[]
}

interface Place {
  readonly _id: BranchId
  readonly ancestorIds: readonly BranchId[]
}

/** Whose record it is, where a permission may hold in one cell alone. */
export interface OfCell {
  readonly organ: string
  readonly cellId: CellId | null
}

/**
 * Whether the caller may do it in the branch whose ancestors run from the root to its parent. What holds in the own cell
 * alone holds for `of` where that is the cell's; with `of` left out, it is asked whether there is anything at all.
 */
export function may(caller: Omit<Caller, 'openId'>, permission: Permission, branch: Place, of?: OfCell): boolean {
  if (caller.memberId === null) return false
  const holders = PERMISSION_TABLE[permission]
  const isHeld = (reach: Reach, role: Role) => holders[reach]?.includes(role) ?? false
  if (caller.branchId === branch._id && isHeld('own', 'member')) return true
  const isOwnCell = of === undefined || (of.organ === 'cell' && of.cellId !== null && of.cellId === caller.cellId)
  return caller.posts.some(
    ({ branchId, post }) =>
      (branchId === branch._id && (isHeld('own', post) || (isOwnCell && isHeld('cell', post)))) ||
      (branch.ancestorIds.includes(branchId) && isHeld('below', post)),
  )
}

/** Everything the caller may do in the branch, in the order of PERMISSIONS. */
export function permissionsIn(caller: Caller, branch: Place): Permission[] {
  return PERMISSIONS.filter((permission) => may(caller, permission, branch))
}
