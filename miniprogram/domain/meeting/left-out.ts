/**
 * Who is left out where a meeting decides (due-roll.ts), with the consent of the next higher committee: only who cannot take
 * part on a ground from a list (中国共产党基层组织选举工作条例, 2020, and 中组部 on the members due at an election; the articles
 * were not read).
 */
import type { MemberId } from '../people/identity'

export const LEFT_OUT_GROUNDS = ['out-of-contact', 'gravely-ill', 'abroad', 'detained'] as const
export type LeftOutGround = (typeof LEFT_OUT_GROUNDS)[number]

export interface LawfullyLeftOut {
  readonly memberId: MemberId
  readonly ground: LeftOutGround
}
