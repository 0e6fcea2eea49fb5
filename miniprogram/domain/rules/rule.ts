import type { CivilDate } from '../time/civil-date'

/**
 * How firm a rule is. `national`: read in a national text. `local`: no national text fixes it, a default the branch may change.
 * `unverified`: a number or an article that was not read at its source; shown as such and editable.
 */
export const RULE_STANDINGS = ['national', 'local', 'unverified'] as const
export type RuleStanding = (typeof RULE_STANDINGS)[number]

/** A dated rule, so that a report on an earlier year is judged by what was in force then. */
export interface Rule<Parameters = Readonly<Record<string, unknown>>> {
  readonly id: string
  /** Its name in Chinese, as a person reads it. */
  readonly title: string
  /** The text it comes from, with its number or year. */
  readonly source: string
  /** 第十一条; null where none is known. */
  readonly article: string | null
  readonly inForceFrom: CivilDate
  /** The last day in force; absent while the rule stands. */
  readonly inForceUntil?: CivilDate
  /** Whom it binds, in Chinese. */
  readonly scope: string
  /** What it says, in plain Chinese and not as a quotation. */
  readonly text: string
  readonly parameters: Parameters
  readonly standing: RuleStanding
}

/** A number from which on something is said. A branch may move it within its limits, both allowed, from a day on. */
export interface Threshold {
  readonly title: string
  readonly hint: string
  readonly unit: string
  readonly byDefault: number
  readonly least: number
  readonly most: number
}

/**
 * Where it stands, as it is cited: `中国共产党支部工作条例（试行）（2018年）第十一条`. What is said of the source after a
 * semicolon follows the article.
 */
export function citationOf({ source, article }: Pick<Rule, 'source' | 'article'>): string {
  const [text = '', ...remarks] = source.split('；')
  return [text + (article ?? ''), ...remarks].join('；')
}

/**
 * What a rule says beside a fact it speaks to: `党员 53 人；党支部党员人数一般不超过50人（…第四条）。` A notice for people to
 * weigh: by itself it refuses nothing.
 */
export function noticeBy(rule: Pick<Rule, 'text' | 'source' | 'article'>, fact: string): string {
  return `${fact}；${rule.text.replace(/。$/, '')}（${citationOf(rule)}）。`
}

/** The rules in force on that day, in the order given. */
export function inForce<R extends Pick<Rule, 'inForceFrom' | 'inForceUntil'>>(rules: readonly R[], on: CivilDate): R[] {
  return rules.filter(
    ({ inForceFrom, inForceUntil }) => inForceFrom <= on && (inForceUntil === undefined || on <= inForceUntil),
  )
}
