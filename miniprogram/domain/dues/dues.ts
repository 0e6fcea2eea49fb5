/**
 * The monthly amount of membership dues (党费).
 * The base (wage, pension) is an argument only: it is never part of a result and never stored.
 */
import type { CivilDate } from '../time/civil-date'
import { yearPeriod } from '../time/period'
import { DUES_RULES, type DuesBracket, type DuesRule } from '../rules/dues-rules'
import { ratio, type Fen, type RoundingRule } from '../values/money'
import { inForce, noticeBy } from '../rules/rule'

export { DUES_RULES } from '../rules/dues-rules'

/**
 * Who pays how: wage earner (按月领取工资), retired (离退休), farmer (农民), student (学生), unemployed (下岗失业),
 * on relief (抚恤救济、最低生活保障), hardship (困难减免: decided by the next higher committee).
 */
export const DUES_CATEGORIES = [
  'wage-earner',
  'retired',
  'farmer',
  'student',
  'unemployed',
  'relief',
  'hardship',
] as const
export type DuesCategory = (typeof DUES_CATEGORIES)[number]

export interface DuesQuestion {
  readonly category: DuesCategory
  /** What the share is taken of, a month: needed for wage earners and retired, ignored for others. */
  readonly baseFen?: Fen
  /** The day the amount is worked out for. */
  readonly on: CivilDate
  readonly rounding: RoundingRule
  /** An amount decided by people: needed for farmers (within 0.20 to 1.00 yuan) and hardship (0 included). */
  readonly fixedFen?: Fen
}

export const DUES_FLAGS = ['above-normal-cap'] as const
export type DuesFlag = (typeof DUES_FLAGS)[number]

export interface MonthlyDues {
  readonly fen: Fen
  /** The bracket that applied to the whole base; null where the amount is not a share of it. */
  readonly bracketId: string | null
  readonly perMille: number | null
  readonly ruleId: string
  /** `above-normal-cap`: from 2017 such an amount is paid only voluntarily. */
  readonly flags: readonly DuesFlag[]
}

export const DUES_REFUSALS = [
  'no-rule-in-force',
  'base-missing',
  'fixed-amount-missing',
  'fixed-amount-out-of-range',
] as const
export interface DuesRefusal {
  readonly refused: (typeof DUES_REFUSALS)[number]
}

/** Works out one month's dues, or says what is missing. Throws a RangeError for a negative base. */
export function monthlyDues(question: DuesQuestion): MonthlyDues | DuesRefusal {
  const rule = inForce(DUES_RULES, question.on)[0]
  if (!rule) return { refused: 'no-rule-in-force' }
  switch (question.category) {
    case 'wage-earner':
      return shareOfBase(rule, rule.parameters.wageBrackets, question)
    case 'retired':
      return shareOfBase(rule, rule.parameters.pensionBrackets, question)
    case 'farmer':
      return decided(rule, question.fixedFen, rule.parameters.farmerFen)
    case 'student':
    case 'unemployed':
    case 'relief':
      return answer(rule, rule.parameters.smallestFen)
    case 'hardship':
      return decided(rule, question.fixedFen)
  }
}

/**
 * What the rule says beside changing an amount within its year: from 2017 it is fixed once a year. Undefined for the
 * years before, when it followed the wage month by month.
 */
export function fixedForYearNotice(year: number): string | undefined {
  const [rule] = inForce(DUES_RULES, yearPeriod(year).to)
  return rule?.parameters.isFixedOnceAYear ? noticeBy(rule, `${year}年的标准已经核定`) : undefined
}

/** The bracket applies to the WHOLE base, not to the part above its lower bound. */
function shareOfBase(rule: DuesRule, brackets: readonly DuesBracket[], question: DuesQuestion) {
  const { baseFen, rounding } = question
  if (baseFen === undefined) return { refused: 'base-missing' } as const
  const bracket = brackets.find(({ upToFen }) => upToFen === null || baseFen <= upToFen)
  if (!bracket) throw new Error(`${rule.id} leaves a base without a bracket`)
  return answer(rule, ratio(baseFen, bracket.perMille, 1000, rounding), bracket)
}

/** The bases of a bracket: above the one, up to the other; null where it has no such end. */
export function basesOf(
  bracketId: string,
  on: CivilDate,
): { readonly aboveFen: Fen | null; readonly upToFen: Fen | null } {
  const parameters = inForce(DUES_RULES, on)[0]?.parameters
  for (const brackets of parameters ? [parameters.wageBrackets, parameters.pensionBrackets] : []) {
    const at = brackets.findIndex(({ id }) => id === bracketId)
    const bracket = brackets[at]
    if (bracket) return { aboveFen: brackets[at - 1]?.upToFen ?? null, upToFen: bracket.upToFen }
  }
  throw new RangeError(`No bracket ${bracketId} is in force on ${on}`)
}

function decided(rule: DuesRule, fixedFen: Fen | undefined, range?: { readonly least: Fen; readonly most: Fen }) {
  if (fixedFen === undefined) return { refused: 'fixed-amount-missing' } as const
  if (fixedFen < (range?.least ?? 0) || fixedFen > (range?.most ?? Infinity))
    return { refused: 'fixed-amount-out-of-range' } as const
  return answer(rule, fixedFen)
}

function answer(rule: DuesRule, amount: Fen, bracket?: DuesBracket): MonthlyDues {
  const { normalCapFen } = rule.parameters
  return {
    fen: amount,
    bracketId: bracket?.id ?? null,
    perMille: bracket?.perMille ?? null,
    ruleId: rule.id,
    flags: normalCapFen !== null && amount > normalCapFen ? ['above-normal-cap'] : [],
  }
}
