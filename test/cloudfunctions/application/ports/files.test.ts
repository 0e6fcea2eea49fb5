import fc from 'fast-check'
import { asFileName, handedOver, MOST_BYTES_INSIDE } from '../../../../cloudfunctions/application/ports/files'

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

describe('a file that was written for somebody', () => {
  const office = () => {
    const lend = jest.fn(async (fileName: string) => `https://x/${fileName}`)
    return { lend, context: { files: { lend, takeBack: jest.fn() }, caller: { memberId: 'member-1' } } }
  }

  it('goes inside the answer, which has room for it beside what else it says, and is stored nowhere', async () => {
    const { lend, context } = office()
    const written = await handedOver('名册.xlsx', new Uint8Array(MOST_BYTES_INSIDE).fill(7), context)
    if (written.comes !== 'inside') throw new Error('not inside')
    expect(Buffer.from(written.base64, 'base64')).toEqual(Buffer.alloc(MOST_BYTES_INSIDE, 7))
    // 1 MB an answer on WeChat's page of quotas, whichever way it counts.
    expect(Buffer.byteLength(JSON.stringify(written))).toBeLessThan(1_000_000 - 50_000)
    expect(lend).not.toHaveBeenCalled()
  })

  it('goes by a link where it is larger, lent to who asked', async () => {
    const { lend, context } = office()
    const written = await handedOver('名册?一.xlsx', new Uint8Array(MOST_BYTES_INSIDE + 1), context)
    expect(written).toEqual({
      comes: 'by-link',
      fileName: '名册 一.xlsx',
      link: 'https://x/名册 一.xlsx',
    })
    expect(lend).toHaveBeenCalledWith('名册 一.xlsx', expect.anything(), 'member-1')
  })
})
