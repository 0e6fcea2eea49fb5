/** What settings, theme and table of fonts say that changes what is seen. */
import { attributesOf, isOn, officeName, type AttributeOf } from './office-names'
import type { Oddities } from './oddities'
import { unknown } from './usual-elements'
import { isUsualFont, showsSigns, type ThemeColours } from './visible'
import { walkXml, type XmlBudget } from './xml-walk'

/** Settings that leave the paper as it is: those that are written here, and those that editors add. */
const USUAL_SETTINGS = new Set(
  (
    'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries ' +
    'displayBackgroundShape embedSystemFonts saveSubsetFonts embedTrueTypeFonts bordersDoNotSurroundHeader ' +
    'bordersDoNotSurroundFooter hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign ' +
    'attachedTemplate stylePaneFormatFilter stylePaneSortMethod documentType revisionView trackRevisions ' +
    'doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet ' +
    'defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength ' +
    'clickAndTypeStyle defaultTableStyle evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing ' +
    'displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin ' +
    'drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning ' +
    'characterSpacingControl strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture ' +
    'doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText ' +
    'doNotDemarcateInvalidXml saveXmlDataOnly showXMLTags alwaysMergeEmptyNamespace hdrShapeDefaults footnotePr ' +
    'endnotePr compat docVars rsids m:mathPr uiCompat97To2003 attachedSchema themeFontLang doNotIncludeSubdocsInStats ' +
    'doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults ' +
    'doNotEmbedSmartTags mirrorMargins gutterAtTop decimalSymbol listSeparator bookFoldPrintingSheets w14:docId w14:conflictMode ' +
    'w14:discardImageEditingData w14:defaultImageDpi w15:docId w15:chartTrackingRefBased'
  ).split(' '),
)
const LINKED = '文件设成了打开时从模板更新样式，打开后可能变样'
const UNUSUAL_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['linkStyles', LINKED],
  ['updateFields', '文件设成了打开时重新计算域'],
  ['mailMerge', '文件设成了邮件合并，印出来可能是别的内容'],
  ['printFormsData', '文件设成了只打印表单里的内容'],
])

/** Which text and background are which colour of the theme. */
const USUAL_MAPPING: ReadonlyMap<string, string> = new Map([
  ['t1', 'dark1'],
  ['bg1', 'light1'],
])

/** Answers whether even pages have heads and feet of their own. */
export async function readSettings(xml: string, oddities: Oddities, budget: XmlBudget): Promise<boolean> {
  let hasEven = false
  await eachElement(xml, budget, (name, attribute, level) => {
    if (level !== 1) return
    if (name === 'evenAndOddHeaders') hasEven = isOn(attribute('val'))
    if (name === 'clrSchemeMapping') {
      if ([...USUAL_MAPPING].some(([of, usual]) => (attribute(of) ?? usual) !== usual)) oddities.add(RECOLOURED, '')
    } else if (UNUSUAL_SETTINGS.has(name)) {
      if (isOn(attribute('val'))) oddities.add(UNUSUAL_SETTINGS.get(name) ?? '', '')
    } else if (!USUAL_SETTINGS.has(name)) oddities.add(`的设置里${unknown(name)}`, '文件')
  })
  return hasEven
}

const RECOLOURED = '文件的主题改了文字的颜色，印出来可能看不见'

/** The names that a text has for the colours of its theme: ECMA-376 Part 1, 17.18.97. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  dk1: ['dark1', 'text1'],
  lt1: ['light1', 'background1'],
  dk2: ['dark2', 'text2'],
  lt2: ['light2', 'background2'],
  hlink: ['hyperlink'],
  folHlink: ['followedHyperlink'],
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`accent${at}`, [`accent${at}`]])),
}
const OF_WINDOWS: Readonly<Record<string, string>> = { windowText: '000000', window: 'FFFFFF' }

export async function readTheme(xml: string, oddities: Oddities, budget: XmlBudget): Promise<ThemeColours> {
  let within = ''
  const faces: string[] = []
  const colours = new Map<string, string>()
  await walkXml(
    xml,
    {
      open(name, attribute) {
        if (Object.hasOwn(NAMES, name) || name === 'majorFont' || name === 'minorFont') within = name
        const value = attribute('val') ?? ''
        const colour = name === 'srgbClr' ? value : name === 'sysClr' ? (OF_WINDOWS[value] ?? '') : undefined
        for (const named of colour === undefined ? [] : (NAMES[within] ?? [])) colours.set(named, colour ?? '')
        const isUsed = name === 'latin' || name === 'ea' || (name === 'font' && attribute('script') === 'Hans')
        if (within.endsWith('Font') && isUsed) faces.push(attribute('typeface') ?? '')
      },
      text: () => undefined,
      close(name) {
        if (name === within) within = ''
      },
    },
    budget,
  )
  for (const face of faces.filter((each) => !isUsualFont(each)))
    oddities.add(`用了少见的字体“${face.slice(0, 30)}”，印出来可能是别的符号`, '文件的主题')
  return colours
}

/** Fonts that come with the file, or stand in for others, may show other signs. */
export async function readFontTable(xml: string, oddities: Oddities, budget: XmlBudget): Promise<void> {
  let font = ''
  await eachElement(xml, budget, (name, attribute) => {
    if (name === 'font') font = attribute('name') ?? ''
    if (name.startsWith('embed')) oddities.add('里带着字体，印出来可能是别的符号', '文件')
    const others = name === 'altName' && isUsualFont(font) ? (attribute('val') ?? '').split(/[,;]/) : []
    const odd = others.map((each) => each.trim()).find((each) => showsSigns(each))
    if (odd !== undefined)
      oddities.add(`让字体“${font.slice(0, 30)}”换成“${odd.slice(0, 30)}”，印出来可能是别的符号`, '文件')
  })
}

async function eachElement(
  xml: string,
  budget: XmlBudget,
  met: (name: string, attribute: AttributeOf, level: number) => void,
): Promise<void> {
  let level = 0
  await walkXml(
    xml,
    {
      open(local, _, attributes, namespace) {
        met(officeName(local, namespace), attributesOf(attributes), level)
        level += 1
      },
      text: () => undefined,
      close() {
        level -= 1
      },
    },
    budget,
  )
}
