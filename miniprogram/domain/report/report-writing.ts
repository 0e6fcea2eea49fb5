import type { MemberId, Stored } from '../people/identity'
import type { CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import { draftId, type DraftPlace } from './duty-report'

/**
 * What only people can write in a duty report: how last year's problems were answered, this year's problems with their
 * causes, and the next steps (述职评议考核办法（试行）: problems first, facts and figures, no padding). A section of a
 * template with one of these ids is written here. Nothing is made up: what is not written stays a marked place.
 */
export const WRITTEN_SECTIONS = ['last-year', 'problems', 'next-steps'] as const

export type WrittenSection = (typeof WRITTEN_SECTIONS)[number]

export const EXTENTS = ['done', 'under-way', 'not-begun'] as const

/** How far a problem of last year was put right. */
export type Extent = (typeof EXTENTS)[number]

export const EXTENT_WORDS: Readonly<Record<Extent, string>> = {
  done: '已完成整改',
  'under-way': '正在整改',
  'not-begun': '尚未整改',
}

/** What a cause is about. The cause itself is in a person's words: nothing is made up, and nothing is said of a person. */
export const CAUSE_HEADINGS = ['recognition', 'systems', 'study', 'responsibility', 'ways-of-working'] as const

export type CauseHeading = (typeof CAUSE_HEADINGS)[number]

export const CAUSE_HEADING_WORDS: Readonly<Record<CauseHeading, string>> = {
  recognition: '思想认识',
  systems: '制度落实',
  study: '学习教育',
  responsibility: '责任传导',
  'ways-of-working': '工作作风',
}

export interface Cause {
  /** Null: the words say it by themselves. */
  readonly heading: CauseHeading | null
  readonly words: string
}

/** A figure by its `figureKey`, so that it is found again in a draft with newer data. */
export interface ChosenFigure {
  readonly key: string
  /** What the measure is called, for the draft that has no such figure. */
  readonly title: string
}

/** A text that is not written yet is ''. */
export interface AnsweredProblem {
  readonly id: string
  /** The problem of last year's report it answers; null when it was written down here. */
  readonly answers: string | null
  readonly problem: string
  readonly done: string
  readonly extent: Extent | null
}

export interface NamedProblem {
  readonly id: string
  readonly problem: string
  /** What falls short, with `{1}`, `{2}` … for the figures in their order; '' where it is in no such sentence. */
  readonly finding: string
  readonly causes: readonly Cause[]
  /** What it rests on: figures of the draft, or words. */
  readonly figures: readonly ChosenFigure[]
  readonly grounds: string
  /** The rule that proposed it; null for one of the branch's own. */
  readonly fromRule: string | null
}

/** What a step is measured by, from one year to the next. */
export interface StepMetric extends ChosenFigure {
  readonly unit: string
  readonly direction: 'at-least' | 'at-most'
  /** As it is printed: 80 for 80%, yuan and not fen. */
  readonly target: number
}

export interface NextStep {
  readonly id: string
  readonly measure: string
  /** Who sees to it, as it prints: in words of one's own, else the name of whoever was chosen. */
  readonly who: string
  /** The member who sees to it. */
  readonly ownerId: MemberId | null
  readonly dueOn: CivilDate | null
  /** By when, in the words of the branch: 每季度. Takes the place of the day. */
  readonly byWhen: string
  readonly problemId: string | null
  readonly metric: StepMetric | null
}

/** A proposal of a rule that the branch does not take up, and why. */
export interface RejectedProposal {
  readonly ruleId: string
  readonly reason: string
  readonly rejectedAt: Instant
  readonly rejectedBy: MemberId
}

export interface Written {
  readonly 'last-year': readonly AnsweredProblem[]
  readonly problems: readonly NamedProblem[]
  readonly 'next-steps': readonly NextStep[]
}

/** Of one problem: a bureau's names the branches that fall short, each with its figures. */
export const MOST_FIGURES = 120

export const MOST_FINDING = 3000

export const NOTHING_WRITTEN: Written = { 'last-year': [], problems: [], 'next-steps': [] }

/** Of which draft words are. Earlier versions kept them for the whole year: without a cut-off date and a scope. */
export type WordsPlace = Pick<DraftPlace, 'branchId' | 'year'> & Partial<Pick<DraftPlace, 'cutOff' | 'scope'>>

/**
 * The written part of a draft; `_id` is the draft's (`draftId`), or `<branch>:<year>` of what earlier versions kept. It is
 * kept beside the draft, not in it: drafting anew leaves it as it is.
 */
export interface StoredWriting extends Stored, WordsPlace {
  readonly written: Written
  /** Absent until the first. */
  readonly rejected?: readonly RejectedProposal[]
  /** Since when each section says what it says, and what it said before: the latest first. Absent where it was not kept. */
  readonly versions?: SectionVersions
  readonly writtenAt: Instant
  readonly writtenBy: MemberId
}

/** A section by the digest of its entries: enough to tell whether it says again what it said once. */
export interface SectionVersion {
  readonly digest: string
  readonly writtenAt: Instant
}

export type SectionVersions = Readonly<Record<WrittenSection, readonly SectionVersion[]>>

export function writingId({ branchId, year, cutOff, scope }: WordsPlace): string {
  return cutOff === undefined || scope === undefined
    ? `${branchId}:${year}`
    : draftId({ branchId, year, cutOff, scope })
}

export function isWrittenSection(id: string): id is WrittenSection {
  return WRITTEN_SECTIONS.some((section) => section === id)
}

const OPEN = 'open:'

/** What a problem of last year's report goes by until it is answered. */
export function openId(problemId: string): string {
  return `${OPEN}${problemId}`
}

export function isOpenId(id: string): boolean {
  return id.startsWith(OPEN)
}

/** Who sees to a step as it prints; '' where nobody was named. */
export function printedWho(
  { who, ownerId }: Pick<NextStep, 'who' | 'ownerId'>,
  nameOf: (memberId: MemberId) => string | undefined,
): string {
  return who || (ownerId !== null && nameOf(ownerId)) || ''
}
