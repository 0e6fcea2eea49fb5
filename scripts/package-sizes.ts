/**
 * `npm run sizes`: how large the packages are that WeChat uploads, from their source: code transpiled and minified,
 * everything else as it is. What miniprogram_npm holds belongs to the main package. Exit code 1 when one is too large.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { transform } from 'esbuild'

const MINIPROGRAM = join(__dirname, '../miniprogram')
const PROJECT = join(__dirname, '../project.config.json')
const MAIN = '主包'
const KB = 1024

export interface PackageSize {
  /** `主包`, or a sub-package's root: `packages/report`. */
  readonly name: string
  readonly bytes: number
  /** What it must stay below, in bytes. */
  readonly limit: number
}

/** The house's limits; WeChat's own is 2 MB for each. */
const MAIN_LIMIT = 650 * KB
const SUB_PACKAGE_LIMIT = 1024 * KB

/** The main package first, then the sub-packages as app.json tells them. Throws when a script cannot be parsed. */
export async function packageSizes(folder = MINIPROGRAM): Promise<readonly PackageSize[]> {
  const app = JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sums = new Map([MAIN, ...roots].map((name) => [name, 0]))
  for (const path of await uploaded(folder)) {
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? MAIN
    sums.set(name, (sums.get(name) ?? 0) + (await uploadedBytes(join(folder, path))))
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes, limit: name === MAIN ? MAIN_LIMIT : SUB_PACKAGE_LIMIT }))
}

/** Types stay at home, and what project.config.json says. */
async function uploaded(folder: string): Promise<string[]> {
  const config = JSON.parse(await readFile(PROJECT, 'utf8')) as { packOptions: { ignore: { value: string }[] } }
  const ignored = config.packOptions.ignore.map(({ value }) => value)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !ignored.some((value) => path === value || path.startsWith(`${value}/`)))
}

/** One file after the other: a script is compiled alone, as DevTools does it, without bundling. */
async function uploadedBytes(path: string): Promise<number> {
  const kind = extname(path)
  if (kind !== '.ts' && kind !== '.js') return (await stat(path)).size
  const loader = kind === '.ts' ? 'ts' : 'js'
  const source = await readFile(path, 'utf8')
  const { code } = await transform(source, { loader, minify: true, format: 'cjs', target: 'es2018', charset: 'utf8' })
  return Buffer.byteLength(code)
}

async function main(): Promise<void> {
  const sizes = await packageSizes()
  for (const { name, bytes, limit } of sizes)
    console.log(`${(bytes / KB).toFixed(1).padStart(8)} KB  不超过 ${limit / KB} KB  ${name}`)
  if (sizes.some(({ bytes, limit }) => bytes >= limit)) process.exitCode = 1
}

if (require.main === module)
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
