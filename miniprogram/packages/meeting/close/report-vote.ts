/**
 * The vote on a duty report at a meeting that is being closed, or whose record is corrected: put as approval needs it, so
 * that only numbers are entered.
 */
import type { OutputOf } from '#contract'
import type { NotToVote } from '../../../domain/report/final-report'
import { outcomeOf } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { BLANK_VOTE, type VoteDraft } from '../components/vote-form/vote-draft'

type Told = OutputOf<'report.toVote'>
/** Undefined where the meeting deals with no duty report; `unknown` where it was refused or did not get through. */
export type ToVote = Told | { readonly unknown: string } | undefined

/** How the meeting has to put it. The page goes on without: what it is for is done all the same. */
export async function toVoteAt(at: MeetingPlace, meeting: Worded): Promise<ToVote> {
  if (!dealsWithReport(meeting)) return undefined
  const outcome = await outcomeOf(ask('report.toVote', at))
  return 'value' in outcome ? outcome.value : { unknown: outcome.failure.message }
}
interface MeetingPlace {
  readonly branchId: string
  readonly meetingId: string
}

const BY_HAND = '可以稍后再打开这一页，也可以照议程的写法自己填上；会议结束以后，更正会议记录时还能补上。'

const MISSING: Readonly<Record<NotToVote, string>> = {
  'meeting-cannot-approve': '述职报告由支委会、党组会议或支部党员大会审议通过；这次会议的表决不能用来定稿。',
  'no-draft': '还没有起草述职报告，会上没有可以审议的草稿；这次会议的表决不能用来定稿。',
  'meeting-before-draft': '现在的草稿是会议以后才起草的；这次会议的表决不能用来定稿。',
}

export interface ReportVote {
  /** What the vote is for, or why it is not enough; empty where no report is dealt with. */
  readonly about: string
  /** The votes that may be added, by how each is put: where the agenda does not say which report. */
  readonly choices: readonly string[]
}
export const NO_REPORT_VOTE: ReportVote = { about: '', choices: [] }

/** Whether a meeting deals with a duty report at all, by its words. */
function dealsWithReport({ title, agenda }: Worded): boolean {
  return [title, ...agenda.map((item) => item.title)].some(isOnReport)
}
interface Worded {
  readonly title: string
  readonly agenda: readonly { readonly title: string }[]
}

/** The items of the agenda that no vote is on yet. */
export function itemsToVote<Item extends { readonly title: string }>(
  agenda: readonly Item[],
  votes: readonly VoteDraft[],
): Item[] {
  const isVoted = votes.some(({ title }) => isOnReport(title))
  const known = new Set(votes.map(({ title }) => title))
  return agenda.filter(({ title }) => !known.has(title) && !(isVoted && isOnReport(title)))
}

function isOnReport(words: string): boolean {
  return words.includes('述职')
}

/** The one vote that the agenda leaves no doubt about, before anything was typed. */
export function proposedVotes(toVote: ToVote, votes: readonly VoteDraft[]): readonly VoteDraft[] {
  const [one, ...others] = toVote && 'reports' in toVote && toVote.isNamed ? toVote.reports : []
  return one && others.length === 0 && votes.length === 0 ? [{ ...BLANK_VOTE, title: one.item }] : votes
}

/** How many are noted as there of those due, where no rule asks for a quorum: more than half have to be. */
export interface ThereOf {
  readonly expected: number
  readonly present: number
}

/** What is said beside the votes that are typed so far. `there`: left out where a rule says how many have to be there. */
export function reportVote(toVote: ToVote, votes: readonly VoteDraft[], there?: ThereOf): ReportVote {
  const said = votingWords(toVote, votes)
  if (!toVote || 'unknown' in toVote || toVote.missing !== null || !there || there.present * 2 > there.expected)
    return said
  const few = `应到 ${there.expected} 人，现在登记到会 ${there.present} 人，没有超过半数，表决还不能用来定稿。`
  return { ...said, about: `${said.about}${few}` }
}

function votingWords(toVote: ToVote, votes: readonly VoteDraft[]): ReportVote {
  if (!toVote) return NO_REPORT_VOTE
  // What it takes can be typed by hand, or added once the meeting is closed.
  if ('unknown' in toVote) {
    const isTyped = votes.some((vote) => isOnReport(vote.title) && hasNumbers(vote))
    return { about: isTyped ? '' : `对述职报告的表决没有备好：${toVote.unknown}${BY_HAND}`, choices: [] }
  }
  const { missing, reports, isNamed } = toVote
  if (missing !== null) return { about: MISSING[missing], choices: [] }
  const items = reports.map(({ item }) => item)
  const vote = votes.find(({ title }) => items.includes(title.trim()))
  if (vote)
    return {
      about: hasNumbers(vote) ? '' : `“${vote.title}”只差票数，通过以后凭它定稿；会上没有表决的，点“去掉”。`,
      choices: [],
    }
  const about =
    isNamed && items.length === 1
      ? '还没有对述职报告的表决，这次会议不能用来定稿。'
      : '从议程里认不出审议的是哪一份述职报告。审议的是下面的，点一下，表决就写成定稿认得出的样子：'
  return { about, choices: items }
}

function hasNumbers({ yes, no, abstain }: VoteDraft): boolean {
  return `${yes}${no}${abstain}`.trim() !== ''
}
