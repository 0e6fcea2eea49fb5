/**
 * Whatever a reader of the printed page could see besides the text is told: real files, changed part by part. What each
 * element does is said in ECMA-376 Part 1, at the number beside it.
 */
import { strToU8 } from 'fflate'
import {
  added,
  HEAD,
  all,
  changed,
  field,
  inPart,
  inStyle,
  inText,
  LAST,
  paragraphOf,
  run,
  style,
  toldOf,
  W,
  withPart,
} from './changed-file'

it('says nothing of a file as it was written', async () => {
  expect(await toldOf(() => undefined)).toEqual([])
})

describe('what shows something else than the text', () => {
  it.each([
    [
      'a control bound to other data (17.5.2.6)',
      inText((xml) => xml.replace('<w:tag w:val="donated"/>', '$&<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>')),
      '第4段绑定了文件里另外的数据，打开时可能换成别的内容',
    ],
    [
      'a control bound as Word 2013 does it',
      inText((xml) =>
        xml.replace(
          '<w:tag w:val="donated"/>',
          '$&<w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w:xpath="/a"/>',
        ),
      ),
      '第4段绑定了文件里另外的数据，打开时可能换成别的内容',
    ],
    [
      'a symbol (17.3.3.30)',
      added(run('<w:sym w:font="Wingdings" w:char="F08C"/>')),
      '第5段有一个符号（字体 Wingdings，编号 F08C）',
    ],
    ['a field (17.16.18)', added(field(' DATE ', '')), '第5段有域（DATE），打开或打印时可能变成别的内容'],
    ['a sum', added(field('= 1 + 1', '')), '第5段有域（=），打开或打印时可能变成别的内容'],
    ['the number of the page in the text', added(field('PAGE', '')), '第5段有域（PAGE），打开或打印时可能变成别的内容'],
    [
      'a field in one element (17.16.19)',
      added('<w:fldSimple w:instr="QUOTE 99户"/>'),
      '第5段有域（QUOTE），打开或打印时可能变成别的内容',
    ],
    [
      'a link that is worked out on opening',
      added(field(' HYPERLINK "http://a" ', '', ' w:dirty="true"')),
      '第5段有打开时要重新计算的域',
    ],
    ['a picture', added(run('<w:drawing><a:blip xmlns:a="urn:a"/></w:drawing>')), '第5段有图片、图形或文本框'],
    ['a shape in VML', added(run('<w:pict><v:shape xmlns:v="urn:v"/></w:pict>')), '第5段有图片、图形或文本框'],
    ['an object (17.3.3.19)', added(run('<w:object/>')), '第5段有嵌入的对象'],
    [
      'a formula (22.1.2.77)',
      added(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>99</m:t></m:r></m:oMath>',
      ),
      '第5段有公式',
    ],
    [
      'two versions of something',
      added(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"/><mc:Fallback><w:r><w:t>99</w:t></w:r></mc:Fallback></mc:AlternateContent>',
      ),
      '第5段有一处内容，不同的软件里显示的不一样',
    ],
    ['letters above letters (17.3.3.25)', added(run('<w:ruby><w:rt/><w:rubyBase/></w:ruby>')), '第5段有拼音或注音'],
    ['a date that changes (17.3.3.9)', added(run('<w:dayLong/>')), '第5段有会自己变的日期或页码'],
    ['letters from right to left (17.3.2.3)', added('<w:bdo w:val="rtl"/>'), '第5段改了文字的前后顺序'],
    [
      'a sign that turns the letters after it around',
      inText((xml) => xml.replace(LAST, `\u202e${LAST}`)),
      '第5段有看不见的控制符（U+202E），文字的前后可能换了次序',
    ],
    ['what nobody knows', added('<w:hologram/>'), '第5段有认不出的内容（hologram）'],
    ['what another program knows', added('<x:r xmlns:x="urn:x"/>'), '第5段有认不出的内容（?:r）'],
    ['a background (17.2.1)', inText((xml) => xml.replace('<w:body>', '<w:background/>$&')), '正文有页面背景'],
    [
      'a frame (17.3.1.11)',
      paragraphOf('<w:framePr w:w="1" w:x="9"/>'),
      `第5段的“${LAST}。”放进了图文框，位置可能不在这里`,
    ],
    [
      'numbers of lines (17.6.8)',
      inText((xml) => xml.replace('<w:pgSz', '<w:lnNumType w:countBy="1"/>$&')),
      '正文每行前印有行号',
    ],
  ])('%s', async (_, change, told) => {
    expect(await toldOf(change)).toEqual([told])
  })

  it('what an editor prints before a paragraph: numbers of a list (17.9)', async () => {
    const list = (text: string, start: number) =>
      inPart('word/numbering.xml', (xml) =>
        xml.replace(
          '</w:numbering>',
          `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>$&`,
        ),
      )
    const numbered = paragraphOf('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    expect(await toldOf(all(list('9%1.', 9), numbered))).toEqual(['第5段前有自动编号，会印出“99.”'])
    expect(await toldOf(all(list('共99户', 1), numbered))).toEqual(['第5段前有自动编号，会印出“共99户”'])
    const byStyle = style('<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>', 'Sly', 'paragraph', 'OfficialText')
    expect(await toldOf(all(list('9%1.', 9), byStyle, inStyle('Sly')))).toEqual(['第5段前有自动编号，会印出“99.”'])
    expect(await toldOf(all(list('', 9), numbered))).toEqual([])
    expect(await toldOf(paragraphOf('<w:numPr><w:numId w:val="0"/></w:numPr>'))).toEqual([])
  })

  it('words in a place that Word takes for a prompt, where no figure was (17.5.2.39)', async () => {
    const prompt = '<w:sdt><w:sdtPr><w:tag w:val="x"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
    expect(await toldOf(added(`${prompt}${run('<w:t>另走访99户</w:t>')}</w:sdtContent></w:sdt>`))).toEqual(
      expect.arrayContaining(['typed 另走访99户']),
    )
  })

  it('the code of a field is no text: a figure in it is gone', async () => {
    const control = /<w:sdt>(?:(?!<\/w:sdt>).)*"donated"(?:(?!<\/w:sdt>).)*<\/w:sdt>/s
    const hidden = inText((xml) =>
      xml.replace(
        control,
        `${run('<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK x</w:instrText>')}$&${run('<w:fldChar w:fldCharType="end"/>')}`,
      ),
    )
    expect(await toldOf(hidden)).toContain('removed ')
    // A field without an end takes in all that follows.
    const open = inText((xml) =>
      xml.replace(LAST, `${LAST}</w:t></w:r>${run('<w:fldChar w:fldCharType="begin"/>')}<w:r><w:t>`),
    )
    expect(await toldOf(open)).toContain('正文有不完整的域')
  })

  it('changes that were tracked and not accepted yet: they may be printed', async () => {
    const tracked = added(`<w:del w:id="1" w:author="a">${run('<w:delText>旧的</w:delText>')}</w:del>`)
    expect(await toldOf(tracked)).toEqual(['第5段还有没有接受的修订，印出来可能带着痕迹'])
  })
})

describe('heads, feet and notes are those that the relationships name', () => {
  const text = (words: string) => `<w:p>${run(`<w:t>${words}</w:t>`)}</w:p>`

  it('a head under another name', async () => {
    const head = `<w:hdr ${W}>${text('草稿，已经全体会议通过')}</w:hdr>`
    const instead = all(
      withPart('header', 'extra/top.xml', head),
      inText((xml) =>
        xml.replace(
          /<w:headerReference w:type="default" r:id="[^"]*"\/>/,
          '<w:headerReference w:type="default" r:id="rId99"/>',
        ),
      ),
    )
    expect(await toldOf(instead)).toEqual([
      `有的页的页眉里没有“${HEAD}”字样，这份文档还没有定稿`,
      '页眉或页脚里写着“草稿，已经全体会议通过”',
    ])
  })

  it('the first page has one of its own, without the words', async () => {
    const first = inText((xml) => xml.replace('<w:pgSz', '<w:titlePg/>$&'))
    expect(await toldOf(first)).toEqual([`有的页的页眉里没有“${HEAD}”字样，这份文档还没有定稿`])
  })

  it('notes under another name', async () => {
    const notes = `<w:footnotes ${W}><w:footnote w:id="1">${text('实为99户')}</w:footnote></w:footnotes>`
    const moved = all(
      (parts) => (parts['word/remarks.xml'] = strToU8(notes)),
      inPart('word/_rels/document.xml.rels', (rels) => rels.replace('footnotes.xml', 'remarks.xml')),
      added(run('<w:footnoteReference w:id="1"/>')),
    )
    expect(await toldOf(moved)).toEqual(['typed 99', 'added 实为99户', '第5段有脚注或尾注的序号'])
  })

  it('a number in a foot that is not the page’s', async () => {
    const digits = inPart('word/footer1.xml', (xml) => xml.replace(' —</w:t>', ' — 99</w:t>'))
    expect(await toldOf(digits)).toEqual(['页眉或页脚里写着“—  — 99”'])
    const pictured = inPart('word/footer1.xml', (xml) => xml.replace('PAGE', 'PAGE \\# &quot;99户&quot;'))
    expect(await toldOf(pictured)).toEqual(['页脚有域（PAGE），打开或打印时可能变成别的内容'])
  })

  it.each([
    ['is packed where it is not read', (rels: string) => rels.replace('header1.xml', 'header1.bin')],
    [
      'lies outside the file',
      (rels: string) => rels.replace('Target="header1.xml"', 'Target="http://a/b" TargetMode="External"'),
    ],
    [
      'is one of two',
      (rels: string) =>
        rels.replace(
          /<Relationship [^>]*styles.xml"[^>]*>/,
          '$&<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="theme/theme1.xml"/>',
        ),
    ],
  ])('a part that %s: the file is refused', async (_, change) => {
    await expect(changed(inPart('word/_rels/document.xml.rels', change))).rejects.toThrow('显示的可能不一样')
  })
})

it('a part in another encoding shows other letters elsewhere: the file is refused', async () => {
  const other = inPart('word/document.xml', (xml) => xml.replace('encoding="UTF-8"', 'encoding="GBK"'))
  await expect(changed(other)).rejects.toThrow('显示的可能不一样')
})

describe('what else the file has', () => {
  it.each([
    ['a macro', withPart('vbaProject', 'vba.xml', '<a/>'), '文件里有宏'],
    ['another file', withPart('aFChunk', 'chunk.xml', '<a/>'), '文件里有另外的文件'],
    ['a part that nobody knows', withPart('hologram', 'hologram.xml', '<a/>'), '文件里有认不出的部分（hologram）'],
    [
      'fonts of its own (17.8.3.3)',
      inPart('word/fontTable.xml', (xml) =>
        xml.replace('/>', '><w:font w:name="宋体"><w:embedRegular/></w:font></w:fonts>'),
      ),
      '文件里带着字体，印出来可能是别的符号',
    ],
    [
      'signs in place of a font (17.8.3.1)',
      inPart('word/fontTable.xml', (xml) =>
        xml.replace(/\/>$/, '><w:font w:name="仿宋_GB2312"><w:altName w:val="Wingdings"/></w:font></w:fonts>'),
      ),
      '文件让字体“仿宋_GB2312”换成“Wingdings”，印出来可能是别的符号',
    ],
    [
      'a setting that prints forms alone (17.15.1.61)',
      inPart('word/settings.xml', (xml) => xml.replace('<w:defaultTabStop', '<w:printFormsData/>$&')),
      '文件设成了只打印表单里的内容',
    ],
  ])('%s', async (_, change, told) => {
    expect(await toldOf(change)).toEqual([told])
  })

  it('is told once of each kind, with how often, and no more than forty kinds', async () => {
    expect(await toldOf(added(run('<w:dayLong/>') + run('<w:dayLong/>')))).toHaveLength(1)
    const kinds = Array.from({ length: 60 }, (_, at) => `<w:x${at}/>`).join('')
    expect(await toldOf(added(kinds))).toHaveLength(41)
  })
})
