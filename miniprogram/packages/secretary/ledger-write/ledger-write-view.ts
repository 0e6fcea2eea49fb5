/** The form of a ledger entry: recording, correcting and concluding, for all kinds. */
import type { RequestOf } from '#contract'
import { typedFrom, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import { ORGAN_LABELS } from '../../../domain/meeting/labels'
import type { LedgerField, LedgerKind } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { ORGANS, type Organ } from '../../../domain/meeting/meeting-kinds'
import type { LedgerItem } from '../../../services/ledger'

export const TASKS = ['record', 'correct', 'conclude'] as const
export type Task = (typeof TASKS)[number]
type Body = Omit<RequestOf<'ledger.record'>, 'branchId' | 'kind'>

/** Fields of the entry itself beside those of the kind; no kind has a code with such a sign. */
export const ON = '@on'
const WHOSE = '@member'
const ORGAN = '@organ'
const CONCLUDED = '@concluded'
const CONCLUDED_ON = '@concluded-on'
const REASON = '@reason'
/** The field of a talk that names the other one. */
const PARTNER = 'partner'
const TALKER = 'talker'
const SHORT_REASON = 200

/** What the form asks for at this moment: a matter that is said to be concluded is asked for its outcome too. */
export function writeFields(kind: LedgerKind, task: Task, typed: TypedValues, organs: readonly Organ[]): LedgerField[] {
  const outcome = outcomeFields(kind)
  if (task === 'conclude') return outcome
  const isConcluded = typed[CONCLUDED] === 'yes'
  return [
    { type: 'date', code: ON, label: '日期' },
    ...(kind.about === 'member' ? [{ type: 'member', code: WHOSE, label: '党员' } as const] : []),
    ...(kind.namesOrgan ? [organField(organs)] : []),
    ...kind.fields.filter((field) => !field.outcome),
    ...(kind.conclusion === undefined
      ? []
      : [{ type: 'yes-no', code: CONCLUDED, label: `已经${kind.conclusion}`, optional: true } as const]),
    ...(isConcluded ? outcome : []),
    ...(task === 'correct'
      ? [{ type: 'text', code: REASON, label: '更正的原因', maxLength: SHORT_REASON } as const]
      : []),
  ]
}

/** Whose organs a new entry may be of, and whom it is about, where the page was opened for somebody. */
export interface Begun {
  readonly organs: readonly Organ[]
  readonly memberId?: string | undefined
  readonly partner?: string | undefined
}

/** The other one of a talk: with whom it was, or who talked (谈话人), as the kind has it. */
function otherOne({ fields }: LedgerKind, named: string | undefined): TypedValues {
  const field = fields.find(({ code }) => code === PARTNER || code === TALKER)
  return named && field ? { [field.code]: named } : {}
}

export function startOf(
  kind: LedgerKind,
  task: Task,
  item: LedgerItem | undefined,
  today: CivilDate,
  named: Begun,
): TypedValues {
  if (task === 'conclude') return { [CONCLUDED_ON]: today }
  if (!item)
    return {
      [ON]: today,
      ...(kind.namesOrgan && named.organs[0] ? { [ORGAN]: named.organs[0] } : {}),
      ...(kind.about === 'member' && named.memberId ? { [WHOSE]: named.memberId } : {}),
      ...otherOne(kind, named.partner),
    }
  return {
    ...typedFrom(kind.fields, item.values),
    [ON]: item.occurredOn,
    ...(item.memberId === null ? {} : { [WHOSE]: item.memberId }),
    ...(item.organ === null ? {} : { [ORGAN]: item.organ }),
    ...(item.concludedOn === null ? {} : { [CONCLUDED]: 'yes', [CONCLUDED_ON]: item.concludedOn }),
  }
}

/** What was read from the form, as `ledger.record` and `ledger.correct` take it. */
export function bodyOf(kind: LedgerKind, values: LedgerValues): Body {
  const inKind = (isOutcome: boolean) => (field: LedgerField) => (field.outcome === true) === isOutcome
  const organ = ORGANS.find((each) => each === values[ORGAN]) ?? null
  const whose = values[WHOSE]
  const on = parseCivilDate(String(values[CONCLUDED_ON] ?? ''))
  return {
    occurredOn: dayIn(values, ON),
    organ,
    memberId: typeof whose === 'string' ? whose : null,
    values: pickFields(kind.fields.filter(inKind(false)), values),
    outcome:
      values[CONCLUDED] === true && on !== undefined
        ? { on, values: pickFields(kind.fields.filter(inKind(true)), values) }
        : null,
  }
}

export function outcomeOf(kind: LedgerKind, values: LedgerValues): Pick<RequestOf<'ledger.conclude'>, 'on' | 'values'> {
  const fields = kind.fields.filter((field) => field.outcome)
  return { on: dayIn(values, CONCLUDED_ON), values: pickFields(fields, values) }
}

export function reasonIn(values: LedgerValues): string {
  return String(values[REASON] ?? '')
}

export function titleOf(kind: LedgerKind, task: Task): string {
  if (task === 'conclude') return `登记${kind.conclusion ?? '结果'}`
  return task === 'correct' ? `更正${kind.title}` : kind.title
}

/** Whether the form shows other fields than before, because the matter is now said to be concluded, or no longer. */
export function asksOtherFields(before: TypedValues, after: TypedValues): boolean {
  return (before[CONCLUDED] === 'yes') !== (after[CONCLUDED] === 'yes')
}

function outcomeFields(kind: LedgerKind): LedgerField[] {
  return [
    { type: 'date', code: CONCLUDED_ON, label: `${kind.conclusion ?? '结束'}的日期` },
    ...kind.fields.filter((field) => field.outcome),
  ]
}

function organField(organs: readonly Organ[]): LedgerField {
  return {
    type: 'choice',
    code: ORGAN,
    label: '哪个组织的',
    options: organs.map((organ) => ({ code: organ, label: ORGAN_LABELS[organ] })),
  }
}

function pickFields(fields: readonly LedgerField[], values: LedgerValues) {
  const picked: Record<string, string | number | boolean | string[]> = {}
  for (const { code } of fields) {
    const value = values[code]
    if (value !== undefined) picked[code] = typeof value === 'object' ? [...value] : value
  }
  return picked
}

function dayIn(values: LedgerValues, code: string): CivilDate {
  const day = parseCivilDate(String(values[code]))
  if (day === undefined) throw new Error(`${code} is no date although the form was read`)
  return day
}
