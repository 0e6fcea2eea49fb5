import { sentenceFor } from '../../../miniprogram/text/refusals'

describe('the sentence of a refusal', () => {
  it('names both amounts where a payment differs from what is due', () => {
    expect(sentenceFor('amount-differs', { expectedFen: 9000, givenFen: 4500 })).toBe(
      '所选月份应缴 90.00 元，填的是 45.00 元。',
    )
  })
})
