/** Whether the condition of one test holds, and the words and figures it found. Pure: figures in, a finding out. */
import type { Limit, ProblemCondition, ProblemTest } from '#domain/rules/problem-rule'
import type { DraftFigure } from '#domain/report/duty-report'
import { printedNumber } from '#domain/report/written-paragraphs'
import { slotOf } from '#domain/report/slot'
import { formatDate, type Month } from '#domain/time/civil-date'
import {
  AGENDA_MEASURE,
  figuresAt,
  gapOf,
  normFigure,
  resolutionOf,
  slotOfFigure,
  type Finding,
  type Gap,
  type Judging,
} from './judging'

/** What a condition found beside the test's own figures, by the names that `says` has for it. */
export interface Found {
  readonly fires: boolean
  /** Text in which `{…}` may name one of `figures`. */
  readonly words?: Readonly<Record<string, string>>
  readonly figures?: Readonly<Record<string, DraftFigure>>
  readonly metric?: Finding['metric']
  readonly whose?: Finding['whose']
  /** Why it cannot be told after all. */
  readonly unknown?: readonly Gap[]
}

/** With fewer whole months than this nothing is said of single ones. */
const FEWEST_MONTHS = 3

export function limitOf(threshold: Limit, { thresholds }: Judging): number {
  return threshold === 0 ? 0 : thresholds[threshold]
}

export function tell(test: ProblemTest, judging: Judging): Found {
  const condition = test.when
  const all = (name: string) => allOf(test, name, judging)
  switch (condition.is) {
    case 'below':
      return { fires: numberAt(all(condition.figure)) < limitOf(condition.threshold, judging) }
    case 'above':
      return { fires: numberAt(all(condition.figure)) > limitOf(condition.threshold, judging) }
    case 'short-of':
      return { fires: numberAt(all(condition.part)) < numberAt(all(condition.whole)) }
    case 'one-part':
      return onePart(all(condition.parts), all(condition.whole), limitOf(condition.threshold, judging))
    case 'alike':
      return alike(all(condition.parts), all(condition.whole), limitOf(condition.threshold, judging))
    case 'top-fifth':
      return topFifth(all(condition.parts), all(condition.whole), limitOf(condition.threshold, judging))
    case 'organ-months-without':
      return organMonthsWithout(judging)
    case 'slack-month':
      return slackMonth(all(condition.parts), judging.months, limitOf(condition.threshold, judging))
    case 'norms-unmet':
      return normsUnmet(judging)
    case 'not-improved':
      return notImproved(judging)
  }
}

/** The names of the figures that the condition looks at. */
export function figuresLookedAt(condition: ProblemCondition): string[] {
  switch (condition.is) {
    case 'below':
    case 'above':
      return [condition.figure]
    case 'short-of':
      return [condition.part, condition.whole]
    case 'one-part':
    case 'alike':
    case 'top-fifth':
      return [condition.parts, condition.whole]
    case 'organ-months-without':
      return [condition.sessions]
    case 'slack-month':
      return [condition.parts]
    case 'norms-unmet':
      return [condition.held]
    case 'not-improved':
      return []
  }
}

function allOf({ figures }: ProblemTest, name: string, judging: Judging): readonly DraftFigure[] {
  const figure = figures[name]
  if (!figure) throw new Error(`The rule names no figure ${name}`)
  return figuresAt(judging, slotOfFigure(figure))
}

function numberAt(figures: readonly DraftFigure[]): number {
  return figures[0] ? printedNumber(figures[0].display) : 0
}

const labelOf = ({ part }: DraftFigure) => part?.label ?? ''

function onePart(parts: readonly DraftFigure[], whole: readonly DraftFigure[], share: number): Found {
  const largest = [...parts].sort((a, b) => b.value - a.value)[0]
  if (!largest) return { fires: false }
  const fires = largest.value * 100 >= (whole[0]?.value ?? 0) * share
  return { fires, words: { label: labelOf(largest) }, figures: { part: largest } }
}

/** Numbers, dates and marks aside. */
function bare(title: string): string {
  return title.replace(/[\d零〇一二三四五六七八九十百年月日季度半上下第次期轮\p{P}\s]/gu, '')
}

function alike(parts: readonly DraftFigure[], whole: readonly DraftFigure[], share: number): Found {
  const sums = new Map<string, number>()
  for (const part of parts) sums.set(bare(labelOf(part)), (sums.get(bare(labelOf(part))) ?? 0) + part.value)
  return { fires: Math.max(0, ...sums.values()) * 100 >= (whole[0]?.value ?? 0) * share }
}

function topFifth(parts: readonly DraftFigure[], whole: readonly DraftFigure[], share: number): Found {
  const values = parts.map(({ value }) => value).sort((a, b) => b - a)
  const top = values.slice(0, Math.ceil(values.length / 5)).reduce((sum, value) => sum + value, 0)
  return { fires: top * 100 >= (whole[0]?.value ?? 0) * share }
}

const monthWords = (month: Month) => formatDate(month, 'M月')

/** More months than this are counted, not named. */
const MOST_NAMED = 4

function organMonthsWithout(judging: Judging): Found {
  const { agendas, months } = judging
  if (months.length < FEWEST_MONTHS) return tooFewMonths(months.length)
  if (agendas.length === 0) return unknown('没有设支部委员会或党组，或没有会议记录')
  const lacking = agendas.filter(({ without }) => without.length > 0)
  const named = lacking.map((agenda, at) => {
    const { title, without } = agenda
    const figure = normFigure(judging, { measure: AGENDA_MEASURE, ...agenda })
    const missed = without.length > MOST_NAMED ? `有${without.length}个月` : without.map(monthWords).join('、')
    const words = figure?.value
      ? `${title}研究党建工作{organ${at}}次，${missed}没有记录`
      : `${title}没有研究党建工作的记录`
    return { name: `organ${at}`, figure, words }
  })
  return {
    fires: lacking.length > 0,
    words: { organs: named.map(({ words }) => words).join('；') },
    figures: Object.fromEntries(named.flatMap(({ name, figure }) => (figure ? [[name, figure] as const] : []))),
  }
}

function slackMonth(parts: readonly DraftFigure[], months: readonly Month[], share: number): Found {
  if (months.length < FEWEST_MONTHS * 2) return tooFewMonths(months.length)
  const byMonth = new Map(parts.map((part) => [part.part?.key, part]))
  const valueOf = (month: Month) => byMonth.get(month)?.value ?? 0
  const sum = months.reduce((total, month) => total + valueOf(month), 0)
  const slack = months.filter((month) => valueOf(month) * months.length * 100 < sum * share)
  const named = slack.map((month, at) => {
    const figure = byMonth.get(month)
    return { name: `month${at}`, figure, words: `${monthWords(month)}${figure ? `{month${at}}次` : '没有记录'}` }
  })
  return {
    fires: slack.length > 0,
    words: { months: named.map(({ words }) => words).join('、'), slack: slack.map(monthWords).join('、') },
    figures: Object.fromEntries(named.flatMap(({ name, figure }) => (figure ? [[name, figure] as const] : []))),
  }
}

function tooFewMonths(months: number): Found {
  return unknown(`统计期只有${months}个整月，还不能判断`)
}

function normsUnmet(judging: Judging): Found {
  const named = judging.unmetNorms.map((norm, at) => {
    const { title, when } = norm
    const figure = normFigure(judging, norm)
    return { name: `norm${at}`, figure, words: `${title}${figure ? `{norm${at}}次，` : ''}${when}` }
  })
  const [first] = judging.unmetNorms
  return {
    ...(first ? { metric: { measure: first.measure, atLeast: first.asked } } : {}),
    ...(first?.of ? { whose: first.of } : {}),
    fires: named.length > 0,
    words: { norms: named.map(({ words }) => words).join('；') },
    figures: Object.fromEntries(named.flatMap(({ name, figure }) => (figure ? [[name, figure] as const] : []))),
  }
}

/** A metric of last year's that is no better than in the same days of that year, and has not reached its target. */
function notImproved(judging: Judging): Found {
  const { metricsOfLastYear, isYearOver } = judging
  const lastYear = isYearOver ? '上年' : '上年同期'
  if (metricsOfLastYear.length === 0) return unknown('上年的措施没有写明可以计算的目标')
  const known = metricsOfLastYear.flatMap(({ problem, metric }, at) => {
    const [now, then] = comparedSlots(metric).map((slot) => slot && figuresAt(judging, slot)[0])
    return now && then ? [{ at, problem, metric, now, then }] : []
  })
  const worse = known.filter(({ metric: { direction, target }, now, then }) => {
    const [value, before] = [printedNumber(now.display), printedNumber(then.display)]
    return direction === 'at-least' ? value <= before && value < target : value >= before && value > target
  })
  const isPartlyKnown = known.length < metricsOfLastYear.length
  if (worse.length === 0 && isPartlyKnown) return { fires: false, unknown: unrecordedTargets(judging) }
  const words = worse.map(
    ({ at, problem, metric: { title, unit } }) =>
      `上年查找的“${problem.replace(/。$/, '')}”，${title}${lastYear}{then${at}}${unit}、今年{now${at}}${unit}`,
  )
  return {
    fires: worse.length > 0,
    words: { metrics: words.join('；') },
    figures: Object.fromEntries(
      worse.flatMap(({ at, now, then }) => [[`now${at}`, now] as const, [`then${at}`, then] as const]),
    ),
  }
}

/** Of last year's targets, what this year has no records of to hold against them. */
function unrecordedTargets(judging: Judging): Gap[] {
  const gaps = judging.metricsOfLastYear.flatMap(({ metric }): Gap[] => {
    const [now] = comparedSlots(metric)
    const resolution = now && resolutionOf(judging, now)
    if (resolution?.is !== 'no-record') return []
    return [gapOf(`上年的目标“${metric.title}”今年暂无记录`, resolution.enterAt)]
  })
  return gaps.length > 0 ? gaps : [gapOf('上年的目标，今年或上年没有可以比较的记录')]
}

function unknown(why: string, enterAt: string | null = null): Found {
  return { fires: false, unknown: [gapOf(why, enterAt)] }
}

/** The metric this year, and in the same days of last year. */
export function comparedSlots({ key }: { readonly key: string }) {
  const slot = slotOf(key)
  return slot ? [slot, { ...slot, period: 'same-last-year' as const }] : []
}
