import { changesSomething, eachOnce, must } from '#contract/must'
import * as v from 'valibot'

const loan = v.strictObject({ lentOn: v.number(), backOn: v.optional(v.number()) })
const rule = (field: 'lentOn' | 'backOn') =>
  v.pipe(
    loan,
    must(field, ({ lentOn, backOn }) => backOn === undefined || backOn >= lentOn, 'never back before'),
  )
const faults = (schema: v.GenericSchema, input: unknown) =>
  (v.safeParse(schema, input).issues ?? []).map((issue) => [v.getDotPath(issue), issue.message])

describe('a rule across fields', () => {
  it('blames the field it names, with what is expected', () => {
    expect(faults(rule('backOn'), { lentOn: 5, backOn: 4 })).toEqual([['backOn', 'never back before']])
    expect(faults(rule('lentOn'), { lentOn: 5, backOn: 4 })).toEqual([['lentOn', 'never back before']])
  })

  it('is kept by what keeps it, with the field left out or not', () => {
    expect(faults(rule('backOn'), { lentOn: 5, backOn: 5 })).toEqual([])
    expect(faults(rule('backOn'), { lentOn: 5 })).toEqual([])
  })

  it('is not asked of fields that are wrong by themselves', () => {
    expect(faults(rule('backOn'), { lentOn: '5', backOn: 4 })).toEqual([['lentOn', expect.any(String)]])
  })

  it('names a field the object has', () => {
    // @ts-expect-error: there is no such field
    const mistyped: v.GenericValidation<v.InferOutput<typeof loan>> = must('returnedOn', () => true, 'lent')
    expect(mistyped.kind).toBe('validation')
  })
})

describe('a list that names each once', () => {
  const people = v.pipe(
    v.array(v.object({ name: v.string(), age: v.number() })),
    eachOnce('twice', ({ name }) => name),
  )

  it('refuses two items that are the same in what is taken of them', () => {
    const [twice, once] = [
      [
        { name: 'a', age: 1 },
        { name: 'a', age: 2 },
      ],
      [
        { name: 'a', age: 1 },
        { name: 'b', age: 1 },
      ],
    ]
    expect(faults(people, twice)).toEqual([[null, 'twice']])
    expect(faults(people, once)).toEqual([])
  })

  it('compares whole items where nothing is taken of them', () => {
    const numbers = v.pipe(v.array(v.number()), eachOnce('twice'))
    expect(faults(numbers, [1, 2, 1])).toEqual([[null, 'twice']])
    expect(faults(numbers, [1, 2])).toEqual([])
  })
})

describe('a change', () => {
  const change = v.pipe(
    v.object({ branchId: v.string(), name: v.optional(v.string()), cellId: v.optional(v.nullable(v.string())) }),
    changesSomething('nothing', 'branchId'),
  )

  it('changes at least one thing, be it to nothing', () => {
    expect(faults(change, { branchId: 'b' })).toEqual([[null, 'nothing']])
    expect(faults(change, { branchId: 'b', name: undefined })).toEqual([[null, 'nothing']])
    expect(faults(change, { branchId: 'b', name: 'c' })).toEqual([])
    expect(faults(change, { branchId: 'b', cellId: null })).toEqual([])
  })
})
