/** What people wrote, as the paragraphs that print: the number with the first sentence leads, figures are the draft's. */
import { runsInto } from './beside-figure'
import type { DraftFigure, DraftParagraph, DraftPart, ReportAuthor } from './duty-report'
import {
  CAUSE_HEADING_WORDS,
  EXTENT_WORDS,
  type AnsweredProblem,
  type Cause,
  type ChosenFigure,
  type Extent,
  type NamedProblem,
  type NextStep,
  type StepMetric,
  type Written,
  type WrittenSection,
} from './report-writing'
import { formatChineseDate, yearOf } from '../time/civil-date'
import { chineseNumber } from '../values/chinese-text'

/** `党员应到人次（党课）`, and the year where it is not the report's own. */
export function figureTitle({ title, part, period }: DraftFigure, year: number): string {
  const counted = yearOf(period.from)
  return `${counted === year ? '' : `${counted}年`}${title}${part ? `（${part.label}）` : ''}`
}

export interface WritingOf {
  readonly level: 0 | 1 | 2
  readonly year: number
  readonly figures: readonly DraftFigure[]
  /** What last year's report said: its steps have the targets that are answered now. */
  readonly before: Written
  /** Who says it: 由我负责. Null where nobody holds the post. */
  readonly author: Pick<ReportAuthor, 'memberId' | 'name'> | null
  /** A rule's own words with its limits (`limitWords`), told apart from a person's; the phone, which only shows them, has no need. */
  readonly limitsOf?: (ruleId: string) => RegExp | undefined
}

/**
 * The section as paragraphs. The number with the first sentence leads each, one level below the section's heading: （一）
 * under 一、, 1. under （一） (GB/T 9704-2012 7.3.3). Figures are those of the draft, by their number in it.
 */
export function writtenParagraphs(section: WrittenSection, written: Written, of: WritingOf): DraftParagraph[] {
  const number = (index: number) => (of.level === 2 ? `${index + 1}. ` : `（${chineseNumber(index + 1)}）`)
  const paragraph = (index: number, id: string, lead: string, parts: readonly DraftPart[]): DraftParagraph => ({
    statement: section,
    lead: `${number(index)}${sentence(lead)}`,
    entry: id,
    parts,
  })
  switch (section) {
    case 'last-year':
      return written['last-year'].map((each, index) => paragraph(index, each.id, each.problem, answerParts(each, of)))
    case 'problems':
      return written.problems.map((each, index) => paragraph(index, each.id, each.problem, problemParts(each, of)))
    case 'next-steps':
      return written['next-steps'].map((each, index) =>
        paragraph(index, each.id, each.measure, stepParts(each, { ...of, problems: written.problems, number })),
      )
  }
}

const text = (content: string): DraftPart => ({ is: 'text', text: content })
/** Words of the software's own with a limit or a target. */
const own = (content: string): DraftPart => ({ is: 'text', text: content, isOwn: true })
const toFill = (what: string): DraftPart => ({ is: 'blank', text: `（${what}：待填写）` })

function answerParts({ answers, done, extent }: AnsweredProblem, of: WritingOf): DraftPart[] {
  const targets = answers === null ? [] : targetsOf(answers, of)
  const told = done === '' ? null : extentBy(targets)
  const goesOn = (extent ?? told) === 'under-way' ? stillUnderWay(targets) : null
  return [
    done ? text(sentence(done)) : toFill('整改做了什么'),
    ...targets.flatMap((target, at) =>
      targetParts(target, of, { isFirst: at === 0, ending: at === targets.length - 1 ? goesOn : null }),
    ),
    ...(goesOn === null ? extentParts(extent, told, targets) : []),
  ]
}

/** What the sentence of the last target goes on with, so that a target reached and a problem still open do not stand side by side. */
function stillUnderWay(targets: readonly AnsweredTarget[]): string | null {
  if (targets.length > 0 && targets.every(({ isReached }) => isReached)) return '目标已经达到，但仍在整改'
  return targets[targets.length - 1]?.isReached === false ? '尚未达到，仍在整改' : null
}

/** A person's word goes before what the targets tell, but where a target was missed it is not called done. */
function extentParts(said: Extent | null, told: Extent | null, targets: readonly AnsweredTarget[]): DraftPart[] {
  if (said === 'done' && targets.some((target) => target.isReached === false))
    return [text('措施已经落实，目标没有达到。')]
  // That a target is reached has been said; whether all is done only a person can say.
  if (said === null && told === 'done') return []
  const reached = said ?? told
  return [reached ? text(`${EXTENT_WORDS[reached]}。`) : toFill('整改到什么程度')]
}

/** A target of last year's report with what the draft counts; `isReached` is null where it has no such figure. */
interface AnsweredTarget {
  readonly metric: StepMetric
  readonly isReached: boolean | null
}

/** The targets that last year's report set for a problem, in the order of its steps. */
function targetsOf(problemId: string, { before, figures }: Pick<WritingOf, 'before' | 'figures'>) {
  return before['next-steps'].flatMap(({ problemId: answered, metric }): AnsweredTarget[] => {
    if (answered !== problemId || metric === null) return []
    const figure = figures.find(({ key }) => key === metric.key)
    return [{ metric, isReached: figure ? isReached(metric, figure) : null }]
  })
}

/** Whether a figure, as it prints, has come to a target. */
export function isReached({ direction, target }: StepMetric, { display }: Pick<DraftFigure, 'display'>): boolean {
  const value = printedNumber(display)
  return direction === 'at-least' ? value >= target : value <= target
}

/** 1,234.5 as a number. */
export function printedNumber(display: string): number {
  return Number(display.replace(/,/g, ''))
}

/** How far a problem is put right by its targets alone; null where one cannot be told. A person may say otherwise. */
function extentBy(targets: readonly AnsweredTarget[]): Extent | null {
  if (targets.length === 0 || targets.some((target) => target.isReached === null)) return null
  return targets.every((target) => target.isReached) ? 'done' : 'under-way'
}

function targetWords({ title, direction, target, unit }: StepMetric): string {
  // Of what there should be none: 不再有满90天没有整改的问题.
  if (direction === 'at-most' && target === 0 && !MEASURED.includes(unit)) return `不再有${title}`
  return `${title}${directionWords(direction, target, unit)}${target}${unit}`
}

/** Units of what is measured and not counted one by one. */
const MEASURED: readonly string[] = ['%', '元']

/** Nothing is less than none, and no share is more than the whole. */
function directionWords(direction: StepMetric['direction'], target: number, unit: string): string {
  if (direction === 'at-most') return target === 0 ? '为' : '不超过'
  if (target === 100 && unit === '%') return '达到'
  return MEASURED.includes(unit) ? '不低于' : '不少于'
}

/** `ending` takes the place of whether it is reached. */
function targetParts(
  { metric, isReached: reached }: AnsweredTarget,
  { figures }: WritingOf,
  { isFirst, ending }: { readonly isFirst: boolean; readonly ending: string | null },
): DraftPart[] {
  const at = figures.findIndex(({ key }) => key === metric.key)
  const figure = figures[at]
  const said = `${isFirst ? '上年提出的目标是' : '另一个目标是'}：${targetWords(metric)}`
  // Nobody could fill in what only records answer: the sentence says that there are none.
  if (!figure) return [own(`${said}，今年没有可以比较的记录。`)]
  const end = `${metric.unit}${withoutWords(figure)}，${ending ?? (reached ? '已经达到' : '尚未达到')}。`
  return [own(`${said}，`), text('现为'), { is: 'figure', figure: at }, text(end)]
}

/** So many are named; of more there are so many. */
const MOST_NAMED = 3

/** A share is of those who keep records of it: who keeps none is said beside it. */
export function withoutWords({ leftOut, scope }: DraftFigure): string {
  if (leftOut.length === 0 || scope !== 'report') return ''
  const names = leftOut.length > MOST_NAMED ? `${leftOut.length}个党组织` : leftOut.join('、')
  return `（不含没有记录的${names}）`
}

function problemParts(problem: NamedProblem, of: WritingOf): DraftPart[] {
  const { finding, causes, figures: chosen, grounds, fromRule } = problem
  const said = finding
    ? [
        ...limitsApart(
          findingParts(finding, chosen, of.figures),
          fromRule === null ? undefined : of.limitsOf?.(fromRule),
        ),
        text('。'),
      ]
    : []
  const why = causes.filter(({ words }) => words !== '')
  return [
    ...said,
    ...(why.length > 0 ? [text(`原因：${sentence(why.map(causeWords).join('；'))}`)] : []),
    ...causesToFill(causes),
    ...restsOn(chosen, grounds, finding, of),
  ]
}

/** The limits that the problem's own rule put into its sentence, as parts of their own. */
function limitsApart(parts: readonly DraftPart[], limits: RegExp | undefined): DraftPart[] {
  if (!limits) return [...parts]
  return parts.flatMap((part) => {
    if (part.is !== 'text') return [part]
    const pieces = part.text.split(limits).filter((piece) => piece !== '')
    return pieces.map((piece) => (piece.replace(limits, '') === '' ? own(piece) : text(piece)))
  })
}

/** What is still to be said of the causes: of each heading that was chosen, or at all. */
function causesToFill(causes: readonly Cause[]): DraftPart[] {
  const bare = causes.flatMap(({ heading, words }) => (heading !== null && words === '' ? [heading] : []))
  if (bare.length > 0) return bare.map((heading) => toFill(`${CAUSE_HEADING_WORDS[heading]}方面的原因`))
  return causes.some(({ words }) => words !== '') ? [] : [toFill('原因')]
}

function causeWords({ heading, words }: Cause): string {
  const plain = words.replace(ENDS, '')
  return heading === null ? plain : `${CAUSE_HEADING_WORDS[heading]}方面，${plain}`
}

/** The sentence with its figures in their places; a number no figure has is left standing. */
export function findingParts(
  finding: string,
  chosen: readonly ChosenFigure[],
  figures: readonly DraftFigure[],
): DraftPart[] {
  return finding
    .replace(ENDS, '')
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== '')
    .map((piece): DraftPart => {
      const name = piece.startsWith('{') ? chosen[Number(piece.slice(1, -1)) - 1] : undefined
      if (!name) return text(piece)
      const at = figures.findIndex(({ key }) => key === name.key)
      return at < 0 ? { is: 'blank', text: `（${name.title}：这份草稿里没有这个数字）` } : { is: 'figure', figure: at }
    })
}

/** Every place in the sentence names one of so many figures. */
export function placesFit(finding: string, figures: number): boolean {
  const numbers = [...finding.matchAll(/\{([^}]*)\}/g)].map(([, number = '']) => number)
  const texts = finding.split(/\{[^}]*\}/)
  const standsAlone =
    numbers.every((_, index) => !runsInto(texts[index] ?? '', texts[index + 1] ?? '')) &&
    texts.slice(1, -1).every((between) => between !== '')
  return standsAlone && numbers.every((number) => /^[1-9]\d*$/.test(number) && Number(number) <= figures)
}

/** The figures that the sentence does not say, and words. What says its figures rests on them. */
function restsOn(
  chosen: readonly ChosenFigure[],
  grounds: string,
  finding: string,
  { figures, year }: WritingOf,
): DraftPart[] {
  const unsaid = chosen.filter((_, index) => !finding.includes(`{${index + 1}}`))
  const cited = unsaid.flatMap((name, index): DraftPart[] => {
    const at = figures.findIndex(({ key }) => key === name.key)
    const figure = figures[at]
    const pause = index > 0 ? '、' : ''
    return figure
      ? [text(`${pause}${figureTitle(figure, year)}`), { is: 'figure', figure: at }, text(figure.unit)]
      : [text(pause), { is: 'blank', text: `（${name.title}：这份草稿里没有这个数字）` }]
  })
  const words = grounds ? [text(`${cited.length > 0 ? '；' : ''}${grounds.replace(ENDS, '')}`)] : []
  const rests = [...cited, ...words]
  if (rests.length > 0) return [text('依据：'), ...rests, text('。')]
  return finding ? [] : [toFill('依据的数据')]
}

interface StepsOf extends Pick<WritingOf, 'figures' | 'author'> {
  readonly problems: readonly NamedProblem[]
  readonly number: (index: number) => string
}

/**
 * In one sentence: 针对问题（一），由组织委员负责，2026年6月30日前完成，到会率由65.1%提高到90%以上。 What is still to be filled in
 * stands after it, so that the sentence is whole without.
 */
function stepParts(step: NextStep, { problems, number, figures, author }: StepsOf) {
  const { who, byWhen, dueOn, problemId, metric } = step
  const answered = problems.findIndex(({ id }) => id === problemId)
  const when = byWhen || (dueOn ? `${formatChineseDate(dueOn)}前` : '')
  const clauses = [
    answered < 0 ? [] : [text(`针对问题${number(answered).trim().replace(/\.$/, '')}`)],
    who ? [text(`由${isAuthor(step, author) ? '我' : who.replace(ENDS, '')}负责`)] : [],
    when ? [text(`${when.replace(ENDS, '')}完成`)] : [],
    metric ? aimParts(metric, figures) : [],
  ].filter((clause) => clause.length > 0)
  const sentences = clauses.flatMap((clause, index) => (index > 0 ? [text('，'), ...clause] : clause))
  return [
    ...sentences,
    ...(clauses.length > 0 ? [text('。')] : []),
    ...(who ? [] : [toFill('责任人')]),
    ...(when ? [] : [toFill('完成时限')]),
  ]
}

/** Nobody calls themselves by their post and name: 支部书记沈柏川. With others beside them they do. */
function isAuthor({ who, ownerId }: Pick<NextStep, 'who' | 'ownerId'>, author: WritingOf['author']): boolean {
  if (author === null || (ownerId ?? author.memberId) !== author.memberId) return false
  const named = who.replace(ENDS, '')
  return named.endsWith(author.name) && !/[、，,和与及]/.test(named.slice(0, -author.name.length))
}

/** Where the draft counts what the target is of: from what it is now. Without it, or where it is reached, the target alone. */
function aimParts(metric: StepMetric, figures: readonly DraftFigure[]): DraftPart[] {
  const { key, title, unit, target, direction } = metric
  const at = figures.findIndex((figure) => figure.key === key)
  const now = figures[at]
  if (!now || isReached(metric, now)) return [own(targetWords(metric))]
  const from = `${unit}${unit === '%' ? withoutWords(now) : ''}`
  return [own(`${title}由`), { is: 'figure', figure: at }, own(`${from}${aimWords(direction, target, unit)}`)]
}

/** A rate rises, a number grows: 提高到90%以上, 增加到不少于4次. */
function aimWords(direction: StepMetric['direction'], target: number, unit: string): string {
  const isRate = unit === '%'
  if (direction === 'at-least') {
    if (!isRate) return `增加到不少于${target}${unit}`
    return `提高到${target}%${target === 100 ? '' : '以上'}`
  }
  if (target === 0) return `${isRate ? '降' : '减少'}到0${unit}`
  return isRate ? `降到${target}%以下` : `减少到不超过${target}${unit}`
}

const ENDS = /[。！？；，、.;,]+$/

function sentence(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words.replace(ENDS, '')}。`
}

/** How long paragraphs are as printed: characters, without blanks and without what is still to be filled in. */
export function lengthOf(paragraphs: readonly DraftParagraph[], figures: readonly DraftFigure[]): number {
  const words = paragraphs.flatMap(({ lead = '', parts }) => [
    lead,
    ...parts.map((part) => {
      if (part.is === 'blank') return ''
      return part.is === 'text' ? part.text : (figures[part.figure]?.display ?? '')
    }),
  ])
  return [...words.join('').replace(/\s/g, '')].length
}
