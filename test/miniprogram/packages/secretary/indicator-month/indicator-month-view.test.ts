import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { readForm } from '../../../../../miniprogram/components/ledger-form/ledger-form-view'
import {
  contradictionText,
  figuresOf,
  monthFields,
  reasonOf,
  typedMonth,
} from '../../../../../miniprogram/packages/secretary/indicator-month/indicator-month-view'

describe('one month’s figures', () => {
  const values = [
    { indicator: 'hotline-accepted', category: null, value: 100 },
    { indicator: 'hotline-accepted', category: '防汛/应急', value: 7 },
  ]
  it('are what was typed, by indicator and category', () => {
    const read = readForm(monthFields(HOTLINE_INDICATORS, ['防汛/应急'], false), typedMonth(values))
    expect(read.ok && figuresOf(read.values)).toEqual(values)
  })
  it('ask for a reason when they are corrected', () => {
    const fields = monthFields(HOTLINE_INDICATORS, [], true)
    expect(readForm(fields, typedMonth(values.slice(0, 1)))).toMatchObject({ ok: false, code: '@reason' })
    const read = readForm(fields, { ...typedMonth(values.slice(0, 1)), '@reason': '漏报' })
    expect(read.ok && [reasonOf(read.values), figuresOf(read.values)]).toEqual(['漏报', values.slice(0, 1)])
  })
  it('name both numbers that cannot be true together', () => {
    const transferred = { indicator: 'hotline-transferred', category: null, value: 120 }
    expect(contradictionText(HOTLINE_INDICATORS, [...values.slice(0, 1), transferred])).toBe(
      '转办 120 大于热线受理 100，请核对',
    )
    expect(contradictionText(HOTLINE_INDICATORS, values)).toBe('')
  })
})
