/** The fields of a person of the register as a form asks for them, and what was filled in as the server takes it. */
import type { RequestOf } from '#contract'
import { typedFrom, type TypedValues } from '../../components/ledger-form/ledger-form-view'
import { isMonth, parseCivilDate, type CivilDate } from '../../domain/time/civil-date'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '../../domain/people/labels'
import type { LedgerField } from '../../domain/ledger/ledger'
import type { LedgerValues } from '../../domain/ledger/ledger-values'
import { SEXES } from '../../domain/people/member'
import { EDUCATIONS, MEMBERSHIP_STAGES, type RegisterStage } from '../../domain/people/member-history'
import type { RegisteredPerson } from '../../services/register'

export interface Cell {
  readonly cellId: string
  readonly name: string
}
type Span = RegisteredPerson['spans'][number]
type AddRequest = RequestOf<'register.add'>
type FactsRequest = AddRequest['facts']
type FactChange = RequestOf<'register.change'>['change']
type Correction = RequestOf<'register.correctPerson'>['correct']

/** Stands for “in no cell” among the choices. */
const NONE = 'none'
const STAGES = MEMBERSHIP_STAGES.filter((stage): stage is RegisterStage => stage !== 'applicant')

const optionsOf = (codes: readonly string[], labels: Readonly<Record<string, string>>) =>
  codes.map((code) => ({ code, label: labels[code] ?? code }))

const PERSON_FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'name', label: '姓名', maxLength: 60 },
  { type: 'choice', code: 'sex', label: '性别', options: optionsOf(SEXES, SEX_LABELS) },
  { type: 'number', code: 'birthYear', label: '出生年份', unit: '年', hint: '如 1980', atLeast: 1900, atMost: 2200 },
  { type: 'date', code: 'admittedOn', label: '入党日期', optional: true, hint: '支部大会接收为预备党员的日期' },
  {
    type: 'text',
    code: 'number',
    label: '编号',
    maxLength: 12,
    optional: true,
    hint: '支部自编，用来区分同名的同志；请勿填写身份证号',
  },
]

function factFields(cells: readonly Cell[]): LedgerField[] {
  const places = [...cells.map(({ cellId, name }) => ({ code: cellId, label: name })), { code: NONE, label: '不编入' }]
  return [
    { type: 'choice', code: 'stage', label: '党员类别', options: optionsOf(STAGES, MEMBERSHIP_STAGE_LABELS) },
    { type: 'choice', code: 'cellId', label: '党小组', options: places, optional: true },
    {
      type: 'choice',
      code: 'education',
      label: '学历',
      options: optionsOf(EDUCATIONS, EDUCATION_LABELS),
      optional: true,
    },
    { type: 'yes-no', code: 'isMigrant', label: '流动党员', optional: true },
    { type: 'yes-no', code: 'isLeadingCadre', label: '党员领导干部', optional: true },
    { type: 'yes-no', code: 'isRetired', label: '离退休', optional: true },
  ]
}

export function addFields(cells: readonly Cell[]): LedgerField[] {
  const joined: LedgerField = { type: 'date', code: 'joinedOn', label: '进入支部日期', hint: '在本支部名册的第一天' }
  return [...PERSON_FIELDS, joined, ...factFields(cells)]
}

export function returnFields(cells: readonly Cell[]): LedgerField[] {
  return [{ type: 'date', code: 'joinedOn', label: '重新列入的日期' }, ...factFields(cells)]
}

export function changeFields(cells: readonly Cell[]): LedgerField[] {
  return [{ type: 'date', code: 'effectiveOn', label: '自哪一天起', hint: '可以是过去的日期' }, ...factFields(cells)]
}

export function correctFields(): LedgerField[] {
  return [...PERSON_FIELDS]
}

/** The person and the facts of one span, as the form's controls show them. */
export function typedPerson(
  fields: readonly LedgerField[],
  person: RegisteredPerson,
  span: Span | undefined,
): TypedValues {
  const { name, sex, birthYear, number, admittedOn } = person
  const own = {
    name,
    sex,
    birthYear,
    ...(number === null ? {} : { number }),
    ...(admittedOn === null || isMonth(admittedOn) ? {} : { admittedOn }),
  }
  const facts = span && {
    stage: span.stage,
    cellId: span.cellId ?? NONE,
    ...(span.education === null ? {} : { education: span.education }),
    isMigrant: span.isMigrant,
    isLeadingCadre: span.isLeadingCadre,
    isRetired: span.isRetired,
  }
  return typedFrom(fields, { ...own, ...facts })
}

export function addRequest(branchId: string, values: LedgerValues): AddRequest {
  const { name, sex, birthYear, number, admittedOn } = personOf(values)
  return {
    branchId,
    name,
    sex,
    birthYear,
    number,
    admittedOn,
    joinedOn: dayOf(values, 'joinedOn'),
    facts: factsOf(values),
  }
}

export function factsOf(values: LedgerValues): FactsRequest {
  const { cellId } = values
  return {
    stage: oneOf(STAGES, values['stage']) ?? 'full',
    cellId: typeof cellId === 'string' && cellId !== NONE ? cellId : null,
    education: oneOf(EDUCATIONS, values['education']) ?? null,
    isMigrant: values['isMigrant'] === true,
    isLeadingCadre: values['isLeadingCadre'] === true,
    isRetired: values['isRetired'] === true,
  }
}

/** What differs from the facts of that day; undefined when nothing does. */
export function changeOf(values: LedgerValues, before: Span | undefined): FactChange | undefined {
  const after = factsOf(values)
  const changed: [string, unknown][] = Object.entries(after).filter(
    ([fact, value]) => (before as Readonly<Record<string, unknown>> | undefined)?.[fact] !== value,
  )
  return changed.length > 0 ? (Object.fromEntries(changed) as FactChange) : undefined
}

/** What differs from the person as it stands; undefined when nothing does. */
export function correctionOf(values: LedgerValues, person: RegisteredPerson): Correction | undefined {
  const typed = personOf(values)
  // The form asks for a day and cannot show a month: empty, it leaves that as it is.
  const isMonthKept = typed.admittedOn === null && person.admittedOn !== null && isMonth(person.admittedOn)
  const after = isMonthKept ? { ...typed, admittedOn: person.admittedOn } : typed
  const changed: [string, unknown][] = Object.entries(after).filter(
    ([part, value]) => (person as Readonly<Record<string, unknown>>)[part] !== value,
  )
  return changed.length > 0 ? (Object.fromEntries(changed) as Correction) : undefined
}

/** The facts that hold on that day in that branch. */
export function spanAt(person: RegisteredPerson, branchId: string, day: CivilDate): Span | undefined {
  return person.spans.find(
    (span) => span.branchId === branchId && span.fromOn <= day && (span.untilOn === null || day < span.untilOn),
  )
}

/** A date the form has checked already. */
export function dayOf(values: LedgerValues, code: string): CivilDate {
  const day = parseCivilDate(String(values[code]))
  if (day === undefined) throw new Error(`${code} is no date although the form was read`)
  return day
}

function personOf(values: LedgerValues) {
  const { number, admittedOn } = values
  return {
    name: String(values['name']),
    sex: oneOf(SEXES, values['sex']) ?? 'male',
    birthYear: Number(values['birthYear']),
    number: typeof number === 'string' ? number : null,
    admittedOn: typeof admittedOn === 'string' ? (parseCivilDate(admittedOn) ?? null) : null,
  }
}

function oneOf<T>(list: readonly T[], value: unknown): T | undefined {
  return list.find((each) => each === value)
}
