/** Colours, fonts and sizes in which what is written can be read on white paper. */

/** What a property does to text that stands in it; null where it leaves it as readable as it was. */
export type Effect = { readonly words: string; readonly hides: boolean } | null

export const told = (words: string): Effect => ({ words, hides: false })
export const HIDDEN: Effect = { words: '被设为隐藏，印不出来', hides: true }
const NEARLY_WHITE: Effect = { words: '的颜色接近白色，印出来看不见', hides: true }
const PALE = told('的颜色太浅，印出来看不清')
const OF_THEME = told('的颜色取自主题，可能印不出来')
const SHADED = told('加了深的底色，印出来可能看不清')

/** How light: 0 black, 1 white (WCAG 2.2, relative luminance); undefined of what is no colour. */
function lightness(hex: string): number | undefined {
  if (!/^[0-9A-Fa-f]{6}$/.test(hex)) return undefined
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** A contrast with white paper of 3 to 1, what WCAG asks of large letters. */
const LIGHTEST_TEXT = 0.3
const NEARLY_PAPER = 0.75
/** What the lightest text still stands out from. */
const DARKEST_SHADE = 0.5

/** The colours of the theme by their names in the text, as RRGGBB. */
export type ThemeColours = ReadonlyMap<string, string>

/** A colour as Word takes it: that of the theme before the one that is written beside it. */
export interface Colour {
  readonly value: string | undefined
  readonly theme: string | undefined
  /** How much of it is left beside white, as two hexadecimal digits. */
  readonly tint: string | undefined
}

export function textColour({ value, theme, tint }: Colour, colours: ThemeColours): Effect {
  if (theme === undefined || theme === 'none') return ofColour(value)
  const colour = colours.get(theme)
  // Undefined where the file has no theme: then the colour of every editor's own, which may be any.
  if (colour === undefined && theme !== 'text1' && theme !== 'dark1') return OF_THEME
  return ofColour(tinted(colour ?? '000000', tint))
}

function tinted(colour: string, tint: string | undefined): string {
  if (tint === undefined) return colour
  const left = Number.parseInt(tint, 16) / 255
  return [0, 2, 4]
    .map((at) => Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * left))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
}

function ofColour(value: string | undefined): Effect {
  if (value === undefined || value === 'auto') return null
  const light = lightness(value) ?? 1
  if (light > NEARLY_PAPER) return NEARLY_WHITE
  return light > LIGHTEST_TEXT ? PALE : null
}

export function shade(pattern: string | undefined, fill: string | undefined, theme: string | undefined): Effect {
  if (pattern !== undefined && pattern !== 'clear' && pattern !== 'nil') return SHADED
  if (pattern === 'nil' || ((fill === undefined || fill === 'auto') && theme === undefined)) return null
  return theme === undefined && (lightness(fill ?? '') ?? 0) >= DARKEST_SHADE ? null : SHADED
}

const LIGHT_MARKERS = new Set(['none', 'yellow', 'green', 'cyan', 'lightGray', 'white'])
export function marker(value: string | undefined): Effect {
  return LIGHT_MARKERS.has(value ?? '') ? null : SHADED
}

/**
 * Fonts that show a letter as that letter: those with a Chinese, Korean or Japanese name, and the families that Word, WPS and LibreOffice bring.
 * Of any other a 1 may be a sign.
 */
const USUAL_FONTS =
  /^(?:Sim|NSim|FangSong|KaiTi|LiSu|YouYuan|ST(?:Song|Kai|Fang|Hei|Zhong|Xi)|FZ|Microsoft (?:YaHei|JhengHei)|DengXian|MS (?:Mincho|Gothic|PMincho|PGothic|UI Gothic|Song)|P?MingLiU|Batang|Gulim|Dotum|Gungsuh|Malgun Gothic|Yu (?:Mincho|Gothic)|Meiryo|Times|Arial|Calibri|Cambria|Courier|Tahoma|Verdana|Georgia|Segoe UI|Consolas|Century|Garamond|Palatino|Book Antiqua|Candara|Constantia|Corbel|Trebuchet|Helvetica|Lucida (?:Console|Grande|Sans Unicode)|Franklin Gothic|Microsoft Sans Serif|Comic Sans MS|Impact|Adobe |Menlo|Monaco|Avenir|Hei$|Aptos|Liberation (?:Sans|Serif|Mono)|DejaVu|Noto (?:Sans|Serif)(?: Mono)?(?: CJK \w+| SC)?$|Source Han|Droid Sans|WenQuanYi|PingFang|Heiti|Songti|Carlito|Caladea|Lohit|FreeSans|Mangal|sans-serif$|serif$)/i

export function isUsualFont(name: string): boolean {
  const isEastern = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(name) && !/符号|图标|条码/.test(name)
  return name === '' || isEastern || USUAL_FONTS.test(name.replace(/^@/, ''))
}

/** Fonts in which letters are signs. */
const SIGNS =
  /Wingdings|Webdings|Symbol|Dingbats|MT Extra|Marlett|Emoji|Icons?|Assets|Outlook|Specialty|Bookshelf|Bar ?code/i

/** What stands in for a font where that is wanting is often put there by the editor itself, whatever it has: it tells signs. */
export function showsSigns(name: string): boolean {
  return SIGNS.test(name) || /符号|图标|条码/.test(name)
}

export function fonts(names: readonly (string | undefined)[]): Effect {
  const other = names.find((name) => name !== undefined && !isUsualFont(name))
  return other === undefined ? null : told(`用了少见的字体“${other.slice(0, 30)}”，印出来可能是别的符号`)
}

/** Half-points: below 6 points text is passed over, below 2 it is a line. */
const SMALLEST = 12
const INVISIBLE = 4
export function textSize(halfPoints: number): Effect {
  if (!(halfPoints > INVISIBLE)) return { words: '的字号小得看不见', hides: true }
  return halfPoints < SMALLEST ? told('的字号小得看不清') : null
}

const TWIPS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 1440 / 2.54, mm: 1440 / 25.4, pc: 240, pi: 240 }

/** A length in twips, whatever its unit (ECMA-376 Part 1, 22.9.2.15); NaN of what is none, 0 where nothing is said. */
export function twips(value: string | undefined): number {
  const [, number = '', unit = ''] = /^(-?[\d.]+)([a-z]{2})?$/.exec(value ?? '0') ?? []
  return Number(number === '' ? Number.NaN : number) * (unit === '' ? 1 : (TWIPS[unit] ?? Number.NaN))
}
