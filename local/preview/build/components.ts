import { stringsIn, type JsonObject } from '../json-value'
import type { AppConfig } from './app-config'
import type { Source } from './source'

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** A page or a component that the mini-program reaches. */
export interface Unit {
  readonly path: string
  readonly isPage: boolean
  /** Its JSON, with `usingComponents` as absolute paths and `styleIsolation` always said. */
  readonly config: JsonObject
  /** Its classes are written `<prefix>--<class>`, so that they meet no others; undefined: its style is everybody's. */
  readonly prefix: string | undefined
}

/** Every page and component that app.json reaches, those that are used before those that use them. */
export function reachableUnits(source: Source, app: AppConfig): readonly Unit[] {
  const units: Unit[] = []
  const seen = new Set<string>()
  const visit = (path: string, isPage: boolean): void => {
    if (seen.has(path)) return
    seen.add(path)
    const prefix = `c${seen.size.toString(36)}`
    const json = source.json(`${path}.json`)
    const usingComponents = componentsOf(source, app, path, json)
    for (const used of Object.values(usingComponents)) visit(used.slice(1), false)
    const styleIsolation = isolationOf(source, path, json, isPage)
    const isShared = styleIsolation === 'shared' || styleIsolation === 'page-shared'
    units.push({
      path,
      isPage,
      config: { ...json, component: !isPage, usingComponents, styleIsolation },
      prefix: isShared ? undefined : prefix,
    })
  }
  for (const page of app.pages) visit(page, true)
  if (app.tabBar?.custom === true) visit(CUSTOM_TAB_BAR, false)
  return units
}

/** Tag → `/path`. What the page declares goes before what app.json declares. */
function componentsOf(source: Source, app: AppConfig, path: string, json: JsonObject): Record<string, string> {
  const own = stringsIn(json.usingComponents)
  const found: Record<string, string> = {}
  for (const [tag, reference] of Object.entries({ ...app.usingComponents, ...own })) {
    const from = tag in own ? path : 'app'
    const component = source.component(from, reference)
    if (component !== undefined) found[tag] = `/${component}`
    else {
      const file = `${from}.json`
      const message = `找不到组件 ${reference}（标签 ${tag}）`
      if (!source.problems.some((problem) => problem.file === file && problem.message === message))
        source.problems.push({ file, line: source.lineOf(file, `"${tag}"`), message })
    }
  }
  return found
}

/** From the JSON, or else from `options` in the script, where WeChat reads it too. */
function isolationOf(source: Source, path: string, json: JsonObject, isPage: boolean): string {
  if (typeof json.styleIsolation === 'string') return json.styleIsolation
  const script = source.script(path)
  const code = script === undefined || isPage ? '' : (source.read(script) ?? '')
  const said = /\bstyleIsolation\s*:\s*['"]([\w-]+)['"]/.exec(code)?.[1]
  if (said !== undefined) return said
  if (json.addGlobalClass === true || /\baddGlobalClass\s*:\s*(?:true|!0)/.test(code)) return 'apply-shared'
  return isPage ? 'shared' : 'isolated'
}
