/** Judges the rules about problems: each of their tests fires, holds, or cannot be judged by what is recorded. */
import type { ProblemRule, ProblemTest } from '#domain/rules/problem-rule'
import type { DraftFigure } from '#domain/report/duty-report'
import { subjectTitle } from '#domain/records/record-subject'
import { printedNumber } from '#domain/report/written-paragraphs'
import { figuresLookedAt, limitOf, tell, type Found } from './conditions'
import { figuresAt, resolutionOf, slotOfFigure, type Finding, type Judgement, type Judging } from './judging'

export interface JudgedTest {
  readonly test: ProblemTest
  readonly judgement: Judgement
}
export interface JudgedRule {
  readonly rule: ProblemRule
  /** Of its tests: one that fires is enough; where none can be judged, the rule cannot. */
  readonly is: Judgement['is']
  readonly tests: readonly JudgedTest[]
}

export function judgeRule(rule: ProblemRule, judging: Judging): JudgedRule {
  const tests = rule.parameters.tests.map((test) => ({ test, judgement: judgeTest(test, judging) }))
  const any = (is: Judgement['is']) => tests.some(({ judgement }) => judgement.is === is)
  return { rule, is: any('fires') ? 'fires' : any('holds') ? 'holds' : 'cannot-judge', tests }
}

function judgeTest(test: ProblemTest, judging: Judging): Judgement {
  const figures = figuresOf(test, judging)
  const why = whyNot(test, judging)
  if (why) return { is: 'cannot-judge', ...why, figures }
  const found = tell(test, judging)
  if (found.unknown !== undefined) return { is: 'cannot-judge', why: found.unknown, enterAt: null, figures }
  if (!found.fires) return { is: 'holds', figures }
  if ('onceYearIsOver' in test.when && !judging.isYearOver)
    return { is: 'cannot-judge', why: '一年的要求，年度结束后才能判断', enterAt: null, figures }
  return { is: 'fires', finding: written(test, found, judging) }
}

/** The whole figures that the test says or looks at; a split one is said through its parts. */
function figuresOf(test: ProblemTest, judging: Judging): DraftFigure[] {
  return names(test).flatMap((name) => {
    const figure = test.figures[name]
    return figure && !figure.part ? figuresAt(judging, slotOfFigure(figure)).slice(0, 1) : []
  })
}

/** What a test rests on. A figure that only its metric names may be missing. */
function names({ figures, when, says }: ProblemTest): string[] {
  return Object.keys(figures).filter((name) => says.includes(`{${name}}`) || figuresLookedAt(when).includes(name))
}

function whyNot(test: ProblemTest, judging: Judging): { why: string; enterAt: string | null } | undefined {
  if (test.needs === 'problems-of-last-year' && judging.problemsOfLastYear === 0)
    return { why: '上年的述职报告没有写明问题', enterAt: null }
  for (const name of wanted(test, judging)) {
    const figure = test.figures[name]
    const resolution = figure && resolutionOf(judging, slotOfFigure(figure))
    if (resolution?.is === 'no-record') {
      const { enterAt } = resolution
      return { why: `${subjectTitle(enterAt) ?? ''}暂无记录`, enterAt }
    }
    if (resolution?.is === 'not-applicable')
      return { why: resolution.why.replace('分母为零', '没有可以比较的记录'), enterAt: null }
  }
  const { enough } = test
  const [base] = enough ? figuresNamed(test, enough.figure, judging) : []
  if (enough && base && printedNumber(base.display) < enough.atLeast)
    return {
      why: `${enough.of}只有${base.display}${base.unit}，不足${enough.atLeast}${base.unit}，不能判断`,
      enterAt: null,
    }
  return undefined
}

/** Where there was nothing to do, what was done of it need not be recorded. */
function wanted(test: ProblemTest, judging: Judging): string[] {
  const { when } = test
  if (when.is !== 'short-of') return names(test)
  const [whole] = figuresNamed(test, when.whole, judging)
  return whole?.value === 0 ? [when.whole] : names(test)
}

function figuresNamed(test: ProblemTest, name: string, judging: Judging): readonly DraftFigure[] {
  const figure = test.figures[name]
  return figure ? figuresAt(judging, slotOfFigure(figure)) : []
}

/** `says` with its words filled in and its figures numbered. */
function written(test: ProblemTest, { words = {}, figures: found = {}, metric }: Found, judging: Judging): Finding {
  const limit = 'threshold' in test.when ? { limit: String(limitOf(test.when.threshold, judging)) } : {}
  const filled = replaced(test.says, { ...limit, ...words })
  const figures: DraftFigure[] = []
  const text = filled.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const figure = found[name] ?? figuresNamed(test, name, judging)[0]
    if (!figure) return whole
    const at = figures.findIndex(({ key }) => key === figure.key)
    return `{${at < 0 ? figures.push(figure) : at + 1}}`
  })
  return { words: text, figures, ...(metric ? { metric } : {}) }
}

function replaced(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(words, name) ? (words[name] ?? '') : whole))
}

/** What several tests found, as one sentence. */
export function together(findings: readonly Finding[]): Finding {
  const figures: DraftFigure[] = []
  const words = findings.map((finding) =>
    finding.words.replace(/\{(\d+)\}/g, (whole, number: string) => {
      const figure = finding.figures[Number(number) - 1]
      if (!figure) return whole
      const at = figures.findIndex(({ key }) => key === figure.key)
      return `{${at < 0 ? figures.push(figure) : at + 1}}`
    }),
  )
  return { words: words.join('；'), figures }
}
