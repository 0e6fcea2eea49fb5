import type { DecisionKind } from '../../../../domain/meeting/decision-kind'
import type { MeetingKind } from '../../../../domain/meeting/meeting-kinds'
import { FAR_FUTURE, type CivilDate } from '../../../../domain/time/civil-date'

/** What a decision puts on the plan, as it is being typed: what, who, by when. */
export interface PlanDraft {
  readonly title: string
  readonly ownerId: string
  readonly dueOn: string
}
/** Yes, no and abstentions as they are being typed. */
export type CountsDraft = Readonly<Record<'yes' | 'no' | 'abstain', string>>
export const NO_COUNTS: CountsDraft = { yes: '', no: '', abstain: '' }
export interface CandidateDraft extends CountsDraft {
  readonly name: string
}
export type PapersDraft = Readonly<Record<'issued' | 'returned' | 'spoiled', string>>

/** A vote as it is being typed. */
export interface VoteDraft extends CountsDraft {
  readonly title: string
  /** Empty: as the title says. */
  readonly kind: DecisionKind | ''
  readonly isMajor: boolean
  /** Admission: of the votes, those in writing; null where nobody says there are any. */
  readonly written: CountsDraft | null
  /** Ballots; null where they are not counted. */
  readonly papers: PapersDraft | null
  /** Election: empty for as many as there are candidates. */
  readonly seats: string
  readonly candidates: readonly CandidateDraft[]
  /** Null where it is not to be put on the plan. */
  readonly plan: PlanDraft | null
  /** The plan item it already has; empty where it has none. */
  readonly planEntryId: string
}
export const BLANK_VOTE: VoteDraft = {
  ...NO_COUNTS,
  title: '',
  kind: '',
  isMajor: false,
  written: null,
  papers: null,
  seats: '',
  candidates: [],
  plan: null,
  planEntryId: '',
}

/** Whether there are enough people to decide, by which rule and numbers; null where no rule asks. */
export type QuorumNow = { readonly text: string; readonly isMet: boolean } | null

/**
 * Who could vote at the meeting: those due who have a vote, those of them who were there, and whether that is enough. With
 * its day and its kinds, by which votes are counted.
 */
export interface Voters {
  readonly votersDue: number
  readonly votersPresent: number
  readonly quorum: QuorumNow
  readonly on: CivilDate
  readonly kinds: readonly MeetingKind[]
}
export const NO_VOTERS: Voters = { votersDue: 0, votersPresent: 0, quorum: null, on: FAR_FUTURE, kinds: [] }
