import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { SheetToWrite } from '../../../cloudfunctions/application/ports/documents'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../cloudfunctions/documents/sheet-writer'

const sheet = (more: Partial<SheetToWrite> = {}): SheetToWrite => ({
  name: '名册',
  columns: [{ title: '姓名', width: 12 }],
  rows: [],
  ...more,
})

async function partsOf(...sheets: SheetToWrite[]): Promise<(path: string) => string> {
  const files = unzipSync(await sheetWriter.writeSheets(sheets))
  return (path) => strFromU8(files[path] ?? new Uint8Array())
}

const namesOf = (workbook: string): (string | undefined)[] =>
  [...workbook.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name)
const textsOf = (xml: string): (string | undefined)[] =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)

describe('a written workbook', () => {
  it('has its header row bold and frozen, and columns of the given widths', async () => {
    const part = await partsOf(sheet())
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(xml).toMatch(/<col [^>]*width="12"/)
    const style = Number(/<c r="A1" s="(\d+)"/.exec(xml)?.[1])
    const styles = part('xl/styles.xml')
    const cellXfs = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? ''
    const font = Number(/fontId="(\d+)"/.exec([...cellXfs.matchAll(/<xf .*?(?:\/>|<\/xf>)/gs)][style]?.[0] ?? '')?.[1])
    const fonts = /<fonts.*?<\/fonts>/s.exec(styles)?.[0] ?? ''
    expect([...fonts.matchAll(/<font>.*?<\/font>/gs)][font]?.[0]).toContain('<b')
  })

  it('stores text as text, be it digits or what looks like a formula', async () => {
    const texts = ['007', '=1+1', '+86', '-5', '@SUM(A1)', '=HYPERLINK("http://x")']
    const part = await partsOf(sheet({ rows: texts.map((text) => [text]) }))
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f')
    texts.forEach((_, index) => expect(xml).toMatch(new RegExp(`<c r="A${index + 2}" [^>]*t="s"`)))
    expect(textsOf(part('xl/sharedStrings.xml')).slice(1)).toEqual(texts)
  })

  it('formats text as text, so that digits keep their noughts when a person edits them', async () => {
    const part = await partsOf(sheet({ rows: [['007'], [12.5]] }))
    const styles = part('xl/styles.xml')
    const cellXfs = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? ''
    const formats = [...cellXfs.matchAll(/<xf .*?(?:\/>|<\/xf>)/gs)].map(([xf]) => /numFmtId="(\d+)"/.exec(xf)?.[1])
    const formatOf = (cell: string) => {
      const style = new RegExp(`<c r="${cell}"(?: s="(\\d+)")?`).exec(part('xl/worksheets/sheet1.xml'))?.[1] ?? '0'
      const id = formats[Number(style)] ?? '0'
      return id === '0' ? 'General' : new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1]
    }
    expect(['A1', 'A2', 'A3'].map(formatOf)).toEqual(['@', '@', 'General'])
  })

  it.each(['constructor', '__proto__', 'toString'])('stores the word %s like any other', async (word) => {
    const part = await partsOf(sheet({ rows: [[word]] }))
    expect(textsOf(part('xl/sharedStrings.xml'))[1]?.trim()).toBe(word)
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="A2"[^>]*><v>1<\/v>/)
  })

  it('stores numbers as numbers', async () => {
    const xml = (await partsOf(sheet({ rows: [[12.5]] })))('xl/worksheets/sheet1.xml')
    expect(xml).toContain('<c r="A2"><v>12.5</v></c>')
  })

  it('refuses what is no number, and a workbook without sheets', async () => {
    await expect(sheetWriter.writeSheets([sheet({ rows: [[NaN]] })])).rejects.toThrow(RangeError)
    await expect(sheetWriter.writeSheets([])).rejects.toThrow(RangeError)
  })
})

describe('notes', () => {
  const withNote = sheet({
    columns: [
      { title: '姓名', width: 12 },
      { title: '入党日期', width: 14, note: '如 2001-07-01' },
    ],
  })

  it('stand on a last sheet 填写说明, beside the column they explain', async () => {
    const part = await partsOf(withNote)
    expect(namesOf(part('xl/workbook.xml'))).toEqual(['名册', '填写说明'])
    expect(textsOf(part('xl/sharedStrings.xml')).slice(2)).toEqual(['栏目', '说明', '如 2001-07-01'])
    // 入党日期 is stored once and referred to from both sheets.
    expect(part('xl/worksheets/sheet2.xml')).toMatch(/<c r="A2"[^>]*><v>1<\/v>/)
  })

  it('say which sheet they are about where there are several', async () => {
    const part = await partsOf(withNote, sheet({ name: '会议' }))
    expect(part('xl/sharedStrings.xml')).toContain('<t>工作表</t>')
    expect(namesOf(part('xl/workbook.xml'))).toEqual(['名册', '会议', '填写说明'])
  })

  it('leave no sheet where there are none', async () => {
    expect(namesOf((await partsOf(sheet()))('xl/workbook.xml'))).toEqual(['名册'])
  })
})

describe('sheet names', () => {
  it('are made acceptable to Excel: no marks it forbids, 31 characters, none empty, no two alike', async () => {
    const part = await partsOf(
      ...['a/b:[c]', '', '名册', '名册', '长'.repeat(40), '长'.repeat(40)].map((name) => sheet({ name })),
    )
    expect(namesOf(part('xl/workbook.xml'))).toEqual([
      'a b  c',
      '表2',
      '名册',
      '名册（2）',
      '长'.repeat(31),
      `${'长'.repeat(28)}（2）`,
    ])
  })

  it('are told apart though only the case of their letters differs: Excel takes those for one', async () => {
    const part = await partsOf(...['Abc', 'aBC', 'abc'].map((name) => sheet({ name })))
    expect(namesOf(part('xl/workbook.xml'))).toEqual(['Abc', 'aBC（2）', 'abc（3）'])
  })

  it('halve no character', async () => {
    const [name] = namesOf((await partsOf(sheet({ name: '𠮷'.repeat(20) })))('xl/workbook.xml'))
    expect(name).toBe('𠮷'.repeat(15))
  })
})

describe('round trip', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      '007',
      '=1+1',
      '_x0041_',
      '_x005F_x0041_',
      'constructor',
      '__proto__',
      'toString',
      '&amp;',
      '<t>',
      '甲\n乙',
      '2025-03-01',
      'TRUE',
      '1e5',
      '\u0085',
      '\u0000甲',
    ),
  )
  /** What a reader gives back for a text: no characters XML forbids, no blanks around it. Control characters go first. */
  const read = (given: string): string =>
    given
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(
        /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]|\p{Cs}/gu,
        '',
      )
      .trim()

  it('gives back every text and number that was written', async () => {
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 6 }),
        async (width, rows) => {
          const cut = rows.map((row) => row.slice(0, width))
          const columns = Array.from({ length: width }, (_, index) => ({ title: `栏${index}`, width: 10 }))
          const sheet = await sheetReader.readSheet(
            await sheetWriter.writeSheets([{ name: '名册', columns, rows: cut }]),
          )
          const expected = [
            columns.map(({ title }) => title),
            ...cut.map((row) => row.map((value) => (typeof value === 'number' ? String(value + 0) : read(value)))),
          ]
          while (expected.at(-1)?.every((value) => value === '')) expected.pop()
          expect(sheet).toEqual({ name: '名册', rows: expected, tabs: ['名册'] })
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives back a large sheet whole', async () => {
    const columns = Array.from({ length: 20 }, (_, index) => ({ title: `栏${index}`, width: 10 }))
    const rows = Array.from({ length: 1500 }, (_, row) =>
      columns.map((_, column) => (column % 2 ? row * 100 + column : `第${row}行第${column}列`)),
    )
    const { rows: back } = await sheetReader.readSheet(await sheetWriter.writeSheets([{ name: '大', columns, rows }]))
    expect(back.slice(1)).toEqual(rows.map((row) => row.map(String)))
  })
})

describe('a sheet for paper', () => {
  const paper = { isWide: true, hasTotal: true, above: ['公示表', '单位：元'], below: ['说明', ''] }
  const columns = ['姓名', '1月', '全年'].map((title) => ({ title, width: 8 }))
  const printed = sheet({ name: "'25年<党费>&", columns, rows: [['甲', { yuan: 12.5 }, { yuan: 150 }]], paper })

  it('lies across an A4, as wide as the page, its titles on every page and in sight', async () => {
    const part = await partsOf(printed)
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(xml).toMatch(/<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"\/>/)
    expect(xml).toMatch(/<pane [^>]*ySplit="3"/)
    expect(part('xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'25年&lt;党费>&amp;'!$3:$3</definedName>`,
    )
  })

  it('has amounts as numbers with two decimals, under a title over all columns', async () => {
    const part = await partsOf(printed)
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<c r="B4" s="\d+"><v>12.5<\/v>/)
    expect(part('xl/styles.xml')).toContain('0.00')
    expect([...xml.matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, ref]) => ref)).toEqual([
      'A1:C1',
      'A2:C2',
      'A5:C5',
      'A6:C6',
    ])
  })

  it('stands upright where it is not wide; another sheet of the workbook says nothing of paper', async () => {
    const part = await partsOf(sheet(), { ...printed, paper: { ...paper, isWide: false } })
    expect(part('xl/worksheets/sheet1.xml')).not.toContain('pageSetup')
    expect(part('xl/worksheets/sheet2.xml')).toContain('orientation="portrait"')
    expect(part('xl/workbook.xml')).toContain('localSheetId="1"')
  })
})
