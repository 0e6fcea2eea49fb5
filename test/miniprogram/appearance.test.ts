/**
 * What keeps every page readable in the dark and with large letters: colours and letters come from app.wxss alone, text
 * stands out from what it stands on, and every page follows the size of letters chosen in WeChat.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postcss, { type AtRule, type Declaration, type Root } from 'postcss'

const ROOT = join(__dirname, '../../miniprogram')
/** WCAG 2.1, 1.4.3 (AA), and WeChat's 小程序适老化设计指南: text of ordinary size. */
const LEAST_CONTRAST = 4.5
/** WCAG 2.1, 1.4.11: what must be seen to be used. */
const LEAST_CONTRAST_OF_SHAPES = 3

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:white|black|red|green|blue|gr[ae]y)\b/i

type Tokens = ReadonlyMap<string, string>
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

function ours(extension: string): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension) && !/^(miniprogram_npm|node_modules)/.test(file))
    .sort()
}

function pages(): string[] {
  const app = JSON.parse(read('app.json')) as { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages: within }) => within.map((page) => `${root}/${page}`)),
  ]
}

/** The custom properties of `page`, as the theme has them. */
function tokensOf(theme: Theme, sheet: Root): Tokens {
  const tokens = new Map<string, string>()
  sheet.walkDecls(/^--/, ({ prop, value, parent }) => {
    const media = parent?.parent?.type === 'atrule' ? (parent.parent as AtRule).params : ''
    if (media === '' || media.includes(theme)) tokens.set(prop, value)
  })
  return tokens
}

const appSheet = postcss.parse(read('app.wxss'))
const tokens: Readonly<Record<Theme, Tokens>> = { light: tokensOf('light', appSheet), dark: tokensOf('dark', appSheet) }

function declarations(file: string): readonly Declaration[] {
  const found: Declaration[] = []
  postcss.parse(read(file)).walkDecls((declaration) => void found.push(declaration))
  return found
}

/** The colour behind a name, `#rrggbb`. */
function colour(theme: Theme, name: string): string {
  const value = tokens[theme].get(`--${name}`) ?? ''
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  return other === undefined ? value : colour(theme, other)
}

/** Relative luminance, WCAG 2.1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

describe('contrast', () => {
  it('is computed as WCAG does', () => {
    // The two ends, and the grey that is known as the lightest to be read on white.
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrast('#ffffff', '#ffffff')).toBe(1)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  /** What is written in a colour, and everything it is written on. */
  const TEXTS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
    ['ink', ['paper', 'ground', 'pressable', 'accent-soft', 'good-soft', 'wait-soft']],
    ['ink-soft', ['paper', 'ground', 'pressable']],
    ['accent', ['paper', 'ground', 'pressable', 'accent-soft']],
    ['good', ['paper', 'ground', 'good-soft']],
    ['wait', ['paper', 'ground', 'wait-soft']],
    ['on-accent', ['accent-fill', 'accent-fill-pressed']],
    ['td-button-primary-disabled-color', ['td-button-primary-disabled-bg']],
  ]
  const pairs = TEXTS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))

  describe.each(THEMES)('in the %s', (theme) => {
    it.each(pairs)('%s can be read on %s', (text, ground) => {
      expect(contrast(colour(theme, text), colour(theme, ground))).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    })

    it.each(['paper', 'ground'])('the main button stands out from %s', (ground) => {
      const ratio = contrast(colour(theme, 'accent-fill'), colour(theme, ground))
      expect(ratio).toBeGreaterThanOrEqual(LEAST_CONTRAST_OF_SHAPES)
    })

    it('the tab bar can be read', () => {
      const bar = themes[theme]
      expect(contrast(bar['tabText'] ?? '', bar['tabBackground'] ?? '')).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      expect(contrast(bar['tabSelected'] ?? '', bar['tabBackground'] ?? '')).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    })
  })
})

const themes = JSON.parse(read('theme.json')) as Readonly<Record<Theme, Readonly<Record<string, string>>>>

describe('the dark', () => {
  it('has every name of theme.json that app.json uses, and the light as well', () => {
    const used = [...read('app.json').matchAll(/"@(\w+)"/g)].map(([, name]) => name).sort()
    for (const theme of THEMES) expect(Object.keys(themes[theme]).sort()).toEqual([...new Set(used)])
  })

  it('is behind a page what the page itself is', () => {
    for (const theme of THEMES) expect(themes[theme]['background']).toBe(colour(theme, 'ground'))
  })

  it('leaves codes dark on white', () => {
    for (const theme of THEMES) expect(colour(theme, 'code-paper')).toBe('#ffffff')
    const codes = ours('.wxml').flatMap((file) => read(file).match(/<t-qrcode[^>]*>/g) ?? [])
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) expect(code).toMatch(/(?=.* color="#000000")(?=.* bg-color="#ffffff")/s)
  })
})

describe('colours and letters', () => {
  const sheets = ours('.wxss').filter((file) => file !== 'app.wxss')

  it.each(sheets)('%s has none of its own', (file) => {
    const faults = declarations(file).flatMap(({ prop, value }) => {
      const isFault =
        COLOUR.test(value) ||
        (prop === 'font-size' && !/^(?:var\(--text-[\w-]+\)|inherit|\d*\.?\d+em)$/.test(value)) ||
        (prop === 'font' && value !== 'inherit') ||
        (prop === 'line-height' && /[a-z]/.test(value))
      return isFault ? [`${prop}: ${value}`] : []
    })
    expect(faults).toEqual([])
  })

  it('use names that app.wxss gives', () => {
    const unknown = ours('.wxss').flatMap((file) =>
      [...read(file).matchAll(/var\((--[\w-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !tokens.light.has(name))
        .map((name) => `${file}: ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it('are in no template but those of codes', () => {
    const faults = ours('.wxml').flatMap((file) => {
      const text = read(file).replace(/<t-qrcode[^>]*>/g, '')
      const inTags = text.match(/\s(?:style|color|[\w-]*-color|[\w-]*-style)="[^"]*"/g) ?? []
      return inTags.filter((said) => COLOUR.test(said) || /font/.test(said)).map((said) => `${file}: ${said.trim()}`)
    })
    expect(faults).toEqual([])
  })

  it('are in no script', () => {
    const faults = ours('.ts').filter((file) => /['"`]#[0-9a-f]{3,8}['"`]|['"`]rgba?\(/i.test(read(file)))
    expect(faults).toEqual([])
  })

  it('grow with what was chosen in WeChat: every size of letters counts in rem', () => {
    // But digits held up for others to read: they fill the screen, whoever holds it.
    const sizes = [...tokens.light].filter(([name]) => name.startsWith('--text-') && !name.startsWith('--text-digits'))
    expect(sizes.length).toBeGreaterThan(0)
    for (const [, size] of sizes) expect(size).toMatch(/^\d*\.?\d+rem$/)
    const fonts = [...tokens.light].filter(([name]) => name.startsWith('--td-font-') && name !== '--td-font-family')
    for (const [, font] of fonts) expect(font).toMatch(/var\(--text-[\w-]+\)/)
  })

  it.each(pages())('%s follows the letters chosen in WeChat', (page) => {
    // WeChat takes it only as the first node of a page.
    expect(read(`${page}.wxml`).trimStart()).toMatch(/^<page-meta root-font-size="system" ?\/>/)
  })

  it('no box around text has a fixed height', () => {
    // Of shapes without text alone.
    const shapes = /swatch|bar|track|sign|dot|line/
    const faults = ours('.wxss').flatMap((file) =>
      declarations(file).flatMap(({ prop, value, parent }) => {
        const selector = parent?.type === 'rule' ? parent.selector : ''
        const isFixed = prop === 'height' && /\d(?:rpx|px)$/.test(value) && !shapes.test(selector)
        return isFixed ? [`${file}: ${selector} { height: ${value} }`] : []
      }),
    )
    expect(faults).toEqual([])
  })
})
