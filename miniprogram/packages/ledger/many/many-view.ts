/** One kind of entry for many members: what is filled in above is given to whoever is tapped. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import {
  readForm,
  typedFrom,
  type FormFault,
  type Person,
  type Typed,
  type TypedValues,
} from '../../../components/ledger-form/ledger-form-view'
import type { Choice } from '../../../components/choice-chips/choice-chips'
import type { DeclaredKind, LedgerField, LedgerKind } from '../../../domain/ledger/ledger'
import { ledgerLine } from '../../../domain/ledger/ledger-text'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { ORGAN_LABELS } from '../../../domain/meeting/labels'
import { ORGANS, type Organ } from '../../../domain/meeting/meeting-kinds'
import { civilDate, parseCivilDate, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { yearPeriod, type Period } from '../../../domain/time/period'

type Listed = OutputOf<'ledger.list'>['items'][number]

/** Fields of the entries themselves beside those of the kind; no kind has a code with such a sign. */
export const ON = '@on'
const ORGAN = '@organ'
/** More are not recorded in one decision. */
export const MOST_PEOPLE = 100
/** As many different things are counted beside the button. */
const MOST_COUNTED = 4

/** What each member is given, by their id. */
export type Given = Readonly<Record<string, LedgerValues>>

export interface ManyRow extends Person {
  /** What would be recorded; empty for nothing. */
  readonly line: string
  readonly isGiven: boolean
  /** What is recorded already: it is not recorded a second time. */
  readonly there: string
}

/** The one choice that tells the members apart, within the thumb's reach; the other fields stand above. */
export interface Quick {
  readonly code: string
  readonly label: string
  readonly choices: readonly Choice[]
}

const asked = ({ fields }: LedgerKind) => fields.filter((field) => !field.outcome)

export function quickOf(kind: LedgerKind): Quick | null {
  const field = asked(kind).find(({ type, optional }) => !optional && (type === 'choice' || type === 'yes-no'))
  if (!field || (field.type !== 'choice' && field.type !== 'yes-no')) return null
  const options =
    field.type === 'choice'
      ? field.options
      : [
          { code: 'yes', label: '是' },
          { code: 'no', label: '否' },
        ]
  return { code: field.code, label: field.label, choices: options.map(({ code, label }) => ({ key: code, label })) }
}

/** What stands above: the day, the organ, and all but the quick choice. */
export function fieldsAbove(kind: LedgerKind, organs: readonly Organ[]): LedgerField[] {
  const quick = quickOf(kind)?.code
  const options = organs.map((organ) => ({ code: organ, label: ORGAN_LABELS[organ] }))
  return [
    { type: 'date', code: ON, label: '日期' },
    ...(kind.namesOrgan ? [{ type: 'choice', code: ORGAN, label: '哪个组织的', options } as const] : []),
    ...asked(kind).filter(({ code }) => code !== quick),
  ]
}

/** The field that names the meeting which decided it. */
const DECIDED_AT = 'decidedAt'
const SHORT_TEXT = 60

/** `meeting`: the title of the meeting that it is opened from, so that it is not typed again. */
export function startOf(kind: LedgerKind, organs: readonly Organ[], day: CivilDate, meeting?: string): TypedValues {
  const asksMeeting = kind.fields.some(({ code }) => code === DECIDED_AT)
  return {
    [ON]: day,
    ...(meeting && asksMeeting ? { [DECIDED_AT]: meeting.slice(0, SHORT_TEXT) } : {}),
    ...(kind.namesOrgan && organs[0] ? { [ORGAN]: organs[0] } : {}),
  }
}

/** What is filled in, as the values of one entry; or what is still missing. */
export function filledIn(kind: LedgerKind, typed: TypedValues): { readonly values: LedgerValues } | FormFault {
  const filled = readForm(asked(kind), typed)
  if (filled.ok) return { values: filled.values }
  const quick = quickOf(kind)
  return filled.code === quick?.code ? { ...filled, message: `请先在下面选${quick.label}` } : filled
}

/** In which time what is recorded already is asked for: of some kinds a member has one a year, of others one a day. */
export function periodAround({ oncePerYear }: LedgerKind, day: CivilDate): Period {
  return oncePerYear ? yearPeriod(yearOf(day)) : { from: day, to: day }
}

const STANDING: readonly Listed['state'][] = ['proposed', 'confirmed', 'disputed']

export function rowsOf(kind: LedgerKind, people: readonly Person[], there: readonly Listed[], given: Given): ManyRow[] {
  const names = new Map(people.map(({ memberId, name }) => [memberId, name]))
  return people.map(({ memberId, name }) => {
    const recorded = there.find((item) => item.memberId === memberId && STANDING.includes(item.state))
    const values = given[memberId]
    return {
      memberId,
      name,
      line: values === undefined ? '' : lineOf(kind, values, names) || kind.title,
      isGiven: values !== undefined,
      there: recorded ? `已有：${recorded.line || kind.title}` : '',
    }
  })
}

/** Given to whoever has nothing yet and has none recorded; taken from all where there is nobody left. */
export function givenToRest(rows: readonly ManyRow[], given: Given, values: LedgerValues): Given {
  const rest = restOf(rows)
  if (rest.length === 0) return {}
  return { ...given, ...Object.fromEntries(rest.map(({ memberId }) => [memberId, values])) }
}

export function restOf(rows: readonly ManyRow[]): ManyRow[] {
  return rows.filter(({ isGiven, there }) => !isGiven && there === '')
}

/** Given to one; taken from who has the very same. */
export function givenTo(memberId: string, given: Given, values: LedgerValues): Given {
  const { [memberId]: had, ...others } = given
  return isSame(had, values) ? others : { ...others, [memberId]: values }
}

/** `合格 40 人，优秀 6 人`; empty where they are too different to count. */
export function countsOf(rows: readonly ManyRow[]): string {
  const counts = new Map<string, number>()
  for (const { isGiven, line } of rows) if (isGiven) counts.set(line, (counts.get(line) ?? 0) + 1)
  if (counts.size > MOST_COUNTED) return ''
  return [...counts].map(([line, count]) => `${line} ${count} 人`).join('，')
}

export function requestOf(
  branchId: string,
  kind: LedgerKind,
  typed: TypedValues,
  rows: readonly ManyRow[],
  given: Given,
): RequestOf<'ledger.recordMany'> {
  const organ = ORGANS.find((each) => each === typed[ORGAN]) ?? null
  const entries = rows.flatMap(({ memberId }) => {
    const values = given[memberId]
    return values === undefined ? [] : [{ memberId, values: copyOf(values) }]
  })
  return { branchId, kind: kind.code, occurredOn: dayIn(typed), organ, entries }
}

export function dayIn(typed: TypedValues): CivilDate {
  return parseCivilDate(String(typed[ON])) ?? civilDate('1900-01-01')
}

/** In its order, for the name of whoever a refusal is about: `entries.3.values.grade`. */
export function placeIn(field: string | undefined): number | undefined {
  const [list, at] = (field ?? '').split('.')
  return list === 'entries' && at !== undefined ? Number(at) : undefined
}

export function typedOf(kind: LedgerKind, values: LedgerValues): Readonly<Record<string, Typed>> {
  return typedFrom(asked(kind), values)
}

function lineOf(kind: LedgerKind, values: LedgerValues, names: ReadonlyMap<string, string>): string {
  const declared = 'version' in kind ? { declared: kind as DeclaredKind } : {}
  return ledgerLine({ kind: kind.code, ...declared, values, concludedOn: null }, names)
}

function isSame(one: LedgerValues | undefined, other: LedgerValues): boolean {
  const sorted = (values: LedgerValues) => JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
  return one !== undefined && sorted(one) === sorted(other)
}

function copyOf(values: LedgerValues) {
  return Object.fromEntries(
    Object.entries(values).map(([code, value]) => [code, typeof value === 'object' ? [...value] : value]),
  )
}
