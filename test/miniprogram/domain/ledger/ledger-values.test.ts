import type { LedgerKind, LedgerValue } from '#domain/ledger/ledger'
import { LEDGER_KINDS, ledgerKind } from '#domain/ledger/kinds/catalogue'
import { checkOutcome, checkValues, membersNamed, valueAt } from '#domain/ledger/ledger-values'
import { fittingValue, fittingValues } from '../../../builders/ledger'

function kindOf(code: string): LedgerKind {
  const kind = ledgerKind(code)
  if (!kind) throw new Error(code)
  return kind
}
const outing = kindOf('volunteer-outing')
const OUTING = { project: '文明劝导', site: '幸福社区', leaflets: 120 }
const selfCheck = kindOf('self-check')

describe('the values of a ledger entry', () => {
  it.each(LEDGER_KINDS.map((kind) => [kind.code, kind] as const))('fit %s when every field is filled in', (_, kind) => {
    const values = fittingValues(kind, 'member-1')
    const outcome = fittingValues(kind, 'member-1', (field) => field.outcome === true)
    expect(checkValues(kind, values)).toBeUndefined()
    expect(checkOutcome(kind, values, outcome)).toBeUndefined()
  })

  it('may lack what is optional, and nothing else', () => {
    for (const kind of LEDGER_KINDS)
      for (const field of kind.fields.filter(({ outcome }) => !outcome)) {
        const { [field.code]: _, ...rest } = fittingValues(kind, 'member-1')
        const asked = ['choice', 'yes-no', 'date', 'member', 'members'].includes(field.type) ? '请选择' : '须填写'
        expect(checkValues(kind, rest)).toEqual(
          field.optional
            ? undefined
            : { is: 'unfit', field: `values.${field.code}`, expected: `${asked}${field.label}` },
        )
      }
  })

  it('are refused with a field the kind does not have', () => {
    const fault = { is: 'unfit', field: 'values.colour', expected: '没有这一项' }
    expect(checkValues(outing, { ...OUTING, colour: '红' })).toEqual(fault)
    expect(checkValues(outing, JSON.parse('{"project":"a","site":"b","toString":"c"}') as never)).toMatchObject({
      field: 'values.toString',
    })
  })

  it('are refused with an outcome before there is one', () => {
    expect(checkValues(selfCheck, { subject: '台账', found: 3, rectified: 1 })).toMatchObject({
      field: 'values.rectified',
      expected: '没有这一项',
    })
  })

  it('are refused with a value of another type, whatever the field', () => {
    const others: Record<string, readonly LedgerValue[]> = {
      text: ['', '   ', 1, true, ['a'], '含\u0007铃', '字'.repeat(2000)],
      choice: ['', '未列出', 1, true, ['a']],
      number: ['1', 1.5, -1, Number.NaN, Number.MAX_SAFE_INTEGER, true],
      money: ['1', 0.5, -1, 1_000_000_001, true],
      date: ['2025-02-30', '2025-2-3', 20250203],
      'yes-no': ['是', 1],
      member: ['', 'a b', 1, ['member-1']],
      members: [[], ['member-1', 'member-1'], ['a b'], 'member-1', 1],
    }
    for (const kind of LEDGER_KINDS)
      for (const field of kind.fields.filter(({ outcome }) => !outcome))
        for (const wrong of others[field.type] ?? []) {
          const values = { ...fittingValues(kind, 'member-1'), [field.code]: wrong }
          expect([field.code, wrong, checkValues(kind, values)?.field]).toEqual([
            field.code,
            wrong,
            `values.${field.code}`,
          ])
        }
  })

  it('keep a number within its limits, both included', () => {
    const session = kindOf('clean-conduct-session')
    const of = (minutes: number) => checkValues(session, { topic: 'warning', title: '警示片', minutes })
    expect([of(0), of(1441)].map((fault) => fault?.field)).toEqual(['values.minutes', 'values.minutes'])
    expect([of(1), of(1440)]).toEqual([undefined, undefined])
  })

  it('take 0 as a number: recorded, none', () => {
    expect(checkValues(outing, { ...OUTING, leaflets: 0 })).toBeUndefined()
    expect(checkValues(selfCheck, { subject: '台账', found: 0 })).toBeUndefined()
  })

  it('never have a part above its whole, and both are named', () => {
    const ballot = { step: 'admitted', votersDue: 10, votersPresent: 11 }
    expect(checkValues(kindOf('member-development'), ballot)).toEqual({
      is: 'above',
      field: 'values.votersPresent',
      part: '实到有表决权的党员',
      partValue: 11,
      whole: '应到有表决权的党员',
      wholeValue: 10,
    })
  })

  it('never have an outcome above what was recorded', () => {
    const recorded = { subject: '台账', found: 3 }
    expect(checkOutcome(selfCheck, recorded, { rectified: 3 })).toBeUndefined()
    expect(checkOutcome(selfCheck, recorded, { rectified: 4 })).toEqual({
      is: 'above',
      field: 'outcome.rectified',
      part: '已整改',
      partValue: 4,
      whole: '发现问题',
      wholeValue: 3,
    })
  })

  it('of an outcome hold no field that is none', () => {
    expect(checkOutcome(selfCheck, { subject: '台账', found: 3 }, { rectified: 1, found: 1 })).toMatchObject({
      field: 'outcome.found',
    })
  })

  it('name their members with the path of each', () => {
    const values = { ...OUTING, leaders: ['member-1', 'member-2'] }
    expect(membersNamed(outing, values, 'values')).toEqual([
      { field: 'values.leaders.0', memberId: 'member-1' },
      { field: 'values.leaders.1', memberId: 'member-2' },
    ])
    expect(membersNamed(kindOf('heart-to-heart-talk'), { partner: 'member-3' }, 'values')).toEqual([
      { field: 'values.partner', memberId: 'member-3' },
    ])
  })
})

describe('the builder of fitting values', () => {
  it('knows every type of field', () => {
    const types = new Set(LEDGER_KINDS.flatMap(({ fields }) => fields.map(({ type }) => type)))
    expect(types.size).toBe(8)
    for (const kind of LEDGER_KINDS)
      for (const field of kind.fields) expect(fittingValue(field, 'member-1')).not.toBe('')
  })
})

it('what every object has is no value of an entry', () => {
  expect(valueAt(OUTING, 'project')).toBe('文明劝导')
  expect([valueAt(OUTING, 'toString'), valueAt(OUTING, 'constructor'), valueAt(OUTING, 'missing')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
