/**
 * Files that somebody made to keep the function busy. What they may cost is bounded by what is unpacked and walked through;
 * that is counted here, not timed: a walk that lets others have their turn does so every few milliseconds of work.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { UnreadableDocument, UnreadableSheet } from '../../../cloudfunctions/application/ports/documents'
import { docxReader } from '../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { withBlocks } from './docx-parts'
import { workbook } from './xlsx-builder'

const MIB = 1024 * 1024
const ofData = (data: string): Uint8Array => workbook({ sheets: [{ name: '名册', data }] })
const cell = (inside: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${inside}</t></is></c></row>`

/** What a person is told, and how often others had their turn meanwhile. */
async function refused(reading: Promise<unknown>): Promise<{ readonly told: string; readonly turns: number }> {
  let turns = 0
  let isDone = false
  const waiting = () => {
    turns += 1
    if (!isDone) setImmediate(waiting)
  }
  setImmediate(waiting)
  try {
    await reading
    return { told: '', turns }
  } catch (error) {
    if (!(error instanceof UnreadableSheet || error instanceof UnreadableDocument)) throw error
    return { told: error.message, turns }
  } finally {
    isDone = true
  }
}

describe('a spreadsheet made to be slow', () => {
  it.each([
    ['tags that never end', '<row '.repeat(400_000), '已损坏'],
    ['a tag of blanks', `<row ${' '.repeat(4 * MIB)}`, '已损坏'],
    ['quotes that never end', `<row r=${'"'.repeat(4 * MIB)}`, '已损坏'],
    ['brackets', '<'.repeat(4 * MIB), '已损坏'],
    ['attributes', `<row ${Array.from({ length: 50_000 }, (_, at) => `a${at}=""`).join(' ')}/>`, '已损坏'],
    ['elements in one another', '<a>'.repeat(500_000), '已损坏'],
    ['more elements than a list has', '<c/>'.repeat(500_000), '格子太多'],
    ['more than is unpacked', ' '.repeat(17 * MIB), '16 MB'],
    ['a text longer than a cell holds', cell('长'.repeat(32_768)), '文字太多'],
    ['a text of signs that stand for others', cell('&amp;'.repeat(32_768)), '文字太多'],
    ['a number without end', `<row r="1"><c r="A1"><v>${'9'.repeat(MIB)}</v></c></row>`, '文字太多'],
    ['texts without end', `<row>${`<c><v>${'9'.repeat(30_000)}</v></c>`.repeat(80)}</row>`, '文字太多'],
  ])('%s: it is refused, saying why', async (_, data, why) => {
    expect((await refused(sheetReader.readSheet(ofData(data)))).told).toContain(why)
  })

  it('one text that stands in every cell: all of it counts', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    )
    const data = rows.join('')
    const file = (text: string) => workbook({ sheets: [{ name: '名册', data }], strings: [text] })
    expect((await refused(sheetReader.readSheet(file('长'.repeat(3000))))).told).toContain('文字太多')
    expect((await sheetReader.readSheet(file('长'.repeat(1000)))).rows).toHaveLength(1000)
  })

  it.each(['xl/styles.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml'])('elements without end in %s', async (path) => {
    const file = (count: number) =>
      zipSync({ ...unzipSync(ofData(cell('甲'))), [path]: strToU8(`<a>${'<b/>'.repeat(count)}</a>`) })
    expect((await refused(sheetReader.readSheet(file(500_000)))).told).toContain('格子太多')
  })

  it.each(['styles', 'sharedStrings'])('elements without end where the file says its %s are', async (of) => {
    const parts = unzipSync(ofData(cell('甲')))
    const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
    const elsewhere = relations.replace(`Target="${of}.xml"`, 'Target="theme/elsewhere.xml"')
    const file = (inside: string) =>
      zipSync({
        ...parts,
        'xl/_rels/workbook.xml.rels': strToU8(elsewhere),
        'xl/theme/elsewhere.xml': strToU8(`<a>${inside}</a>`),
      })
    expect(elsewhere).not.toBe(relations)
    expect((await refused(sheetReader.readSheet(file('<b/>'.repeat(500_000))))).told).toContain('格子太多')
    expect((await sheetReader.readSheet(file('<b/>'))).rows).toEqual([['甲']])
  })

  it('a second first sheet, which another reader would take: it is not read', async () => {
    const parts = unzipSync(ofData(cell('甲')))
    const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
    const twice = relations.replace(
      /<Relationship Id="rId1" [^>]*>/,
      (one) => `${one}${one.replace('worksheets/sheet1.xml', 'theme/elsewhere.xml')}`,
    )
    const sheet = `<worksheet><sheetData>${'<c/>'.repeat(500_000)}</sheetData></worksheet>`
    const file = zipSync({
      ...parts,
      'xl/_rels/workbook.xml.rels': strToU8(twice),
      'xl/theme/elsewhere.xml': strToU8(sheet),
    })
    expect(twice).not.toBe(relations)
    expect((await refused(sheetReader.readSheet(file))).told).toContain('已损坏')
  })

  it('definitions that grow by themselves: they are not read', async () => {
    const xml = `<!DOCTYPE a [<!ENTITY b "${'长'.repeat(1000)}">]><a>&b;</a>`
    const file = zipSync({ ...unzipSync(ofData(cell('甲'))), 'xl/sharedStrings.xml': strToU8(xml) })
    expect((await refused(sheetReader.readSheet(file))).told).toContain('已损坏')
  })

  it('holds nobody up: others have their turn while it is read', async () => {
    const { turns } = await refused(sheetReader.readSheet(ofData(`<!--${' '.repeat(6 * MIB)}-->`)))
    expect(turns).toBeGreaterThan(30)
  })

  it('is no list of two thousand people with twenty columns, which is read', async () => {
    const row = (at: number) =>
      `<row r="${at}">${[...'ABCDEFGHIJKLMNOPQRST'].map((column) => `<c r="${column}${at}" t="s"><v>0</v></c>`).join('')}</row>`
    const data = Array.from({ length: 2000 }, (_, at) => row(at + 1)).join('')
    const sheet = await sheetReader.readSheet(workbook({ sheets: [{ name: '名册', data }], strings: ['第一党小组'] }))
    expect([sheet.rows.length, sheet.rows[1999]?.length]).toEqual([2000, 20])
  })
})

describe('a table of plain text made to be slow', () => {
  it.each([
    ['marks between cells', ','.repeat(100_000), '100 列'],
    ['columns', `${','.repeat(100)}\n`.repeat(10), '100 列'],
    ['lines', '\n'.repeat(2 * MIB), '5000 行'],
    ['a quote that never ends', `"${'a,\n'.repeat(20_000)}`, '已损坏'],
    ['bytes', ' '.repeat(2 * MIB + 1), '2 MB'],
  ])('%s: it is refused, saying why', async (_, text, why) => {
    expect((await refused(sheetReader.readSheet(strToU8(text)))).told).toContain(why)
  })
})

const OF_NOTHING = `<a>${'<b/>'.repeat(500_000)}</a>`

describe('a document made to be slow', () => {
  let parts: Record<string, Uint8Array>
  beforeAll(async () => {
    parts = unzipSync(await docxWriter.writeDocument(withBlocks({ kind: 'paragraph', runs: [{ text: '甲' }] })))
  })
  const reading = (path: string, xml: string) => docxReader.readDocument(zipSync({ ...parts, [path]: strToU8(xml) }))
  const body = (inside: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`

  it.each([
    ['_rels/.rels', '<Relationship '.repeat(500_000), '已损坏'],
    ['word/document.xml', '<'.repeat(4 * MIB), '已损坏'],
    ['word/document.xml', body('<w:r>'.repeat(300_000)), '已损坏'],
    ['word/document.xml', body('<w:p/>'.repeat(500_000)), '格式太多'],
    ['word/document.xml', body(`<w:p><w:r><w:t>${'长'.repeat(1_000_001)}</w:t></w:r></w:p>`), '超过 100 万字'],
    ['word/document.xml', body(' '.repeat(17 * MIB)), '解压后超过 16 MB'],
    ['word/styles.xml', `<a>${'<style/>'.repeat(500_000)}</a>`, '格式太多'],
    ['word/numbering.xml', OF_NOTHING, '格式太多'],
    ['word/settings.xml', OF_NOTHING, '格式太多'],
    ['word/theme/theme1.xml', OF_NOTHING, '格式太多'],
    ['word/fontTable.xml', OF_NOTHING, '格式太多'],
    ['word/footnotes.xml', OF_NOTHING, '格式太多'],
    ['word/footer1.xml', OF_NOTHING, '格式太多'],
    ['word/document.xml', body('<w:p><w:r><w:fldChar w:fldCharType="begin"/>'.repeat(60)), '已损坏'],
    ['word/document.xml', body(`<w:p xmlns:x="a">`.repeat(150) + '<w:p xmlns:x="b"/>'.repeat(400_000)), '格式太多'],
    ['word/_rels/document.xml.rels', `<a>${'<b/>'.repeat(500_000)}</a>`, '格式太多'],
    ['customXml/item1.xml', `<facts xmlns="urn:shushi:facts:1">${'<text/>'.repeat(500_000)}</facts>`, '已被改坏'],
  ])('in its %s: it is refused, saying why', async (path, xml, why) => {
    expect((await refused(reading(path, xml))).told).toContain(why)
  })

  it('styles that are based on one another in a ring, and lists that nobody defined: what is read ends', async () => {
    const styled = `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const style = (id: string, of: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${of}"/></w:style>`
    const styles = `<w:styles ${word}>${style('a', 'b')}${style('b', 'a')}</w:styles>`
    const file = zipSync({
      ...parts,
      'word/document.xml': strToU8(body(styled)),
      'word/styles.xml': strToU8(styles),
    })
    const { printed, things } = await docxReader.readDocument(file)
    expect(printed).toEqual([{ pieces: ['甲'], isInTable: false }])
    expect(things).toEqual(['第1段前有自动编号，会印出“编号”'])
  })

  it('pictures are the reason only where the file itself is too large', async () => {
    const { told } = await refused(docxReader.readDocument(new Uint8Array(4 * MIB + 1)))
    expect(told).toContain('超过 4 MB')
    expect(told).toContain('图片')
    const text = body(`<w:p><w:r><w:t>${'长'.repeat(1_000_001)}</w:t></w:r></w:p>`)
    expect((await refused(reading('word/document.xml', text))).told).not.toContain('图片')
  })

  it('holds nobody up: others have their turn while it is read', async () => {
    const { turns } = await refused(reading('word/document.xml', body(`<!--${' '.repeat(6 * MIB)}-->`)))
    expect(turns).toBeGreaterThan(30)
  })
})
