/** What a rule about problems is made of. The rules themselves stand in problem-rules.ts. */
import type { Rule, Threshold } from './rule'

const percent = (title: string, hint: string, byDefault: number): Threshold => ({
  title: `查找问题：${title}`,
  hint,
  unit: '%',
  byDefault,
  least: 1,
  most: 100,
})
const number = (title: string, hint: string, unit: string, byDefault: number): Threshold => ({
  title: `查找问题：${title}`,
  hint,
  unit,
  byDefault,
  least: 1,
  most: 12,
})

/** From where on a rule speaks. A branch may move each within its limits, from a day on. */
export const PROBLEM_THRESHOLDS = {
  'problem-study-share': percent('学满32学时的党员', '占比低于它，提示“学习抓得不够扎实”', 80),
  'problem-note-share': percent('撰写心得体会的党员', '占比低于它，提示“学习抓得不够扎实”', 30),
  'problem-channels': number('宣传渠道', '少于这么多种，提示“宣传渠道偏少”', '种', 3),
  'problem-channel-share': percent('一种宣传渠道', '占到这么多，提示“形式单一”', 80),
  'problem-form-share': percent('一种活动形式', '占到这么多，提示“活动形式不够丰富”', 70),
  'problem-alike-share': percent('名称相近的主题党日', '占到这么多，提示“活动形式不够丰富”', 60),
  'problem-late-share': percent('补录的会议和活动', '占比高于它，提示“活动形式不够丰富”', 20),
  'problem-owners': number('计划事项和整改措施的责任人', '少于这么多人，提示“责任传导不够到位”', '人', 2),
  'problem-service-share': percent('参加志愿服务的党员', '占比低于它，提示“作用发挥不够平衡”', 60),
  'problem-top-share': percent('服务较多的两成党员', '承担时长占到这么多，提示“作用发挥不够平衡”', 60),
  'problem-attendance': percent('三会一课到会率', '低于它，提示“作用发挥不够平衡”', 70),
  'problem-dues-share': percent('党费逾期的人月', '占比高于它，提示“党费交纳不够及时”', 10),
  'problem-slack-share': percent('活动最少的月份', '低于月均次数的这么多，提示“组织生活有所放松”', 50),
  'problem-finding-share': percent('有书面记录的走访、调研', '占比低于它，提示“调查研究不够深入”', 80),
  'problem-tied-share': percent('针对问题的整改措施', '占比低于它，提示“措施与问题结合不够紧”', 50),
} as const satisfies Readonly<Record<string, Threshold>>
export type ProblemThresholdId = keyof typeof PROBLEM_THRESHOLDS

/** A figure that a rule looks at: a measure of the catalogue, or all of its parts by one of its dimensions. */
export interface ProblemFigure {
  readonly measure: string
  readonly part?: { readonly by: string }
}

/** Where it speaks from: a threshold of the branch, or a number of the rule itself. Shares are whole percent. */
export type Limit = ProblemThresholdId | 0

interface Yearly {
  /** What a year is given for cannot be missed before its end. */
  readonly onceYearIsOver?: true
}
/** When a rule speaks. Names are those of the test's figures. */
export type ProblemCondition =
  | (Yearly & { readonly is: 'below' | 'above'; readonly figure: string; readonly threshold: Limit })
  /** `part` is less than `whole`. */
  | (Yearly & { readonly is: 'short-of'; readonly part: string; readonly whole: string })
  /** The largest part has at least this share of the whole. */
  | { readonly is: 'one-part'; readonly parts: string; readonly whole: string; readonly threshold: ProblemThresholdId }
  /** Parts whose names differ only by numbers, dates and marks have at least this share of the whole. */
  | { readonly is: 'alike'; readonly parts: string; readonly whole: string; readonly threshold: ProblemThresholdId }
  /** The largest fifth of the parts has at least this share of the whole. */
  | { readonly is: 'top-fifth'; readonly parts: string; readonly whole: string; readonly threshold: ProblemThresholdId }
  /** An organ that answers for it has not studied Party building in a whole month: each is judged by itself. */
  | { readonly is: 'organ-months-without'; readonly sessions: string }
  /** A whole month has less than this share of the monthly mean. */
  | { readonly is: 'slack-month'; readonly parts: string; readonly threshold: ProblemThresholdId }
  /** A month, quarter or year that is over has fewer meetings of a kind than its norm. */
  | { readonly is: 'norms-unmet'; readonly held: string }
  /** A metric of a problem of last year's report is no better than it was. */
  | { readonly is: 'not-improved' }

/** By what a step is measured. */
export interface ProposedMetric {
  /** A figure of the test; of another measure where one is named. */
  readonly figure: string
  readonly measure?: string
  readonly direction: 'at-least' | 'at-most'
  /** As it is printed. */
  readonly target: number | { readonly threshold: ProblemThresholdId }
}

/**
 * How it is said of several organizations, each of which was judged by itself. `says` speaks of all together and names
 * those that fall short at `{each}`, each in the words of `one`: `{name}` is what it is called, the figures are its own.
 */
export interface SaidOfEach {
  readonly says: string
  readonly one: string
  /** What a bureau's Party group does is none of it: it has sessions, no activities. */
  readonly branchesOnly?: true
}

/**
 * One way in which a problem shows. `says` is what falls short, as it would print: `{name}` is a figure, `{limit}` the
 * threshold, `{label}` and `{part}` the part found, `{months}` with their numbers and `{slack}` without, `{organs}`,
 * `{norms}` and `{metrics}` what the condition found.
 */
export interface ProblemTest {
  readonly id: string
  readonly figures: Readonly<Record<string, ProblemFigure>>
  /** With less than this recorded it cannot be judged. */
  readonly enough?: { readonly figure: string; readonly atLeast: number; readonly of: string }
  readonly needs?: 'problems-of-last-year'
  readonly when: ProblemCondition
  readonly says: string
  /** Of a test that says a rate: the two figures it is made of. Of few things they are said and the rate is not: see `FEW`. */
  readonly made?: { readonly part: string; readonly whole: string }
  /**
   * It binds each organization: in a report with all below, none stands in for another. Absent where the condition tells
   * them apart itself, or it is of what the whole has in common: its leading cadres, what its own report set out to do.
   */
  readonly each?: SaidOfEach
  /** Null: no measure tells whether it got better. */
  readonly metric: ProposedMetric | null
}

/** A share of fewer things than these is no percentage: 2次中1次, not 50.0%. The rule judges it all the same. */
export const FEW = 5

/** The problem shows when one of its tests finds it. Judged for a year up to a cut-off date. */
export type ProblemRule = Rule<{ readonly tests: readonly ProblemTest[]; readonly step: string }>
