/** Why a test cannot be judged: what is missing, each with where it would be recorded; or that it does not apply at all. */
import { subjectTitle } from '#domain/records/record-subject'
import type { DraftFigure } from '#domain/report/duty-report'
import { printedNumber } from '#domain/report/written-paragraphs'
import type { ProblemTest } from '#domain/rules/problem-rule'
import { measureOf } from '../measures/catalogue'
import { subjectOf, type Source } from '../measures/measure'
import { isOfBranches } from '../measures/of-branches'
import { figuresLookedAt } from './conditions'
import { figuresAt, gapOf, resolutionOf, slotOfFigure, type Gap, type Judgement, type Judging } from './judging'

type Cannot = Omit<Extract<Judgement, { is: 'cannot-judge' }>, 'figures'>
type NotApplicable = Extract<Judgement, { is: 'not-applicable' }>
export type WhyNot = Cannot | NotApplicable

export function whyNot(test: ProblemTest, judging: Judging): WhyNot | undefined {
  if (test.needs === 'problems-of-last-year' && judging.problemsOfLastYear === 0)
    return judging.isFormedSince
      ? { is: 'not-applicable', why: '上年还没有成立' }
      : cannot([gapOf('上年的述职报告没有写明问题')])
  const nothing = nothingToDo(test, judging)
  if (nothing) return nothing
  const looked = wanted(test, judging).flatMap((name) => blankNamed(name, test, judging) ?? [])
  const [first] = looked
  if (first?.is === 'not-applicable') return first
  if (first) return test.when.is === 'norms-unmet' ? withNorms(first, judging) : first
  return tooFew(test, judging)
}

export function cannot(gaps: readonly Gap[]): Cannot {
  return { is: 'cannot-judge', why: whyOf(gaps), gaps }
}

function whyOf(gaps: readonly Gap[]): string {
  return gaps.map(({ why }) => why).join('、')
}

/** Who is on the register is no blank: where nobody is whom it is asked of, nothing is compared. */
function nothingToDo(test: ProblemTest, judging: Judging): NotApplicable | undefined {
  if (test.when.is !== 'short-of') return undefined
  const [whole] = figuresNamed(test, test.when.whole, judging)
  const source = whole && sourceOf(whole.measure)
  if (whole?.value !== 0 || !source || subjectOf(source) !== 'register') return undefined
  return { is: 'not-applicable', why: `没有${whole.title}` }
}

function blankNamed(name: string, { figures }: ProblemTest, judging: Judging): WhyNot | undefined {
  const figure = figures[name]
  if (!figure) return undefined
  const resolution = resolutionOf(judging, slotOfFigure(figure))
  if (resolution.is === 'no-record') {
    const { enterAt } = resolution
    return cannot([enteredIn(figure, `${subjectTitle(enterAt) ?? ''}暂无记录`, judging)])
  }
  if (resolution.is !== 'not-applicable') return undefined
  if (!resolution.isEmpty && !resolution.isZero) return { is: 'not-applicable', why: resolution.why }
  return cannot([enteredIn(figure, nothingToCompare(figure), judging, true)])
}

/** A rate has nothing to be a share of: what that is. */
function nothingToCompare({ measure }: { readonly measure: string }): string {
  const of = measureOf(measure, { indicators: [], kinds: [] })
  const whole = of?.form === 'rate' ? measureOf(of.in, { indicators: [], kinds: [] }) : undefined
  return whole ? `没有${whole.title}，没有可以比较的记录` : '没有可以比较的记录'
}

/** Records there are, and not enough of them. */
function tooFew(test: ProblemTest, judging: Judging): WhyNot | undefined {
  const { enough } = test
  const [base] = enough ? figuresNamed(test, enough.figure, judging) : []
  // Who declared that there were none has kept no norm: nothing more need be recorded.
  const isDeclared = test.when.is === 'norms-unmet' && base?.records === 0
  if (!enough || !base || isDeclared || printedNumber(base.display) >= enough.atLeast) return undefined
  const why = `${enough.of}只有${base.display}${base.unit}，不足${enough.atLeast}${base.unit}，不能判断`
  const few = cannot([enteredIn(base, why, judging, base.records > 0)])
  return test.when.is === 'norms-unmet' ? withNorms(few, judging) : few
}

/** Which of the norms that bind the organization have no records, each with the form of its own. */
function withNorms(few: WhyNot, judging: Judging): WhyNot {
  const { ownNorms, withoutMeetings } = judging
  if (few.is === 'not-applicable' || ownNorms.length === 0) return few
  const norms = ownNorms.map((norm) => {
    const { title, when, isBegun } = norm
    return enteredIn(norm, isBegun ? `${title}：${when}` : `${title}暂无记录`, judging, isBegun)
  })
  const begun = few.gaps.filter(({ isBegun }) => isBegun).map((gap) => ({ ...gap, enterAt: null }))
  const silent = withoutMeetings['norms-unmet'] ?? []
  const below = silent.length > 0 ? [gapOf(`${silent.join('、')}：会议和活动暂无记录`)] : []
  return cannot([...begun, ...below, ...norms])
}

/** With the form where the organization enters it; what the branches below it enter has none here. */
function enteredIn({ measure }: { readonly measure: string }, why: string, { kind }: Judging, isBegun = false): Gap {
  const source = sourceOf(measure)
  const subject = source && subjectOf(source, kind)
  if (!source || subject === 'register') return gapOf(why, null, isBegun)
  if (kind === 'bureau' && isOfBranches(source)) return gapOf(`${why}，由所属党支部登记`, null, isBegun)
  // Who is to pay what is entered: what is still missing is that a month of it falls due.
  return gapOf(why, subject === 'duesAccounts' && isBegun ? null : (subject ?? null), isBegun)
}

/** The records that a measure counts: of a rate those that it is a share of, but for who is on the register. */
function sourceOf(id: string): Source | undefined {
  const measure = measureOf(id, { indicators: [], kinds: [] })
  if (measure?.form === 'records') return measure.source
  if (measure?.form !== 'rate') return undefined
  const [whole, part] = [sourceOf(measure.in), sourceOf(measure.of)]
  return whole && subjectOf(whole) !== 'register' ? whole : part
}

/** What a test rests on. A figure that only its metric names may be missing. */
export function names({ figures, when, says }: ProblemTest): string[] {
  return Object.keys(figures).filter((name) => says.includes(`{${name}}`) || figuresLookedAt(when).includes(name))
}

/** Where there was nothing to do, what was done of it need not be recorded. */
function wanted(test: ProblemTest, judging: Judging): string[] {
  const { when } = test
  if (when.is !== 'short-of') return names(test)
  const [whole] = figuresNamed(test, when.whole, judging)
  return whole?.value === 0 ? [when.whole] : names(test)
}

export function figuresNamed(test: ProblemTest, name: string, judging: Judging): readonly DraftFigure[] {
  const figure = test.figures[name]
  return figure ? figuresAt(judging, slotOfFigure(figure)) : []
}
