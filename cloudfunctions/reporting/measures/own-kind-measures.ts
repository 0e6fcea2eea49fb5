/** Kinds of record that an organization set up, as measures like any other: how many records, and what else was asked for. */
import type { LedgerField } from '#domain/ledger/ledger'
import { fieldsEver, SHORT_TEXT, type OwnKind } from '#domain/ledger/own-kind'
import { countable } from '#domain/ledger/own-kind-counting'
import { BY_MEMBER, dimension } from './catalogue/declare'
import type { Aggregate, Dimension, RecordMeasure } from './measure'

const PREFIX = 'own:'
const YES_NO = { true: '是', false: '否' } as const

/** The measure of how many records of the kind there are; with a field, of what is counted of it. */
export function ownKindMeasureId({ code }: Pick<OwnKind, 'code'>, field?: string): string {
  return [`${PREFIX}${code}`, ...(field === undefined ? [] : [field])].join(':')
}

/** Those of a kind that are looked through: how many records, and what was asked to be counted of them. */
export function ownKindMeasures(kind: OwnKind): RecordMeasure[] {
  const counted = fieldsEver(kind).filter(({ code }) => (kind.counts[code] ?? 'parts') !== 'parts')
  return [measureOfRecords(kind), ...counted.flatMap((field) => measureOfField(kind, field) ?? [])]
}

/** The measure of that id, of one of the kinds: also of a field that is counted no more, for what was printed can be opened. */
export function ownKindMeasure(id: string, kinds: readonly OwnKind[]): RecordMeasure | undefined {
  const [, code, of] = /^own:([\w-]+)(?::(\w+))?$/.exec(id) ?? []
  const kind = kinds.find((each) => each.code === code)
  if (!kind || of === undefined) return kind && measureOfRecords(kind)
  const field = fieldsEver(kind).find((each) => each.code === of)
  return field && measureOfField(kind, field)
}

function measureOfRecords(kind: OwnKind): RecordMeasure {
  return measure(kind, [ownKindMeasureId(kind), kind.title, kind.unit], { by: 'count' })
}

/** The sum of its numbers, or how many different ones there are; undefined where neither can be said. */
function measureOfField(kind: OwnKind, field: LedgerField): RecordMeasure | undefined {
  const by = countable(field).find((each) => each !== 'parts')
  const head = [ownKindMeasureId(kind, field.code), `${kind.title}：${field.label}`, unitOf(field)] as const
  return by && measure(kind, head, { by, field: pathOf(field) }, field)
}

/** What the sum of a field's numbers, or the number of different ones, is counted in. */
function unitOf(field: LedgerField): string {
  switch (field.type) {
    case 'number':
      return field.unit
    case 'money':
      return '元'
    case 'member':
    case 'members':
      return '人'
    default:
      return '个'
  }
}

function measure(
  kind: OwnKind,
  [id, title, unit]: readonly [id: string, title: string, unit: string],
  aggregate: Aggregate,
  counted?: LedgerField,
): RecordMeasure {
  const { code, about } = kind
  // A list of members is counted member by member.
  const each = counted?.type === 'members' ? ({ each: `values.${counted.code}` } as const) : {}
  return {
    form: 'records',
    ...{ id, title, unit, aggregate },
    rows: [],
    source: { of: 'ledger', kind: code, title: kind.title, labels: labelsOfFields(kind), ...each },
    display: counted?.type === 'money' ? 'yuan' : 'plain',
    dimensions: dimensionsOf(kind),
    ...(about === 'member' ? { actor: 'memberId' } : {}),
  }
}

/** By each field that says which: a choice, yes or no, a name, a member. */
function dimensionsOf(kind: OwnKind): Dimension[] {
  const own = fieldsEver(kind).flatMap((field) => {
    const labels = labelsOf(field)
    return labels === undefined ? [] : [dimension(field.code, field.label, pathOf(field), labels)]
  })
  return [...own, ...(kind.about === 'member' ? [BY_MEMBER] : [])]
}

function labelsOf(field: LedgerField): Dimension['labels'] | undefined {
  switch (field.type) {
    case 'choice':
      return Object.fromEntries(field.options.map(({ code, label }) => [code, label]))
    case 'yes-no':
      return YES_NO
    case 'text':
      return field.maxLength > SHORT_TEXT ? undefined : 'itself'
    case 'member':
      return 'members'
    default:
      return undefined
  }
}

const labelsOfFields = (kind: OwnKind) => Object.fromEntries(fieldsEver(kind).map(({ code, label }) => [code, label]))
const pathOf = ({ code }: LedgerField) => `values.${code}` as const
