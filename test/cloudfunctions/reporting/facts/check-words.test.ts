/** Real files, edited as Word, WPS and LibreOffice leave them, and read again. */
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import { changedWordsSaid } from '#domain/report/finding'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { checkEdges } from '../../../../cloudfunctions/reporting/facts/check-edges'
import { checkWords } from '../../../../cloudfunctions/reporting/facts/check-words'
import { draftFigure, reportPrinting } from '../../../builders/report'
import { withoutJoints } from '../../documents/docx-parts'

const REPORT = reportPrinting([draftFigure()], ['党员捐款', 0, '元。'], ['设有2支服务队。'], ['请予评议。'])

async function edited(change: (parts: Unzipped) => void) {
  const parts = unzipSync(await docxWriter.writeDocument(toDocument(REPORT)))
  change(parts)
  const document = await docxReader.readDocument(zipSync(parts))
  if (!document.facts) throw new Error('the file has lost its facts')
  return { document, written: document.facts.printed }
}
const inText = (change: (xml: string) => string) => (parts: Unzipped) => {
  const path = 'word/document.xml'
  parts[path] = strToU8(change(withoutJoints(strFromU8(parts[path] ?? new Uint8Array()))))
}
async function wordsAfter(change: (xml: string) => string) {
  const { document, written } = await edited(inText(change))
  return checkWords(written, document.printed).map(changedWordsSaid)
}
async function besideAfter(change: (parts: Unzipped) => void) {
  return checkEdges((await edited(change)).document, false)
}
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('dates and numbers of documents', () => {
  const dated = reportPrinting(
    [draftFigure()],
    ['根据泊热支〔2025〕3号文件，2025年7月15日至20日，党员捐款', 0, '元，慰问35户。'],
  )
  const changed = async (change: (xml: string) => string) => {
    const parts = unzipSync(await docxWriter.writeDocument(toDocument(dated)))
    inText(change)(parts)
    const { facts, printed } = await docxReader.readDocument(zipSync(parts))
    return checkWords(facts?.printed ?? [], printed, 2025).map(changedWordsSaid)
  }

  it('are as they were where nobody changed them, and figures and stated numbers are told elsewhere', async () => {
    expect(await changed((xml) => xml)).toEqual([])
    expect(await changed((xml) => xml.replace('慰问35户', '慰问53户').replace('>1,200<', '>1,300<'))).toEqual([])
  })

  it('are told with what stood there and what stands there now', async () => {
    expect(await changed((xml) => xml.replace('〔2025〕3号', '〔2024〕5号'))).toEqual([
      '原为“根据泊热支〔2025〕3号文件，2025年7月…”，现在写的是“根据泊热支〔2024〕5号文件，2025年7月…”',
    ])
    expect(await changed((xml) => xml.replace('7月15日', '9月15日'))).toEqual([
      '原为“…2025〕3号文件，2025年7月15日至20日，党员捐款1…”，现在写的是“…2025〕3号文件，2025年9月15日至20日，党员捐款1…”',
    ])
  })
})

describe('the words of a document', () => {
  it('are as they were where nobody changed them, or an editor joined runs', async () => {
    expect(await wordsAfter((xml) => xml)).toEqual([])
  })

  it('that were changed are told with what stood there', async () => {
    expect(await wordsAfter((xml) => xml.replace('请予评议', '请予审议'))).toEqual([
      '原为“请予评议。”，现在写的是“请予审议。”',
    ])
  })

  it('that were added, or taken away, are told', async () => {
    expect(await wordsAfter((xml) => xml.replace('<w:sectPr', `${paragraph('另加一段。')}<w:sectPr`))).toEqual([
      '后来加上的：“另加一段。”',
    ])
    expect(await wordsAfter((xml) => xml.replace('请予评议。', ''))).toEqual(['已经去掉的：“请予评议。”'])
  })

  it('in a text box are read', async () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${paragraph('框里的话。')}</w:txbxContent></w:pict></w:r></w:p>`
    expect(await wordsAfter((xml) => xml.replace('<w:sectPr', `${box}<w:sectPr`))).toEqual(['后来加上的：“框里的话。”'])
  })

  it('are not told of a number alone, nor of an annex that was cut off', async () => {
    expect(await wordsAfter((xml) => xml.replace('>1,200<', '>1,300<'))).toEqual([])
    expect(await wordsAfter((xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, ''))).toEqual([])
  })
})

describe('what stands besides the text', () => {
  it('is nothing in a document as it was written', async () => {
    expect(await besideAfter(() => undefined)).toEqual([])
  })

  it('is told: words in a foot, a picture, an object, a comment', async () => {
    const added = await besideAfter((parts) => {
      parts['word/footer9.xml'] = strToU8(`<w:ftr xmlns:w="urn:w">${paragraph('内部资料')}</w:ftr>`)
      const [picture, object] = ['image', 'oleObject'].map(
        (type) => `<Relationship Type="http://o/relationships/${type}"/>`,
      )
      const related = 'word/_rels/document.xml.rels'
      const before = strFromU8(parts[related] ?? new Uint8Array())
      parts[related] = strToU8(before.replace('</Relationships>', `${picture}${object}</Relationships>`))
      parts['word/comments.xml'] = strToU8('<w:comments xmlns:w="urn:w"><w:comment w:id="0"/></w:comments>')
    })
    expect(added).toEqual(['页眉或页脚里写着“内部资料”', '文件里有图片', '文件里有嵌入的对象', '文件里有批注'])
  })

  it('is told: that a draft no longer says so', async () => {
    const without = (parts: Unzipped) => {
      for (const path of Object.keys(parts).filter((each) => each.startsWith('word/header')))
        parts[path] = strToU8('<w:hdr xmlns:w="urn:w"/>')
    }
    expect(await besideAfter(without)).toEqual(['页眉里没有“草稿”字样，这份文档还没有定稿'])
  })
})
