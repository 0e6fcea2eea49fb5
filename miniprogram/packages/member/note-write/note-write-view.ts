/** The form for what members enter for themselves, whatever its kind. */
import type { RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import type { BranchKind } from '../../../domain/branch/branch'
import { ORGAN_LABELS } from '../../../domain/meeting/labels'
import type { LedgerField, LedgerKind } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { ORGANS, type Organ } from '../../../domain/meeting/meeting-kinds'
import { organsFor } from '../../../domain/meeting/organs-held'

/** Fields of the entry itself beside those of the kind; no kind has a code with such a sign. */
const ON = '@on'
const ORGAN = '@organ'

/** Whose work it may have been: of the organs of one's own organization, and of the leading group that one sits in. */
export function organsOf(kind: LedgerKind, own: BranchKind, isInGroup: boolean): readonly Organ[] {
  const held = [...organsFor(kind, own), ...(isInGroup ? organsFor(kind, 'bureau') : [])]
  return ORGANS.filter((organ) => held.includes(organ))
}

export function ownFields(kind: LedgerKind, organs: readonly Organ[]): LedgerField[] {
  const options = organs.map((code) => ({ code, label: ORGAN_LABELS[code] }))
  return [
    { type: 'date', code: ON, label: '日期' },
    ...(kind.namesOrgan ? [{ type: 'choice', code: ORGAN, label: '哪个组织的工作', options } as const] : []),
    ...kind.fields.filter((field) => !field.outcome),
  ]
}

export function startOf(kind: LedgerKind, [organ]: readonly Organ[], today: CivilDate): TypedValues {
  return { [ON]: today, ...(kind.namesOrgan && organ ? { [ORGAN]: organ } : {}) }
}

export function namesPeople(kind: LedgerKind): boolean {
  return kind.fields.some(({ type, outcome }) => outcome !== true && (type === 'member' || type === 'members'))
}

type Body = Omit<RequestOf<'ledger.record'>, 'branchId'>

/** What was read from the form, as `ledger.record` takes it; undefined when its day is none. */
export function bodyOf(kind: LedgerKind, values: LedgerValues, memberId: string): Body | undefined {
  const occurredOn = parseCivilDate(String(values[ON] ?? ''))
  if (!occurredOn) return undefined
  const own = kind.fields.flatMap(({ code }) => {
    const value = values[code]
    return value === undefined ? [] : [[code, typeof value === 'object' ? [...value] : value] as const]
  })
  return {
    kind: kind.code,
    occurredOn,
    organ: ORGANS.find((organ) => organ === values[ORGAN]) ?? null,
    memberId,
    values: Object.fromEntries(own),
  }
}
