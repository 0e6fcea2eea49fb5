/** Whatever keeps text from being seen on paper is told, and what is not seen at all is no longer of the text. */
import { all, inPart, inStyle, inText, LAST, paragraphOf, runOf, style, toldOf } from './changed-file'

describe('what hides text', () => {
  const unseen = `第5段的“${LAST}。”`
  const gone = `removed `
  it.each([
    ['hidden (17.3.2.41)', '<w:vanish/>', '被设为隐藏，印不出来', true],
    ['white', '<w:color w:val="FFFFFF"/>', '的颜色接近白色，印出来看不见', true],
    ['nearly white', '<w:color w:val="F2F2F2"/>', '的颜色接近白色，印出来看不见', true],
    ['pale', '<w:color w:val="BFBFBF"/>', '的颜色太浅，印出来看不清', false],
    [
      'in a colour of the theme, whatever is written beside it (17.3.2.6)',
      '<w:color w:val="000000" w:themeColor="background1"/>',
      '的颜色接近白色，印出来看不见',
      true,
    ],
    [
      'in a tint of the theme’s black',
      '<w:color w:val="000000" w:themeColor="text1" w:themeTint="40"/>',
      '的颜色太浅，印出来看不清',
      false,
    ],
    ['on a dark ground', '<w:shd w:val="clear" w:fill="000000"/>', '加了深的底色，印出来可能看不清', false],
    ['under a dark marker', '<w:highlight w:val="black"/>', '加了深的底色，印出来可能看不清', false],
    ['narrow', '<w:w w:val="1"/>', '的字距被改得不能照常看到', false],
    ['pushed together', '<w:spacing w:val="-400"/>', '的字距被改得不能照常看到', false],
    ['off its line', '<w:position w:val="60"/>', '被移到了行外', false],
    ['in no more room than it is given', '<w:fitText w:val="1"/>', '用了认不出的格式（fitText）', false],
    ['struck out', '<w:strike/>', '加了删除线', false],
    ['above the line', '<w:vertAlign w:val="superscript"/>', '设成了上标或下标', false],
    ['in a font of signs', '<w:rFonts w:ascii="Wingdings"/>', '用了少见的字体“Wingdings”，印出来可能是别的符号', false],
    [
      'by an effect of Word 2010',
      '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
      '加了文字效果，印出来可能看不清',
      false,
    ],
  ])('%s', async (_, look, told, hides) => {
    // The writer's own look of it is there already: what comes last counts.
    const last = inText((xml) => xml.replace(new RegExp(`(</w:rPr><w:t[^>]*>${LAST})`), `${look}$1`))
    expect(await toldOf(last)).toEqual([...(hides ? [gone] : []), `${unseen}${told}`])
  })

  it('not by a colour of the theme that is dark, as Word and WPS write it', async () => {
    const fill =
      '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill>' +
      '<w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill>'
    expect(await toldOf(runOf(LAST, `<w:color w:val="000000" w:themeColor="text1"/>${fill}`))).toEqual([])
  })

  it('in a theme whose black is white', async () => {
    const black = runOf(LAST, '<w:color w:val="000000" w:themeColor="text1"/>')
    expect(await toldOf(black)).toEqual([])
    const white = inPart('word/theme/theme1.xml', (xml) =>
      xml.replace(/<a:dk1>.*?<\/a:dk1>/, '<a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>'),
    )
    expect(await toldOf(all(black, white))).toEqual([gone, `${unseen}的颜色接近白色，印出来看不见`])
    expect(await toldOf(white)).toEqual([])
  })

  it('tiny', async () => {
    const size = (halfPoints: number) =>
      inText((xml) => xml.replace(new RegExp(`(<w:sz w:val=")\\d+("/>(?:(?!<w:sz ).)*${LAST})`), `$1${halfPoints}$2`))
    expect(await toldOf(size(2))).toEqual([gone, `${unseen}的字号小得看不见`])
    expect(await toldOf(size(10))).toEqual([`${unseen}的字号小得看不清`])
    expect(await toldOf(size(28))).toEqual([])
  })

  it('by the style of its paragraph, one that it is based on, or one of letters', async () => {
    const hides = '<w:rPr><w:vanish/></w:rPr>'
    const told = [gone, `${unseen}被设为隐藏，印不出来`]
    expect(await toldOf(all(style(hides), inStyle('Sly')))).toEqual(told)
    expect(await toldOf(all(style(hides), style('', 'Slyer', 'paragraph', 'Sly'), inStyle('Slyer')))).toEqual(told)
    expect(await toldOf(all(style(hides, 'Slim', 'character'), runOf(LAST, '<w:rStyle w:val="Slim"/>')))).toEqual(told)
    const shown = all(style(hides), inStyle('Sly'), runOf(LAST, '<w:vanish w:val="0"/>'))
    expect(await toldOf(shown)).toEqual([])
    expect(await toldOf(style(hides))).toEqual([])
  })

  it('by what the file says of all its text, which what is written in the text itself overrules', async () => {
    const defaults = (look: string) =>
      inPart('word/styles.xml', (xml) =>
        xml.replace(
          /<w:style /,
          `<w:docDefaults><w:rPrDefault><w:rPr>${look}</w:rPr></w:rPrDefault></w:docDefaults>$&`,
        ),
      )
    expect(await toldOf(defaults('<w:vanish/>'))).toContainEqual(expect.stringContaining('被设为隐藏'))
    expect(await toldOf(defaults('<w:sz w:val="2"/>'))).toEqual([])
  })

  it.each([
    ['lines of no height (17.3.1.33)', '<w:spacing w:line="20" w:lineRule="exact"/>', '的行距小得看不清'],
    ['off the page (17.3.1.12)', '<w:ind w:left="20000"/>', '的缩进把文字移出了页面'],
    ['off the page by characters', '<w:ind w:firstLineChars="-9000"/>', '的缩进把文字移出了页面'],
  ])('%s', async (_, properties, told) => {
    expect(await toldOf(paragraphOf(properties))).toEqual([`${unseen}${told}`])
  })

  it('off the page, or as signs, by a style where the text says nothing of it: attribute by attribute', async () => {
    const indented = style('<w:pPr><w:ind w:left="5900" w:right="5000"/></w:pPr>', 'Sly', 'paragraph', 'OfficialText')
    expect(await toldOf(all(indented, inStyle('Sly')))).toEqual([`${unseen}的缩进把文字移出了页面`])
    const exact = style('<w:pPr><w:spacing w:lineRule="exact"/></w:pPr>', 'Sly', 'paragraph', 'OfficialText')
    const lower = inText((xml) => {
      const at = xml.lastIndexOf('<w:spacing ', xml.indexOf(LAST))
      return `${xml.slice(0, at)}<w:spacing w:line="130"/>${xml.slice(xml.indexOf('/>', at) + 2)}`
    })
    expect(await toldOf(all(exact, inStyle('Sly'), lower))).toEqual([`${unseen}的行距小得看不清`])
    const signs = style('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', 'Sly', 'paragraph', 'OfficialText')
    const silent = inText((xml) => xml.replace(new RegExp(`w:ascii="[^"]*"((?:(?!w:ascii).)*${LAST})`), '$1'))
    expect(await toldOf(all(signs, inStyle('Sly'), silent))).toEqual([
      `${unseen}用了少见的字体“Wingdings”，印出来可能是别的符号`,
    ])
  })

  it.each([
    [
      'a grid that leaves letters no room',
      /<w:docGrid w:type="\w+"/,
      '<w:docGrid w:type="linesAndChars" w:charSpace="-60000"',
      '正文的网格把文字挤得看不清',
    ],
    ['a column that is too narrow', /<w:gridCol w:w="\d+"/, '<w:gridCol w:w="1"', '表格有一格太窄，文字可能看不见'],
    [
      'margins that take all of a cell',
      '<w:tcPr>',
      '<w:tcPr><w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>',
      '表格有一格的边距太大，文字可能看不见',
    ],
    ['a row that is hidden (17.4.20)', '<w:cantSplit/>', '<w:cantSplit/><w:hidden/>', '表格有一行被设为隐藏'],
    [
      'a row of a fixed height',
      '<w:cantSplit/>',
      '<w:cantSplit/><w:trHeight w:val="1" w:hRule="exact"/>',
      '表格有一行的高度被固定，文字可能被遮住',
    ],
    ['a cell that is merged away', '<w:tcPr>', '<w:tcPr><w:vMerge/>', '表格有合并的单元格，被并掉的内容看不见'],
    [
      'a table that floats (17.4.57)',
      '<w:tblPr>',
      '<w:tblPr><w:tblpPr w:tblpX="30000"/>',
      '表格被设为浮动，位置可能不在这里',
    ],
    ['a table from right to left', '<w:tblPr>', '<w:tblPr><w:bidiVisual/>', '表格左右颠倒了'],
  ])('%s', async (_, from, to, told) => {
    expect(await toldOf(inText((xml) => xml.replace(from, to)))).toEqual([told])
  })

  it('a mark that only another program takes for hiding hides nothing here', async () => {
    const foreign = all(
      inText((xml) => xml.replace(new RegExp(`(</w:rPr><w:t[^>]*>${LAST})`), '<x:vanish xmlns:x="urn:x"/>$1')),
      inText((xml) => xml.replace(LAST, `99户${LAST}`)),
    )
    expect(await toldOf(foreign)).toEqual(expect.arrayContaining(['typed 99']))
  })

  it('a page so small that not all fits', async () => {
    const told = '正文的纸张或页边距，会让一部分内容印不出来'
    expect(await toldOf(inText((xml) => xml.replace(/w:right="\d+" w:bottom/, 'w:right="9000" w:bottom')))).toEqual([
      told,
    ])
  })
})
