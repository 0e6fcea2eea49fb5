/**
 * Whether a meeting had enough people to decide (法定人数), stated in its closed record with the numbers.
 *
 * - 支部党员大会: more than half of the members with voting right who are due (支部工作条例（试行）第十一条);
 * - 支委会: more than half of the committee's members, due or not (第十二条);
 * - 民主生活会: two thirds of those due (县以上党和国家机关党员领导干部民主生活会若干规定, 2016; the share stands in norms.ts).
 *
 * Other meetings have none by rule. The rules of a branch's meetings stand with their dates in quorum-rules.ts.
 */
import type { CivilDate } from '../time/civil-date'
import type { MemberId } from '../people/identity'
import type { SheetLine } from './attendance'
import { wasThere } from './mark-remarks'
import type { MeetingKind } from './meeting-kinds'
import { normFor } from '../rules/norms'
import { quorumRuleFor, type QuorumParameters } from '../rules/quorum-rules'
import { committeeQuorum, generalMeetingQuorum } from './votes'

export const QUORUM_BASES = ['general-meeting', 'committee-meeting', 'democratic-life-meeting'] as const
export type QuorumBasis = (typeof QUORUM_BASES)[number]

export interface MeetingQuorum {
  readonly basis: QuorumBasis
  /** Of whom a share is asked: voters due, the committee's members, or all due. */
  readonly due: number
  readonly present: number
  readonly needed: number
  readonly isMet: boolean
  /** How many of `due` were taken off those due at the meeting, on no lawful ground; absent where nobody was. */
  readonly takenOff?: number
  /** Half of the full members or more were said to have no vote: so many, and the rest does not decide for them. */
  readonly withoutVote?: number
  /** The rule of that day was not read at its source; it is counted by the later one. */
  readonly isUnverified?: true
}

export interface QuorumPeople {
  readonly dueIds: readonly MemberId[]
  /** By `countedIn`. */
  readonly counted: readonly MemberId[]
  /** How many full members among them were said to have no vote at this meeting. */
  readonly withoutVote: number
  readonly voters: ReadonlySet<MemberId>
  /** Who sits on the committee that day; asked only of committee meetings. */
  readonly committee: ReadonlySet<MemberId>
}

/** Whether it counts as held: without a quorum a committee has not met, and a general meeting only cannot vote. */
export function isHeld({ kinds, quorum }: HasQuorum): boolean {
  return !kinds.includes('committee-meeting') || quorum?.isMet !== false
}
export interface HasQuorum {
  readonly kinds: readonly MeetingKind[]
  /** Null and absent as in `ClosedMeeting`. */
  readonly quorum?: Pick<MeetingQuorum, 'isMet'> | null | undefined
}

/** Null where no rule asks for a quorum. */
export function quorumOf(
  { kinds, occurredOn }: { readonly kinds: readonly MeetingKind[]; readonly occurredOn: CivilDate },
  { dueIds, counted, withoutVote, voters, committee }: QuorumPeople,
  sheet: readonly SheetLine[],
): MeetingQuorum | null {
  const basis = QUORUM_BASES.find((kind) => kinds.includes(kind))
  if (!basis) return null
  const among = {
    'general-meeting': voters,
    'committee-meeting': committee,
    'democratic-life-meeting': new Set(counted),
  }
  const people = among[basis]
  const due = people.size
  const present = sheet.filter(({ memberId, mark }) => people.has(memberId) && wasThere(mark)).length
  const off = [...people].filter((id) => !dueIds.includes(id)).length
  const takenOff = off > 0 ? { takenOff: off } : {}
  if (basis === 'general-meeting') {
    const quorum = { ...generalMeetingQuorum(due, present), ...takenOff, ...mostWithoutVote(withoutVote, due) }
    return { basis, due, present, ...quorum, ...standingOf(basis, occurredOn) }
  }
  if (basis === 'committee-meeting')
    return { basis, due, present, ...committeeQuorum(due, present), ...standingOf(basis, occurredOn) }
  const share = normFor(basis, occurredOn)?.parameters.presence
  if (!share) return null
  const needed = Math.ceil((due * share.numerator) / share.denominator)
  return { basis, due, present, needed, isMet: present >= needed, ...takenOff }
}

/** Where so many have no vote, those who have one are not more than half of the members. */
function mostWithoutVote(withoutVote: number, voters: number): Partial<Pick<MeetingQuorum, 'isMet' | 'withoutVote'>> {
  return withoutVote > 0 && withoutVote >= voters ? { isMet: false, withoutVote } : {}
}

function standingOf(basis: QuorumParameters['basis'], on: CivilDate): Pick<MeetingQuorum, 'isUnverified'> {
  return quorumRuleFor(basis, on)?.standing === 'national' ? {} : { isUnverified: true }
}

const SENTENCES: Readonly<Record<QuorumBasis, readonly [who: string, rule: string, source: string]>> = {
  'general-meeting': ['应到会有表决权的党员', '须超过半数', '支部工作条例（试行）第十一条'],
  'committee-meeting': ['支部委员', '须超过半数', '支部工作条例（试行）第十二条'],
  'democratic-life-meeting': ['应到会人员', '须达到三分之二', '民主生活会若干规定'],
}

/**
 * 应到会有表决权的党员9人，到会5人，须超过半数（至少5人），达到规定人数（支部工作条例（试行）第十一条）。 With whom was taken off, and
 * who was said to have no vote, where that matters.
 */
export function quorumSentence(quorum: MeetingQuorum): string {
  const { basis, due, present, needed, isMet, isUnverified, takenOff, withoutVote } = quorum
  const [who, rule, article] = SENTENCES[basis]
  const source = isUnverified ? `当时的规定未核对原文，按${article}计算` : article
  if (withoutVote !== undefined)
    return `应到会的正式党员${due + withoutVote}人，其中${withoutVote}人写明没有表决权，能表决的没有超过半数，未达到规定人数（${source}）。`
  const off = takenOff ? `，其中${takenOff}人从应到名单里减去，没有法定情形，仍要计入` : ''
  return `${who}${due}人${off}，到会${present}人，${rule}（至少${needed}人），${isMet ? '达到' : '未达到'}规定人数（${source}）。`
}
