import * as schemas from '#contract/schemas'
import { endsAfterStart, endsNotBeforeStart } from '#contract/must'
import * as v from 'valibot'

const takes = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success
/** Which of these it takes. */
const taken = (schema: v.GenericSchema, ...inputs: unknown[]) => inputs.filter((input) => takes(schema, input))

it('a name is one to sixty characters, not only blanks, without what nobody can read', () => {
  expect(taken(schemas.name, '李明', '李', '　', ' ', '', '李\u0000明')).toEqual(['李明', '李'])
  expect(taken(schemas.name, '长'.repeat(60), '长'.repeat(61))).toEqual(['长'.repeat(60)])
  expect(v.parse(schemas.name, ' 李明 ')).toBe('李明')
})

it('a reason that comes in holds no telephone and no identity number', () => {
  const said = [
    '电话13800138000',
    '电话 138 0013 8000',
    '１３８００１３８０００说的',
    '证号11010119800101001X',
    '证号 110101198001010018',
  ]
  expect(taken(schemas.plainReason, ...said)).toEqual([])
  // Of a payment, of a document, an amount and a day.
  const kept = [
    '收〔2025〕第012号记错',
    '单号1000039801250305000012345678',
    '文号 20250110 之后',
    '150 2025-06-10 记错',
    '交了13800元',
  ]
  expect(taken(schemas.plainReason, ...kept)).toEqual(kept)
})

it('a reason is at least two characters', () => {
  expect(taken(schemas.reason, '生病', '病', ' 病 ', '')).toEqual(['生病'])
})

it('fen are whole and not negative; a gift is more than nothing', () => {
  const amounts = [-1, 0, 1, 0.5, 1_000_000_000, 1_000_000_001, Number.NaN, '1', null]
  expect(taken(schemas.fenAmount, ...amounts)).toEqual([0, 1, 1_000_000_000])
  expect(taken(schemas.positiveFen, ...amounts)).toEqual([1, 1_000_000_000])
})

it('a page has one to a hundred items, twenty where nothing is said', () => {
  expect(taken(schemas.pageSize, 0, 1, 100, 101, 1.5)).toEqual([1, 100])
  expect(v.parse(schemas.pageSize, undefined)).toBe(20)
})

it('a time of day is one of the clock', () => {
  expect(taken(schemas.timeOfDay, '00:00', '23:59', '24:00', '9:30', '12:60')).toEqual(['00:00', '23:59'])
})

it('days and months are those of the calendar', () => {
  expect(taken(schemas.civilDate, '2024-02-29', '2025-02-29', '2025-2-1', 20250201)).toEqual(['2024-02-29'])
  expect(taken(schemas.month, '2025-12', '2025-13', '2025')).toEqual(['2025-12'])
})

it('days, months and instants that come in are of 1900 to 2200, so that what is reckoned from them is on the calendar', () => {
  const days = ['1899-12-31', '1900-01-01', '2200-12-31', '2201-01-01', '9999-12-31']
  expect(taken(schemas.civilDate, ...days)).toEqual(['1900-01-01', '2200-12-31'])
  expect(taken(schemas.month, '1899-12', '1900-01', '2200-12', '2201-01')).toEqual(['1900-01', '2200-12'])
  const ends = ['1899-12-31T15:59:59.999Z', '2025-06-10T09:00:00.000Z', '9999-12-31T15:59:59.999Z']
  expect(taken(schemas.instant, ...ends)).toEqual(['2025-06-10T09:00:00.000Z'])
})

it('what stands in one line has no line end, however many were pasted, and keeps the blanks within', () => {
  const one = (text: string) => v.parse(schemas.line, text)
  expect([one('竹篱社区 \r\n  东门'), one('\n甲\n\n \n乙\t'), one('甲  乙')]).toEqual([
    '竹篱社区 东门',
    '甲 乙',
    '甲  乙',
  ])
})

it('an id is what our functions give out, no pattern and no path', () => {
  expect(taken(schemas.id, 'k3v9:m-1', 'a#2.b', '', 'a b', 'a/b', '$ne', 'x'.repeat(81))).toEqual(['k3v9:m-1', 'a#2.b'])
})

describe('a stretch of time', () => {
  const period = v.pipe(v.strictObject({ from: schemas.civilDate, to: schemas.civilDate }), endsNotBeforeStart())
  const hours = v.pipe(v.strictObject({ startTime: schemas.timeOfDay, endTime: schemas.timeOfDay }), endsAfterStart())

  it('of days may be one day, and never ends before it begins', () => {
    const of = (from: string, to: string) => takes(period, { from, to })
    expect([of('2025-06-10', '2025-06-10'), of('2025-06-10', '2025-06-11'), of('2025-06-11', '2025-06-10')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('of hours is longer than nothing', () => {
    const of = (startTime: string, endTime: string) => takes(hours, { startTime, endTime })
    expect([of('09:00', '09:01'), of('09:00', '09:00'), of('09:00', '08:59')]).toEqual([true, false, false])
  })
})
