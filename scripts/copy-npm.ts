/**
 * Copies the TDesign components that a mini-program uses from node_modules to its miniprogram_npm, where WeChat looks for
 * them; what no page uses is left out, for every byte counts towards WeChat's limit. `npm ci` runs it as `prepare`.
 */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { keepOnly, replaceFile } from '../local/output-files'

const LIBRARY = 'tdesign-miniprogram'
const ROOT = join(__dirname, '..')
const DIST = join(ROOT, 'node_modules', LIBRARY, 'miniprogram_dist')
/** What a component file may name: modules, templates, style sheets, wxs. */
const REFERENCES: Readonly<Record<string, RegExp>> = {
  '.js': /(?:\bfrom\s*|\bimport\s*|\bimport\(\s*|\brequire\(\s*)["']([^"']+)["']/g,
  '.wxml': /\bsrc\s*=\s*["']([^"'{]+)["']/g,
  '.wxss': /@import\s*(?:url\()?["']([^"']+)["']/g,
  '.wxs': /\brequire\(\s*["']([^"']+)["']/g,
}

/** Copies what is needed and answers the names of the components that the mini-program itself declares. */
export async function copyNpm(miniprogram: string = join(ROOT, 'miniprogram')): Promise<readonly string[]> {
  const used = await declaredComponents(miniprogram)
  const target = join(miniprogram, 'miniprogram_npm', LIBRARY)
  const files = new Set<string>()
  for (const component of used) await collectComponent(component, files)
  for (const file of files) await replaceFile(join(target, file), await readFile(join(DIST, file)))
  await keepOnly(target, files)
  return used
}

/** `button/button` for every `tdesign-miniprogram/button/button` in a JSON file of the mini-program. */
async function declaredComponents(miniprogram: string): Promise<string[]> {
  const names = await readdir(miniprogram, { recursive: true })
  const found = new Set<string>()
  for (const name of names) {
    if (!name.endsWith('.json') || name.split(sep).includes('miniprogram_npm')) continue
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
