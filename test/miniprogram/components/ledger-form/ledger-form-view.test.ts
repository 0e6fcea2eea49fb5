import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { LedgerField } from '#domain/ledger/ledger'
import * as fc from 'fast-check'
import { readForm, rowsOf, typedFrom } from '../../../../miniprogram/components/ledger-form/ledger-form-view'

const PEOPLE = [
  { memberId: 'm1', name: '张三' },
  { memberId: 'm2', name: '李四' },
]
const FIELDS: LedgerField[] = [
  { type: 'text', code: 'title', label: '题目', maxLength: 60 },
  { type: 'text', code: 'story', label: '经过', maxLength: 500, optional: true },
  { type: 'number', code: 'copies', label: '份数', unit: '份', optional: true },
  { type: 'money', code: 'cost', label: '花费', optional: true },
  { type: 'yes-no', code: 'isKept', label: '是否存档', optional: true },
  { type: 'member', code: 'talker', label: '谈话人', optional: true },
  { type: 'members', code: 'guests', label: '参加人', optional: true },
]

describe('the form of declared fields', () => {
  it('asks for a short text on one line and for a long one in a paragraph', () => {
    expect(rowsOf(FIELDS, {}, PEOPLE).map(({ control }) => control)).toEqual([
      'line',
      'paragraph',
      'number',
      'money',
      'options',
      'people',
      'people',
    ])
  })
  it('shows chosen people by name', () => {
    const rows = rowsOf(FIELDS, { talker: 'm2', guests: ['m1', 'm2'] }, PEOPLE)
    expect(rows[5]?.shown).toBe('李四')
    expect(rows[6]?.shown).toBe('张三、李四')
  })
  it('leaves out what was left empty', () => {
    expect(readForm(FIELDS, { title: ' 一月学习 ', story: '  ' })).toEqual({ ok: true, values: { title: '一月学习' } })
  })
  it('reads numbers, yuan, yes and no, and people', () => {
    const typed = { title: '题', copies: '１２', cost: '35.5', isKept: 'no', talker: 'm1', guests: ['m1'] }
    expect(readForm(FIELDS, typed)).toEqual({
      ok: true,
      values: { title: '题', copies: 12, cost: 3550, isKept: false, talker: 'm1', guests: ['m1'] },
    })
  })
  it('names the required field that is empty', () => {
    expect(readForm(FIELDS, {})).toEqual({ ok: false, code: 'title', message: '须填写题目' })
  })
  it('refuses what is no number and what is no amount, naming the field', () => {
    expect(readForm(FIELDS, { title: '题', copies: '三' })).toMatchObject({ ok: false, code: 'copies' })
    expect(readForm(FIELDS, { title: '题', cost: '1.234' })).toMatchObject({ ok: false, code: 'cost' })
  })
  it('holds an outcome to what was recorded before', () => {
    const kind = ledgerKind('self-check')
    const outcome = kind?.fields.filter((field) => field.outcome) ?? []
    expect(readForm(outcome, { rectified: '4' }, { subject: '安全', found: 3 }, kind?.fields)).toEqual({
      ok: false,
      code: 'rectified',
      message: '已整改 4 大于发现问题 3，请核对',
    })
    expect(readForm(outcome, { rectified: '3' }, { subject: '安全', found: 3 }, kind?.fields)).toEqual({
      ok: true,
      values: { rectified: 3 },
    })
  })
  it('shows values so that reading them again gives the same values', () => {
    const values = fc.record(
      {
        title: fc.constant('题目'),
        copies: fc.integer({ min: 0, max: 1_000_000 }),
        cost: fc.integer({ min: 0, max: 1_000_000_000 }),
        isKept: fc.boolean(),
        guests: fc.constant(['m1', 'm2']),
      },
      { requiredKeys: ['title'] },
    )
    fc.assert(
      fc.property(values, (given) => {
        expect(readForm(FIELDS, typedFrom(FIELDS, given))).toEqual({ ok: true, values: given })
      }),
    )
  })
})
