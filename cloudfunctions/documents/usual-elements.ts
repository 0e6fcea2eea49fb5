/**
 * The elements of a text that show nothing besides it: those that are written here, and those that Word, WPS and LibreOffice
 * add. Any other is told; of some by what a person calls it.
 */
import { isOn, type AttributeOf } from './office-names'
import { twips } from './visible'

/** What is told of an element, behind where it stands; undefined where it shows and hides nothing. */
type Tell = (attribute: AttributeOf) => string | undefined
const words = (names: string): string[] => names.split(' ')
const all = (names: string, tell: Tell): [string, Tell][] => words(names).map((name) => [name, tell])
const silent: Tell = () => undefined
const always =
  (told: string): Tell =>
  () =>
    told
const whenOn =
  (told: string): Tell =>
  (attribute) =>
    isOn(attribute('val')) ? told : undefined
const within =
  (limits: Readonly<Record<string, readonly [least: number, most: number]>>, told: string): Tell =>
  (attribute) =>
    Object.entries(limits).every(([name, [least, most]]) => {
      const value = attribute(name)
      return value === undefined || (twips(value) >= least && twips(value) <= most)
    })
      ? undefined
      : told
const upright: Tell = (attribute) => (['lrTb', 'tb'].includes(attribute('val') ?? '') ? undefined : '改了文字方向')

export const TRACKED = '还有没有接受的修订，印出来可能带着痕迹'
const DRAWN = '有图片、图形或文本框'
const TOO_NARROW = '有一格太窄，文字可能看不见'
const IN_NOTE = '有脚注或尾注的序号'

/** What stands in a part of text, but for properties. */
export const CONTENT: ReadonlyMap<string, Tell> = new Map([
  ...all('document body hdr ftr footnotes footnote endnotes endnote p r t tbl tblGrid tr tc', silent),
  ...all('sdt sdtContent br cr tab ptab noBreakHyphen softHyphen lastRenderedPageBreak proofErr', silent),
  ...all('bookmarkStart bookmarkEnd permStart permEnd hyperlink smartTag customXml', silent),
  ...all('commentRangeStart commentRangeEnd commentReference annotationRef', silent),
  ...all('footnoteRef endnoteRef separator continuationSeparator fldChar fldSimple instrText sym', silent),
  ...all('ins del moveFrom moveTo delText delInstrText', always(TRACKED)),
  ...all('moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd', silent),
  ...all('customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd', silent),
  ...all('customXmlMoveFromRangeStart customXmlMoveFromRangeEnd', silent),
  ...all('customXmlMoveToRangeStart customXmlMoveToRangeEnd', silent),
  ...all('drawing pict', always(DRAWN)),
  ...all('object control', always('有嵌入的对象')),
  ...all('footnoteReference endnoteReference', always(IN_NOTE)),
  ['ruby', always('有拼音或注音')],
  ['m:oMath', always('有公式')],
  ['m:oMathPara', always('有公式')],
  ['mc:AlternateContent', always('有一处内容，不同的软件里显示的不一样')],
  ['background', always('有页面背景')],
  ['gridCol', within({ w: [200, 15_000] }, TOO_NARROW)],
  ...all('dir bdo', always('改了文字的前后顺序')),
  ...all('pgNum dayShort dayLong monthShort monthLong yearShort yearLong', always('有会自己变的日期或页码')),
])

const MERGED = '有合并的单元格，被并掉的内容看不见'
const TABLE: ReadonlyMap<string, Tell> = new Map([
  ...all('tblStyle tblOverlap tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblBorders', silent),
  ...all('tblLayout tblCellMar tblLook tblCaption tblDescription', silent),
  ['tblpPr', always('被设为浮动，位置可能不在这里')],
  ['bidiVisual', whenOn('左右颠倒了')],
  ['tblInd', within({ w: [-1500, 4000] }, '移出了页面')],
])
const ROW: ReadonlyMap<string, Tell> = new Map([
  ...all('cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit tblHeader tblCellSpacing jc', silent),
  ['hidden', whenOn('有一行被设为隐藏')],
  ['trHeight', (attribute) => (attribute('hRule') === 'exact' ? '有一行的高度被固定，文字可能被遮住' : undefined)],
  ...all('ins del', always(TRACKED)),
])
const CELL: ReadonlyMap<string, Tell> = new Map([
  ...all('cnfStyle gridSpan tcBorders noWrap tcMar vAlign hideMark headers', silent),
  ['tcW', (attribute) => (attribute('type') === 'dxa' && Number(attribute('w')) < 200 ? TOO_NARROW : undefined)],
  ...all('vMerge hMerge', always(MERGED)),
  ['tcFitText', whenOn('有一格的文字被挤在一起')],
  ['textDirection', upright],
  ...all('cellIns cellDel cellMerge', always(TRACKED)),
])
const MARGINS: ReadonlyMap<string, Tell> = new Map(
  all('top bottom left right start end', within({ w: [0, 1000] }, '有一格的边距太大，文字可能看不见')),
)
/** A control's own list of choices and its date are not looked up again: what stands in it is what prints. */
const CONTROL: ReadonlyMap<string, Tell> = new Map([
  ...all('rPr alias tag id lock placeholder showingPlcHdr text richText temporary label tabIndex', silent),
  ...all('comboBox dropDownList date docPartObj docPartList picture citation group', silent),
  ...all('w14:checkbox w15:appearance w15:color w16sdtdh:dataHash', silent),
  ...all('dataBinding w15:dataBinding', always('绑定了文件里另外的数据，打开时可能换成别的内容')),
])
const OFF_PAPER = '的纸张或页边距，会让一部分内容印不出来'
/** 4096ths of a point, which some write without their sign; a grid of lines alone leaves letters their room. */
const grid: Tell = (attribute) => {
  const given = Number(attribute('charSpace') ?? 0)
  const space = given >= 2 ** 31 ? given - 2 ** 32 : given
  const isOfLetters = /char/i.test(attribute('type') ?? '')
  return isOfLetters && !(space >= -8192 && space <= 40_960) ? '的网格把文字挤得看不清' : undefined
}
const SECTION: ReadonlyMap<string, Tell> = new Map([
  ...all(
    'headerReference footerReference footnotePr endnotePr type paperSrc formProt vAlign noEndnote titlePg',
    silent,
  ),
  ...all('rtlGutter printerSettings', silent),
  ['docGrid', grid],
  ['pgSz', within({ w: [7000, 25000], h: [7000, 25000] }, OFF_PAPER)],
  [
    'pgMar',
    within(
      {
        ...{ top: [0, 5000], bottom: [0, 5000], left: [0, 4000], right: [0, 4000] },
        ...{ header: [0, 2500], footer: [0, 2500], gutter: [0, 2000] },
      },
      OFF_PAPER,
    ),
  ],
  ['pgBorders', always('有页面边框')],
  ['lnNumType', always('每行前印有行号')],
  ['cols', (attribute) => (Number(attribute('num') ?? 1) > 1 ? '分成了几栏' : undefined)],
  [
    'pgNumType',
    (attribute) =>
      Number(attribute('start') ?? 1) <= 1 && /^(?:decimal|numberInDash)$/.test(attribute('fmt') ?? 'decimal')
        ? undefined
        : '的页码改了编法',
  ],
  ['textDirection', upright],
  ['bidi', whenOn('改了文字方向')],
])

/** Elements that hold properties, and what may stand in each. `rPr` and `pPr` are looks; see looks.ts. */
export const PROPERTIES: ReadonlyMap<string, ReadonlyMap<string, Tell>> = new Map([
  ...words('tblPr tblPrEx').map((name): [string, ReadonlyMap<string, Tell>] => [name, TABLE]),
  ['trPr', ROW],
  ['tcPr', CELL],
  ['tcMar', MARGINS],
  ['tblCellMar', MARGINS],
  ['sdtPr', CONTROL],
  ['sectPr', SECTION],
])

/** In these stands what was before with changes tracked, or what no text holds. */
export const FORMER = new Set(
  words(
    'rPrChange pPrChange tblPrChange tblPrExChange trPrChange tcPrChange sectPrChange tblGridChange numberingChange',
  ),
)
/** Properties of which nothing is said. */
export const UNSAID = new Set(words('sdtEndPr smartTagPr customXmlPr rubyPr fldData ffData'))

export function unknown(name: string): string {
  return `有认不出的内容（${name.slice(0, 30)}）`
}
