/** Real files, edited as Word, WPS and LibreOffice leave them, and read again. */
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import type { PrintedParagraph } from '#domain/report/fact'
import { changedWordsSaid } from '#domain/report/finding'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { checkEdges } from '../../../../cloudfunctions/reporting/facts/check-edges'
import { checkWords } from '../../../../cloudfunctions/reporting/facts/check-words'
import { placesChanged } from '../../../../cloudfunctions/reporting/facts/word-changes'
import { draftFigure, reportPrinting } from '../../../builders/report'
import { withoutJoints } from '../../documents/docx-parts'

const REPORT = reportPrinting([draftFigure()], ['党员捐款', 0, '元。'], ['设有2支服务队。'], ['请予评议。'])

const HEAD = toDocument(REPORT).draft ?? ''

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
  const { document } = await edited(change)
  return document.facts ? checkEdges(document, document.facts) : ['no facts']
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
      '“〔2025〕3号”改成了“〔2024〕5号”：“根据泊热支〔2024〕5号文件，2025年7月…”',
    ])
    expect(await changed((xml) => xml.replace('7月15日', '9月15日'))).toEqual([
      '“2025年7月15日”改成了“2025年9月15日”：“…2025〕3号文件，2025年9月15日至20日，党员捐款1…”',
    ])
  })
})

describe('the words of a document', () => {
  it('are as they were where nobody changed them, or an editor joined runs', async () => {
    expect(await wordsAfter((xml) => xml)).toEqual([])
  })

  it('that were changed are told with what stood there', async () => {
    expect(await wordsAfter((xml) => xml.replace('请予评议', '请予审议'))).toEqual(['“评”改成了“审”：“请予审议。”'])
  })

  it('that were put into a long paragraph, or taken out of it, are told with a little around them, each place by itself', async () => {
    const start = '支部全年围绕中心工作开展党员志愿服务，'
    const middle = '把热线接得住、办得好作为检验党员作用的地方，'
    const end = '群众反映的事情件件有回音，年底又回访了一遍。'
    const long = `${start}${middle}${end}`
    const said = (was: string, now: string) => placesChanged(was, now).map(changedWordsSaid)
    expect(said(long, `${start}汛期也没有停，${middle}${end}`)).toEqual([
      '加上了“汛期也没有停，”：“…心工作开展党员志愿服务，汛期也没有停，把热线接得住、办得好作为…”',
    ])
    expect(said(long, `${start}${end}`)).toEqual([
      `去掉了“${middle}”：原为“…心工作开展党员志愿服务，${middle}群众反映的事情件件有回音…”`,
    ])
    expect(said(long, `全体${start.slice(2)}${middle}${end.replace('一遍', '两遍')}`)).toEqual([
      '“支部”改成了“全体”：“全体全年围绕中心工作开展党员志…”',
      '“一”改成了“两”：“…件件有回音，年底又回访了两遍。”',
    ])
  })

  it('of a paragraph that has become another are told whole', () => {
    const [was, now] = ['支部召开党员大会审议年度计划。', '由党员志愿者值守防汛点位二十四处。']
    expect(placesChanged(was, now)).toEqual([{ is: 'changed', was, now }])
  })

  it('say nothing of a number beside them: it is told elsewhere', () => {
    const [was, now] = ['全年走访老党员35户，慰问金按标准发放。', '全年走访困难党员53户，慰问金按标准发放。']
    expect(placesChanged(was, now).map(changedWordsSaid)).toHaveLength(1)
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

describe('the words of a table', () => {
  const cell = (...pieces: PrintedParagraph['pieces']): PrintedParagraph => ({ pieces, isInTable: true })
  const line = (...pieces: PrintedParagraph['pieces']): PrintedParagraph => ({ pieces, isInTable: false })
  const at = (tag: string, text: string) => cell({ tag, text })
  const text = line('党员', { tag: 'members', text: '19' }, '名。')
  const annex = [
    cell('指标'),
    cell('口径'),
    at('members', '19'),
    cell('名册上的党员'),
    at('members', '19'),
    cell('另一行'),
  ]
  const rows = [
    [cell('党支部'), cell('党员')],
    [cell('审批大厅党支部'), at('hall', '10')],
    [cell('数据资源中心党支部'), at('data', '9')],
  ]
  const written = [text, line('附件1'), ...annex, line('附件2'), ...rows.flat()]
  const without = (...gone: readonly PrintedParagraph[]) =>
    checkWords(
      written,
      written.filter((each) => !gone.includes(each)),
    ).map(changedWordsSaid)

  it('are told where a row of the branches is gone, a cell is empty, or all of the table is gone', () => {
    expect(without(...(rows[2] ?? []))).toEqual(['已经去掉的：“数据资源中心党支部 9”'])
    expect(without(...(rows[2] ?? []).slice(1))).toEqual(['已经去掉的：“9”'])
    expect(without(...rows.flat())).toEqual(['已经去掉的：“党支部 党员 审批大厅党支部 10 数据资源中心党支部 9”'])
  })

  it('are told once where a row of the annex is gone, and not where all of it was cut off', () => {
    expect(without(...annex.slice(4))).toEqual(['已经去掉的：“19 另一行”'])
    expect(without(...annex)).toEqual([])
  })
})

describe('what stands besides the text', () => {
  it('is nothing in a document as it was written', async () => {
    expect(await besideAfter(() => undefined)).toEqual([])
  })

  it('is told: words in a foot, a picture, an object, a comment', async () => {
    const added = await besideAfter((parts) => {
      const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
      parts['word/footer9.xml'] = strToU8(`<w:ftr ${word}>${paragraph('内部资料')}</w:ftr>`)
      parts['word/comments.xml'] = strToU8(`<w:comments ${word}><w:comment w:id="0"/></w:comments>`)
      const types = { image: 'a.png', oleObject: 'a.bin', footer: 'footer9.xml', comments: 'comments.xml' }
      const relations = Object.entries(types).map(
        ([type, target]) =>
          `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
      )
      const related = 'word/_rels/document.xml.rels'
      const before = strFromU8(parts[related] ?? new Uint8Array())
      parts[related] = strToU8(before.replace('</Relationships>', `${relations.join('')}</Relationships>`))
    })
    expect(added).toEqual(['页眉或页脚里写着“内部资料”', '文件里有图片', '文件里有嵌入的对象', '文件里有批注'])
  })

  it('is told: that a draft no longer says so', async () => {
    const without = (parts: Unzipped) => {
      for (const path of Object.keys(parts).filter((each) => /^word\/header\d/.test(each)))
        parts[path] = strToU8('<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    }
    expect(await besideAfter(without)).toEqual([`页眉里没有“${HEAD}”字样，这份文档还没有定稿`])
  })

  it('is told: that a draft says something else of itself, of older files too, which do not tell what they said', async () => {
    const said = (words: string) => (parts: Unzipped) => {
      for (const path of Object.keys(parts).filter((each) => /^word\/header\d/.test(each)))
        parts[path] = strToU8(
          strFromU8(parts[path] ?? new Uint8Array()).replace(/<w:r>.*<\/w:r>/s, `<w:r><w:t>${words}</w:t></w:r>`),
        )
    }
    const older = (parts: Unzipped) => {
      const path = 'customXml/item1.xml'
      parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace(/ draft="[^"]*"/, ''))
    }
    expect(await besideAfter(said('草稿，尚有3处待填写'))).toHaveLength(2)
    expect(await besideAfter(older)).toEqual([])
    const then = (parts: Unzipped) => {
      older(parts)
      said('草稿，未经审议定稿')(parts)
    }
    expect(await besideAfter(then)).toEqual([])
    const both = await besideAfter((parts) => {
      older(parts)
      said('草稿，已经审议通过')(parts)
    })
    expect(both).toEqual(['页眉里没有“草稿”字样，这份文档还没有定稿', '页眉或页脚里写着“草稿，已经审议通过”'])
  })
})

it('whatever was changed in a paragraph is told, and each place says what it has that the other has not', () => {
  const letters = fc.array(fc.constantFrom(...'支部党员，。年12 月'), { maxLength: 60 }).map((all) => all.join(''))
  fc.assert(
    fc.property(letters, letters, (was, now) => {
      const places = placesChanged(was, now)
      expect(places).not.toEqual([])
      for (const place of places) expect(changedWordsSaid(place)).toMatch(/^(加上了|去掉了|原为|“.*”改成了)/)
    }),
    { numRuns: 300 },
  )
})
