/** The proposals of the rules as the secretary sees them: what each says, the numbers under it, and what can be done. */
import type { OutputOf } from '#contract'
import type { ReportFigure } from '../../../services/reports'
import { figureTitle } from '../../../domain/report/written-paragraphs'

export type Problems = OutputOf<'report.problems'>
export type Proposal = Problems['proposals'][number]

export interface FigureLine {
  /** Its place among the proposal's figures. */
  readonly at: number
  readonly title: string
  readonly value: string
}
export interface GapLine {
  readonly why: string
  /** '' where nothing that is entered would help. */
  readonly enterAt: string
  readonly isBegun: boolean
}
export interface ProposalRow {
  readonly ruleId: string
  readonly title: string
  readonly tag: string
  /** Waits for an answer. */
  readonly isOpen: boolean
  /** What it says, with its numbers. */
  readonly words: string
  /** Of what cannot be judged, or of the branches that cannot: why, and where it would be entered. */
  readonly gaps: readonly GapLine[]
  readonly figures: readonly FigureLine[]
  readonly step: string
  readonly reason: string
  /** What the rule says, and where it says so. */
  readonly rule: string
  readonly source: string
  readonly mayAnswer: boolean
  readonly mayRewrite: boolean
  readonly mayReconsider: boolean
}

const TAGS = { fires: '提示', holds: '未发现', 'cannot-judge': '不能判断', 'not-applicable': '不适用' } as const
/** Where some of what it looks at holds and of the rest nobody knows. */
const IN_PART = '部分不能判断'

/**
 * Those that wait for an answer first, then what was answered, what cannot be judged, what was not found. Rows that are on
 * the page already, `before`, stay in their places: whoever answers one goes on with the next.
 */
export function proposalRows(
  { proposals, year }: Problems,
  mayWrite: boolean,
  before: readonly Pick<ProposalRow, 'ruleId'>[] = [],
): ProposalRow[] {
  const rows = proposals.filter(isListed).map((proposal) => rowOf(proposal, year, mayWrite))
  const places = new Map(before.map(({ ruleId }, at) => [ruleId, at]))
  const last = before.length
  return rows.sort((a, b) => (places.get(a.ruleId) ?? last) - (places.get(b.ruleId) ?? last) || placeOf(a) - placeOf(b))
}

/** What does not apply is not listed, but for what people made of it when it did. */
const isListed = ({ is, answer }: Proposal) => is !== 'not-applicable' || answer.is !== 'open'

/** The rules that do not apply, in one line with why; '' where all do. */
export function notApplicableWords({ proposals }: Pick<Problems, 'proposals'>): string {
  const named = proposals
    .filter((each) => !isListed(each))
    .map(({ title, tests }) => {
      const whys = new Set(tests.flatMap(({ gaps }) => gaps.map(({ why }) => why)))
      return `${title}（${[...whys].join('、')}）`
    })
  return named.length > 0 ? `不适用：${named.join('；')}` : ''
}

function rowOf(proposal: Proposal, year: number, mayWrite: boolean): ProposalRow {
  const { ruleId, title, is, answer, text, citation, step } = proposal
  const figures = figuresOf(proposal)
  const isOpen = is === 'fires' && answer.is === 'open'
  return {
    ruleId,
    title,
    tag: tagOf(proposal),
    isOpen,
    words: is === 'fires' ? `${withNumbers(proposal.finding, proposal.figures)}。` : '',
    gaps: gapsOf(proposal),
    figures: figures.map((figure, at) => ({
      at,
      title: figureTitle(figure, year),
      value: `${figure.display}${figure.unit}`,
    })),
    step: is === 'fires' ? `建议的措施：${step.measure}` : '',
    reason: answer.is === 'rejected' ? `不采用的原因：${answer.reason}` : '',
    rule: text,
    source: citation,
    mayAnswer: mayWrite && isOpen,
    mayRewrite: mayWrite && answer.is === 'accepted',
    mayReconsider: mayWrite && answer.is === 'rejected',
  }
}

function tagOf({ is, answer, tests }: Proposal): string {
  if (answer.is !== 'open') return answer.is === 'accepted' ? '已采用' : '不采用'
  const isKnown = tests.every((test) => test.is === 'not-applicable' || test.gaps.length === 0)
  return is === 'holds' && !isKnown ? IN_PART : TAGS[is]
}

/** The figures of whatever was judged, each once. */
export function figuresOf({ is, figures, tests }: Proposal): readonly ReportFigure[] {
  if (is === 'fires') return figures
  return [...new Map(tests.flatMap((test) => test.figures.map((figure) => [figure.key, figure] as const))).values()]
}

/** What a part of the rule does not apply to is no gap; where the whole rule does not, that is said. */
function gapsOf({ is, tests }: Proposal): GapLine[] {
  const meant = tests.filter((test) => test.is !== 'not-applicable' || is === 'not-applicable')
  const gaps = meant.flatMap((test) => test.gaps.map((gap) => ({ ...gap, enterAt: gap.enterAt ?? '' })))
  return [...new Map(gaps.map((gap) => [gap.why, gap])).values()]
}

function withNumbers(words: string, figures: readonly ReportFigure[]): string {
  return words.replace(/\{(\d+)\}/g, (whole, place: string) => figures[Number(place) - 1]?.display ?? whole)
}

/** What goes with a problem that is no longer accepted. */
export function withdrawalWords({ steps, hasOwnWords }: Extract<Proposal['answer'], { is: 'accepted' }>): string {
  const what = hasOwnWords ? '已经写下的问题、原因' : '这个问题'
  const measures = steps > 0 ? `和对应的 ${steps} 条措施` : ''
  const plan = steps > 0 ? '已经列入年度计划的，仍是计划里的一项工作。' : ''
  return `${what}${measures}会从报告里去掉${hasOwnWords ? '，不能找回' : ''}，回到提示，可以再采用。${plan}`
}

function placeOf({ isOpen, tag }: ProposalRow): number {
  return isOpen ? 0 : ['已采用', '不采用', '不能判断', IN_PART, '未发现'].indexOf(tag) + 1
}
