import { posix } from 'node:path'
import postcss, { CssSyntaxError, type AtRule, type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { browserLengths } from '../runtime/lengths'
import type { Unit } from './components'
import type { Source } from './source'

const ICON_SHEET = /(^|\/)tdesign-miniprogram\/icon\/icon$/

/** The whole mini-program's CSS: app.wxss, then the components in the order given, then the pages. */
export function compileStyles(source: Source, units: readonly Unit[]): string {
  const sheets = [...units].sort((one, other) => Number(one.isPage) - Number(other.isPage))
  return [insidePages(sheetOf(source, 'app', undefined)), ...sheets.map((unit) => unitStyles(source, unit))]
    .filter((css) => css !== '')
    .join('\n')
}

/**
 * What WeChat itself draws over the pages, its sheets and wheels, is not the mini-program's to style: the same class there
 * stays as the phone has it. `:where` adds nothing to what a selector weighs.
 */
export function insidePages(css: string): string {
  const root = postcss.parse(css)
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selectors = rule.selectors.map((selector) => `:where(#pages) ${selector}`)
  })
  return root.toString()
}

function unitStyles(source: Source, { path, prefix, isPage }: Unit): string {
  const css = sheetOf(source, path, prefix, isPage)
  return css === '' || !isPage ? css : `@scope ([data-page="${path}"]) {\n${css}\n}`
}

function sheetOf(source: Source, path: string, prefix: string | undefined, isPage = false): string {
  const root = read(source, `${path}.wxss`, new Set())
  if (!root?.nodes.length) return ''
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = scopedSelector(rule.selector, prefix, isPage)
  })
  root.walkDecls((declaration) => {
    declaration.value = withFallbackFont(browserLengths(declaration.value))
  })
  if (ICON_SHEET.test(path)) useIconPictures(root, prefix)
  return root.toString()
}

/** A WXSS file with its imports in their places. A file that comes twice counts once, as in WeChat. */
function read(source: Source, file: string, seen: Set<string>): Root | undefined {
  const text = source.read(file)
  if (text === undefined || seen.has(file)) return undefined
  seen.add(file)
  const root = parse(source, file, text)
  root?.walkAtRules('import', (rule) => {
    const reference = /^(?:url\()?\s*['"]?([^'")]+)/.exec(rule.params)?.[1] ?? ''
    const imported = reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(file), reference)
    const line = rule.source?.start?.line ?? 1
    if (!source.has(imported)) source.problems.push({ file, line, message: `没有样式文件 ${reference}` })
    rule.replaceWith(read(source, imported, seen)?.nodes ?? [])
  })
  return root
}

function parse(source: Source, file: string, text: string): Root | undefined {
  try {
    return postcss.parse(text, { from: file })
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    source.problems.push({ file, line: error.line ?? 1, message: `样式有误：${error.reason}` })
    return undefined
  }
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes')
}

/**
 * `page .a` → `wx-page .c1--a`; `:host` → the attribute that the runtime writes on the component. In a page's own sheet
 * `page` is the root of the `@scope` around it, which only `:scope` can name.
 */
export function scopedSelector(selector: string, prefix: string | undefined, isPage = false): string {
  return selectorParser((root) => {
    root.walk((node) => {
      if (node.type === 'class' && prefix !== undefined) node.value = `${prefix}--${node.value}`
      else if (node.type === 'tag' && isPage && node.value === 'page')
        node.replaceWith(selectorParser.pseudo({ value: ':scope' }))
      else if (node.type === 'tag' && /^[a-z][a-z-]*$/.test(node.value)) node.value = `wx-${node.value}`
      else if (node.type === 'pseudo' && node.value === ':host') {
        // `:host(.on)`: the conditions are the host's own.
        const conditions = node.nodes.flatMap(({ nodes }) => nodes)
        node.replaceWith(selectorParser.tag({ value: `[wx-host="${prefix ?? ''}"]` }), ...conditions)
      }
    })
  }).processSync(selector)
}

/** TDesign names fonts of phones only: a machine without them would take its serif. */
function withFallbackFont(value: string): string {
  return value.replace(/Arial Regular\b(?!\s*,)/g, 'Arial Regular, sans-serif')
}

/** TDesign's icons are a font on a server elsewhere: here each is a picture from tdesign-icons-svg, used as a mask. */
function useIconPictures(root: Root, prefix: string | undefined): void {
  root.walkAtRules('font-face', (rule) => {
    rule.remove()
  })
  root.walkRules(/t-icon-[\w-]+::?before$/, (rule) => {
    const name = /t-icon-([\w-]+)::?before$/.exec(rule.selector)?.[1]
    if (name === undefined || !rule.some((node) => node.type === 'decl' && node.prop === 'content')) return
    rule.removeAll()
    rule.append({ prop: '--icon', value: `url(/icons/${name}.svg)` })
  })
  const base = scopedSelector('.t-icon-base::before', prefix)
  root.append(
    postcss.parse(
      `${base}{content:"";display:block;width:1em;height:1em;background:currentColor;-webkit-mask:var(--icon) center/100% no-repeat;mask:var(--icon) center/100% no-repeat}`,
    ),
  )
}
