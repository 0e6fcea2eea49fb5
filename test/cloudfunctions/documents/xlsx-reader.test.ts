import { strToU8, unzipSync, zipSync } from 'fflate'
import { UnreadableSheet } from '../../../cloudfunctions/application/ports/documents'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { oneRow, workbook } from './xlsx-builder'

const firstRow = async (bytes: Uint8Array) => (await sheetReader.readSheet(bytes)).rows[0]
const ofData = (data: string): Uint8Array => workbook({ sheets: [{ name: '名册', data }] })

/** Days from 1899-12-30 to 2025-03-01, as Excel counts them. */
const FIRST_OF_MARCH = 45717

describe('a date cell', () => {
  it('is its civil date, whatever the format shows', async () => {
    expect(await firstRow(oneRow(['s="1"', `<v>${FIRST_OF_MARCH}</v>`]))).toEqual(['2025-03-01'])
  })

  it('is a date also before 1970, from which computers count: many members were born before', async () => {
    // The first of October 1949 is 18,172 days after 1899-12-30, the last day of 1969 is 25,568.
    expect(await firstRow(oneRow(['s="1"', '<v>18172</v>'], ['s="1"', '<v>25568</v>']))).toEqual([
      '1949-10-01',
      '1969-12-31',
    ])
  })

  it('counts from 1904 where the workbook says so', async () => {
    const data = '<row r="1"><c r="A1" s="1"><v>44255</v></c></row>'
    expect(await firstRow(workbook({ sheets: [{ name: '名册', data }], date1904: true }))).toEqual(['2025-03-01'])
  })

  it('keeps its time of day, to the second', async () => {
    // 14:30 is 870 of 1440 minutes, 14:30:05 is 52205 of 86400 seconds.
    expect(
      await firstRow(
        oneRow(['s="2"', '<v>45717.604166666664</v>'], ['s="2"', `<v>${FIRST_OF_MARCH + 52205 / 86400}</v>`]),
      ),
    ).toEqual(['2025-03-01 14:30', '2025-03-01 14:30:05'])
  })

  it('is a time of day alone where it has no date', async () => {
    expect(await firstRow(oneRow(['s="3"', '<v>0.375</v>']))).toEqual(['09:00'])
  })
})

describe('a number cell', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['110101199001011234', '110101199001011234'],
    ['1.10101199001011E+17', '110101199001011000'],
    ['1E-7', '0.0000001'],
    ['-12.50', '-12.5'],
    ['1200', '1200'],
    ['0', '0'],
    ['-0', '0'],
    ['123456789.12', '123456789.12'],
  ])('stored as %s reads %s', async (stored, read) => {
    expect(await firstRow(oneRow(['', `<v>${stored}</v>`]))).toEqual([read])
  })
})

describe('any other cell', () => {
  it('reads 是 or 否 for a truth value', async () => {
    expect(await firstRow(oneRow(['t="b"', '<v>1</v>'], ['t="b"', '<v>0</v>']))).toEqual(['是', '否'])
  })

  it('reads the last value of a formula', async () => {
    expect(
      await firstRow(oneRow(['t="str"', '<f>A2&amp;B2</f><v>张三</v>'], ['', '<f>SUM(A2:A9)</f><v>12</v>'])),
    ).toEqual(['张三', '12'])
  })

  it('shows what Excel shows for a formula that failed', async () => {
    expect(
      await firstRow(oneRow(['t="e"', '<f>1/0</f><v>#DIV/0!</v>'], ['', '<v>1</v>'], ['t="e"', '<v>#N/A</v>'])),
    ).toEqual(['#DIV/0!', '1', '#N/A'])
  })

  it('reads shared and inline text, without the blanks around it', async () => {
    const data = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>甲&amp;乙</t></is></c></row>'
    expect(await firstRow(workbook({ sheets: [{ name: '名册', data }], strings: ['无', ' 张三　'] }))).toEqual([
      '张三',
      '甲&乙',
    ])
  })
})

describe('the sheet', () => {
  it('is the first by the order of the tabs, with its name', async () => {
    const row = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
    const sheet = await sheetReader.readSheet(
      workbook({
        sheets: [
          { name: '党员&amp;名册', data: row('甲') },
          { name: '说明', data: row('乙') },
        ],
      }),
    )
    expect(sheet).toEqual({ name: '党员&名册', rows: [['甲']], tabs: ['党员&名册', '说明'] })
  })

  describe('of several', () => {
    const row = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
    const file = workbook({
      sheets: [
        { name: '2023年', data: row('去年'), state: 'hidden' },
        { name: '第一党小组', data: row('甲') },
        { name: '第二党小组', data: row('乙') },
        { name: '代码', data: row('码'), state: 'veryHidden' },
      ],
    })
    const tabs = ['第一党小组', '第二党小组']

    it('is the first that can be seen, and all that can be seen are named', async () => {
      expect(await sheetReader.readSheet(file)).toEqual({ name: '第一党小组', rows: [['甲']], tabs })
    })
    it('is the one that was asked for', async () => {
      expect(await sheetReader.readSheet(file, '第二党小组')).toEqual({ name: '第二党小组', rows: [['乙']], tabs })
    })
    it.each(['2023年', '代码', '第三党小组'])('is none that is not shown: %s', async (name) => {
      await expect(sheetReader.readSheet(file, name)).rejects.toThrow(`“${name}”`)
    })
    it('is a hidden one where there is no other', async () => {
      const hidden = workbook({ sheets: [{ name: '名册', data: row('甲'), state: 'hidden' }] })
      expect(await sheetReader.readSheet(hidden)).toEqual({ name: '名册', rows: [['甲']], tabs: ['名册'] })
    })
  })

  it('gives what a merged cell shows to each cell that it covers', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const data =
      `<row r="1">${cell('A1', '名册')}</row><row r="2">${cell('A2', '甲')}${cell('B2', '一组')}</row>` +
      `<row r="3">${cell('A3', '乙')}</row><row r="4">${cell('A4', '丙')}${cell('B4', '二组')}</row>`
    const { rows } = await sheetReader.readSheet(
      workbook({ sheets: [{ name: '名册', data, merged: ['A1:B1', 'B2:B3', 'C2:C9'] }] }),
    )
    expect(rows).toEqual([
      ['名册', '名册'],
      ['甲', '一组'],
      ['乙', '一组'],
      ['丙', '二组'],
    ])
  })

  it('is refused where what merged cells show is endless', async () => {
    const data = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'甲'.repeat(20)}</t></is></c></row><row r="5000"><c r="A5000"><v>1</v></c></row>`
    const merged = ['A1:XFD1048576']
    await expect(sheetReader.readSheet(workbook({ sheets: [{ name: '名册', data, merged }] }))).rejects.toThrow(
      '文字太多',
    )
  })

  it('reads what a program wrote that parts folders by a backslash', async () => {
    const parts = Object.entries(unzipSync(oneRow(['', '<v>1</v>'])))
    const file = zipSync(Object.fromEntries(parts.map(([name, part]) => [name.replaceAll('/', '\\'), part])))
    expect((await sheetReader.readSheet(file)).rows).toEqual([['1']])
  })

  it('keeps gaps and drops empty rows and columns at its end', async () => {
    const data =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row><row r="4"><c r="A4"><v>2</v></c></row>' +
      '<row r="900"><c r="A900" s="1"/><c r="B900" t="inlineStr"><is><t> </t></is></c></row>'
    expect((await sheetReader.readSheet(ofData(data))).rows).toEqual([
      ['', ''],
      ['', '1'],
      ['', ''],
      ['2', ''],
    ])
  })

  it('may be formatted down to the last row Excel has', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    expect((await sheetReader.readSheet(ofData(data))).rows).toEqual([['1']])
  })
})

describe('a file too large', () => {
  it('has a cell behind row 5000', async () => {
    await expect(sheetReader.readSheet(ofData('<row r="5001"><c r="A5001"><v>1</v></c></row>'))).rejects.toThrow(
      '5000 行',
    )
    expect((await sheetReader.readSheet(ofData('<row r="5000"><c r="A5000"><v>1</v></c></row>'))).rows).toHaveLength(
      5000,
    )
  })

  it('has a cell behind column CV, the hundredth', async () => {
    await expect(sheetReader.readSheet(ofData('<row r="1"><c r="CW1"><v>1</v></c></row>'))).rejects.toThrow('100 列')
    expect((await firstRow(ofData('<row r="1"><c r="CV1"><v>1</v></c></row>')))?.length).toBe(100)
  })

  it('unpacks to more than 16 MB, whatever part of it does', async () => {
    const bomb = workbook({
      sheets: [{ name: '名册', data: '' }],
      more: { 'xl/theme.xml': new Uint8Array(33 * 1024 * 1024) },
    })
    expect(bomb.length).toBeLessThan(100_000)
    await expect(sheetReader.readSheet(bomb)).rejects.toThrow('16 MB')
  })

  it.each([
    ['a row behind the last', '<row r="99999999999"><c r="A1" s="1"/></row>'],
    ['a second address', '<row r="1"><c r="A1" x:r="XFD1048576"><v>1</v></c></row>'],
    ['an address in disguise', '<row r="1"><c r="XFD&#49;048576"><v>1</v></c></row>'],
    ['a bracket inside an attribute', '<row r="1"><c s=">" r="XFD1048576"><v>1</v></c></row>'],
    ['an attribute without quotes', '<row r="1"><c r=XFD1048576><v>1</v></c></row>'],
  ])('cannot hide behind %s', async (_, data) => {
    await expect(sheetReader.readSheet(ofData(data))).rejects.toBeInstanceOf(UnreadableSheet)
  })
})

describe('a damaged file', () => {
  const good = oneRow(['', '<v>1</v>'])
  const notAWorkbook = zipSync({ 'word/document.xml': strToU8('<w:document/>') })

  it.each([
    ['cut off', good.subarray(0, good.length / 2)],
    ['another kind of archive', notAWorkbook],
    ['with a cell of no value it knows', oneRow(['t="s"', '<v>99</v>'])],
    ['with XML that does not close', ofData('<row r="1"><c r="A1"><v>1')],
    ['with nothing behind its first bytes', Uint8Array.from([0x50, 0x4b, 3, 4])],
  ])('%s is refused with what to do', async (_, bytes) => {
    const reading = sheetReader.readSheet(bytes)
    await expect(reading).rejects.toBeInstanceOf(UnreadableSheet)
    await expect(reading).rejects.toThrow('另存为 .xlsx')
  })

  it('without any cell is called empty', async () => {
    await expect(sheetReader.readSheet(ofData(''))).rejects.toThrow('空')
  })
})
