/**
 * A member's dated history, as spans of days with the same facts, so that "on that day" can be asked.
 *
 * Spans are sorted and never overlap. Spans that touch are one *stay*: the time between joining and leaving the register.
 * Neighbours in a stay that say the same are merged. Every operation returns a new history or a refusal.
 */
import { FAR_FUTURE, type CivilDate } from '../time/civil-date'

/** 入党申请人, 积极分子, 发展对象, 预备党员, 正式党员. */
export const MEMBERSHIP_STAGES = ['applicant', 'activist', 'candidate', 'probationary', 'full'] as const
export type MembershipStage = (typeof MEMBERSHIP_STAGES)[number]
/** An applicant is not yet on a register. */
export type RegisterStage = Exclude<MembershipStage, 'applicant'>

/** 小学, 初中, 高中, 中专, 大专, 大学本科, 硕士研究生, 博士研究生, from the lowest to the highest. */
export const EDUCATIONS = [
  'primary-school',
  'junior-middle-school',
  'senior-middle-school',
  'secondary-vocational',
  'junior-college',
  'bachelor',
  'master',
  'doctor',
] as const
export type Education = (typeof EDUCATIONS)[number]

/** What may change in the course of a membership. */
export interface MemberFacts {
  readonly branchId: string
  readonly cellId: string | null
  readonly stage: RegisterStage
  readonly education: Education | null
  /** 流动党员 */
  readonly isMigrant: boolean
  /** 党员领导干部 */
  readonly isLeadingCadre: boolean
  readonly isRetired: boolean
}

export interface MemberSpan extends MemberFacts {
  readonly fromOn: CivilDate
  /** The first day on which it no longer holds; FAR_FUTURE while open. */
  readonly untilOn: CivilDate
}

export const HISTORY_REFUSALS = ['before-joining', 'after-leaving', 'no-change', 'already-on-register'] as const
export interface HistoryRefusal<Code extends (typeof HISTORY_REFUSALS)[number]> {
  readonly refused: Code
}

const CHANGEABLE = ['cellId', 'stage', 'education', 'isMigrant', 'isLeadingCadre', 'isRetired'] as const
type ChangeableFact = (typeof CHANGEABLE)[number]
const FACTS = ['branchId', ...CHANGEABLE] as const satisfies readonly (keyof MemberFacts)[]
/** What `changeOn` may change: everything but the branch. */
export type FactChange = Partial<Pick<MemberFacts, ChangeableFact>>

type NotOnRegister = HistoryRefusal<'before-joining' | 'after-leaving'>

/** What held on that day; undefined when the person was not on the register. */
export function spanOn(spans: readonly MemberSpan[], date: CivilDate): MemberSpan | undefined {
  return spans.find(({ fromOn, untilOn }) => fromOn <= date && date < untilOn)
}

/** Begins a stay. A stay recorded before a later one runs up to it. */
export function joinOn(
  spans: readonly MemberSpan[],
  date: CivilDate,
  facts: MemberFacts,
): MemberSpan[] | HistoryRefusal<'already-on-register'> {
  if (spanOn(spans, date)) return { refused: 'already-on-register' }
  const later = spans.find(({ fromOn }) => fromOn > date)
  return tidy([...spans, { ...facts, fromOn: date, untilOn: later?.fromOn ?? FAR_FUTURE }])
}

/**
 * Changes facts from `date` on. Back-dated or not, a changed fact holds until the next recorded change of the same fact,
 * at the longest to the end of the stay; other facts keep their own course. A cell belongs to its branch, so a changed
 * cell never reaches across a transfer. For the branch itself see `transferOn`.
 */
export function changeOn(
  spans: readonly MemberSpan[],
  date: CivilDate,
  change: FactChange,
): MemberSpan[] | NotOnRegister | HistoryRefusal<'no-change'> {
  const at = spanOn(spans, date)
  if (!at) return whyNot(spans, date)
  let changed: readonly MemberSpan[] = spans
  for (const fact of CHANGEABLE) changed = setFact(changed, date, at, fact, change[fact])
  return changed === spans ? { refused: 'no-change' } : tidy(changed)
}

/**
 * Moves the member to another branch from `date` on, until the next recorded transfer. `cellId` is the cell in the new
 * branch; cells of the old one recorded for those days no longer hold.
 */
export function transferOn(
  spans: readonly MemberSpan[],
  date: CivilDate,
  to: Pick<MemberFacts, 'branchId' | 'cellId'>,
): MemberSpan[] | NotOnRegister | HistoryRefusal<'no-change'> {
  const at = spanOn(spans, date)
  if (!at) return whyNot(spans, date)
  if (at.branchId === to.branchId) return { refused: 'no-change' }
  const { branchId, cellId } = to
  return tidy(
    rewrite(
      spans,
      date,
      (span) => span.branchId === at.branchId,
      (span) => ({ ...span, branchId, cellId }),
    ),
  )
}

/** Ends the stay: `date` is the first day off the register. What was recorded later in the same stay is dropped. */
export function endOn(spans: readonly MemberSpan[], date: CivilDate): MemberSpan[] | NotOnRegister {
  const at = spanOn(spans, date)
  if (!at) return whyNot(spans, date)
  const [first, end] = stayOf(spans, at)
  if (first === date) return { refused: 'before-joining' }
  return spans
    .filter(({ fromOn }) => fromOn < date || fromOn >= end)
    .map((span) => (span === at ? { ...span, untilOn: date } : span))
}

/** Sets one fact from `date` to the end of the course it was on; the same list when there is nothing to set. */
function setFact<F extends ChangeableFact>(
  spans: readonly MemberSpan[],
  date: CivilDate,
  at: MemberSpan,
  fact: F,
  value: MemberFacts[F] | undefined,
): readonly MemberSpan[] {
  if (value === undefined || value === at[fact]) return spans
  const onSameCourse = (span: MemberSpan) =>
    span[fact] === at[fact] && (fact !== 'cellId' || span.branchId === at.branchId)
  return rewrite(spans, date, onSameCourse, (span) => ({ ...span, [fact]: value }))
}

/** Rewrites the days from `date` on, up to the first day off the register or of a span that is not `onCourse`. */
function rewrite(
  spans: readonly MemberSpan[],
  date: CivilDate,
  onCourse: (span: MemberSpan) => boolean,
  change: (span: MemberSpan) => MemberSpan,
): MemberSpan[] {
  const result: MemberSpan[] = []
  let next: CivilDate | undefined = date
  for (const span of spans) {
    if (next === undefined || span.untilOn <= next) {
      result.push(span)
    } else if (span.fromOn > next || !onCourse(span)) {
      result.push(span)
      next = undefined
    } else {
      if (span.fromOn < next) result.push({ ...span, untilOn: next })
      result.push(change({ ...span, fromOn: next }))
      next = span.untilOn
    }
  }
  return result
}

/** Sorted, and neighbours in a stay that say the same made one. */
function tidy(spans: readonly MemberSpan[]): MemberSpan[] {
  const result: MemberSpan[] = []
  for (const span of [...spans].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const last = result[result.length - 1]
    if (last && last.untilOn === span.fromOn && FACTS.every((fact) => last[fact] === span[fact]))
      result.splice(-1, 1, { ...last, untilOn: span.untilOn })
    else result.push(span)
  }
  return result
}

/** The first day of the stay that contains `at`, and the first day after it. */
function stayOf(spans: readonly MemberSpan[], at: MemberSpan): readonly [CivilDate, CivilDate] {
  let [first, end] = [at.fromOn, at.untilOn]
  for (const span of spans) if (span.fromOn === end) end = span.untilOn
  for (const span of [...spans].reverse()) if (span.untilOn === first) first = span.fromOn
  return [first, end]
}

function whyNot(spans: readonly MemberSpan[], date: CivilDate): NotOnRegister {
  return { refused: spans.some(({ fromOn }) => fromOn <= date) ? 'after-leaving' : 'before-joining' }
}
