/**
 * `npm run sizes`: how large the packages are that WeChat uploads, by WeChat's own compiler where it is installed
 * (`npm ci --prefix scripts/release`, 276 MB). Elsewhere the sum of the sources, code transpiled and minified, everything
 * else as it is: WeChat's ES5 and Babel's helpers make that 6 to 18 % larger. Then the bundles of the cloud functions. Exit
 * code 1 when anything is too large.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, relative, sep } from 'node:path'
import { transform } from 'esbuild'
import { buildFunctions } from './build'

const MINIPROGRAM = join(__dirname, '../miniprogram')
const PROJECT = join(__dirname, '../project.config.json')
const RELEASE = join(__dirname, 'release')
const MAIN = '主包'
const KB = 1024

export interface PackageSize {
  /** `主包`, or a sub-package's root: `packages/report`. What miniprogram_npm holds belongs to the main package. */
  readonly name: string
  readonly bytes: number
  /** What it must stay below, in bytes. */
  readonly limit: number
}

/** The house's limits; WeChat's own is 2 MB for each. */
const MAIN_LIMIT = 520 * KB
const SUB_PACKAGE_LIMIT = 220 * KB
/** WeChat takes 50 MB; but every instance reads all of it before its first answer. */
const FUNCTION_LIMIT = 1.3 * KB * KB
/**
 * By how much WeChat's own measure was found above the sum: 5.4 % for the main package (480.9 KB compiled to 506.8 KB), 7.5
 * to 17 % for the others.
 */
const MAIN_IS_SHORT_BY = 0.055
const SUB_PACKAGE_IS_SHORT_BY = 0.18
const COMPILE_TRIES = 4

type FileSize = readonly [path: string, bytes: number]

/** By the sum: the main package first, then the sub-packages as app.json tells them. Throws when a script cannot be parsed. */
export async function packageSizes(folder = MINIPROGRAM): Promise<readonly PackageSize[]> {
  const files: FileSize[] = []
  for (const path of await uploaded(folder)) files.push([path, await uploadedBytes(join(folder, path))])
  return byPackage(files, folder)
}

/** By WeChat's own compiler; undefined where that is not installed. */
export async function compiledSizes(): Promise<readonly PackageSize[] | undefined> {
  if (!existsSync(join(RELEASE, 'node_modules/miniprogram-ci'))) return undefined
  const cwd = await mkdtemp(join(tmpdir(), 'shushi-compile-'))
  try {
    return await byPackage(await compiledPatiently(cwd), MINIPROGRAM)
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

/** The cloud functions, bundled as they are uploaded. */
export async function functionSizes(): Promise<readonly PackageSize[]> {
  const built = await buildFunctions()
  return built.map(({ name, bytes }) => ({ name: `云函数 ${name}`, bytes, limit: FUNCTION_LIMIT }))
}

/** The compiler gives up on a process of its own that does not start in its time: on a busy machine it is begun again. */
async function compiledPatiently(cwd: string): Promise<readonly FileSize[]> {
  for (let left = COMPILE_TRIES - 1; ; left--) {
    try {
      return await compiledFiles(cwd)
    } catch (failure) {
      if (left === 0 || !String(failure).includes('fork process timeout')) throw failure
    }
  }
}

function compiledFiles(cwd: string): Promise<readonly FileSize[]> {
  return new Promise((done, fail) => {
    const compiler = fork(join(RELEASE, 'compile.cjs'), { cwd, silent: true, execArgv: [] })
    let said = ''
    compiler.stderr?.on('data', (text) => (said += String(text)))
    compiler.on('message', (sizes) => done(sizes as FileSize[]))
    compiler.on('exit', () => fail(new Error(`WeChat's compiler gave nothing: ${said}`)))
  })
}

/** Whether a package would be too large, given how far its measure may be below WeChat's own. */
export function isTooLarge(
  { name, bytes, limit }: PackageSize,
  shortBy = name === MAIN ? MAIN_IS_SHORT_BY : SUB_PACKAGE_IS_SHORT_BY,
): boolean {
  return bytes * (1 + shortBy) >= limit
}

async function byPackage(files: readonly FileSize[], folder: string): Promise<readonly PackageSize[]> {
  const app = JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sums = new Map([MAIN, ...roots].map((name) => [name, 0]))
  for (const [path, bytes] of files) {
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? MAIN
    sums.set(name, (sums.get(name) ?? 0) + bytes)
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
  const compiled = await compiledSizes()
  const sizes = compiled ?? (await packageSizes())
  print(sizes)
  console.log(
    compiled
      ? '由微信自己的编译器量出（miniprogram-ci），就是上传的大小。'
      : '这是压缩后源代码的总和；微信编译出来的比它大：主包约 5%，分包 8% 到 17%，判断超限时主包按 5.5%、分包按 18% 算。\n要量真实的大小：npm ci --prefix scripts/release（276 MB），再运行一次。',
  )
  const functions = await functionSizes()
  print(functions)
  if (sizes.some((size) => isTooLarge(size, compiled ? 0 : undefined)) || functions.some((size) => isTooLarge(size, 0)))
    process.exitCode = 1
}

function print(sizes: readonly PackageSize[]): void {
  for (const { name, bytes, limit } of sizes)
    console.log(`${(bytes / KB).toFixed(1).padStart(8)} KB  不超过 ${Math.floor(limit / KB)} KB  ${name}`)
}

if (require.main === module)
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
