import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { checkNumbers } from '../../../../cloudfunctions/reporting/facts/check-document'
import { checkEdges } from '../../../../cloudfunctions/reporting/facts/check-edges'
import { checkWords } from '../../../../cloudfunctions/reporting/facts/check-words'
import { withoutJoints } from '../../documents/docx-parts'
import { asWordSaves, asWpsSaves } from './editors'
import { writeReport } from './saved-elsewhere'

const SAVED_BY_LIBREOFFICE = readFileSync(join(__dirname, 'saved-by-libreoffice.xml'), 'utf8')

/** `writeReport`, opened and saved with nothing changed: by LibreOffice itself, and by hand as Word and WPS do it. */
it('is told of in no point where an editor has opened and saved it and nothing was changed', async () => {
  expect(await foundIn(readFileSync(join(__dirname, 'saved-by-libreoffice.docx')))).toEqual(NOTHING)
  for (const saves of [asWordSaves, asWpsSaves]) {
    const parts = unzipSync(await writeReport())
    saves(parts)
    expect(await foundIn(zipSync(parts))).toEqual(NOTHING)
  }
})

async function foundIn(file: Uint8Array) {
  const document = await docxReader.readDocument(file)
  const { printed, facts } = document
  if (!facts) throw new Error('the file has lost its facts')
  const numbers = checkNumbers({ facts: facts.sheet.facts, printed: facts.printed }, printed)
  return {
    numbers: numbers.map(({ is, title, was, now }) => [is, title, was, now]),
    words: checkWords(facts.printed, printed),
    beside: checkEdges(document, facts),
  }
}
async function found(change: (written: string) => string) {
  const parts = unzipSync(await writeReport())
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
  return foundIn(zipSync(parts))
}
const NOTHING = { numbers: [], words: [], beside: [] }

describe('a document that LibreOffice has opened and saved', () => {
  const saved = (from = '', to = '') => found(() => SAVED_BY_LIBREOFFICE.replace(from, to))

  it('has lost the marks of mixed places, and is found unchanged all the same', async () => {
    expect(SAVED_BY_LIBREOFFICE.match(/<w:sdtPr><\/w:sdtPr>/g)).not.toBeNull()
    expect(await saved()).toEqual(NOTHING)
  })

  it.each([
    ['>1,200<', '>1,300<', '捐款', '1,200元', '1,300'],
    ['>10.6%<', '>10.7%<', '比上年', '增长10.6%', '增长10.7%'],
    ['<w:t>2</w:t>', '<w:t>3</w:t>', '服务队', '“热线先锋服务队”“银龄顾问队”2支', '“热线先锋服务队”“银龄顾问队”3支'],
    [
      '<w:t>2025</w:t></w:r><w:r><w:t>〕',
      '<w:t>2024</w:t></w:r><w:r><w:t>〕',
      '通知',
      '《关于支部委员分工的通知》（泊热支〔2025〕1号）',
      '《关于支部委员分工的通知》（泊热支〔2024〕1号）',
    ],
    ['<w:t>4</w:t>', '<w:t>5</w:t>', '成立日期', '2025年3月4日', '2025年3月5日'],
  ])('names exactly the figure of which a digit was changed: %s', async (from, to, title, was, now) => {
    expect((await saved(from, to)).numbers).toEqual([['changed', title, was, now]])
  })

  it('names the names of a list that were changed', async () => {
    const { numbers } = await saved('银龄顾问队', '金龄顾问队')
    expect(numbers).toEqual([
      ['changed', '服务队', '“热线先锋服务队”“银龄顾问队”2支', '“热线先锋服务队”“金龄顾问队”2支'],
    ])
  })

  it('says that a figure with its words is gone', async () => {
    const { numbers } = await saved('<w:t>增长</w:t></w:r>', '</w:r>')
    expect(numbers).toMatchObject([['changed', '比上年', '增长10.6%', '10.6%']])
  })
})

describe('a document that Word or WPS has opened and saved', () => {
  const ANY = 'w:author="王书记" w:date="2025-06-10T08:00:00Z"'

  it('is read as it would print where changes are tracked', async () => {
    const tracked = (xml: string) =>
      withoutJoints(xml).replace(
        '<w:t xml:space="preserve">164</w:t></w:r>',
        `<w:t>16</w:t></w:r><w:del w:id="1" ${ANY}><w:r><w:delText>4</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" ${ANY}><w:r><w:t>5</w:t></w:r></w:ins>`,
      )
    expect((await found(tracked)).numbers).toEqual([['changed', '志愿服务', '164人次', '165']])
  })

  it('shows what was hidden before its look was changed', async () => {
    const shown = (xml: string) =>
      withoutJoints(xml).replace(
        '<w:t xml:space="preserve">参加志愿服务',
        `<w:rPr><w:rPrChange w:id="3" ${ANY}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>$&99场、`,
      )
    expect((await found(shown)).numbers).toEqual([['typed', null, null, '99']])
  })
})
