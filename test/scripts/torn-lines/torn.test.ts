import { tornLines } from '../../../scripts/torn-lines/torn'

/** Lines of text below each other, from the left edge given to one 400 points further. */
const page = (lines: readonly string[], { left = 80, pitch = 28.95 } = {}) =>
  lines
    .map(
      (line, index) =>
        `<line xMin="${left}" yMin="${100 + index * pitch}" xMax="${left + 400}"><word a="1">${line}</word></line>`,
    )
    .join('')
const torn = (...lines: readonly string[]) => tornLines(`<page a="1">${page(lines)}</page>`)

describe('a line that ends inside', () => {
  it('a number is found', () => {
    expect(torn('受理93,1', '10件')).toEqual([{ kind: '数字', before: '受理93,1', after: '10件' }])
    expect(torn('占8', '.5%')).toMatchObject([{ kind: '数字' }])
  })

  it('what a number and its unit make is found: before the unit, or in the middle of it', () => {
    expect(torn('党员91', '人参加')).toMatchObject([{ kind: '单位' }])
    expect(torn('参加164人', '次、633小时')).toMatchObject([{ kind: '单位' }])
    expect(torn('提高1.2个百', '分点')).toMatchObject([{ kind: '单位' }])
  })

  it('the number of a document is found: inside its brackets, behind them, and before 号', () => {
    expect(torn('泊热支〔20', '25〕1号')).toMatchObject([{ kind: '数字' }])
    expect(torn('泊热支〔2025', '〕1号')).toMatchObject([{ kind: '数字' }])
    expect(torn('泊热支〔2025〕', '1号）')).toMatchObject([{ kind: '数字' }])
    expect(torn('泊热支〔2025〕1', '号）')).toMatchObject([{ kind: '单位' }])
    expect(torn('第', '2次')).toMatchObject([{ kind: '数字' }])
  })

  it('a number and whatever it counts is found', () => {
    expect(torn('集体荣誉2', '项')).toMatchObject([{ kind: '单位' }])
    expect(torn('走访19', '户次')).toMatchObject([{ kind: '单位' }])
  })

  it('neither is not, nor are two rows of a table', () => {
    expect(tornLines(`<page a="1">${page(['91', '人数'], { pitch: 23 })}</page>`)).toEqual([])
    expect(torn('参加164人次、', '633小时')).toEqual([])
    expect(torn('泊热支〔2025〕1号', '次年')).toEqual([])
  })
})
