/** Judges the rules about problems: each of their tests fires, holds, or cannot be judged by what is recorded. */
import { FEW, type ProblemRule, type ProblemTest, type SaidOfEach } from '#domain/rules/problem-rule'
import type { DraftFigure } from '#domain/report/duty-report'
import { withoutWords } from '#domain/report/written-paragraphs'
import { limitOf, tell, type Found } from './conditions'
import {
  figuresAt,
  gapOf,
  slotOfFigure,
  type Finding,
  type JudgedOrganization,
  type Judgement,
  type Judging,
} from './judging'
import { cannot, figuresNamed, names, whyNot, type WhyNot } from './why-not'

export interface JudgedTest {
  readonly test: ProblemTest
  readonly judgement: Judgement
}
export interface JudgedRule {
  readonly rule: ProblemRule
  /** Of its tests: one that fires is enough; where none can be judged, the rule cannot; where none applies, no more does it. */
  readonly is: Judgement['is']
  readonly tests: readonly JudgedTest[]
}

export function judgeRule(rule: ProblemRule, judging: Judging): JudgedRule {
  const tests = rule.parameters.tests.map((test) => ({ test, judgement: judgeTest(test, judging) }))
  const any = (is: Judgement['is']) => tests.some(({ judgement }) => judgement.is === is)
  const is = (['fires', 'holds', 'cannot-judge'] as const).find(any) ?? 'not-applicable'
  return { rule, is, tests }
}

function judgeTest(test: ProblemTest, judging: Judging): Judgement {
  if (test.each && judging.organizations.length > 0) return judgeEach(test, test.each, judging)
  const looked = look(test, judging)
  const more = withoutMeetings(test, judging)
  if (looked.is === 'fires') return { is: 'fires', finding: written(test.says, test, looked.found, judging), ...more }
  const figures = figuresOf(test, judging)
  if (looked.is === 'holds') return { is: 'holds', figures, ...more }
  return looked.is === 'not-applicable' ? looked : { ...looked, figures }
}

/** Where each is judged by its meetings, who kept none. */
function withoutMeetings({ when }: ProblemTest, judging: Judging): { readonly unjudged?: string } {
  const names = judging.withoutMeetings[when.is] ?? []
  return names.length > 0 ? { unjudged: besideJudged(names.length, `${names.join('、')}：会议和活动暂无记录`) } : {}
}

/** Beside what was judged. */
function besideJudged(branches: number, whys: string): string {
  return `另有${branches}个党支部记录不足，不能判断（${whys}）`
}

type Looked = { readonly is: 'fires'; readonly found: Found } | { readonly is: 'holds' } | WhyNot

const YEARLY = '一年的要求，年度结束后才能判断'

function look(test: ProblemTest, judging: Judging): Looked {
  const why = whyNot(test, judging)
  if (why) return why
  const found = tell(test, judging)
  if (found.unknown !== undefined) return cannot(found.unknown)
  if (!found.fires) return { is: 'holds' }
  if ('onceYearIsOver' in test.when && !judging.isYearOver) return cannot([gapOf(YEARLY)])
  return { is: 'fires', found }
}

/** What binds each organization: none that keeps it stands in for another that does not. */
function judgeEach(test: ProblemTest, said: SaidOfEach, judging: Judging): Judgement {
  const all = judging.organizations
    .filter(({ kind }) => kind === 'branch' || !said.branchesOnly)
    .map((of) => ({ of, looked: look(test, of.judging) }))
  const short = all.flatMap(({ of, looked }) => (looked.is === 'fires' ? [{ of, found: looked.found }] : []))
  const unjudged = unjudgedIn(all)
  const whys = whysOf(unjudged)
  const more = unjudged.length > 0 ? { unjudged: besideJudged(unjudged.length, whys) } : {}
  if (short.length > 0) return { is: 'fires', finding: ofThose(test, said, short, judging), ...more }
  const figures = figuresOf(test, judging)
  const isEarly = all.some(({ looked }) => looked.is === 'cannot-judge' && looked.why === YEARLY)
  if (isEarly) return { ...cannot([gapOf(YEARLY)]), figures }
  if (all.some(({ looked }) => looked.is === 'holds')) return { is: 'holds', figures, ...more }
  return noneJudged(test, unjudged, judging)
}

/** What is missing of all together, else of each; where it applies to none of them, that. */
function noneJudged(test: ProblemTest, unjudged: readonly Unjudged[], judging: Judging): Judgement {
  const figures = figuresOf(test, judging)
  const of = whyNot(test, judging)
  if (of?.is === 'cannot-judge') return { ...of, figures }
  if (unjudged.length > 0) return { ...cannot([gapOf(whysOf(unjudged))]), figures }
  return of ?? { is: 'not-applicable', why: NONE_OF_THEM }
}
const NONE_OF_THEM = '机关和直属单位党组织都没有这项工作'

interface Short {
  readonly of: JudgedOrganization
  readonly found: Found
}

/** So many are told with their figures, the others by their names. */
const MOST_TOLD = 6

function ofThose(test: ProblemTest, said: SaidOfEach, short: readonly Short[], judging: Judging): Finding {
  const [before = '', after = ''] = said.says.split('{each}')
  const told = short
    .slice(0, MOST_TOLD)
    .map(({ of, found }) => written(said.one.replace('{name}', of.name), test, found, of.judging))
  const others = short.slice(MOST_TOLD).map(({ of }): Finding => ({ words: of.name, figures: [] }))
  const of = (words: string) => written(words, test, { fires: true }, judging)
  const finding = together([of(before), together([...told, ...others], '、'), of(after)], '')
  const [first] = short
  // Where all together have reached the target, it is one of those named that has not.
  return first && look(test, judging).is !== 'fires' ? { ...finding, whose: first.of } : finding
}

/** The branches that are bound to it and cannot be judged. A bureau that keeps none of it is not bound to. */
function unjudgedIn(all: readonly { readonly of: JudgedOrganization; readonly looked: Looked }[]): Unjudged[] {
  return all.flatMap(({ of, looked }) =>
    looked.is === 'cannot-judge' && of.kind === 'branch' ? [{ name: of.name, why: looked.why }] : [],
  )
}

interface Unjudged {
  readonly name: string
  readonly why: string
}

/** `第二党支部、第三党支部：考核指标暂无记录`. */
function whysOf(unjudged: readonly Unjudged[]): string {
  const whys = [...new Set(unjudged.map(({ why }) => why))]
  const named = (why: string) => unjudged.flatMap((each) => (each.why === why ? [each.name] : []))
  return whys.map((why) => `${named(why).join('、')}：${why}`).join('；')
}

/** The whole figures that the test says or looks at; a split one is said through its parts. */
function figuresOf(test: ProblemTest, judging: Judging): DraftFigure[] {
  return names(test).flatMap((name) => {
    const figure = test.figures[name]
    return figure && !figure.part ? figuresAt(judging, slotOfFigure(figure)).slice(0, 1) : []
  })
}

/** The words with what was found filled in and their figures numbered. */
function written(
  says: string,
  test: ProblemTest,
  { words = {}, figures: found = {}, metric, whose }: Found,
  judging: Judging,
): Finding {
  const limit = 'threshold' in test.when ? { limit: String(limitOf(test.when.threshold, judging)) } : {}
  const filled = replaced(ofFew(says, test, judging), { ...limit, ...words })
  const figures: DraftFigure[] = []
  const text = filled.replace(/\{(\w+)\}(%?)/g, (whole, name: string, percent: string) => {
    const figure = found[name] ?? figuresNamed(test, name, judging)[0]
    if (!figure) return whole
    const at = figures.findIndex(({ key }) => key === figure.key)
    return `{${at < 0 ? figures.push(figure) : at + 1}}${percent}${percent && withoutWords(figure)}`
  })
  return { words: text, figures, ...(metric ? { metric } : {}), ...(whose ? { whose } : {}) }
}

/** Without the rate, and the limit it was held against, where it is of few: the numbers it is made of are said. */
function ofFew(says: string, test: ProblemTest, judging: Judging): string {
  if (!test.made) return says
  const { part, whole } = test.made
  const [of] = figuresNamed(test, part, judging)
  const [within] = figuresNamed(test, whole, judging)
  if (!of || !within || within.value >= FEW) return says
  const both = `{${whole}}${within.unit}中{${part}}${of.unit}`
  return says.replace(/，占\{rate\}%(?:，[高低]于\{limit\}%)?/, '').replace('（{rate}%）', `（${both}）`)
}

function replaced(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(words, name) ? (words[name] ?? '') : whole))
}

/** What several tests found, as one sentence. */
export function together(findings: readonly Finding[], joint = '；'): Finding {
  const figures: DraftFigure[] = []
  const words = findings.map((finding) =>
    finding.words.replace(/\{(\d+)\}/g, (whole, number: string) => {
      const figure = finding.figures[Number(number) - 1]
      if (!figure) return whole
      const at = figures.findIndex(({ key }) => key === figure.key)
      return `{${at < 0 ? figures.push(figure) : at + 1}}`
    }),
  )
  return { words: words.join(joint), figures }
}
