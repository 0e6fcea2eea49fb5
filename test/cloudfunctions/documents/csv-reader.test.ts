import { UnreadableSheet } from '../../../cloudfunctions/application/ports/documents'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const rowsOf = async (bytes: Uint8Array) => (await sheetReader.readSheet(bytes)).rows

describe('the encoding of a .csv', () => {
  it('is UTF-8', async () => {
    expect(await rowsOf(utf8('姓名,金额\n张三,10'))).toEqual([
      ['姓名', '金额'],
      ['张三', '10'],
    ])
  })

  it('is UTF-8 with a byte-order mark, which is no part of the first title', async () => {
    expect(await rowsOf(utf8('\ufeff姓名,金额'))).toEqual([['姓名', '金额']])
  })

  it('is GB 18030 where the bytes are no UTF-8', async () => {
    // 姓名,张三 and 㐂, which only the four-byte part of GB 18030 holds.
    const bytes = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x81, 0x39, 0xee, 0x35]
    expect(await rowsOf(Uint8Array.from(bytes))).toEqual([
      ['姓名', '张三', new TextDecoder('gb18030').decode(Uint8Array.from(bytes.slice(10)))],
    ])
  })
})

describe('the cells of a .csv', () => {
  it.each([
    [',', '姓名,备注'],
    ['\t', '姓名\t备注'],
    [';', '姓名;备注'],
  ])('are parted by %j when that is what the first line uses', async (delimiter, first) => {
    expect(await rowsOf(utf8(`${first}\n张三${delimiter}甲`))).toEqual([
      ['姓名', '备注'],
      ['张三', '甲'],
    ])
  })

  it('are parted by the mark of the table, whatever stands above it', async () => {
    expect(await rowsOf(utf8('泊岭区党员名册\n说明：填姓名，性别,年份\n姓名\t性别\n张三\t男\n'))).toEqual([
      ['泊岭区党员名册', ''],
      ['说明：填姓名，性别,年份', ''],
      ['姓名', '性别'],
      ['张三', '男'],
    ])
  })

  it('are not parted by a mark inside quotes', async () => {
    expect(await rowsOf(utf8('"甲,乙,丙";丁\n"一;二";三'))).toEqual([
      ['甲,乙,丙', '丁'],
      ['一;二', '三'],
    ])
  })

  it('hold quotes and line ends inside quotes', async () => {
    expect(await rowsOf(utf8('备注,甲\r\n"他说""好""\r\n第二行",乙\r\n'))).toEqual([
      ['备注', '甲'],
      ['他说"好"\n第二行', '乙'],
    ])
  })

  it('keep leading noughts and long numbers as they are written', async () => {
    expect(await rowsOf(utf8('007,110101199001011234,1e5'))).toEqual([['007', '110101199001011234', '1e5']])
  })

  it('keep a character that lies across two portions handed over, wherever it falls', async () => {
    // 𠮷 is two units of a string; one of these two begins at an odd place, so some pair lies across each border.
    for (const lead of ['', '甲']) {
      const cell = `${lead}${'𠮷'.repeat(100_000)}`
      expect((await rowsOf(utf8(`${cell},乙`)))[0]).toEqual([cell, '乙'])
    }
  })

  it('lose the blanks around them', async () => {
    expect(await rowsOf(utf8(' 张三　,\t李四'))).toEqual([['张三', '李四']])
  })

  it('are as many in each row as in the longest, and none where everything behind is empty', async () => {
    expect(await rowsOf(utf8('甲,乙,,\n1\n\n1,2,3,\n,,,\n,,\n'))).toEqual([
      ['甲', '乙', ''],
      ['1', '', ''],
      ['', '', ''],
      ['1', '2', '3'],
    ])
  })
})

describe('what is no table', () => {
  it.each([
    ['nothing at all', new Uint8Array(), '空'],
    ['nothing but delimiters', utf8(',,\n,,\n'), '空'],
    ['a web page', utf8('<html><table><tr><td>甲</td></tr></table></html>'), '.xlsx'],
    ['a web page behind a byte-order mark', utf8('\ufeff<!DOCTYPE html><p>甲'), '.xlsx'],
    ['XML', utf8('<?xml version="1.0"?><Workbook/>'), '.xlsx'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), '.xlsx'],
    ['bytes of no encoding', Uint8Array.from([0xff, 0xff, 0xff]), '.xlsx'],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '另存为'],
  ])('%s is refused with what to do', async (_, bytes, hint) => {
    const reading = sheetReader.readSheet(bytes)
    await expect(reading).rejects.toBeInstanceOf(UnreadableSheet)
    await expect(reading).rejects.toThrow(hint)
  })

  it('more than 2 MB is refused, 2 MB are not', async () => {
    const limit = 2 * 1024 * 1024
    await expect(sheetReader.readSheet(utf8('1'.repeat(limit + 1)))).rejects.toThrow('2 MB')
    expect(await rowsOf(utf8('1'.repeat(limit)))).toHaveLength(1)
  })

  it('more than 5000 rows are refused, 5000 are not', async () => {
    await expect(sheetReader.readSheet(utf8('甲\n'.repeat(5001)))).rejects.toThrow('5000 行')
    expect(await rowsOf(utf8('甲\n'.repeat(5000)))).toHaveLength(5000)
  })

  it('more than 100 columns are refused, 100 are not', async () => {
    await expect(sheetReader.readSheet(utf8('甲,'.repeat(100) + '甲'))).rejects.toThrow('100 列')
    expect(await rowsOf(utf8('甲,'.repeat(99) + '甲'))).toEqual([Array.from({ length: 100 }, () => '甲')])
  })
})
