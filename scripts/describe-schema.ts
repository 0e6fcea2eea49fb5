/**
 * Boundary file: prints a valibot schema as a type a person can read. It walks the schema's own description of itself,
 * which valibot types for each kind apart.
 */
import type { ProcedureShape } from '#contract/procedure'

type Schema = ProcedureShape['input']

/** The parts of valibot's schemas that are read here. */
interface Node {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata'
  readonly type: string
  readonly expects?: string | null
  readonly entries?: Readonly<Record<string, Node>>
  readonly wrapped?: Node
  readonly default?: unknown
  readonly item?: Node
  readonly items?: readonly Node[]
  readonly key?: Node
  readonly value?: Node
  /** Schemas of a union, values of a picklist. */
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly Node[]
  readonly requirement?: unknown
  readonly description?: string
}

const OPTIONAL: readonly string[] = ['optional', 'exact_optional', 'undefinedable', 'nullish']
const NULLABLE: readonly string[] = ['nullable', 'nullish']
const CHOICES: readonly string[] = ['union', 'variant', 'intersect', 'picklist', 'enum']
const WRAPPERS: readonly string[] = [...OPTIONAL, ...NULLABLE, 'non_optional', 'non_nullable', 'non_nullish']

/**
 * The input a schema takes, e.g. `{ branchId: string, size?: number = 20 }`, an object's fields a line each with what
 * else is known of them as a comment in Chinese. A custom check shows its description: `<YYYY-MM-DD>`.
 */
export function describeSchema(schema: Schema): string {
  return typeOf(schema, '')
}

function typeOf(node: Node, indent: string): string {
  if (WRAPPERS.includes(node.type) && node.wrapped) {
    const inner = typeOf(node.wrapped, indent)
    return NULLABLE.includes(node.type) ? `${inner} | null` : inner
  }
  switch (node.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
    case 'object_with_rest':
      return objectType(node, indent)
    case 'array':
      return arrayType(node, indent)
    case 'tuple':
    case 'strict_tuple':
      return `[${(node.items ?? []).map((item) => typeOf(item, indent)).join(', ')}]`
    case 'record':
      return recordType(node, indent)
    case 'union':
    case 'variant':
      return (node.options ?? []).map((option) => typeOf(option as Node, indent)).join(' | ')
    case 'intersect':
      return (node.options ?? []).map((option) => typeOf(option as Node, indent)).join(' & ')
    case 'picklist':
    case 'enum':
      return (node.options ?? []).map((option) => JSON.stringify(option)).join(' | ')
    case 'literal':
      return JSON.stringify(node.literal)
    case 'lazy':
      return '…'
    case 'custom':
      return `<${descriptionOf(node) ?? 'custom'}>`
    default:
      return node.type
  }
}

function objectType(node: Node, indent: string): string {
  const entries = Object.entries(node.entries ?? {})
  if (entries.length === 0) return '{}'
  const inside = `${indent}  `
  const lines = entries.map(([name, field]) => {
    const notes = notesOf(field)
    const comment = notes.length === 0 ? '' : `  // ${notes.join('，')}`
    const mark = OPTIONAL.includes(field.type) ? '?' : ''
    return `${inside}${name}${mark}: ${typeOf(field, inside)}${defaultOf(field)}${comment}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

function arrayType({ item }: Node, indent: string): string {
  if (!item) return 'unknown[]'
  const type = typeOf(item, indent)
  return isChoice(item) ? `(${type})[]` : `${type}[]`
}

function recordType(node: Node, indent: string): string {
  const key = node.key ? typeOf(node.key, indent) : 'string'
  return `{ [${key}]: ${node.value ? typeOf(node.value, indent) : 'unknown'} }`
}

function defaultOf(field: Node): string {
  const value = typeof field.default === 'function' ? undefined : field.default
  return OPTIONAL.includes(field.type) && value !== undefined ? ` = ${JSON.stringify(value)}` : ''
}

/** Whether the type is a choice, which a list sets in brackets. */
function isChoice(node: Node): boolean {
  if (NULLABLE.includes(node.type)) return true
  if (WRAPPERS.includes(node.type) && node.wrapped) return isChoice(node.wrapped)
  return CHOICES.includes(node.type) && (node.options ?? []).length > 1
}

function descriptionOf(node: Node): string | undefined {
  return node.pipe?.find(({ kind, type }) => kind === 'metadata' && type === 'description')?.description
}

/** What is known of a value besides its type: of the value itself, or of an array's items. */
function notesOf(node: Node): string[] {
  const inner = WRAPPERS.includes(node.type) ? node.wrapped : node.type === 'array' ? node.item : undefined
  const own = node.type === 'custom' ? undefined : descriptionOf(node)
  return [...(own === undefined ? [] : [own]), ...rulesOf(node), ...(inner ? notesOf(inner) : [])]
}

function rulesOf(node: Node): string[] {
  const steps = (node.pipe ?? []).filter(({ kind }) => kind === 'validation')
  const requirement = (type: string) => {
    const required = steps.find((step) => step.type === type)?.requirement
    return typeof required === 'number' || typeof required === 'string' ? required : undefined
  }
  const whole = steps.some(({ type }) => type === 'integer' || type === 'safe_integer')
  const unit = node.type === 'array' ? '项' : '字'
  const bounds = [
    ...(whole ? ['整数'] : []),
    ...rangeText(requirement('min_value'), requirement('max_value'), ''),
    ...rangeText(requirement('min_length'), requirement('max_length'), ` ${unit}`),
  ]
  if (bounds.length > 0) return bounds
  // A pattern is hard to read: it is shown only where nothing else is known.
  const pattern = steps.find(({ type }) => type === 'regex')?.requirement
  return pattern instanceof RegExp ? [`须符合 ${pattern.source}`] : []
}

type Bound = number | string | undefined

function rangeText(from: Bound, to: Bound, unit: string): string[] {
  if (from === undefined && to === undefined) return []
  if (to === undefined) return [`至少 ${from}${unit}`]
  return [from === undefined ? `最多 ${to}${unit}` : `${from} 至 ${to}${unit}`]
}
