/** The thresholds of the branch as a form of numbers. */
import type { RequestOf } from '#contract'
import { typedFrom, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { THRESHOLD_IDS, THRESHOLDS, type Thresholds } from '../../../domain/branch/threshold'

export const THRESHOLD_FIELDS: readonly LedgerField[] = THRESHOLD_IDS.map((code) => {
  const { title, hint, unit, least, most, byDefault } = THRESHOLDS[code]
  const limits = `${least} 到 ${most}，原定 ${byDefault}`
  return { type: 'number', code, label: title, hint: `${hint}。${limits}`, unit, atLeast: least, atMost: most }
})

export function typedThresholds(thresholds: Thresholds): TypedValues {
  return typedFrom(THRESHOLD_FIELDS, thresholds)
}

/** What differs from the thresholds as they stand; undefined when nothing does. */
export function changeOf(
  branchId: string,
  values: LedgerValues,
  before: Thresholds,
): RequestOf<'branch.setThresholds'> | undefined {
  const changed = THRESHOLD_IDS.filter((id) => Number(values[id]) !== before[id])
  if (changed.length === 0) return undefined
  return { branchId, thresholds: Object.fromEntries(changed.map((id) => [id, Number(values[id])])) }
}

export interface ShownThreshold {
  readonly code: string
  readonly title: string
  readonly value: string
  readonly hint: string
}

/** For those who may look and not change. */
export function shownThresholds(thresholds: Thresholds): ShownThreshold[] {
  return THRESHOLD_IDS.map((code) => {
    const { title, hint, unit } = THRESHOLDS[code]
    return { code, title, hint, value: `${thresholds[code]} ${unit}` }
  })
}
