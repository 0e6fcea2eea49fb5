import * as v from 'valibot'
import { describeSchema } from '../../scripts/describe-schema'

const civilDate = v.pipe(
  v.custom<string>((value) => typeof value === 'string'),
  v.description('YYYY-MM-DD'),
)

describe('a schema as a type to read', () => {
  it.each<[string, v.GenericSchema<unknown, unknown>, string]>([
    ['a string', v.string(), 'string'],
    ['a number', v.number(), 'number'],
    ['a boolean', v.boolean(), 'boolean'],
    ['anything', v.unknown(), 'unknown'],
    ['a literal', v.literal('present'), '"present"'],
    ['a choice', v.picklist(['full', 'probationary']), '"full" | "probationary"'],
    ['a value or null', v.nullable(v.number()), 'number | null'],
    ['a list', v.array(v.string()), 'string[]'],
    ['a list of choices', v.array(v.picklist(['a', 'b'])), '("a" | "b")[]'],
    ['a list of values or null', v.array(v.nullable(v.string())), '(string | null)[]'],
    ['a pair', v.tuple([v.string(), v.number()]), '[string, number]'],
    ['a record', v.record(v.string(), v.number()), '{ [string]: number }'],
    ['a union', v.union([v.string(), v.number()]), 'string | number'],
    ['a check of our own', civilDate, '<YYYY-MM-DD>'],
    ['a check that says nothing', v.custom(() => true), '<custom>'],
    ['a pipe, by what goes in', v.pipe(v.string(), v.trim(), v.transform(Number)), 'string'],
    ['an empty object', v.strictObject({}), '{}'],
    ['what refers to itself', v.lazy(() => v.string()), '…'],
  ])('%s', (_, schema, expected) => {
    expect(describeSchema(schema)).toBe(expected)
  })

  it('has a line for each field, with what may be left out and what is known of it', () => {
    const schema = v.strictObject({
      branchId: v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.description('支部编号')),
      onDay: v.optional(civilDate),
      size: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)), 20),
      cursor: v.optional(v.nullable(v.string()), null),
      names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1)),
      code: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
      inner: v.object({ deep: v.boolean() }),
    })
    expect(describeSchema(schema)).toBe(
      [
        '{',
        '  branchId: string  // 支部编号，1 至 80 字',
        '  onDay?: <YYYY-MM-DD>',
        '  size?: number = 20  // 整数，1 至 100',
        '  cursor?: string | null = null',
        '  names: string[]  // 至少 1 项，最多 60 字',
        '  code?: string  // 须符合 ^\\d{6}$',
        '  inner: {',
        '    deep: boolean',
        '  }',
        '}',
      ].join('\n'),
    )
  })

  it('shows every form of a variant', () => {
    const schema = v.variant('kind', [
      v.strictObject({ kind: v.literal('scan'), code: v.string() }),
      v.strictObject({ kind: v.literal('paper') }),
    ])
    expect(describeSchema(schema)).toBe(
      ['{', '  kind: "scan"', '  code: string', '} | {', '  kind: "paper"', '}'].join('\n'),
    )
  })

  it('sets a list of a variant in brackets', () => {
    const schema = v.array(v.variant('kind', [v.object({ kind: v.literal('a') }), v.object({ kind: v.literal('b') })]))
    expect(describeSchema(schema)).toBe(['({', '  kind: "a"', '} | {', '  kind: "b"', '})[]'].join('\n'))
  })

  it('keeps a list of objects apart from a choice', () => {
    const schema = v.array(v.strictObject({ kind: v.picklist(['a', 'b']) }))
    expect(describeSchema(schema)).toBe(['{', '  kind: "a" | "b"', '}[]'].join('\n'))
  })
})
