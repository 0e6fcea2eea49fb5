/** Corrections of a closed meeting: what is kept of the earlier record, and how a person reads it. */
import type { MemberId } from '../people/identity'
import type { AttendanceMark, SheetLine } from './attendance'
import type { Decision, DecisionPlan } from './decision'
import { type ClosedRecord, CORRECTABLE } from './meeting'
import { candidateText, countsText, papersText } from './decision-words'
import { quorumSentence } from './quorum'
import type { AttendanceTally } from './tally'

/** The parts that differ, as they stood before, each whole; not those that were not yet kept. Empty when nothing changed. */
export function whatStood(before: ClosedRecord, after: ClosedRecord): Partial<ClosedRecord> {
  const changed = CORRECTABLE.filter(
    (part) => before[part] !== undefined && canonical(before[part]) !== canonical(after[part]),
  )
  return Object.fromEntries(changed.map((part) => [part, before[part]]))
}

/**
 * The plan items whose decision the change drops, or no longer lets pass. They stay in the ledger: what becomes of them is
 * for people to say there, so whoever corrects has to be told.
 */
export function itemsLeft(before: readonly Decision[], after: readonly Decision[]): DecisionPlan[] {
  return before.flatMap(({ plan, passes }) => {
    if (!plan) return []
    const since = after.find((decision) => decision.plan?.entryId === plan.entryId)
    return !since || (passes && !since.passes) ? [plan] : []
  })
}

/** Text that does not hang on the order in which a database gives the fields back. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const MARK_NAMES: Record<AttendanceMark, string> = {
  present: '实到',
  excused: '请假',
  absent: '缺席',
  observer: '列席',
}

/** An earlier record as lines of plain Chinese, for whoever may read the sheet. */
export function earlierLines(before: Partial<ClosedRecord>, nameOf: (id: MemberId) => string): string[] {
  const names = (ids: readonly MemberId[]) => ids.map(nameOf).join('、')
  return [
    ...(before.tally ? [tallyLine(before.tally)] : []),
    ...(before.quorum ? [quorumSentence(before.quorum)] : []),
    ...(before.sheet ? sheetLines(before.sheet, names) : []),
    ...(before.withoutVoteIds ? [`无表决权：${names(before.withoutVoteIds) || '无'}`] : []),
    ...(before.decisions ? decisionLines(before.decisions) : []),
    ...(before.minutes === undefined ? [] : [`记录：${before.minutes || '无'}`]),
    ...(before.problemsRaised === undefined ? [] : [`查摆问题：${before.problemsRaised}条`]),
    ...(before.problemsRectified === undefined ? [] : [`已整改：${before.problemsRectified}条`]),
  ]
}

function tallyLine({ expected, present, excused, absent, observers }: AttendanceTally): string {
  return `应到${expected}人，实到${present}人，请假${excused}人，缺席${absent}人，列席${observers}人`
}

function sheetLines(sheet: readonly SheetLine[], names: (ids: readonly MemberId[]) => string): string[] {
  const line = (name: string, those: (line: SheetLine) => boolean) => {
    const ids = sheet.filter(those).map(({ memberId }) => memberId)
    return ids.length ? [`${name}：${names(ids)}`] : []
  }
  return [
    ...Object.entries(MARK_NAMES).flatMap(([mark, name]) => line(name, (each) => each.mark === mark)),
    ...line('迟到', ({ arrivedLate }) => arrivedLate === true),
    ...line('早退', ({ leftEarly }) => leftEarly === true),
    ...line('未准假', ({ leave }) => leave === 'declined'),
  ]
}

function decisionLines(decisions: readonly Decision[]): string[] {
  if (decisions.length === 0) return ['决议：无']
  return decisions.map((decision) => {
    const { title, kind, votersDue, votersPresent, plan } = decision
    const said = [
      `应到${kind === 'election' ? '有选举权' : '有表决权'}${votersDue}人`,
      `实到${votersPresent}人`,
      ...votesOf(decision),
      ...(plan ? [`计划事项“${plan.title}”`] : []),
    ]
    return `决议“${title}”：${said.join('，')}`
  })
}

function votesOf({ written, papers, candidates, ...counts }: Decision): string[] {
  return [
    ...(papers ? [papersText(papers)] : []),
    ...(candidates ? candidates.map(candidateText) : [countsText(counts)]),
    ...(written ? [`其中书面意见${countsText(written)}`] : []),
  ]
}
