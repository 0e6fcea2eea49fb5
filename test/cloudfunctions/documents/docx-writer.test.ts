/** The rules of a .docx in one file though it is long: each looks into one that is written the same way. */
import type { Block } from '../../../cloudfunctions/application/ports/documents'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import { MEASURES } from '../../../cloudfunctions/reporting/measures/catalogue'
import { partsOf, textOf, typefacesOf, withBlocks } from './docx-parts'

/** The text with its joints: · where no line ends, a blank where one may. */
const joinedIn = (xml: string) =>
  textOf(
    xml
      .replace(/<w:sym w:char="2060"[^>]*\/>/g, '<w:t>·</w:t>')
      .replace(/<w:sym w:char="200B"[^>]*\/>/g, '<w:t> </w:t>'),
  )

const LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'

describe('the page (GB/T 9704-2012, 5)', () => {
  it('is A4 with 37, 28, 26 and 35 mm around the text', async () => {
    const { document } = await partsOf(withBlocks())
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    // 1 mm = 56.69 twips: 37 → 2098, 26 → 1474, 35 → 1984, 28 → 1587.
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  })

  it('has a grid of lines, of which 22 fit and no 23rd', async () => {
    const { document } = await partsOf(withBlocks())
    const linePitch = Number(/<w:docGrid w:type="lines" w:linePitch="(\d+)"\/>/.exec(document)?.[1])
    expect(Math.floor((16838 - 2098 - 1984) / linePitch)).toBe(22)
  })

  it('has 28 characters to the line, and no 29th', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: '字' }] }))
    const scale = Number(/<w:w w:val="(\d+)"\/>/.exec(paragraphs[1] ?? '')?.[1])
    expect(Math.floor((11906 - 1474 - 1587) / 20 / (16 * (scale / 100)))).toBe(28)
  })

  it('reckons the grid from a Normal style of 16 pt', async () => {
    const { styles } = await partsOf(withBlocks())
    const normal = /<w:style [^>]*w:styleId="Normal".*?<\/w:style>/.exec(styles)?.[0] ?? ''
    expect(normal).toContain('<w:sz w:val="32"/>')
    expect(styles.match(/w:styleId="Normal"/g)).toHaveLength(1)
  })

  it('leaves no gap between Chinese and digits', async () => {
    const { styles, paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: '2025年' }] }))
    expect(paragraphs[1]).toContain('<w:pStyle w:val="OfficialText"/>')
    expect(styles).toMatch(/w:styleId="OfficialText".*?<w:autoSpaceDE w:val="0"\/><w:autoSpaceDN w:val="0"\/>/)
  })
})

describe('a line', () => {
  it('never ends with a digit, so that no number is parted from its unit', async () => {
    const { settings } = await partsOf(withBlocks())
    expect(/<w:noLineBreaksAfter w:lang="zh-CN" w:val="([^"]*)"\/>/.exec(settings)?.[1]).toMatch(/〕第0123456789$/)
  })

  it('keeps a number and each character of its unit together for LibreOffice too, by joiners that nobody sees', async () => {
    const figure = { text: '164', figure: { tag: 'n', title: '数据' } }
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [figure, { text: '人次参加' }] }))
    expect(joinedIn(paragraphs[1] ?? '')).toBe('164·人·次参加')
    const joints = [...(paragraphs[1] ?? '').matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:sym .*?<\/w:r>/g)].map(([run]) => run)
    expect(joints).toHaveLength(2)
    expect(joints.every((run) => run.includes('<w:vanish/>'))).toBe(true)
  })

  it.each([
    ['（泊热支〔2025〕1号）', '（泊热支〔2025〕·1·号）'],
    ['第2次', '第·2·次'],
    ['提高1.2个百分点', '提高 1.2·个·百·分·点'],
    ['到11处、“暖冬”2项', '到 11·处、“暖冬” 2·项'],
  ])('keeps together what is joined by ·, may end at a blank, and has no gap at either: %s', async (text, joined) => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text }] }))
    expect(joinedIn(paragraphs[1] ?? '')).toBe(joined)
    expect(textOf(paragraphs[1] ?? '')).toBe(text)
  })

  it('has a mark in one run with the unit before it, which LibreOffice else loses where it hangs over the edge', async () => {
    for (const mark of '、，。；：') {
      const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: `10月${mark}12月` }] }))
      expect(paragraphs[1]).toMatch(new RegExp(`<w:t[^>]*>月${mark}</w:t>`))
    }
  })

  it('keeps every unit of several characters that the catalogue counts in', async () => {
    const units = [...new Set(MEASURES.map(({ unit }) => unit))].filter((unit) => unit.length > 1)
    for (const unit of units) {
      const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: `9${unit}` }] }))
      expect(joinedIn(paragraphs[1] ?? '')).toBe(`9·${[...unit].join('·')}`)
    }
  })

  it('never begins with the second half of a unit', async () => {
    const { settings } = await partsOf(withBlocks())
    expect(/<w:noLineBreaksBefore w:lang="zh-CN" w:val="([^"]*)"\/>/.exec(settings)?.[1]).toMatch(/次时月$/)
  })

  it('keeps what the schema wants before the compatibility settings before them', async () => {
    const { settings } = await partsOf(withBlocks())
    expect(settings).toMatch(/<w:noLineBreaksAfter [^>]+\/><w:noLineBreaksBefore [^>]+\/><w:compat>/)
  })

  it('is broken in digits as Latin text is, between words', async () => {
    const { styles } = await partsOf(withBlocks())
    const languages = [...styles.matchAll(/<w:lang ([^>]*)\/>/g)].map(([, said]) => said)
    expect(new Set(languages)).toEqual(new Set(['w:val="en-US" w:eastAsia="zh-CN"']))
  })
})

describe('annexes (GB/T 9704-2012, 7.3.4, 7.3.7)', () => {
  it('are named after the text: an empty line, two characters in, without a mark behind the name', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'attachments', names: ['数据依据清单'] }))
    expect(textOf(paragraphs[1] ?? '')).toBe('附件：数据依据清单')
    expect(paragraphs[1]).toContain('w:before="579"')
    // Two characters in on the first line, under the name on the next: 5 × 16 pt, the first 3 back.
    expect(paragraphs[1]).toContain('<w:ind w:left="1600" w:hanging="960"/>')
  })

  it('are numbered where there are several, the names under each other', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'attachments', names: ['甲', '乙'] }))
    expect(paragraphs.slice(1).map(textOf)).toEqual(['附件：1. 甲', '2. 乙'])
    const [first, second] = paragraphs.slice(1).map((each) => /w:left="(\d+)" w:hanging="(\d+)"/.exec(each)?.slice(1))
    expect(Number(first?.[0]) - Number(first?.[1])).toBe(640)
    expect(Number(second?.[0]) - Number(second?.[1])).toBe(640 + 960)
  })

  it('begin with 附件 in 黑体 on the first line and their title on the third', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'page-break' }, { kind: 'annex-title', title: '清单' }))
    expect(paragraphs.slice(1).map((each) => [textOf(each), ...typefacesOf(each)])).toEqual([
      ['附件', '黑体'],
      ['清单', '方正小标宋简体'],
    ])
    expect(paragraphs[1]).toContain('<w:pageBreakBefore/>')
    expect(paragraphs[2]).toContain('w:before="579"')
  })

  it('carry their number where there are several', async () => {
    const second = { kind: 'annex-title', title: '清单', number: 2 } as const
    const { paragraphs } = await partsOf(withBlocks({ kind: 'page-break' }, second))
    expect(paragraphs.slice(1).map(textOf)).toEqual(['附件2', '清单'])
  })
})

describe('the text', () => {
  it('has the brackets of a title that one line does not hold on the next, whole', async () => {
    const linesOf = async (title: string) => {
      const [paragraph = ''] = (await partsOf({ ...withBlocks(), title })).paragraphs
      return paragraph.split('<w:br/>').map(textOf)
    }
    // Of 28 characters of the text 20 of the title's fill a line (GB/T 9704-2012, 5.2.3 and 7.3.1).
    expect(await linesOf('2025年度抓基层党建工作述职报告（截至6月30日）')).toEqual([
      '2025年度抓基层党建工作述职报告',
      '（截至6月30日）',
    ])
    expect(await linesOf('工作述职报告（截至6月30日）')).toEqual(['工作述职报告（截至6月30日）'])
    expect(await linesOf('2025年度抓基层党建工作述职报告')).toHaveLength(1)
  })

  it('has the title in 22 pt 方正小标宋简体, centred', async () => {
    const title = (await partsOf(withBlocks())).paragraphs[0] ?? ''
    expect(textOf(title)).toBe('述职报告')
    expect(typefacesOf(title)).toEqual(['方正小标宋简体'])
    expect(title).toContain('<w:sz w:val="44"/>')
    expect(title).toContain('<w:jc w:val="center"/>')
  })

  it('has the byline in 楷体, centred, and the empty line under it rather than under the title', async () => {
    const { paragraphs } = await partsOf({ title: '述职报告', byline: '某支部　张三', blocks: [] })
    expect(paragraphs[0]).toContain('w:after="0"')
    expect(textOf(paragraphs[1] ?? '')).toBe('某支部　张三')
    expect(typefacesOf(paragraphs[1] ?? '')).toEqual(['楷体_GB2312'])
    expect(paragraphs[1]).toContain('w:after="579"')
  })

  it('has paragraphs in 16 pt 仿宋_GB2312 for every script, on exact lines, the first line two characters in', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: '全年12次' }] }))
    const body = paragraphs[1] ?? ''
    expect(typefacesOf(body)).toEqual(['仿宋_GB2312'])
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain(LINE)
    expect(body).toMatch(/<w:ind w:firstLine="\d+" w:firstLineChars="200"\/>/)
  })

  it('begins a new paragraph at a line end inside a text', async () => {
    const { paragraphs } = await partsOf(
      withBlocks({
        kind: 'paragraph',
        runs: [{ text: '一是学\r\n二是' }, { text: '12', figure: { tag: 'n', title: '数据' } }, { text: '次' }],
      }),
    )
    expect(paragraphs.slice(1).map(textOf)).toEqual(['一是学', '二是12次'])
  })

  it('underlines a blank with dots and prints a figure as plain text', async () => {
    const runs = [
      { text: '（请填写）：', mark: 'blank' as const },
      { text: '12', figure: { tag: 'meetings', title: '会议' } },
      { text: '、' },
    ]
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs }))
    const [blank, figure, plain] = [...(paragraphs[1] ?? '').matchAll(/<w:r>.*?<\/w:r>/g)].map(([run]) => run)
    expect(blank).toContain('<w:u w:val="dotted"/>')
    expect(figure?.replace('>12<', '>、<')).toBe(plain)
  })

  it('has each figure in a content control of its own, with its tag and title, and its unit outside', async () => {
    const figure = { text: '12', figure: { tag: 'meetings', title: '会议' } }
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [figure, { text: '次' }] }))
    const [, properties, content] =
      /<w:sdt><w:sdtPr>(.*?)<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/.exec(paragraphs[1] ?? '') ?? []
    expect(properties).toBe('<w:alias w:val="会议"/><w:tag w:val="meetings"/><w:text/>')
    expect(textOf(content ?? '')).toBe('12')
  })

  it('says of a date’s control nothing of plain text, as LibreOffice would write it several times', async () => {
    const date = { text: '2025年3月4日', figure: { tag: 'founded', title: '成立' } }
    const { document } = await partsOf(withBlocks({ kind: 'paragraph', runs: [date] }))
    expect(document).toContain('<w:sdtPr><w:alias w:val="成立"/><w:tag w:val="founded"/></w:sdtPr>')
  })

  it('leaves room to write where a blank has no words', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'paragraph', runs: [{ text: '', mark: 'blank' }] }))
    expect(textOf(paragraphs[1] ?? '')).toMatch(/^\s{8}$/)
    expect(paragraphs[1]).toContain('<w:u w:val="dotted"/>')
  })
})

describe('headings (GB/T 9704-2012, 7.3.3)', () => {
  it('are 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋, and begin again under the next higher one', async () => {
    const heading = (level: 1 | 2 | 3 | 4) => ({ kind: 'heading' as const, level, text: '题' })
    const { paragraphs } = await partsOf(
      withBlocks(...([1, 2, 3, 4, 4, 3, 4, 2, 3, 1, 2] as const).map((level) => heading(level))),
    )
    expect(paragraphs.slice(1).map((paragraph) => [textOf(paragraph), ...typefacesOf(paragraph)])).toEqual([
      ['一、题', '黑体'],
      ['（一）题', '楷体_GB2312'],
      ['1.题', '仿宋_GB2312'],
      ['（1）题', '仿宋_GB2312'],
      ['（2）题', '仿宋_GB2312'],
      ['2.题', '仿宋_GB2312'],
      ['（1）题', '仿宋_GB2312'],
      ['（二）题', '楷体_GB2312'],
      ['1.题', '仿宋_GB2312'],
      ['二、题', '黑体'],
      ['（一）题', '楷体_GB2312'],
    ])
  })

  it('stay with the text after them and show in the outline', async () => {
    const { paragraphs } = await partsOf(withBlocks({ kind: 'heading', level: 2, text: '题' }))
    expect(paragraphs[1]).toContain('<w:keepNext/>')
    expect(paragraphs[1]).toContain('<w:outlineLvl w:val="1"/>')
  })

  it('stand outside the numbering at the left edge when plain', async () => {
    const { paragraphs } = await partsOf(
      withBlocks(
        { kind: 'heading', level: 1, text: '甲' },
        { kind: 'plain-heading', text: '附件' },
        { kind: 'heading', level: 1, text: '乙' },
      ),
    )
    expect(paragraphs.slice(1).map(textOf)).toEqual(['一、甲', '附件', '二、乙'])
    expect(typefacesOf(paragraphs[2] ?? '')).toEqual(['黑体'])
    expect(paragraphs[2]).not.toContain('<w:ind')
  })
})

describe('page numbers (GB/T 9704-2012, 7.5)', () => {
  it('stand between dashes in 14 pt 宋体, right on odd pages and left on even ones, one character from the edge', async () => {
    const { settings, footer } = await partsOf(withBlocks())
    expect(settings).toContain('<w:evenAndOddHeaders/>')
    for (const [kind, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      const xml = footer(kind)
      expect(textOf(xml)).toBe('—  —')
      expect(xml).toMatch(/— .*<w:instrText[^>]*>\s*PAGE\s*<\/w:instrText>.* —/)
      expect(xml).toContain(`<w:jc w:val="${side}"/>`)
      expect(xml).toContain('<w:ind w:left="280" w:right="280"/>')
      expect(xml).toContain('<w:sz w:val="28"/>')
      expect(typefacesOf(xml)).toEqual(['宋体'])
    }
  })

  it('have their dash 7 mm below the text', async () => {
    const { document, footer } = await partsOf(withBlocks())
    const line = Number(/<w:spacing w:line="(\d+)" w:lineRule="exact"\/>/.exec(footer('default'))?.[1])
    const distance = Number(/w:footer="(\d+)"/.exec(document)?.[1])
    const middleBelowText = (1984 - distance - line / 2) / (1440 / 25.4)
    expect(middleBelowText).toBeCloseTo(7, 1)
  })
})

describe('tables', () => {
  const table = {
    kind: 'table' as const,
    columns: [
      { title: '日期', width: 1 },
      { title: '内容', width: 3 },
    ],
    rows: [
      ['2025-03-01', '学习'],
      ['2025-03-02', '讨论预备党员转正事宜并表决'],
    ],
  }

  it('repeat their header row on each page and part no row', async () => {
    const rows = [...(await partsOf(withBlocks(table))).document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(rows).toHaveLength(3)
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, false, false])
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    expect(typefacesOf(rows[0] ?? '')).toEqual(['黑体'])
    expect(typefacesOf(rows[1] ?? '')).toEqual(['仿宋_GB2312'])
  })

  it('fill the text width by the shares of their columns, with lines around every cell', async () => {
    const { document } = await partsOf(withBlocks(table))
    expect(document).toContain('<w:tblW w:type="dxa" w:w="8845"/>')
    expect([...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))).toEqual([2211, 6634])
    for (const side of ['top', 'bottom', 'left', 'right', 'insideH', 'insideV'])
      expect(document).toMatch(new RegExp(`<w:${side} w:val="single"`))
  })

  it('centre a column of short cells, ten characters at most, and set one of prose left', async () => {
    const columns = ['甲', '乙'].map((title) => ({ title, width: 1 }))
    const rows = [['十'.repeat(10), '十'.repeat(11)]]
    const { document } = await partsOf(withBlocks({ kind: 'table', columns, rows }))
    const [, row = ''] = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([each]) => each)
    expect([...row.matchAll(/<w:jc w:val="(\w+)"\/>/g)].map(([, side]) => side)).toEqual(['center', 'left'])
  })

  it('give a row with too few cells empty ones', async () => {
    const { document } = await partsOf(withBlocks({ ...table, rows: [['只有一格']] }))
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.match(/<w:tc>/g)?.length)
    expect(rows).toEqual([2, 2])
  })

  it('do not join the next table', async () => {
    const { document } = await partsOf(withBlocks(table, table))
    expect(document).not.toContain('</w:tbl><w:tbl>')
    expect(document).toMatch(/<\/w:tbl><w:p>.*?<\/w:p><w:tbl>/)
  })
})

describe('the long table of an annex', () => {
  const table = { kind: 'table', size: 'small', columns: [{ title: '口径', width: 1 }], rows: [['条数']] } as const

  it('is in 五号 on 15 pt, also what stands in a control of it', async () => {
    const { document, styles } = await partsOf(withBlocks(table))
    const cell = /<w:tr>.*<w:tr>(.*?)<\/w:tr>/s.exec(document)?.[1] ?? ''
    expect(cell).toContain('<w:sz w:val="21"/>')
    expect(cell).toContain('<w:spacing w:line="300" w:lineRule="exact"/>')
    expect(cell).toContain('<w:pStyle w:val="OfficialSmallCell"/>')
    expect(styles).toMatch(/w:styleId="OfficialSmallCell".*?<w:sz w:val="21"\/>/)
  })

  it('has its notes below it, a paragraph each in its letters', async () => {
    const { paragraphs } = await partsOf(withBlocks(table, { kind: 'note', lines: ['注：甲。', '乙。'] }))
    expect(paragraphs.slice(-2).map(textOf)).toEqual(['注：甲。', '乙。'])
    expect(paragraphs.at(-1)).toContain('<w:sz w:val="21"/>')
  })
})

describe('a draft', () => {
  it('says so on the head of every page, odd and even', async () => {
    const { document, part } = await partsOf({ ...withBlocks(), draft: '草稿，尚有3处待填写' })
    for (const kind of ['default', 'even']) {
      const id = new RegExp(`<w:headerReference w:type="${kind}" r:id="([^"]+)"/>`).exec(document)?.[1] ?? ''
      const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(part('word/_rels/document.xml.rels'))?.[0]
      expect(textOf(part(`word/${/Target="([^"]+)"/.exec(target ?? '')?.[1] ?? ''}`))).toBe('草稿，尚有3处待填写')
    }
  })

  it('is not said of what is final', async () => {
    expect((await partsOf(withBlocks())).document).not.toContain('headerReference')
  })
})

describe('page breaks and signatures', () => {
  it('put the block after a break on a new page, without a line of its own', async () => {
    const { paragraphs } = await partsOf(
      withBlocks(
        { kind: 'paragraph', runs: [{ text: '前' }] },
        { kind: 'page-break' },
        { kind: 'plain-heading', text: '附件' },
      ),
    )
    expect(paragraphs).toHaveLength(3)
    expect(paragraphs[2]).toContain('<w:pageBreakBefore/>')
    expect(paragraphs[1]).not.toContain('<w:pageBreakBefore/>')
  })

  it('leave no empty page after a break at the end', async () => {
    const { document } = await partsOf(
      withBlocks({ kind: 'paragraph', runs: [{ text: '末' }] }, { kind: 'page-break' }),
    )
    expect(document).not.toMatch(/pageBreakBefore\/>|w:type="page"/)
  })

  it('keep the signature together, at the right, with the paragraph before it', async () => {
    const { paragraphs } = await partsOf(
      withBlocks(
        { kind: 'paragraph', runs: [{ text: '末段' }] },
        { kind: 'signature', lines: ['报告人：张三', '2025年12月31日'] },
      ),
    )
    expect(paragraphs.slice(1).map((paragraph) => paragraph.includes('<w:keepNext/>'))).toEqual([true, true, false])
    for (const line of paragraphs.slice(2)) {
      expect(line).toContain('<w:keepLines/>')
      expect(line).toContain('<w:jc w:val="right"/>')
    }
  })

  it('keep two lines of the text with the signature, where the last paragraph is one line alone', async () => {
    const text = (words: string) => ({ kind: 'paragraph' as const, runs: [{ text: words }] })
    const kept = async (last: string) => {
      const signature = { kind: 'signature' as const, lines: ['报告人：张三'] }
      const { paragraphs } = await partsOf(withBlocks(text('甲段'), text('乙段'), text(last), signature))
      return paragraphs.slice(1, 4).map((paragraph) => paragraph.includes('<w:keepNext/>'))
    }
    // The first line begins two characters in: 26 of 28 are left.
    expect(await kept('以上报告，请予评议。')).toEqual([false, true, true])
    expect(await kept('字'.repeat(26))).toEqual([false, true, true])
    expect(await kept('字'.repeat(27))).toEqual([false, false, true])
  })

  it('keep the last line of the text with them where attachments are named between', async () => {
    const { paragraphs } = await partsOf(
      withBlocks(
        { kind: 'paragraph', runs: [{ text: '末段' }] },
        { kind: 'attachments', names: ['清单'] },
        { kind: 'signature', lines: ['报告人：张三'] },
      ),
    )
    expect(paragraphs.slice(1).map((paragraph) => paragraph.includes('<w:keepNext/>'))).toEqual([true, true, false])
  })
})

describe('the file', () => {
  it('names the title and no author', async () => {
    const { core } = await partsOf({ title: '述职<报告>', blocks: [] })
    expect(core).toContain('<dc:title>述职&lt;报告&gt;</dc:title>')
    expect(core).not.toMatch(/creator|lastModifiedBy|created/)
  })

  it('is the same, byte for byte, for the same document', async () => {
    const document = withBlocks({ kind: 'heading', level: 1, text: '甲' }, { kind: 'signature', lines: ['乙'] })
    const first = await docxWriter.writeDocument(document)
    expect(Buffer.compare(first, await docxWriter.writeDocument(document))).toBe(0)
  })
})

describe('a page laid across, for a table with a column for each month', () => {
  const columns = Array.from({ length: 16 }, (_, at) => ({ title: `${at}月`, width: 1 }))
  const rows = Array.from({ length: 45 }, (_, at) => columns.map(() => String(at)))
  const table = { kind: 'table', size: 'smallest', columns, rows, hasTotal: true } as const
  const wide = (...blocks: Block[]) => partsOf({ title: '公示表', page: 'wide', blocks })

  it('is A4 on its side, and the table as wide as its text', async () => {
    const { document } = await wide(table)
    expect(document).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    const [left, right] = ['left', 'right'].map((side) =>
      Number(new RegExp(`<w:pgMar [^>]*w:${side}="(\\d+)"`).exec(document)?.[1]),
    )
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(16838 - (left ?? 0) - (right ?? 0))
  })

  it('has the titles on every page, no row torn, and a total that is not alone on a page', async () => {
    const { document } = await wide(table)
    const lines = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(lines.filter((line) => line.includes('<w:tblHeader/>'))).toEqual([lines[0]])
    expect(lines.every((line) => line.includes('<w:cantSplit/>'))).toBe(true)
    const kept = lines.flatMap((line, at) => (line.includes('<w:keepNext/>') ? [at] : []))
    expect(kept).toEqual([0, 44])
    expect(lines.map((line) => line.includes('黑体'))).toEqual(lines.map((_, at) => at === 0 || at === 45))
  })

  it('keeps a table that is to be whole together', async () => {
    const { document } = await wide({ ...table, rows: rows.slice(0, 10), isWhole: true })
    const lines = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(lines.map((line) => line.includes('<w:keepNext/>'))).toEqual(lines.map((_, at) => at < 10))
  })
})
