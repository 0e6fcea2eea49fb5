import { appConfig } from './app'

export type Theme = 'light' | 'dark'

/** WeChat's letters on a phone as wide as these, in px: as it comes, and in its 关怀模式 for older people. */
export const STANDARD_SIZE = 17
const LARGE_SIZE = 23.8
/** The navigation bar's letters grow no further. */
const LARGEST_TITLE = 20

let theme: Theme = 'light'
let size = STANDARD_SIZE
const listeners = new Set<(change: { theme: Theme }) => void>()

/** The theme that pages see: only a mini-program that says `darkmode` is ever dark. */
export function currentTheme(): Theme {
  return appConfig().darkmode ? theme : 'light'
}

/** The size of letters that the person chose in WeChat. */
export function fontSize(): number {
  return size
}

export function onThemeChange(listener: (change: { theme: Theme }) => void): void {
  listeners.add(listener)
}

export function offThemeChange(listener?: (change: { theme: Theme }) => void): void {
  if (listener) listeners.delete(listener)
  else listeners.clear()
}

export function setTheme(next: Theme): void {
  theme = next
  const shown = currentTheme()
  document.documentElement.dataset.theme = shown
  for (const sheet of document.styleSheets) applyTheme(sheet.cssRules, shown)
  for (const listener of listeners) listener({ theme: shown })
}

/** The pages that are open follow with `followTextSize`. */
export function setLargeText(isLarge: boolean): void {
  size = isLarge ? LARGE_SIZE : STANDARD_SIZE
  document.documentElement.style.setProperty('--title-size', `${Math.min(size, LARGEST_TITLE)}px`)
}

/** A colour or a path of app.json: `@name` means what theme.json says for the theme. */
export function themed(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('@')) return typeof value === 'string' ? value : ''
  const meant = appConfig().themes[currentTheme()][value.slice(1)]
  return typeof meant === 'string' ? meant : ''
}

/** A phone's theme is not the machine's: `prefers-color-scheme` answers for the phone. */
function applyTheme(rules: CSSRuleList, shown: Theme): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) answerFor(rule, shown)
    if (rule instanceof CSSGroupingRule) applyTheme(rule.cssRules, shown)
  }
}

const asked = new WeakMap<CSSMediaRule, string>()

function answerFor(rule: CSSMediaRule, shown: Theme): void {
  const question = asked.get(rule) ?? rule.media.mediaText
  if (!question.includes('prefers-color-scheme')) return
  asked.set(rule, question)
  rule.media.mediaText = question.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted: string) =>
    wanted === shown ? '(min-width: 0px)' : '(max-width: 0px)',
  )
}
