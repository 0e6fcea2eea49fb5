import { putsAmounts, itemOfAmounts } from '#domain/dues/dues-year'

describe('how the amounts of a year are put to a meeting', () => {
  it.each([
    itemOfAmounts(2026),
    '一、审定2026年度党员党费标准',
    '关于核定2026年党员月交纳党费数额的表决',
    '审议并通过本支部2026年党费交纳标准和类别',
    '通过《二〇二六年党费收缴基数》',
    '2026年党费核定',
    '2026年度各党员每月应交党费标准',
  ])('%s', (words) => {
    expect(putsAmounts(words, 2026)).toBe(true)
  })

  it.each([
    '审定2025年党费标准',
    '推迟审定2026年党费标准',
    '不同意2026年党费标准',
    '听取2026年党费收缴情况的报告',
    '2026年党费使用计划',
    '审定2026年述职报告',
    '审定党费标准',
    '',
  ])('not: %s', (words) => {
    expect(putsAmounts(words, 2026)).toBe(false)
  })

  it('takes no long time over long words', () => {
    const before = Date.now()
    expect(putsAmounts(`${'审定'.repeat(5_000)}2026年党费的收支`, 2026)).toBe(false)
    expect(Date.now() - before).toBeLessThan(500)
  })
})
