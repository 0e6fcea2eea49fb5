import { hasDigitBesideFigure, type WordPart } from '#domain/report/wording'

const FIGURE: WordPart = { is: 'figure', key: 'donated' }
const text = (content: string): WordPart => ({ is: 'text', text: content })
const around = (before: string, after: string) => hasDigitBesideFigure([text(before), FIGURE, text(after)])

describe('a figure in people’s words', () => {
  it.each([
    ['9', '元'],
    ['', '5元'],
    ['共', '.5元'],
    ['共', '，000元'],
    ['共9,', '元'],
    ['共-', '元'],
    ['共', '万元'],
    ['共', '〇元'],
    ['共', '٠元'],
    ['共', '\u034F0元'],
    ['共', '\uFE0F0元'],
    ['共', '\u200B0元'],
    ['共', '\u0338元'],
  ])('never runs into what would make another number of it: %s…%s', (before, after) => {
    expect(around(before, after)).toBe(true)
  })

  it.each([
    ['捐款', '元'],
    ['其中，', '元，3人领取'],
    ['占', '%'],
    ['2025年', '人'],
  ])('may stand among words: %s…%s', (before, after) => {
    expect(around(before, after)).toBe(false)
  })

  it('is told by the whole text beside it, in whatever pieces it was sent, and stands beside no other figure', () => {
    expect(hasDigitBesideFigure([text('共'), FIGURE, text('.'), text('5元')])).toBe(true)
    expect(hasDigitBesideFigure([text('9'), text(','), FIGURE])).toBe(true)
    expect(hasDigitBesideFigure([FIGURE, text(''), FIGURE])).toBe(true)
    expect(hasDigitBesideFigure([FIGURE, FIGURE])).toBe(true)
  })
})
