/**
 * Problems that were taken up from a rule, judged again by the records as they are now: what they say must still be so. And
 * what the rules find that nobody has answered: a shortfall is not passed over in silence.
 */
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import type { NamedProblem, StoredWriting, Written } from '#domain/report/report-writing'
import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { findingParts } from '#domain/report/written-paragraphs'
import type { Reader } from '../../application/ports/store'
import { findingOf } from '../problems/proposal'
import type { JudgedRule } from '../problems/judge'
import { judgeYear } from '../problems/read-judging'
import type { ReportQuery } from '../draft/slot-desks'

type OfRule = NamedProblem & { readonly fromRule: string }

/** Those that a rule proposed. */
export function fromRules({ problems }: Written): OfRule[] {
  return problems.flatMap((each) => (each.fromRule === null ? [] : [{ ...each, fromRule: each.fromRule }]))
}

/** The rules, judged now. */
export async function judgedAgain(store: Reader, query: ReportQuery, before: Written): Promise<JudgedRule[]> {
  return judgeYear(store, query, before)
}

/** What fires and was neither taken up nor rejected with a reason, where the report has a place for problems. */
export function proposalsNotAnswered(
  judged: readonly JudgedRule[],
  stored: Pick<StoredWriting, 'written' | 'rejected'> | undefined,
  sections: StoredReport['sections'],
): OpenPoint[] {
  if (!sections.some(({ id }) => id === PROBLEMS)) return []
  const answered = new Set([
    ...(stored?.written.problems ?? []).map(({ fromRule }) => fromRule),
    ...(stored?.rejected ?? []).map(({ ruleId }) => ruleId),
  ])
  return judged.flatMap((rule) => {
    if (rule.is !== 'fires' || answered.has(rule.rule.id)) return []
    const { words, figures } = findingOf(rule)
    const said = findingParts(words, figures, figures)
      .map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text))
      .join('')
    const what = `「${rule.rule.title}」${said}。还没有采用，也没有写明不采用的原因`
    return openPoint('proposal', what, { section: PROBLEMS })
  })
}
const PROBLEMS = 'problems'

/** What does not hold any more, with what the report says and what the records give now. */
export function problemsNoLongerSo(
  problems: readonly OfRule[],
  judged: readonly JudgedRule[],
  { figures }: Pick<StoredReport, 'figures'>,
  now: ReadonlyMap<string, DraftFigure>,
): OpenPoint[] {
  return problems.flatMap((problem) => {
    const rule = judged.find((each) => each.rule.id === problem.fromRule)
    const why = rule ? whyNotSo(rule, problem) : '这条规则已经不适用'
    if (why === undefined) return []
    const numbers = problem.figures.map(({ key, title }) => {
      const [was, is] = [figures.find((figure) => figure.key === key), now.get(key)]
      return `${is?.title ?? was?.title ?? title}：报告里${valueOf(was)}，现在${valueOf(is)}`
    })
    const said = [`报告里写的是“${saidIn(problem, figures)}”`, ...numbers, why].join('；')
    return openPoint('problem', `「${problem.problem}」${said}。请改写或去掉这一条`, {
      section: 'problems',
      entry: problem.id,
    })
  })
}

/** Undefined where the problem is as the rule finds it. */
function whyNotSo(rule: JudgedRule, { finding, figures }: NamedProblem): string | undefined {
  if (rule.is === 'fires') {
    const found = findingOf(rule)
    // 总体很好 in its place would hide what the rule found.
    if (found.figures.length > 0 && !(figures.length > 0 && /\{\d+\}/.test(finding)))
      return '规则提示的数字一个也没有写'
    const limits = limitsIn(found.words)
    // What a person compares with in words of their own is none of the rule's.
    const isMoved = (limit: string) =>
      !limits.includes(limit) && limits.some((other) => other.replace(/\d.*/, '') === limit.replace(/\d.*/, ''))
    return limitsIn(finding).some(isMoved) ? `规则现在的说法是“${limits.join('、')}”` : undefined
  }
  if (rule.is === 'holds') return '按现在的记录，规则不再提示这个问题'
  const whys = rule.tests.flatMap(({ judgement }) =>
    judgement.is === rule.is && 'why' in judgement ? [judgement.why] : [],
  )
  const said = rule.is === 'not-applicable' ? '规则不适用' : '规则不能判断'
  return `按现在的记录，${said}：${[...new Set(whys)].join('、')}`
}

/** 低于80%: the limits that a rule put into a sentence, which are no figures of it. */
function limitsIn(words: string): string[] {
  return words.match(/(?:低于|高于|不足|不到|超过|少于|多于|未达到?|占|承担了)\d+(?:\.\d+)?[%个年天次]?/g) ?? []
}

function saidIn({ problem, finding, figures: chosen }: NamedProblem, figures: readonly DraftFigure[]): string {
  if (finding === '') return problem
  return findingParts(finding, chosen, figures)
    .map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text))
    .join('')
}

function valueOf(figure: DraftFigure | undefined): string {
  return figure ? `${figure.display}${figure.unit}` : '没有记录'
}
