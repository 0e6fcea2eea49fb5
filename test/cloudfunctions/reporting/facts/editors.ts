/**
 * What Word 2019 and WPS 2019 add to a document that is opened and saved with nothing changed, written by hand after files
 * that they saved: ids of revisions and paragraphs, marks of spelling and of the cursor, languages, their own styles and
 * settings, prompts of controls, properties of the file.
 */
import { strFromU8, strToU8, type Unzipped } from 'fflate'
import { withoutJoints } from '../../documents/docx-parts'

const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

type Edit = (xml: string) => string
const inside = (parts: Unzipped, path: string, edit: Edit) => {
  parts[path] = strToU8(edit(strFromU8(parts[path] ?? new Uint8Array())))
}
const before =
  (end: string, xml: string): Edit =>
  (text) =>
    text.replace(end, `${xml}${end}`)
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

const MAPPED =
  '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"' +
  ' w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"' +
  ' w:followedHyperlink="followedHyperlink"/>'
const MATH = `<m:mathPr xmlns:m="${OFFICE}/math"><m:mathFont m:val="Cambria Math"/></m:mathPr>`
const TABLE_STYLE =
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>' +
  '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'

/** The number of the page as it was when the file was saved. */
const numbered: Edit = (xml) => {
  const end = '<w:fldChar w:fldCharType="end"/>'
  return xml.replace(end, `<w:t>2</w:t></w:r><w:r>${end}`).replace('PAGE', ' PAGE  \\* MERGEFORMAT ')
}

export function asWordSaves(parts: Unzipped): void {
  inside(parts, 'word/document.xml', (xml) =>
    withoutJoints(xml)
      .replaceAll(
        '<w:p>',
        `<w:p ${W14} w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A1" w:rsidRDefault="00B2">`,
      )
      .replaceAll('<w:r>', '<w:proofErr w:type="gramStart"/><w:r w:rsidRPr="00C3">')
      .replace('1,200</w:t>', '1,</w:t></w:r><w:proofErr w:type="gramEnd"/><w:r w:rsidR="00D4"><w:t>200</w:t>')
      .replaceAll(
        '<w:sdtPr>',
        `<w:sdtPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:id w:val="-17"/><w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w15:appearance ${W15} w15:val="boundingBox"/>`,
      )
      .replaceAll('</w:sdtPr>', '</w:sdtPr><w:sdtEndPr><w:rPr><w:rFonts w:hint="default"/></w:rPr></w:sdtEndPr>')
      .replaceAll('<w:sdtContent>', '<w:sdtContent><w:bookmarkStart w:id="0" w:name="_GoBack"/>')
      .replaceAll('</w:sdtContent>', '<w:bookmarkEnd w:id="0"/></w:sdtContent>')
      .replaceAll(
        '<w:jc w:val="both"/></w:pPr>',
        '<w:jc w:val="both"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>',
      )
      .replace('<w:t xml:space="preserve">一年来', '<w:lastRenderedPageBreak/>$&')
      .replace('<w:tblPr>', '<w:tblPr><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0"/>')
      .replace('<w:pgNumType/>', '<w:cols w:space="720"/>'),
  )
  for (const foot of ['word/footer1.xml', 'word/footer2.xml']) inside(parts, foot, numbered)
  inside(parts, 'word/styles.xml', (xml) =>
    before(
      '</w:styles>',
      '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
        `<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>${TABLE_STYLE}</w:style>` +
        '<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/></w:style>' +
        '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/><w:basedOn w:val="a0"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="HTML Top of Form"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="Arial"/><w:vanish/><w:sz w:val="16"/></w:rPr></w:style>',
    )(xml).replace(
      '<w:style ',
      `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:kern w:val="2"/><w:sz w:val="21"/><w14:ligatures ${W14} w14:val="standardContextual"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
        '<w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="Normal" w:qFormat="1"/></w:latentStyles><w:style ',
    ),
  )
  inside(parts, 'word/settings.xml', (xml) =>
    before(
      '<w:compat>',
      '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:proofState w:spelling="clean" w:grammar="clean"/>' +
        '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/><w:characterSpacingControl w:val="compressPunctuation"/>' +
        '<w:hdrShapeDefaults/><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:endnotePr><w:endnote w:id="-1"/></w:endnotePr>',
    )(
      before(
        '</w:settings>',
        `<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids>${MATH}<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>${MAPPED}<w:shapeDefaults/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/><w14:docId ${W14} w14:val="1A2B3C4D"/><w15:docId ${W15} w15:val="{1}"/>`,
      )(xml),
    ),
  )
  inside(parts, 'word/fontTable.xml', (xml) =>
    xml.replace(
      /\/>\s*$/,
      '><w:font w:name="仿宋_GB2312"><w:altName w:val="微软雅黑"/><w:panose1 w:val="02010609030101010101"/><w:charset w:val="86"/></w:font><w:font w:name="Wingdings"/></w:fonts>',
    ),
  )
  const more = {
    webSettings: 'webSettings.xml',
    glossaryDocument: 'glossary/document.xml',
  }
  parts['word/webSettings.xml'] = strToU8(`<w:webSettings xmlns:w="${WORD}"><w:optimizeForBrowser/></w:webSettings>`)
  parts['word/glossary/document.xml'] = strToU8(
    `<w:glossaryDocument xmlns:w="${WORD}"><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>单击或点击此处输入文字。</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
  )
  const relations = Object.entries(more).map(([type, target]) =>
    relation(type, `${OFFICE}/relationships/${type}`, target),
  )
  inside(parts, 'word/_rels/document.xml.rels', before('</Relationships>', relations.join('')))
}

export function asWpsSaves(parts: Unzipped): void {
  const ids = new Map(
    ['Normal', 'OfficialText', 'OfficialLine', 'OfficialCell', 'OfficialSmallCell'].map((id, at) => [
      id,
      String(at + 1),
    ]),
  )
  // WPS numbers the styles anew.
  const renumbered: Edit = (xml) =>
    xml.replace(/(<w:(?:pStyle|basedOn) w:val="|w:styleId=")(\w+)"/g, (all, of: string, id: string) => {
      const number = ids.get(id)
      return number === undefined ? all : `${of}${number}"`
    })
  inside(parts, 'word/document.xml', (xml) =>
    renumbered(withoutJoints(xml))
      .replaceAll('<w:p>', `<w:p ${W14} w14:paraId="1A2B3C4D">`)
      .replaceAll('<w:rPr><w:rFonts ', '<w:rPr><w:rFonts w:hint="eastAsia" ')
      .replaceAll(' w:hint="eastAsia"/>', '/>')
      .replaceAll('<w:t xml:space="preserve">', '<w:t>')
      .replaceAll('<w:sdtPr>', '<w:sdtPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:id w:val="147478"/>')
      .replace('<w:tblPr>', '<w:tblPr><w:tblStyle w:val="11"/>')
      .replace('<w:tcPr>', '<w:tcPr><w:noWrap w:val="0"/>')
      .replace('<w:pgNumType/>', '<w:pgNumType w:fmt="decimal"/><w:cols w:space="720" w:num="1"/>')
      .replace('</w:body>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:body>'),
  )
  for (const edge of ['header1', 'header2', 'footer1', 'footer2']) inside(parts, `word/${edge}.xml`, renumbered)
  for (const foot of ['word/footer1.xml', 'word/footer2.xml']) inside(parts, foot, numbered)
  inside(parts, 'word/styles.xml', (xml) =>
    before(
      '</w:styles>',
      '<w:style w:type="character" w:default="1" w:styleId="10"><w:name w:val="Default Paragraph Font"/><w:semiHidden/><w:qFormat/><w:uiPriority w:val="1"/></w:style>' +
        `<w:style w:type="table" w:default="1" w:styleId="11"><w:name w:val="Normal Table"/>${TABLE_STYLE}</w:style>`,
    )(renumbered(xml)).replace(
      '<w:style ',
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults><w:style ',
    ),
  )
  inside(parts, 'word/settings.xml', (xml) =>
    before(
      '<w:compat>',
      '<w:zoom w:percent="219"/><w:embedSystemFonts/><w:bordersDoNotSurroundHeader w:val="1"/><w:attachedTemplate r:id="rId1"/>' +
        '<w:documentProtection w:enforcement="0"/><w:hyphenationZone w:val="360"/><w:characterSpacingControl w:val="compressPunctuation"/>',
    )(
      before(
        '</w:settings>',
        `<w:docVars><w:docVar w:name="commondata" w:val="e30="/></w:docVars>${MATH}<w:uiCompat97To2003/>${MAPPED}`,
      )(xml),
    ),
  )
  parts['word/_rels/settings.xml.rels'] = strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/attachedTemplate" Target="C:\\wps\\normal.dotm" TargetMode="External"/></Relationships>`,
  )
  // The facts are the second part then.
  for (const name of ['item', 'itemProps']) {
    parts[`customXml/${name}2.xml`] = parts[`customXml/${name}1.xml`] ?? new Uint8Array()
  }
  parts['customXml/_rels/item2.xml.rels'] = strToU8(
    strFromU8(parts['customXml/_rels/item1.xml.rels'] ?? new Uint8Array()).replace('itemProps1', 'itemProps2'),
  )
  parts['customXml/item1.xml'] = strToU8(
    '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps><customSectPr/></customSectProps></s:customData>',
  )
  inside(
    parts,
    'word/_rels/document.xml.rels',
    before('</Relationships>', relation('rId98', `${OFFICE}/relationships/customXml`, '../customXml/item2.xml')),
  )
  inside(
    parts,
    'docProps/custom.xml',
    () => `<Properties xmlns="${OFFICE}/custom-properties"><property name="KSOProductBuildVer"/></Properties>`,
  )
}
