import { acknowledgementNumber } from '#domain/service/donation'

describe('The number of an acknowledgement', () => {
  it('names its year and has at least three digits', () => {
    expect(acknowledgementNumber(2025, 12)).toBe('捐〔2025〕第012号')
    expect(acknowledgementNumber(2025, 1234)).toBe('捐〔2025〕第1234号')
  })
})
