/**
 * What a phone may send is bounded before it is looked at: by the sizes of `within-size.ts`, and by its own schema. This walks
 * valibot's description of every input there is.
 */
import { contract } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import * as v from 'valibot'

interface Node {
  readonly kind: string
  readonly type: string
  readonly pipe?: readonly Node[]
  readonly entries?: Readonly<Record<string, Node>>
  readonly wrapped?: Node
  readonly item?: Node
  readonly items?: readonly Node[]
  readonly key?: Node
  readonly value?: Node
  readonly options?: readonly unknown[]
  readonly requirement?: unknown
}

/** Closed lists of values, and values that have no size. */
const BOUNDED = ['picklist', 'literal', 'enum', 'boolean', 'null', 'undefined']

/** Where an input takes something without a bound, as paths. */
function unbounded(node: Node, path: string): string[] {
  const steps = stepsOf(node)
  const has = (...types: string[]) => steps.some(({ type }) => types.includes(type))
  const own = (isBounded: boolean) => (isBounded ? [] : [`${path}: ${node.type}`])
  if (node.wrapped) return unbounded(node.wrapped, path)
  if (node.entries) return Object.entries(node.entries).flatMap(([name, field]) => unbounded(field, `${path}.${name}`))
  if (BOUNDED.includes(node.type)) return []
  if (node.type === 'string')
    return own(
      has('max_length', 'length') || steps.some(({ type, requirement }) => type === 'regex' && isFinite(requirement)),
    )
  if (node.type === 'number') return own(has('max_value') && has('min_value'))
  if (node.type === 'array') return [...own(has('max_length', 'length')), ...unbounded(node.item as Node, `${path}[]`)]
  if (node.type === 'record')
    return [
      ...own(has('max_entries', 'check')),
      ...unbounded(node.key as Node, `${path}{}`),
      ...unbounded(node.value as Node, `${path}{}`),
    ]
  if (node.type === 'union' || node.type === 'variant')
    return (node.options ?? []).flatMap((option) => unbounded(option as Node, path))
  // A check of one's own says nothing of its bound: it is asked.
  if (node.type === 'custom')
    return own(['9'.repeat(200), '2025-01-01'.padEnd(200), 1e300, -1e300].every((value) => !v.is(node as never, value)))
  return [`${path}: ${node.type}?`]
}

/** What a value goes through after its type, in pipes within pipes too. */
function stepsOf({ pipe: [first, ...rest] = [] }: Node): readonly Node[] {
  return first ? [...stepsOf(first), ...rest] : []
}

/** Whether a pattern lets nothing of any length pass. */
function isFinite(pattern: unknown): boolean {
  if (!(pattern instanceof RegExp)) return false
  const plain = pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  return plain.startsWith('^') && plain.endsWith('$') && !/[*+]|\{\d+,\}/.test(plain)
}

const inputs = Object.entries(contract as Record<string, ProcedureShape>)

it('every list, text, number and record of every input has an upper bound', () => {
  expect(inputs.flatMap(([name, { input }]) => unbounded(input as never, name))).toEqual([])
})

it('what needs a permission in a branch names the branch', () => {
  const without = inputs.filter(([, { allow, input }]) => {
    const { entries } = input as unknown as Node
    return !['anyone', 'signed-in', 'bound'].includes(allow) && entries?.['branchId']?.type !== 'string'
  })
  expect(without.map(([name]) => name)).toEqual([])
})
