/** What may be approved as a member's monthly dues for a year, without knowing the wage it was worked out from. */
import type { CivilDate } from '../time/civil-date'
import { yearPeriod } from '../time/period'
import { DUES_RULES, type DuesCategory, type DuesFlag } from './dues'
import type { DuesParameters } from '../rules/dues-rules'
import { inForce } from '../rules/rule'
import type { Fen } from '../values/money'

export interface DuesProposal {
  readonly year: number
  readonly category: DuesCategory
  readonly monthlyFen: Fen
  /** The day the next higher committee approved that less or nothing is paid; null where nothing departs from the rule. */
  readonly decidedOn: CivilDate | null
}

export interface DuesApproval {
  readonly ruleId: string
  readonly flags: readonly DuesFlag[]
}

export type ApprovalRefusal =
  | { readonly refused: 'no-rule-in-force' | 'decision-missing' | 'not-hardship' }
  | { readonly refused: 'amount-out-of-range'; readonly least: Fen; readonly most: Fen }

/**
 * Judges an amount by the rule in force at the end of the year (中组发〔2008〕3号; 组电明字〔2017〕5号). Only hardship departs
 * from the rule: less or nothing, by a decision of the next higher committee with its date. Farmers, students, unemployed
 * members and members on relief pay what the rule says. An amount above the normal cap is flagged: it is paid only
 * voluntarily.
 */
export function approveAmount({ year, category, monthlyFen, decidedOn }: DuesProposal): DuesApproval | ApprovalRefusal {
  const rule = inForce(DUES_RULES, yearPeriod(year).to)[0]
  if (!rule) return { refused: 'no-rule-in-force' }
  const isHardship = category === 'hardship'
  if (isHardship && decidedOn === null) return { refused: 'decision-missing' }
  if (!isHardship && (decidedOn !== null || monthlyFen === 0)) return { refused: 'not-hardship' }
  const range = rangeOf(rule.parameters, category)
  if (range && (monthlyFen < range.least || monthlyFen > range.most))
    return { refused: 'amount-out-of-range', ...range }
  const { normalCapFen } = rule.parameters
  return { ruleId: rule.id, flags: normalCapFen !== null && monthlyFen > normalCapFen ? ['above-normal-cap'] : [] }
}

function rangeOf({ farmerFen, smallestFen }: DuesParameters, category: DuesCategory) {
  switch (category) {
    case 'farmer':
      return farmerFen
    case 'student':
    case 'unemployed':
    case 'relief':
      return { least: smallestFen, most: smallestFen }
    case 'wage-earner':
    case 'retired':
    case 'hardship':
      return undefined
  }
}

/** From which amount on one voluntary payment is handed on to the centre and recorded apart (大额党费); null before 2008. */
export function largeVoluntaryFrom(year: number): Fen | null {
  return inForce(DUES_RULES, yearPeriod(year).to)[0]?.parameters.largeVoluntaryFen ?? null
}
