/**
 * Who counts where a meeting decides, for its quorum and its votes. The host may take people off those who are due, for the
 * attendance; what more than half is of follows from the register, or the few who are left would decide for everybody.
 *
 * Left out of it, with the consent of the next higher committee, is only who cannot take part on a ground from a list
 * (中国共产党基层组织选举工作条例, 2020; 中组部 on the number of members due at an election). Unverified: the ground's article.
 */
import type { MemberId } from '../people/identity'

export const LEFT_OUT_GROUNDS = ['out-of-contact', 'gravely-ill', 'abroad', 'detained'] as const
export type LeftOutGround = (typeof LEFT_OUT_GROUNDS)[number]

export interface LawfullyLeftOut {
  readonly memberId: MemberId
  readonly ground: LeftOutGround
}

interface Due {
  readonly dueIds: readonly MemberId[]
  readonly dueChange: { readonly removed: readonly MemberId[]; readonly lawful?: readonly LawfullyLeftOut[] } | null
}

/** Those due, and whom the host took off without a lawful ground. */
export function countedIn({ dueIds, dueChange }: Due): MemberId[] {
  return [...new Set([...dueIds, ...withoutGround(dueChange)])].sort()
}

/** Who was taken off those due without a lawful ground. */
export function withoutGround(change: Due['dueChange']): MemberId[] {
  const { removed = [], lawful = [] } = change ?? {}
  return removed.filter((id) => !lawful.some(({ memberId }) => memberId === id))
}
