import fc from 'fast-check'
import { asFileName } from '../../../../cloudfunctions/application/ports/files'

const ENDINGS = ['.docx', '.xlsx', '.png', '.html']
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 400,
})

describe('the name of a file', () => {
  it.each([
    ['完成率100%的研讨 #1.docx', '完成率100 的研讨 1.docx'],
    ['第一季度/第二季度.xlsx', '第一季度 第二季度.xlsx'],
    ['党员大会\u0007\ud800.png', '党员大会.png'],
    ['%%%.png', '文件.png'],
    ['..\\..\\签到表.docx', '签到表.docx'],
    ['2025.6.10党课.docx', '2025.6.10党课.docx'],
  ])('of %s is %s', (name, file) => {
    expect(asFileName(name).replace(/ \./, '.')).toBe(file)
  })

  it('is what a path, a link and every system’s folders can hold, however long or odd what people wrote', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...ENDINGS), (title, ending) => {
        const name = asFileName(`${title}${ending}`)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[\\/:*?"<>|#%&\p{C}\p{Cs}]|^[. ]/u)
        expect(name.endsWith(ending)).toBe(true)
        expect(name.length).toBeGreaterThan(ending.length)
      }),
      { numRuns: 300 },
    )
  })
})
