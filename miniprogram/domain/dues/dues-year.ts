/** The amounts of a year: proposed, seen and questioned by each member, approved by a meeting. Pure. */
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { CivilDate, Month } from '../time/civil-date'
import { beijingDate, type Instant } from '../time/instant'
import type { Fen } from '../values/money'
import { plainWords } from '../values/plain-words'
import type { DuesCategory } from './dues'
import type { DuesDecision } from './dues-account'

/** What a member may question in the own amount: nothing is written in free words, so that no wage is. */
export const AMOUNT_QUESTIONS = ['category-wrong', 'base-changed', 'sum-differs', 'hardship', 'speak-to-me'] as const
export type AmountQuestionKind = (typeof AMOUNT_QUESTIONS)[number]

/** `changed`: by another amount; `explained`: spoken with; `taken-back`: by the member. */
export const ANSWERS = ['changed', 'explained', 'taken-back'] as const
export type AmountAnswer = (typeof ANSWERS)[number]

export interface AmountQuestion {
  readonly kind: AmountQuestionKind
  readonly askedAt: Instant
  /** Absent while nobody has answered. */
  readonly settled?: { readonly as: AmountAnswer; readonly at: Instant; readonly by: MemberId }
}

/** As `DuesProposal`, of one member; `fromMonth`: the first month counted here, absent for the whole year. */
export interface AmountTerms {
  readonly category: DuesCategory
  readonly monthlyFen: Fen
  readonly decidedOn: CivilDate | null
  readonly fromMonth?: Month | undefined
}
interface SetBy {
  readonly setAt: Instant
  readonly setBy: MemberId
}

export interface ProposedAmount extends AmountTerms, SetBy {
  readonly memberId: MemberId
  /** What was proposed before, oldest first; absent where nothing was. */
  readonly earlier?: readonly (AmountTerms & SetBy)[]
  /** Oldest first; only the last can be open. Absent where nothing was asked. */
  readonly questions?: readonly AmountQuestion[]
}

/** `_id` is `<branch>:<year>`. Once approved only questions are still answered; amounts change in the accounts. */
export interface DuesYear extends Stored {
  readonly branchId: BranchId
  readonly year: number
  /** How often amounts were proposed or changed: whoever changes them says which they have seen. */
  readonly version: number
  readonly proposedAt: Instant
  readonly changedAt: Instant
  readonly changedBy: MemberId
  readonly amounts: readonly ProposedAmount[]
  /** Absent until it is approved. */
  readonly approval?: DuesDecision & { readonly approvedAt: Instant; readonly approvedBy: MemberId }
}

export function duesYearId(branchId: BranchId, year: number): string {
  return `${branchId}:${year}`
}

/** The member's amount with these terms, a question answered by them; the same object where they are no others. */
export function proposedAs(
  before: ProposedAmount | undefined,
  { memberId, ...terms }: AmountTerms & { readonly memberId: MemberId },
  { setAt, setBy }: SetBy,
): ProposedAmount {
  const now = { memberId, ...termsOf(terms), setAt, setBy }
  if (!before) return now
  if (isSame(before, terms)) return before
  const { setAt: at, setBy: by, earlier = [], questions } = before
  return {
    ...now,
    earlier: [...earlier, { ...termsOf(before), setAt: at, setBy: by }],
    ...(questions ? { questions: settled(questions, { as: 'changed', at: setAt, by: setBy }) } : {}),
  }
}

/** The question nobody has answered yet. */
export function openQuestion({ questions }: Pick<ProposedAmount, 'questions'>): AmountQuestion | undefined {
  const last = questions?.[questions.length - 1]
  return last?.settled ? undefined : last
}

/**
 * With the member's question, in place of one that nobody has answered: what is open or was taken back, for one person would make
 * the document of all as long as they tap. `null` takes back the one that is open.
 */
export function questioned(amount: ProposedAmount, kind: AmountQuestionKind | null, at: Instant): ProposedAmount {
  const { questions = [], memberId: by } = amount
  if (kind === null) return { ...amount, questions: settled(questions, { as: 'taken-back', at, by }) }
  const last = questions[questions.length - 1]
  const isUnanswered = last && (last.settled?.as ?? 'taken-back') === 'taken-back'
  const before = isUnanswered ? questions.slice(0, -1) : questions
  return { ...amount, questions: [...before, { kind, askedAt: at }] }
}

/** The open question as explained: somebody has spoken with the member. */
export function explained(amount: ProposedAmount, at: Instant, by: MemberId): ProposedAmount {
  return { ...amount, questions: settled(amount.questions ?? [], { as: 'explained', at, by }) }
}

/** What lay before a meeting of that day, the day's own changes among it; undefined where nothing was proposed by then. */
export function termsBefore(amount: ProposedAmount, day: CivilDate): AmountTerms | undefined {
  return [...(amount.earlier ?? []), amount].filter(({ setAt }) => beijingDate(setAt) <= day).pop()
}

export function isSame(one: AmountTerms, other: AmountTerms): boolean {
  return (
    one.category === other.category &&
    one.monthlyFen === other.monthlyFen &&
    one.decidedOn === other.decidedOn &&
    one.fromMonth === other.fromMonth
  )
}

function termsOf({ category, monthlyFen, decidedOn, fromMonth }: AmountTerms): AmountTerms {
  return { category, monthlyFen, decidedOn, ...(fromMonth === undefined ? {} : { fromMonth }) }
}

function settled(
  questions: readonly AmountQuestion[],
  answer: NonNullable<AmountQuestion['settled']>,
): readonly AmountQuestion[] {
  return questions.map((question) => (question.settled ? question : { ...question, settled: answer }))
}

/** `审定2027年党费标准`: how the program puts it to a meeting. */
export function itemOfAmounts(year: number): string {
  return `审定${year}年党费标准`
}

/** Whether these words, as a whole, put the amounts of that year to a meeting: what reads otherwise (推迟审定…) does not. */
export function putsAmounts(words: string, year: number): boolean {
  const plain = plainWords(words)
  return AMOUNTS.test(plain) && wordingOf(year).test(plain)
}

/** Not what was collected, handed up or spent. */
const AMOUNTS = /标准|基数|数额|金额|核定|审定/
const NUMBERED = '(?:(?:议题)?\\(?[一二三四五六七八九十\\d]{1,2}(?:[、.:．]|\\)[、.]?))?'
const DECIDES = '(?:听取|审议|审定|审核|核定|讨论|研究|确定|表决|通过|同意|批准|并|和|、)*'
const WHOSE = '(?:本|我|全)?(?:党?支部)?(?:全体|各|每名)?(?:党员)?(?:个人)?的?'

function wordingOf(year: number): RegExp {
  const dues = '(?:每?月)?(?:应)?(?:[交缴]纳?|收缴)?的?党费的?(?:收缴|[交缴]纳?)?(?:月)?(?:的)?'
  const what = '(?:(?:标准|基数|数额|金额|类别)(?:[和及、](?:标准|基数|数额|金额|类别))*)?(?:方案|名单|表)?'
  const ends = '的?(?:审议|审定|审核|核定|讨论|研究|确定|表决|通过|议题|议案|决议|决定|事项|事宜)*'
  return new RegExp(
    `^${NUMBERED}(?:关于|对)?${DECIDES}(?:关于)?${WHOSE}${year}年度?的?${WHOSE}${dues}${what}${ends}[。.;]?$`,
    'u',
  )
}
