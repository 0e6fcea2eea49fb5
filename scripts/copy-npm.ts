/**
 * Fills the mini-program's miniprogram_npm, where WeChat looks for packages, from what `miniprogram/package.json` names.
 * The result is that of WeChat's own 构建 npm, but of TDesign only the components that a page declares are taken, of its icons
 * those whose name somebody says, of its helpers those that are called: every byte counts towards WeChat's limit. `npm ci` runs it as `prepare`.
 */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { keepOnly, replaceFile } from './output-files'

const LIBRARY = 'tdesign-miniprogram'
const ROOT = join(__dirname, '..')
const HOME = join(ROOT, 'miniprogram')
const PACKAGES = join(HOME, 'node_modules')
const DIST = join(PACKAGES, LIBRARY, 'miniprogram_dist')
/** What a component file may name: modules, templates, style sheets, wxs. */
const REFERENCES: Readonly<Record<string, RegExp>> = {
  '.js': /(?:\bfrom\s*|\bimport\s*|\bimport\(\s*|\brequire\(\s*)["']([^"']+)["']/g,
  '.wxml': /\bsrc\s*=\s*["']([^"'{]+)["']/g,
  '.wxss': /@import\s*(?:url\()?["']([^"']+)["']/g,
  '.wxs': /\brequire\(\s*["']([^"']+)["']/g,
}

/** 2,352 lines of 45 bytes, one for each icon. */
const ICONS = 'icon/icon.wxss'
/** 23 KB, two thirds of it for themes, sizes and shapes of buttons. */
const BUTTON = 'button/button.wxss'
const HELPERS = 'miniprogram_npm/tslib/index.js'
const ICON = /^\.t-icon-([\w-]+):before\{.*\}\n?/gm

/** Copies what is needed and answers the names of the components that the mini-program itself declares. */
export async function copyNpm(miniprogram: string = HOME): Promise<readonly string[]> {
  const used = await declaredComponents(miniprogram)
  const target = join(miniprogram, 'miniprogram_npm')
  const components = new Set<string>()
  for (const component of used) await collectComponent(component, components)
  const modules = (await dependencies()).filter((name) => name !== LIBRARY)
  for (const file of components)
    await replaceFile(join(target, LIBRARY, file), await shortened(file, components, modules, miniprogram))
  for (const name of modules) await replaceFile(join(target, name, 'index.js'), await packed(name))
  await keepOnly(target, [
    ...[...components].map((file) => join(LIBRARY, file)),
    ...modules.map((name) => join(name, 'index.js')),
  ])
  return used
}

/** A file of TDesign as the phone gets it: the same to whoever uses it, and no larger than what is used. */
async function shortened(
  file: string,
  components: ReadonlySet<string>,
  modules: readonly string[],
  miniprogram: string,
): Promise<Uint8Array> {
  const content = await readFile(join(DIST, file))
  if (file === ICONS) return iconsSaid(content, components, miniprogram)
  if (file === BUTTON) return buttonsSaid(content, miniprogram)
  if (file === HELPERS) return helpersAsked(components)
  // The mini-program has the same package itself: the phone loads it once.
  const name = modules.find((module) => file === `miniprogram_npm/${module}/index.js`)
  return name === undefined ? content : Buffer.from(`module.exports = require('../../../${name}/index')\n`)
}

/** Of tslib, TypeScript's helpers, those that a component imports: TDesign brings all 34. */
async function helpersAsked(components: ReadonlySet<string>): Promise<Uint8Array> {
  const asked = new Set<string>()
  for (const file of [...components].filter((path) => path.endsWith('.js')))
    for (const [, names = ''] of (await readFile(join(DIST, file), 'utf8')).matchAll(/import\{([^}]*)\}from"tslib"/g))
      for (const name of names.split(',')) asked.add(name)
  return bundled({ stdin: { contents: `export { ${[...asked].sort().join(', ')} } from 'tslib'`, resolveDir: HOME } })
}

/** Those that a component or the mini-program has as a word in quotes. A name put together at run time would not be found. */
async function iconsSaid(styles: Buffer, components: ReadonlySet<string>, miniprogram: string): Promise<Buffer> {
  const sources = [...components].map((file) => join(DIST, file)).filter((file) => /\.(js|wxml|wxs)$/.test(file))
  const own = (await ownFiles(miniprogram)).filter((name) => /\.(ts|js|wxml|wxs)$/.test(name))
  const said = new Set<string>()
  for (const file of [...sources, ...own.map((name) => join(miniprogram, name))])
    for (const [, word = ''] of (await readFile(file, 'utf8')).matchAll(/["'`]([a-z][a-z0-9-]*)["'`]/g)) said.add(word)
  return Buffer.from(styles.toString().replace(ICON, (line, name: string) => (said.has(name) ? line : '')))
}

/** The looks of the buttons that the mini-program has: what no `<t-button>` names is left out, states are kept. */
async function buttonsSaid(styles: Uint8Array, miniprogram: string): Promise<Uint8Array> {
  const said = new Set(['default', 'base', 'rectangle', 'size-medium'])
  for (const name of (await ownFiles(miniprogram)).filter((each) => each.endsWith('.wxml')))
    for (const [tag] of (await readFile(join(miniprogram, name), 'utf8')).matchAll(
      /<t-button\b.*?(?:<\/t-button>|\/>)/gs,
    )) {
      for (const [, word = ''] of tag.matchAll(/["']([a-z][a-z-]*)["']/g)) said.add(word).add(`size-${word}`)
      if (/\sghost\b/.test(tag)) said.add('ghost')
    }
  const isMeant = (selector: string) => [...selector.matchAll(LOOK)].every(([, look = '']) => said.has(look))
  const rules = styles.toString().replace(RULE, (_, selectors: string, body: string) => {
    const meant = selectors.split(',').filter(isMeant)
    return meant.length > 0 ? `${meant.join(',')}${body}` : ''
  })
  return Buffer.from(rules)
}
const RULE = /([^{};]+)(\{[^{}]*\})/g
const LOOK =
  /--(primary|danger|light|default|outline|dashed|text|base|ghost|round|circle|square|rectangle|size-[a-z-]+)\b/g

async function ownFiles(miniprogram: string): Promise<string[]> {
  const names = await readdir(miniprogram, { recursive: true })
  return names.filter((name) => !/^(miniprogram_npm|node_modules)$/.test(name.split(sep)[0] ?? ''))
}

async function dependencies(): Promise<string[]> {
  const text = await readFile(join(HOME, 'package.json'), 'utf8')
  return Object.keys((JSON.parse(text) as { dependencies: Record<string, string> }).dependencies)
}

/** A package that was not made for mini-programs: WeChat packs its `main` with all it requires into one file, index.js. */
async function packed(name: string): Promise<Uint8Array> {
  return bundled({ entryPoints: [require.resolve(name, { paths: [HOME] })] })
}

async function bundled(source: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<Uint8Array> {
  const { outputFiles } = await build({ ...source, bundle: true, format: 'cjs', minify: true, write: false })
  const [file] = outputFiles ?? []
  if (!file) throw new Error('There was nothing to pack')
  return file.contents
}

/** `button/button` for every `tdesign-miniprogram/button/button` in a JSON file of the mini-program. */
async function declaredComponents(miniprogram: string): Promise<string[]> {
  const found = new Set<string>()
  for (const name of await ownFiles(miniprogram)) {
    if (!name.endsWith('.json')) continue
    const text = await readFile(join(miniprogram, name), 'utf8')
    for (const [, path] of text.matchAll(/"(?:\/miniprogram_npm\/)?tdesign-miniprogram\/([\w/-]+)"/g))
      if (path !== undefined) found.add(path)
  }
  return [...found].sort()
}

async function collectComponent(path: string, files: Set<string>): Promise<void> {
  const json = `${path}.json`
  if (files.has(json)) return
  if (!existsSync(join(DIST, json))) throw new Error(`${LIBRARY} has no component ${path}`)
  for (const extension of ['.json', '.js', '.wxml', '.wxss']) await collectFile(path + extension, files)
  const text = await readFile(join(DIST, json), 'utf8')
  const { usingComponents = {} } = JSON.parse(text) as { usingComponents?: Record<string, string> }
  for (const reference of Object.values(usingComponents))
    await collectComponent(posix.join(posix.dirname(path), reference), files)
}

async function collectFile(file: string, files: Set<string>): Promise<void> {
  if (files.has(file) || !existsSync(join(DIST, file))) return
  files.add(file)
  const extension = posix.extname(file)
  const pattern = REFERENCES[extension]
  if (!pattern) return
  const text = await readFile(join(DIST, file), 'utf8')
  for (const [, reference] of text.matchAll(pattern)) {
    const found = reference === undefined ? undefined : resolve(file, reference, extension)
    if (found !== undefined) await collectFile(found, files)
  }
}

/** A relative path, or a package that TDesign brings in its own miniprogram_npm. */
function resolve(from: string, reference: string, extension: string): string | undefined {
  const base = reference.startsWith('.')
    ? posix.join(posix.dirname(from), reference)
    : posix.join('miniprogram_npm', reference)
  return [base, base + extension, posix.join(base, `index${extension}`)].find(
    (candidate) => posix.extname(candidate) !== '' && existsSync(join(DIST, candidate)),
  )
}

if (require.main === module)
  copyNpm()
    .then((used) => console.log(`${relative(ROOT, join('miniprogram', 'miniprogram_npm'))}: ${used.length} components`))
    .catch((failure: unknown) => {
      console.error(failure instanceof Error ? failure.message : failure)
      process.exitCode = 1
    })
