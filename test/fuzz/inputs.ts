/**
 * Boundary file: inputs made from valibot's description of a schema: right, nearly right and hostile ones, the same for the
 * same seed.
 */
import * as v from 'valibot'
import type { Dice } from '../builders/dice'

/** The parts of valibot's schemas that are read here. */
export interface SchemaNode {
  readonly type: string
  readonly pipe?: readonly SchemaNode[]
  readonly entries?: Readonly<Record<string, SchemaNode>>
  readonly wrapped?: SchemaNode
  readonly item?: SchemaNode
  readonly key?: SchemaNode
  readonly value?: SchemaNode
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly requirement?: unknown
}

/** Ids that are there, by the name of the field they would stand in. */
export type KnownIds = (field: string) => readonly string[]

const DAYS = [
  '2026-06-10',
  '2026-06-09',
  '2026-06-11',
  '2026-04-30',
  '2025-06-10',
  '2025-06-09',
  '2025-06-11',
  '2025-01-01',
  '2025-12-31',
  '2024-02-29',
  '2024-11-03',
]
const FAR_DAYS = ['1900-01-01', '1900-01-31', '1949-10-01', '2199-12-31', '9999-12-31', '9999-12-01', '9998-12-31']
const MONTHS = ['2026-06', '2026-05', '2025-06', '2025-05', '2025-01', '2024-12', '2025-12', '1900-01', '9999-12']
const INSTANTS = [
  '2026-06-10T08:00:00.000Z',
  '2026-06-10T09:00:00.000Z',
  '2025-06-10T08:00:00.000Z',
  '2025-06-10T09:00:00.000Z',
  '1899-12-31T16:00:00.000Z',
  '9999-12-31T15:59:59.999Z',
]
const TIMES = ['09:00', '10:30', '00:00', '23:59', '14:00', '18:00']
const TEXTS = [
  '学习',
  '100%',
  '#1 会议',
  '党员大会',
  '<b>&amp;</b>',
  '{1}',
  '{count}',
  '甲，乙',
  '=1+1',
  '𠮷明',
  '买买提·艾力',
  '1',
  '%2F..%2F',
  '\'"',
  '0',
  'a-b',
  '第一党小组',
  'reading',
  'x'.repeat(40),
]
const MEASURES = [
  'meetings-held',
  'donated',
  'members',
  'volunteer-hours',
  'honour',
  'year',
  'report',
  'half-1',
  'quarter-4',
  'month-12',
  'since-2023',
  'donated|campaign=x',
  'donated|last-year',
]
const NUMBERS = [0, 1, 2, 3, 7, 45, 60, 100, 999, 1949, 2024, 2025, 2026, 2200, 10_000, 1_000_000, 1_000_000_000]

const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\u202eb',
  '\u2028',
  '__proto__',
  'constructor',
  '$ne',
  '../../x',
  '%',
  '𠮷'.repeat(5000),
  ' '.repeat(60_000),
  '\n'.repeat(60_000),
  '[\\'.repeat(5000),
  '1-'.repeat(20_000),
  '{'.repeat(20_000),
  '（'.repeat(9000),
]
const HOSTILE_NUMBERS = [-1, 0.1, 1e21, -1e300, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 53, -0, 1e-300]

/** An input that the schema takes, as far as its description tells. */
export function validFor(schema: SchemaNode, dice: Dice, ids: KnownIds): unknown {
  return make(schema, '', dice, ids)
}

function make(node: SchemaNode, field: string, dice: Dice, ids: KnownIds): unknown {
  if (node.wrapped) {
    if (dice.chance(node.type === 'nullable' ? 30 : 45)) return node.type === 'nullable' ? null : undefined
    return make(node.wrapped, field, dice, ids)
  }
  switch (node.type) {
    case 'strict_object':
      return objectOf(node, dice, ids)
    case 'array':
      return Array.from({ length: lengthFor(node, dice) }, () =>
        make(node.item as SchemaNode, singular(field), dice, ids),
      )
    case 'record': {
      const names = Array.from({ length: dice.roll(0, 4) }, () => make(node.key as SchemaNode, 'key', dice, ids))
      return Object.fromEntries(names.map((name) => [name, make(node.value as SchemaNode, field, dice, ids)]))
    }
    case 'union':
    case 'variant':
      return make(dice.pick(node.options as readonly SchemaNode[]), field, dice, ids)
    case 'picklist':
      return dice.pick(node.options ?? [])
    case 'literal':
      return node.literal
    case 'boolean':
      return dice.chance(50)
    default:
      return leaf(node, field, dice, ids)
  }
}

function objectOf(node: SchemaNode, dice: Dice, ids: KnownIds): Record<string, unknown> {
  const made = Object.entries(node.entries ?? {}).map(([name, field]) => [name, make(field, name, dice, ids)] as const)
  return Object.fromEntries(made.filter(([, value]) => value !== undefined))
}

function lengthFor(node: SchemaNode, dice: Dice): number {
  const bound = (type: string, otherwise: number) => {
    const requirement = stepsOf(node).find((step) => step.type === type)?.requirement
    return typeof requirement === 'number' ? requirement : otherwise
  }
  const most = bound('max_length', 3)
  const least = bound('min_length', 0)
  return dice.chance(3) ? Math.min(most, 60) : Math.min(most, least + dice.roll(0, 2))
}

/** What it goes through after its type, in pipes within pipes too. */
function stepsOf({ pipe: [first, ...rest] = [] }: SchemaNode): readonly SchemaNode[] {
  return first ? [...stepsOf(first), ...rest] : []
}

/** A text, a number or a check of its own: what it takes of a few candidates. */
function leaf(node: SchemaNode, field: string, dice: Dice, ids: KnownIds): unknown {
  const days = dice.chance(12) ? FAR_DAYS : DAYS
  const likely: readonly (() => unknown)[] =
    node.type === 'number'
      ? [() => dice.pick(NUMBERS), () => dice.roll(0, 10)]
      : [
          () => dice.pick(ids(field)),
          () => dice.pick(days),
          () => dice.pick(MONTHS),
          () => dice.pick(INSTANTS),
          () => dice.pick(TIMES),
          () => dice.pick(MEASURES),
          () => dice.pick(TEXTS),
          () => '长'.repeat(dice.pick([1, 60, 200, 1000])),
          () => dice.pick(NUMBERS),
          () => String(dice.roll(100_000, 999_999)),
        ]
  for (let attempt = 0; attempt < 40; attempt++) {
    const candidate = field.endsWith('Id') && attempt === 0 ? dice.pick(ids(field)) : dice.pick(likely)()
    // Boundary: the schema is valibot's own, of which the description above is a part.
    if (candidate !== undefined && v.is(node as never, candidate)) return candidate
  }
  return dice.pick(TEXTS)
}

function singular(field: string): string {
  return field.replace(/s$/, '')
}

/** The same input with one place of it spoilt. */
export function spoilt(input: unknown, dice: Dice): unknown {
  if (typeof input !== 'object' || input === null || dice.chance(15)) return junk(dice, 3)
  const names = Object.keys(input)
  if (names.length === 0 || dice.chance(15))
    return Array.isArray(input)
      ? [...(input as unknown[]), junk(dice, 2)]
      : { ...input, [dice.pick(HOSTILE_TEXTS.slice(0, 10))]: junk(dice, 2) }
  const name = dice.pick(names)
  if (Array.isArray(input)) return input.map((item: unknown, at) => (String(at) === name ? spoilt(item, dice) : item))
  if (dice.chance(10)) return Object.fromEntries(Object.entries(input).filter(([each]) => each !== name))
  return { ...input, [name]: spoilt((input as Record<string, unknown>)[name], dice) }
}

/** What no schema takes: deep, long, of another type, of names that mean something to JavaScript or to MongoDB. */
export function junk(dice: Dice, levels: number): unknown {
  const of = dice.roll(0, levels > 0 ? 9 : 4)
  if (of <= 1) return dice.pick(HOSTILE_TEXTS)
  if (of === 2) return dice.pick(HOSTILE_NUMBERS)
  if (of <= 4) return dice.pick([null, true, '9999-12-31', '1900-01-01', [], {}])
  if (of === 5) return Array.from({ length: dice.roll(0, 3) }, () => junk(dice, levels - 1))
  if (of === 6) return Array<unknown>(dice.pick([100, 5000, 120_000])).fill(dice.pick(['x', '', 1, null]))
  if (of === 7) return JSON.parse(nested(dice.pick([10, 22, 200, 3000])))
  if (of === 8)
    return Object.fromEntries(Array.from({ length: dice.pick([10, 5000, 20_000]) }, (_, at) => [`k${at}`, at]))
  // As JSON has it: a name of its own, not a prototype.
  return JSON.parse(
    `{"__proto__":{"x":1},"constructor":1,"$where":"1","a.b":${JSON.stringify(dice.pick(HOSTILE_TEXTS))}}`,
  )
}

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}
