/** What the fields of an input, or the items of a list, must keep together. */
import type { CivilDate } from '#domain/time/civil-date'
import * as v from 'valibot'

/**
 * A rule across the fields of an object, an item of its pipe: `must('to', ({ from, to }) => from <= to, '不能早于开始日期')`.
 * It is asked once every field is right by itself. What breaks it is refused as `bad-input` of `field`, with `expected` in
 * plain Chinese. `field` is one of the object's own, so a mistyped one does not compile.
 */
export function must<Input extends Record<string, unknown>>(
  field: keyof Input & string,
  holds: (input: Input) => boolean,
  expected: string,
): v.GenericValidation<Input> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || holds(dataset.value)) return
    const { value: input } = dataset
    addIssue({ message: expected, path: [{ type: 'object', origin: 'value', input, key: field, value: input[field] }] })
  })
}

/** Of what takes place within one day. */
export function endsAfterStart<Input extends { startTime: string; endTime: string }>() {
  return must<Input>('endTime', ({ startTime, endTime }) => startTime < endTime, '结束时间须晚于开始时间')
}

/** Of a period, both days of which belong to it. */
export function endsNotBeforeStart<Input extends { from: CivilDate; to: CivilDate }>() {
  return must<Input>('to', ({ from, to }) => from <= to, '结束日期不能早于开始日期')
}

/** No two items of a list are the same, or the same in what `of` takes of them. */
export function eachOnce<Item>(expected: string, of: (item: Item) => unknown = (item) => item) {
  return v.check<Item[], string>((list) => new Set(list.map(of)).size === list.length, expected)
}

/** Of a change whose fields may each be left out: not all of them are. `beside` are fields that are no change. */
export function changesSomething<Input extends Record<string, unknown>>(expected: string, ...beside: (keyof Input)[]) {
  return v.check<Input, string>(
    (input) => Object.keys(input).some((field) => input[field] !== undefined && !beside.includes(field)),
    expected,
  )
}
