import { signatureIndents } from '../../../cloudfunctions/documents/signature'

describe('signature lines (GB/T 9704-2012, 7.3.5.2)', () => {
  it('put a date longer than the name two characters from the right, beginning two characters right of the name', () => {
    // 6 characters; 8 digits of half a character and 年月日 are 7. The name begins at 2 + 7 + 2 = 11 from the edge.
    expect(signatureIndents(['报告人：张三', '2025年12月31日'])).toEqual([11 - 6, 2])
  })

  it('put a name longer than the date two characters from the right, the date beginning two characters right of it', () => {
    // 15 characters: the name begins 17 from the edge, the date at 15, so it ends 15 - 7 = 8 from it.
    expect(signatureIndents(['中共某某区某某局机关支部委员会', '2025年12月31日'])).toEqual([2, 8])
  })

  it('put any other number of lines two characters from the right', () => {
    expect(signatureIndents(['甲'])).toEqual([2])
    expect(signatureIndents(['甲', '乙', '丙'])).toEqual([2, 2, 2])
  })
})
