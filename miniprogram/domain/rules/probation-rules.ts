/** How long probation lasts (预备期): a dated rule. */
import { addYears, civilDate, firstDay, isMonth, type CivilDate, type Month } from '../time/civil-date'
import { citationOf, inForce, type Rule } from './rule'

const PROBATION: Rule<{ readonly years: number }> = {
  id: 'probation-1982',
  title: '预备党员的预备期',
  source: '中国共产党章程',
  article: '第七条',
  inForceFrom: civilDate('1982-09-06'),
  scope: '预备党员',
  text: '预备期为一年，从支部大会通过接收为预备党员之日算起；期满才能转为正式党员。',
  parameters: { years: 1 },
  standing: 'national',
}

/**
 * The first day on which somebody can become a full member, by the rule of `on`; of a month alone, the first day on which
 * they might. Undefined where no rule of that day is known.
 */
export function probationOver(admittedOn: CivilDate | Month, on: CivilDate): CivilDate | undefined {
  const [rule] = inForce([PROBATION], on)
  return rule && addYears(isMonth(admittedOn) ? firstDay(admittedOn) : admittedOn, rule.parameters.years)
}

/** Where that stands, as it is cited. */
export const PROBATION_SOURCE = citationOf(PROBATION)
