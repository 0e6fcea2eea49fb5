/**
 * Joining by name: one code for a whole branch, sent into its group; whoever has it says who they are, and somebody who keeps
 * the register says of each that it is so. The code alone opens no place on the register.
 */
import type { Instant } from '../time/instant'
import type { BranchId, MemberId, OpenId, Stored } from './identity'
import type { Member } from './member'
import { comparedName } from './person-name'

/** `_id` is the code. */
export interface GroupInvitation extends Stored {
  readonly branchId: BranchId
  readonly createdAt: Instant
  readonly createdBy: MemberId
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
}

/** What somebody who is bound to nobody says of themselves. One person has one; it goes when it is settled, or after its days. */
export interface JoinRequest extends Stored {
  readonly openId: OpenId
  readonly branchId: BranchId
  readonly name: string
  readonly birthYear: number
  readonly askedAt: Instant
  /** Of the group's invitation. */
  readonly code: string
}

/** A request waits for seven days. */
export const JOIN_REQUEST_MINUTES = 7 * 24 * 60

/** So many are settled in one transaction: three writes each. */
export const SETTLED_AT_ONCE = 30

/** Why a request cannot be agreed to as it stands. */
export const JOIN_DOUBTS = ['nobody', 'another-year', 'several', 'bound', 'asked-twice', 'beyond'] as const
export type JoinDoubt = (typeof JOIN_DOUBTS)[number]

export interface JoinMatch {
  /** Whose place it is; null where that is not known. */
  readonly memberId: MemberId | null
  readonly doubt: JoinDoubt | null
}

type Said = Pick<JoinRequest, 'name' | 'birthYear'>
type Known = Pick<Member, '_id' | 'name' | 'birthYear'>

/** Who on the roll it is, by name and year of birth. `bound`: who has a phone already. */
export function joinMatch(said: Said, roll: readonly Known[], bound: ReadonlySet<MemberId>): JoinMatch {
  const written = comparedName(said.name)
  const alike = roll.filter(({ name }) => comparedName(name) === written)
  const sameYear = alike.filter(({ birthYear }) => birthYear === said.birthYear)
  const [only, ...others] = sameYear.length > 0 ? sameYear : alike
  if (!only) return { memberId: null, doubt: 'nobody' }
  if (others.length > 0) return { memberId: null, doubt: 'several' }
  if (bound.has(only._id)) return { memberId: only._id, doubt: 'bound' }
  return { memberId: only._id, doubt: sameYear.length > 0 ? null : 'another-year' }
}
