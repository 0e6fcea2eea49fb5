/**
 * The properties of runs and paragraphs that leave text to be seen as it is: those that are written here, and those that Word,
 * WPS and LibreOffice add. What is on no list, or outside the values that show text, is told.
 */
import { isOn, type AttributeOf } from './office-names'
import {
  fonts,
  HIDDEN,
  marker,
  shade,
  textColour,
  textSize,
  told,
  twips,
  type Effect,
  type ThemeColours,
} from './visible'

/** What the properties of a run, a paragraph or a style say, by their names; of a style with those of the style below it. */
export interface Look {
  readonly effects: Map<string, Effect>
  /** Half-points. */
  size?: number
  /** Of `MERGED` properties each attribute by itself, `ind left`: a style's goes on where the text says nothing of it. */
  readonly attributes: Map<string, string>
  /** The numbering by its id and level. */
  list?: { id: string; level: string }
}

export const newLook = (): Look => ({ effects: new Map(), attributes: new Map() })

/** The later over the earlier. */
export function together(...looks: readonly (Look | undefined)[]): Look {
  const whole = newLook()
  for (const look of looks) {
    if (!look) continue
    for (const [property, effect] of look.effects) whole.effects.set(property, effect)
    if (look.size !== undefined) whole.size = look.size
    for (const [name, value] of look.attributes) whole.attributes.set(name, value)
    if (look.list !== undefined) whole.list = look.list
  }
  return whole
}

type Check = (attribute: AttributeOf, colours: ThemeColours) => Effect
const fine: Check = () => null
const unless =
  (effect: Effect): Check =>
  (attribute) =>
    isOn(attribute('val')) ? effect : null
const numberIn =
  (least: number, most: number, effect: Effect, name = 'val'): Check =>
  (attribute) => {
    const value = twips(attribute(name)?.replace('%', ''))
    return value >= least && value <= most ? null : effect
  }
const oneOf =
  (usual: readonly string[], effect: Effect): Check =>
  (attribute) =>
    usual.includes(attribute('val') ?? '') ? null : effect

const named = (names: string, check: Check): [string, Check][] => names.split(' ').map((name) => [name, check])

const SPACED = told('的字距被改得不能照常看到')
const shading: Check = (attribute) => shade(attribute('val'), attribute('fill'), attribute('themeFill'))
const TURNED = told('改了文字方向')

const OF_RUNS: ReadonlyMap<string, Check> = new Map([
  ...named('b bCs i iCs u kern lang noProof snapToGrid szCs bdr em rStyle', fine),
  ...named('w14:ligatures w14:cntxtAlts w14:numForm w14:numSpacing w14:stylisticSets', fine),
  ...named('vanish specVanish', unless(HIDDEN)),
  ...named('strike dstrike', unless(told('加了删除线'))),
  ...named('caps smallCaps', unless(told('改成了大写显示'))),
  ...named('outline shadow emboss imprint', unless(told('加了文字效果，印出来可能看不清'))),
  ...named('rtl cs webHidden', unless(told('改了显示的方式，印出来可能不是这样'))),
  [
    'color',
    (attribute, colours) => {
      const [value, theme, tint] = ['val', 'themeColor', 'themeTint'].map(attribute)
      return textColour({ value, theme, tint }, colours)
    },
  ],
  ['sz', (attribute) => textSize(halfPoints(attribute('val')))],
  ['w', numberIn(50, 200, SPACED)],
  ['spacing', numberIn(-40, 240, SPACED)],
  ['position', numberIn(-12, 12, told('被移到了行外'))],
  ['vertAlign', oneOf(['baseline'], told('设成了上标或下标'))],
  ['effect', oneOf(['none'], told('加了文字效果，印出来可能看不清'))],
  ['highlight', (attribute) => marker(attribute('val'))],
  ['shd', shading],
  ['rFonts', fine],
])

const OF_PARAGRAPHS: ReadonlyMap<string, Check> = new Map([
  ...named('pStyle keepNext keepLines pageBreakBefore widowControl suppressLineNumbers pBdr tabs numPr', fine),
  ...named('suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN', fine),
  ...named('adjustRightInd snapToGrid contextualSpacing mirrorIndents suppressOverlap jc textAlignment', fine),
  ...named('textboxTightWrap outlineLvl divId cnfStyle', fine),
  ['bidi', unless(TURNED)],
  ['framePr', () => told('放进了图文框，位置可能不在这里')],
  ['w15:collapsed', unless(told('下面的内容被折叠起来，可能印不出来'))],
  ['textDirection', oneOf(['lrTb', 'tb'], TURNED)],
  ['shd', shading],
  ['spacing', fine],
  ['ind', fine],
])

const LISTS = { run: OF_RUNS, paragraph: OF_PARAGRAPHS } as const

const INDENTS = ['left', 'right', 'start', 'end', 'firstLine', 'hanging'] as const
const FONTS = ['ascii', 'hAnsi', 'eastAsia', 'cs'] as const
/** Properties whose attributes are taken from the style one by one: ECMA-376 Part 1, 17.3.1.12, 17.3.1.33, 17.3.2.26. */
const MERGED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['run rFonts', FONTS],
  ['paragraph spacing', ['line', 'lineRule']],
  ['paragraph ind', [...INDENTS, ...INDENTS.map((name) => `${name}Chars`)]],
])

/** Takes up one property. */
export function takeUp(
  look: Look,
  [of, name]: readonly [of: keyof typeof LISTS, name: string],
  attribute: AttributeOf,
  colours: ThemeColours,
): void {
  const check = LISTS[of].get(name)
  // However many nobody knows, they are one.
  const effect = check ? check(attribute, colours) : told(`用了认不出的格式（${name.slice(0, 30)}）`)
  look.effects.set(`${of} ${check ? name : '?'}`, effect)
  if (of === 'run' && name === 'sz') look.size = halfPoints(attribute('val'))
  for (const each of MERGED.get(`${of} ${name}`) ?? []) {
    const value = attribute(each)
    if (value !== undefined) look.attributes.set(`${name} ${each}`, value)
  }
}

/** Without a unit they are what is counted. */
function halfPoints(value: string | undefined): number {
  return /[a-z]/.test(value ?? '') ? twips(value) / 10 : Number(value)
}

/** Word's own where nothing is said. */
const USUAL_SIZE = 20
const LINE_TOO_LOW = told('的行距小得看不清')
/** Of an exact line so much of the letters' height is needed to tell them; half-points are 10 twips. */
const LEGIBLE = 0.6
/** 240ths of a line. */
const LOWEST_LINE = 120

function ofLines({ attributes, size = USUAL_SIZE }: Look): Effect {
  const line = attributes.get('spacing line')
  if (line === undefined) return null
  const rule = attributes.get('spacing lineRule') ?? 'auto'
  if (rule === 'exact') return Math.abs(twips(line)) >= size * 10 * LEGIBLE ? null : LINE_TOO_LOW
  return rule !== 'auto' || twips(line) >= LOWEST_LINE ? null : LINE_TOO_LOW
}

/** A page is 11906 twips wide, its text 8845. */
const MOST_INDENT = 6000
const MOST_TOGETHER = 7500
const MOST_OUTDENT = -1400
const OFF_PAGE = told('的缩进把文字移出了页面')
/** Hundredths of a character of 16 points. */
const PER_CHARACTER = 3.2

function ofIndents({ attributes }: Look): Effect {
  const length = (name: string): number => {
    const [plain, characters] = [attributes.get(`ind ${name}`), attributes.get(`ind ${name}Chars`)]
    const [given, counted] = [twips(plain), Number(characters ?? 0) * PER_CHARACTER]
    return Math.abs(given) >= Math.abs(counted) || Number.isNaN(given) ? given : counted
  }
  const [left, right] = [length('left') + length('start'), length('right') + length('end')]
  const first = left + length('firstLine')
  const hanging = left - length('hanging')
  const isSeen =
    [left, right, first, hanging].every((each) => each >= MOST_OUTDENT && each <= MOST_INDENT) &&
    Math.max(left, first) + right <= MOST_TOGETHER
  return isSeen ? null : OFF_PAGE
}

/** What is done to text of that look. */
export function effectsOf(look: Look): Exclude<Effect, null>[] {
  const merged = [fonts(FONTS.map((name) => look.attributes.get(`rFonts ${name}`))), ofLines(look), ofIndents(look)]
  return [...look.effects.values(), ...merged].filter((effect) => effect !== null)
}
