/** A counted vote in plain Chinese: the numbers, and what follows from them by the rule of its kind. The wording of the record and its prints; while a vote is being typed the phone says it shorter (vote-count.ts). */
import { electionRuleOn } from '../rules/election-rules'
import { citationOf } from '../rules/rule'
import { WRITTEN_OPINIONS } from '../rules/written-opinions'
import type { CivilDate } from '../time/civil-date'
import { outcomeOf, type Decision } from './decision'
import type { Candidate } from './election'
import { castOf, type Counts, type OutcomeReason, type Papers } from './votes'

type Counted = Omit<Decision, 'plan' | 'title' | 'isMajor'>

export interface DecisionWords {
  /** 通过、当选 2 人、选举无效: in a word. */
  readonly result: string
  /** The votes, and of how many people. */
  readonly count: string
  /** The ballots; empty where they were not counted. */
  readonly papers: string
  /** Of an election, a line for each candidate. */
  readonly candidates: readonly string[]
  /** Why it is so: the rule with its numbers. */
  readonly why: string
}

export function decisionWords(decision: Counted, on: CivilDate): DecisionWords {
  const { papers, candidates = [] } = decision
  return {
    result: resultOf(decision),
    count: countOf(decision),
    papers: papers ? `${papersText(papers)}。` : '',
    candidates: candidates.map(candidateText),
    why: decision.kind === 'election' ? whyElected(decision, on) : whyPassed(decision),
  }
}

/** The whole in a row, as a paper states it: the votes, the ballots, who stood, and what follows from them by rule. */
export function decisionSentence(decision: Counted, on: CivilDate): string {
  const { count, papers, candidates, why } = decisionWords(decision, on)
  return [count, papers, candidates.length > 0 ? `${candidates.join('；')}。` : '', why].join('')
}

/** The same after what was voted on and its result. */
export function decisionLine(decision: Omit<Decision, 'plan'>, on: CivilDate): string {
  const { title, isMajor } = decision
  return `${title}${isMajor ? '（重大事项）' : ''}：${resultOf(decision)}。${decisionSentence(decision, on)}`
}

/** `赞成5票，反对3票，弃权0票`。 */
export function countsText({ yes, no, abstain }: Counts): string {
  return `赞成${yes}票，反对${no}票，弃权${abstain}票`
}

/** `王芳赞成7票，反对1票，弃权0票，当选`. */
export function candidateText(candidate: Candidate): string {
  return `${candidate.name}${countsText(candidate)}${candidate.isElected ? '，当选' : ''}`
}

/** `发出选票8张，收回8张，其中无效1张`. */
export function papersText({ issued, returned, spoiled }: Papers): string {
  return `发出选票${issued}张，收回${returned}张，其中无效${spoiled}张`
}

const MOTION_RESULTS: Readonly<Record<OutcomeReason, string>> = {
  'enough-yes': '通过',
  'not-enough-yes': '未通过',
  'no-quorum': '到会不足，无效',
  'more-returned-than-issued': '选票不符，无效',
}
const ELECTION_RESULTS: Readonly<Record<OutcomeReason, string>> = {
  ...MOTION_RESULTS,
  'enough-yes': '当选',
  'not-enough-yes': '未当选',
}

function resultOf(decision: Counted): string {
  const { why } = outcomeOf(decision)
  if (decision.kind !== 'election') return MOTION_RESULTS[why]
  const many = electedOf(decision)
  return why === 'enough-yes' && many > 0 ? `当选${many}人` : ELECTION_RESULTS[why]
}

function electedOf({ candidates = [] }: Counted): number {
  return candidates.filter(({ isElected }) => isElected).length
}

function countOf({ kind, votersDue, votersPresent, written, candidates, seats, ...counts }: Counted): string {
  const may = kind === 'election' ? '有选举权' : '有表决权'
  const there = `${may}的应到${votersDue}人，实到${votersPresent}人`
  if (candidates) return `${there}；应选${seats ?? candidates.length}人。`
  const many = written ? castOf(written) : 0
  if (!written || many === 0) return `${countsText(counts)}；${there}。`
  return `${countsText(counts)}；${there}，没有到会的${many}人会前提出书面意见，计在票数内（${countsText(written)}）。`
}

function whyPassed(decision: Counted): string {
  const { why, yesNeeded } = outcomeOf(decision)
  const half = `应到会有表决权人数的半数（至少${yesNeeded}票）`
  const source = decision.written ? `（${citationOf(WRITTEN_OPINIONS)}）` : ''
  if (why === 'enough-yes') return `赞成超过${half}，通过${source}。`
  return why === 'not-enough-yes' ? `赞成未超过${half}，未通过${source}。` : '到会未达到规定人数，表决无效。'
}

function whyElected(decision: Counted, on: CivilDate): string {
  const { why, yesNeeded } = outcomeOf(decision)
  const { presentNeeded = 0, votersPresent } = decision
  const source = `（${citationOf(electionRuleOn(on))}）`
  const half = `实到会有选举权人数的半数（至少${yesNeeded}票）`
  switch (why) {
    case 'enough-yes':
      return `赞成超过${half}，当选${source}。${openSeats(decision)}`
    case 'not-enough-yes':
      return levelOf(decision).length > 0
        ? `${openSeats(decision)}${source}`
        : `赞成没有超过${half}，没有当选${source}。${openSeats(decision)}`
    case 'more-returned-than-issued':
      return `收回的选票多于发出的选票，选举无效，应当重新选举${source}。`
    case 'no-quorum':
      return votersPresent < presentNeeded
        ? `到会没有达到应到会有选举权人数的五分之四（至少${presentNeeded}人），选举无效${source}。`
        : '到会未达到规定人数，选举无效。'
  }
}

/** What is left to elect, and that who is level for the last seat is voted on again. */
function openSeats(decision: Counted): string {
  const { candidates = [], seats = candidates.length } = decision
  const open = seats - electedOf(decision)
  if (candidates.length === 0 || open <= 0) return ''
  const level = levelOf(decision)
  const again = level.length > 0 ? `${level.join('、')}得票相等，须重新投票。` : ''
  return `${again}应选${seats}人，还缺${open}人，另行选举。`
}

/** Who has enough votes and is not elected for being level with others for the last seat. */
function levelOf(decision: Counted): string[] {
  const { candidates = [], seats = candidates.length } = decision
  const { yesNeeded } = outcomeOf(decision)
  if (electedOf(decision) >= seats) return []
  return candidates.filter(({ isElected, yes }) => !isElected && yes >= yesNeeded).map(({ name }) => name)
}
