import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { checkNumbers } from '../../../../cloudfunctions/reporting/facts/check-document'
import { draftFigure, reportPrinting } from '../../../builders/report'
import { withoutJoints } from '../../documents/docx-parts'

const FIGURES = [
  draftFigure(),
  draftFigure({ key: 'served', title: '志愿服务', unit: '人次', value: 164, display: '164' }),
  draftFigure({ key: 'founded', title: '成立日期', unit: '', value: 20250304, display: '2025年3月4日' }),
]
const REPORT = reportPrinting(
  FIGURES,
  ['一年来，党员自愿捐款', 0, '元，已全部转交。'],
  ['2支服务队参加', 1, '人次，', 2, '成立。'],
)

/** A real file written, its text changed as Word or WPS would leave it, and read again. */
async function findingsAfter(change: (xml: string) => string) {
  const parts = unzipSync(await docxWriter.writeDocument(toDocument(REPORT)))
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  parts['word/document.xml'] = strToU8(change(withoutJoints(before)))
  const { printed, facts } = await docxReader.readDocument(zipSync(parts))
  if (!facts) throw new Error('the file has lost its facts')
  const findings = checkNumbers({ facts: facts.sheet.facts, printed: facts.printed }, printed)
  return findings.map(({ is, fact, was, now }) => [is, fact?.title ?? null, was, now])
}
/** The content control of a figure in the text. */
const control = (key: string) =>
  new RegExp(`<w:sdt>(?:(?!</w:sdt>).)*<w:tag w:val="${key}"/>(?:(?!</w:sdt>).)*</w:sdt>`, 's')
const plain = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

it('finds nothing in a document as it was written', async () => {
  expect(await findingsAfter((xml) => xml)).toEqual([])
})

it.each(['-164', '164万', '164〇', '164百', '１６４０', '约 1640', '五百'])(
  'is not deceived by what makes another number of the same digits: %s',
  async (instead) => {
    expect(
      await findingsAfter((xml) => xml.replace(control('served'), (all) => all.replace('>164<', `>${instead}<`))),
    ).toEqual([['changed', '志愿服务', '164人次', instead]])
  },
)

it('leaves words alone that slipped in beside the number', async () => {
  const slipped = (xml: string) => xml.replace(control('served'), (all) => all.replace('>164<', '>约164左右<'))
  expect(await findingsAfter(slipped)).toEqual([])
})

it('finds nothing where only words were changed', async () => {
  expect(await findingsAfter((xml) => xml.replace('已全部转交', '款项已经转交'))).toEqual([])
})

describe('a digit changed', () => {
  it('names the figure and both values', async () => {
    expect(await findingsAfter((xml) => xml.replace('>1,200<', '>1,300<'))).toEqual([
      ['changed', '捐款', '1,200元', '1,300'],
    ])
  })

  it('is found where it was typed over the whole figure', async () => {
    expect(await findingsAfter((xml) => xml.replace(control('served'), plain('165')))).toEqual([
      ['changed', '志愿服务', '164人次', '165'],
    ])
  })

  it('is found in the annex as well', async () => {
    const inAnnex = (xml: string) => xml.replace(/(<w:tbl>.*?)>164</s, '$1>146<')
    expect(await findingsAfter(inAnnex)).toEqual([['changed', '志愿服务', '164人次', '146']])
  })

  it('is found in a date', async () => {
    expect(await findingsAfter((xml) => xml.replace('>2025年3月4日<', '>2025年3月5日<'))).toEqual([
      ['changed', '成立日期', '2025年3月4日', '2025年3月5日'],
    ])
  })

  it('is found when Word has cut the number into runs', async () => {
    const change = (xml: string) => xml.replace('>1,200</w:t></w:r>', '>1,</w:t></w:r><w:r><w:t>208</w:t></w:r>')
    expect(await findingsAfter(change)).toEqual([['changed', '捐款', '1,200元', '1,208']])
  })

  it('is not found where the number is the same in other digits', async () => {
    expect(await findingsAfter((xml) => xml.replace('>164<', '>１６４<'))).toEqual([])
  })
})

it('says of a number typed over with the same that it has lost its evidence', async () => {
  expect(await findingsAfter((xml) => xml.replace(control('served'), plain('164')))).toEqual([
    ['unmarked', '志愿服务', '164人次', '164'],
  ])
})

it('finds a date in its place again where an editor has taken only its marks', async () => {
  expect(await findingsAfter((xml) => xml.replace(control('founded'), plain('2025年3月4日')))).toEqual([])
})

it('says of a date whose words stand twice among other words that it has lost its evidence', async () => {
  const twice = (xml: string) =>
    xml.replace(control('founded'), plain('2025年3月4日，即2025年3月4日，')).replace('成立。', '建成。')
  expect(await findingsAfter(twice)).toEqual([['unmarked', '成立日期', '2025年3月4日', '2025年3月4日']])
})

it('says of a figure that it stands elsewhere', async () => {
  const change = (xml: string) => {
    const [moved = ''] = control('donated').exec(xml) ?? []
    return xml.replace(moved, '').replace('成立。</w:t></w:r>', `成立。</w:t></w:r>${moved}`)
  }
  expect(await findingsAfter(change)).toEqual([['moved', '捐款', '1,200元', '1,200']])
})

it('says of a figure of a table that it stands in another’s cell, whose unit is the same', async () => {
  const { facts } = await docxReader.readDocument(await docxWriter.writeDocument(toDocument(REPORT)))
  const [fact] = facts?.sheet.facts ?? []
  if (!fact) throw new Error('the file has lost its facts')
  // The table of the branches has its units in the headings.
  const of = (tag: string, display: string) => ({ ...fact, tag, key: tag, title: tag, display, unit: '人' })
  const told = [of('hall', '9'), of('hotline', '44')]
  const row = (...tags: readonly string[]) =>
    tags.map((tag) => {
      const text = told.find((each) => each.tag === tag)?.display ?? ''
      return { pieces: [{ tag, text }], isInTable: true }
    })
  const findings = checkNumbers({ facts: told, printed: row('hall', 'hotline') }, row('hotline', 'hall'))
  expect(findings.map(({ is, title }) => [is, title])).toEqual([['moved', expect.stringMatching(/^(hall|hotline)$/)]])
  const gone = checkNumbers({ facts: told, printed: row('hall', 'hotline') }, row('hall'))
  expect(gone.map(({ is, title }) => [is, title])).toEqual([['removed', 'hotline']])
  // What the text says as well is told by the words of the row.
  const inText = { pieces: ['应到', { tag: 'hotline', text: '44' }, '人'], isInTable: false }
  expect(checkNumbers({ facts: told, printed: [inText, ...row('hall', 'hotline')] }, [inText, ...row('hall')])).toEqual(
    [],
  )
})

describe('a figure that is gone', () => {
  it('is named', async () => {
    expect(await findingsAfter((xml) => xml.replace(control('donated'), ''))).toEqual([
      ['removed', '捐款', '1,200元', null],
    ])
  })

  it('is named where its place stands empty', async () => {
    expect(await findingsAfter((xml) => xml.replace('>1,200<', '><'))).toEqual([['removed', '捐款', '1,200元', null]])
  })

  it('is none of the report’s where the annex was cut off', async () => {
    expect(await findingsAfter((xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, ''))).toEqual([])
  })
})

describe('a number that was typed', () => {
  const typed = (words: string) => findingsAfter((xml) => xml.replace('已全部转交', `已全部转交${words}`))

  it('is said to have no evidence', async () => {
    expect(await typed('，受益群众57户')).toEqual([['typed', null, null, '57']])
  })

  it('is one too at the beginning of a paragraph', async () => {
    expect(await findingsAfter((xml) => xml.replace('一年来', '57户受益，一年来'))).toEqual([
      ['typed', null, null, '57'],
    ])
  })

  it.each([['于7月15日'], ['第3次'], ['：（1）清点；（2）公示'], ['按〔2025〕3号文']])(
    'claims nothing as date, rank or number of a document: %s',
    async (words) => {
      expect(await typed(words)).toEqual([])
    },
  )

  it('claims nothing as the number of a list', async () => {
    expect(await findingsAfter((xml) => xml.replace('一年来', '1. 一年来'))).toEqual([])
  })

  it('is not new where it stood elsewhere', async () => {
    const change = (xml: string) => xml.replace('2支服务队', '服务队').replace('一年来', '2支队伍一年来')
    expect(await findingsAfter(change)).toEqual([])
  })
})

it('says where: the words around', async () => {
  const report = toDocument(REPORT)
  const { printed, facts } = await docxReader.readDocument(await docxWriter.writeDocument(report))
  const changed = printed.map((paragraph) => ({
    ...paragraph,
    pieces: paragraph.pieces.map((piece) =>
      typeof piece === 'object' && piece.tag === 'donated' && !paragraph.isInTable ? { ...piece, text: '9' } : piece,
    ),
  }))
  const [finding] = checkNumbers({ facts: facts?.sheet.facts ?? [], printed: facts?.printed ?? [] }, changed)
  expect(finding?.where).toBe('一年来，党员自愿捐款9元，已全部转交。')
})

describe('what was typed to deceive', () => {
  const typed = (words: string) => findingsAfter((xml) => xml.replace('已全部转交', `已全部转交${words}`))

  it.each([
    ['，全市第9999名', '9999'],
    ['，走访群众三百二十户', '三百二十'],
    ['，满意率百分之九十八', '百分之九十八'],
    ['，走访９９户', '99'],
    ['，走访٩٩户', '٩٩'],
    ['，连续9999年', '9999'],
    ['，覆盖壹佰户', '壹佰'],
  ])('is told in whatever digits it stands: %s', async (words, number) => {
    expect(await typed(words)).toEqual([['typed', null, null, number]])
  })

  it.each([
    '，统一行动',
    '，增强“四个意识”',
    '，每一名党员',
    '，第一书记到场',
    '，于2025年7月',
    '，见（2）',
    '，于2024—2025年',
  ])('is not seen in words that count nothing: %s', async (words) => {
    expect(await typed(words)).toEqual([])
  })

  it.each([
    ['万元', '1,200万元'],
    ['亿元', '1,200亿元'],
    ['户', '1,200户'],
  ])('is another unit beside the figure: %s', async (unit, now) => {
    const change = (xml: string) => xml.replace('元，已全部转交', `${unit}，已全部转交`)
    expect(await findingsAfter(change)).toEqual([['changed', '捐款', '1,200元', now]])
  })

  it('is a figure copied into another sentence', async () => {
    const change = (xml: string) => {
      const [copied = ''] = control('donated').exec(xml) ?? []
      return xml.replace('成立。</w:t></w:r>', `成立。慰问</w:t></w:r>${copied}${plain('户')}`)
    }
    expect(await findingsAfter(change)).toEqual([['copied', '捐款', '1,200元', '1,200户']])
  })

  it.each([
    ['<w:vanish/>', 'a run that is hidden'],
    ['<w:color w:val="FFFFFF"/>', 'a run as white as the paper'],
  ])('is a figure that nobody sees: %s', async (hidden) => {
    const change = (xml: string) => {
      const hide = (all: string) => all.replace(/<w:rPr>/, `<w:rPr>${hidden}`)
      return xml.replace(control('donated'), (all) => `${hide(all)}${plain('9,999')}`)
    }
    const found = await findingsAfter(change)
    expect(found).toContainEqual(['removed', '捐款', '1,200元', null])
    expect(found).toContainEqual(['typed', null, null, '9,999'])
  })
})
