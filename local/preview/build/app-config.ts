import { posix } from 'node:path'
import { isObject, stringsIn, type JsonObject } from '../json-value'
import type { Source } from './source'

/** What app.json says, as the runtime reads it. */
export interface AppConfig {
  /** Of the main package and of every sub-package, in their order; the first is the home page. */
  readonly pages: readonly string[]
  readonly window: JsonObject
  readonly tabBar?: JsonObject
  readonly usingComponents: Readonly<Record<string, string>>
  /** theme.json: what `@name` means in the light and in the dark. */
  readonly themes: { readonly light: JsonObject; readonly dark: JsonObject }
  readonly darkmode: boolean
  /** `"style": "v2"`: WeChat's newer look of buttons and their like. */
  readonly isStyleV2: boolean
  /** `"lazyCodeLoading"`: a script runs when a page that needs it is first opened. */
  readonly isLazy: boolean
}

export function readAppConfig(source: Source): AppConfig {
  const app = source.json('app.json')
  if (!source.has('app.json')) source.problems.push({ file: 'app.json', message: '没有这个文件' })
  const theme = typeof app.themeLocation === 'string' ? source.json(app.themeLocation) : {}
  const config = {
    pages: pagesOf(source, app),
    window: isObject(app.window) ? app.window : {},
    usingComponents: stringsIn(app.usingComponents),
    themes: { light: isObject(theme.light) ? theme.light : {}, dark: isObject(theme.dark) ? theme.dark : {} },
    darkmode: app.darkmode === true,
    isStyleV2: app.style === 'v2',
    isLazy: app.lazyCodeLoading === 'requiredComponents',
  }
  return isObject(app.tabBar) ? { ...config, tabBar: app.tabBar } : config
}

function pagesOf(source: Source, app: JsonObject): string[] {
  const main = listOf(app.pages)
  const packages = Array.isArray(app.subPackages) ? app.subPackages : app.subpackages
  const more = (Array.isArray(packages) ? packages : []).filter(isObject).flatMap((subPackage) => {
    const root = typeof subPackage.root === 'string' ? subPackage.root : ''
    return listOf(subPackage.pages).map((page) => posix.join(root, page))
  })
  const pages = [...main, ...more]
  if (pages.length === 0 && source.has('app.json'))
    source.problems.push({ file: 'app.json', line: 1, message: 'pages 里没有页面' })
  return pages.filter((page) => {
    if (source.script(page) !== undefined) return true
    const word = page.slice(page.lastIndexOf('/') + 1)
    source.problems.push({ file: 'app.json', line: source.lineOf('app.json', word), message: `找不到页面 ${page}` })
    return false
  })
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
