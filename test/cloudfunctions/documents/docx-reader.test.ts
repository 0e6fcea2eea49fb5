import { strFromU8, strToU8, unzipSync, Zip, ZipPassThrough, zipSync } from 'fflate'
import type { PrintedPiece } from '#domain/report/fact'
import { docxReader } from '../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../cloudfunctions/reporting/draft/to-document'
import { draftFigure, reportPrinting } from '../../builders/report'

const DOCUMENT = toDocument(reportPrinting([draftFigure()], ['党员捐款', 0, '元。']))
const FIGURE: PrintedPiece = { tag: 'donated', text: '1,200' }

const write = () => docxWriter.writeDocument(DOCUMENT)
/** The file with its text changed as an editor would. */
async function edited(change: (xml: string) => string, path = 'word/document.xml'): Promise<Uint8Array> {
  const parts = unzipSync(await write())
  parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())))
  return zipSync(parts)
}
async function paragraphWith(bytes: Uint8Array, words: string) {
  const { printed } = await docxReader.readDocument(bytes)
  return printed.find(({ pieces }) => pieces.some((piece) => typeof piece === 'string' && piece.includes(words)))
    ?.pieces
}

describe('the text that is read', () => {
  it('is what was written, with the figures in their places', async () => {
    expect(await paragraphWith(await write(), '党员')).toEqual(['党员捐款', FIGURE, '元。'])
  })

  it('says of a paragraph whether it is in a table', async () => {
    const { printed } = await docxReader.readDocument(await write())
    const places = printed.filter(({ pieces }) => pieces.some((piece) => typeof piece === 'object'))
    expect(places.map(({ isInTable }) => isInTable)).toEqual([false, true])
  })

  it('is one where an editor has cut it into runs', async () => {
    const bytes = await edited((xml) => xml.replace('党员捐款</w:t>', '党员</w:t></w:r><w:r><w:t>捐款</w:t>'))
    expect(await paragraphWith(bytes, '党员')).toEqual(['党员捐款', FIGURE, '元。'])
  })

  it('is without what was struck out with changes tracked, and with what was put in', async () => {
    const bytes = await edited((xml) =>
      xml.replace(
        /(<w:r>(?:(?!<\/w:r>).)*)党员捐款(<\/w:t><\/w:r>)/,
        '<w:del w:id="1" w:author="a">$1旧的$2</w:del><w:ins w:id="2" w:author="a">$1新的$2</w:ins>',
      ),
    )
    expect(await paragraphWith(bytes, '新的')).toEqual(['新的', FIGURE, '元。'])
  })

  it('keeps the place of a figure that was emptied, and takes no prompt for its text', async () => {
    const bytes = await edited((xml) =>
      xml
        .replace('<w:tag w:val="donated"/>', '<w:tag w:val="donated"/><w:showingPlcHdr/>')
        .replace('1,200', '单击此处'),
    )
    expect(await paragraphWith(bytes, '党员')).toEqual(['党员捐款', { tag: 'donated', text: '' }, '元。'])
  })

  it('knows a figure by its title where an editor has lost the tag', async () => {
    const bytes = await edited((xml) => xml.replaceAll('<w:tag w:val="donated"/>', ''))
    expect(await paragraphWith(bytes, '党员')).toEqual(['党员捐款', FIGURE, '元。'])
  })

  it('is the same whatever prefix the namespace has', async () => {
    const bytes = await edited((xml) => xml.replace(/([< /])w:/g, '$1ns0:').replace('xmlns:w=', 'xmlns:ns0='))
    expect(await paragraphWith(bytes, '党员')).toEqual(['党员捐款', FIGURE, '元。'])
  })
})

describe('the facts that are read', () => {
  it('are those that were written, intact, with the text as it was', async () => {
    const { printed, facts } = await docxReader.readDocument(await write())
    expect(facts).toMatchObject({ sheet: DOCUMENT.facts, printed, isIntact: true })
  })

  it('come back through every character a text may hold', async () => {
    const awkward = '<甲&"乙">\n\t’'
    const document = toDocument(
      reportPrinting(
        [draftFigure({ title: awkward, part: { by: 'campaign', key: awkward, label: awkward } })],
        [awkward, 0],
      ),
    )
    const { facts } = await docxReader.readDocument(await docxWriter.writeDocument(document))
    expect(facts?.isIntact).toBe(true)
    expect(facts?.sheet.facts[0]?.part?.key).toBe('<甲&"乙">\n ’')
  })

  it('are not intact when one was changed', async () => {
    const bytes = await edited((xml) => xml.replace('value="120000"', 'value="130000"'), 'customXml/item1.xml')
    expect((await docxReader.readDocument(bytes)).facts?.isIntact).toBe(false)
  })

  it('carry the seal of who wrote them', async () => {
    const bytes = await docxWriter.writeDocument({ ...DOCUMENT, seal: (hash) => `sealed ${hash}` })
    const { facts } = await docxReader.readDocument(bytes)
    expect(facts?.seal).toBe(`sealed ${facts?.hash}`)
  })

  it.each([
    [/year="\d+"/, 'year="999999"'],
    [/year="\d+"/, 'year="二〇二五"'],
    [/cutOff="[^"]+"/, 'cutOff="2025-02-30"'],
    [/draftedAt="[^"]+"/, 'draftedAt="gestern"'],
    [/draftedAt="[^"]+"/, 'draftedAt="2025-01-01T00:00:00.000Z"'],
    [/records="\d+"/, 'records="-3"'],
    [/value="\d+"/, 'value="1e400"'],
    [/ from="[^"]+"/, ' from="9999-99-99"'],
  ])('are refused where they are what nobody writes here: %s as %s', async (was, instead) => {
    const bytes = await edited((xml) => xml.replace(was, instead), 'customXml/item1.xml')
    await expect(docxReader.readDocument(bytes)).rejects.toThrow('数据依据已被改坏')
  })

  it('are found under another number, beside parts of others', async () => {
    const parts = unzipSync(await write())
    const own = parts['customXml/item1.xml'] ?? new Uint8Array()
    const bytes = zipSync({
      ...parts,
      'customXml/item1.xml': strToU8('<b:Sources xmlns:b="urn:b"/>'),
      'customXml/item3.xml': own,
    })
    expect((await docxReader.readDocument(bytes)).facts?.isIntact).toBe(true)
  })

  it('are undefined where there are none', async () => {
    const bytes = await docxWriter.writeDocument({ title: '证明', blocks: [] })
    expect((await docxReader.readDocument(bytes)).facts).toBeUndefined()
  })
})

describe('what is no document', () => {
  it.each([
    ['some text', () => strToU8('hello')],
    ['a spreadsheet', () => zipSync({ 'xl/workbook.xml': strToU8('<a/>') })],
    ['a document whose text is no XML', () => zipSync({ 'word/document.xml': strToU8('<w:document>') })],
    ['four megabytes', () => new Uint8Array(4 * 1024 * 1024 + 1)],
    ['what unpacks to more than 32 MB', () => zipSync({ 'word/document.xml': new Uint8Array(33 * 1024 * 1024) })],
    ['an archive cut off', async () => (await write()).subarray(0, 3000)],
  ])('is refused with what to do: %s', async (_, bytes) => {
    await expect(async () => docxReader.readDocument(await bytes())).rejects.toThrow(/另存为 \.docx/)
  })
})

it('refuses an archive with two parts of one name: readers differ about which counts', async () => {
  const parts = unzipSync(await write())
  const chunks: Uint8Array[] = []
  const zip = new Zip((_, chunk) => void chunks.push(chunk))
  for (const [name, bytes] of [...Object.entries(parts), ['word/document.xml', parts['word/document.xml']] as const]) {
    const part = new ZipPassThrough(name)
    zip.add(part)
    part.push(bytes ?? new Uint8Array(), true)
  }
  zip.end()
  await expect(docxReader.readDocument(new Uint8Array(Buffer.concat(chunks)))).rejects.toThrow('损坏')
})

describe('an archive whose list says something else than stands in it, as editors go by the list', () => {
  /** The bytes with the list of another archive behind them; where its entries begin is moved. */
  async function relisted(entries: Uint8Array, list: Uint8Array, moved: number) {
    const ends = [entries, list].map((each) =>
      new DataView(each.buffer, each.byteOffset).getUint32(each.length - 6, true),
    )
    const [from = 0, to = 0] = ends
    const bytes = Buffer.concat([entries.subarray(0, from), list.subarray(to)])
    bytes.writeUInt32LE(from, bytes.length - 6)
    for (let at = from; bytes.readUInt32LE(at) === 0x02014b50;) {
      bytes.writeUInt32LE(bytes.readUInt32LE(at + 42) + moved, at + 42)
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
    return docxReader.readDocument(bytes)
  }
  const plain = async () => zipSync(unzipSync(await write()), { level: 0 })

  it('is read where it says the same', async () => {
    const file = await plain()
    expect((await relisted(file, file, 0)).facts?.isIntact).toBe(true)
  })

  it('is refused: what is read is not listed', async () => {
    const { 'word/document.xml': _, ...rest } = unzipSync(await write())
    const unlisted = zipSync({ ...rest, 'word/document.xml': strToU8('<a/>') }, { level: 0 })
    await expect(relisted(unlisted, zipSync(rest, { level: 0 }), 0)).rejects.toThrow('损坏')
  })

  it('is refused: what is listed stands within something else', async () => {
    const file = await plain()
    const around = zipSync({ 'a.bin': file }, { level: 0 })
    await expect(relisted(around, file, 30 + 'a.bin'.length)).rejects.toThrow('损坏')
  })
})

it('refuses controls that stand in each other deeper than any editor writes them', async () => {
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(60)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(60)}`
  const bytes = await edited((xml) => xml.replace('</w:body>', `${deep}</w:body>`))
  await expect(docxReader.readDocument(bytes)).rejects.toThrow('损坏')
})

describe('a file in which Word would show another text than is read', () => {
  const refused = { message: expect.stringContaining('显示的可能不一样') as string }
  it.each([
    ['names another part as the document', (rels: string) => rels.replace('word/document.xml', 'word/document2.xml')],
    [
      'names a second one',
      (rels: string) => rels.replace(/<Relationship [^>]*officeDocument"[^>]*>/, (one) => `${one}${one}`),
    ],
    [
      'says twice which part it is, once under a prefix',
      (rels: string) =>
        rels.replace('Target="word/document.xml"', 'x:Target="word/document.xml" Target="word/document2.xml"'),
    ],
    [
      'says so the other way round',
      (rels: string) =>
        rels.replace('Target="word/document.xml"', 'Target="word/document2.xml" x:Target="word/document.xml"'),
    ],
    [
      'says twice what kind of part it is',
      (rels: string) => rels.replace(/Type="([^"]*officeDocument)"/, 'Type="$1/another" x:Type="$1"'),
    ],
    ['hides another name in an entity', (rels: string) => rels.replace('word/document.xml', 'word/d&#111;cument2.xml')],
  ])('is refused: it %s', async (_, change) => {
    const bytes = await edited(change, '_rels/.rels')
    await expect(docxReader.readDocument(bytes)).rejects.toMatchObject(refused)
  })

  it('is refused: a mark of its text says two things under one name', async () => {
    const bytes = await edited((xml) =>
      xml.replace('<w:tag w:val="donated"/>', '<w:tag w:val="other" x:val="donated"/>'),
    )
    await expect(docxReader.readDocument(bytes)).rejects.toMatchObject(refused)
  })

  it('is refused: it takes in another file', async () => {
    const bytes = await edited((xml) => xml.replace('<w:body>', '<w:body><w:altChunk r:id="rId9"/>'))
    await expect(docxReader.readDocument(bytes)).rejects.toMatchObject(refused)
  })
})
