/**
 * Bundles the cloud functions as they are deployed: `dist/cloudfunctions/<name>/{index.js,package.json,config.json}`.
 * Each bundle holds everything it needs, so the cloud installs nothing; what stands where in it says
 * `dist/source-maps/<name>.js.map`, which stays at home (`npm run where`). Functions that run at this moment, and a second
 * build, are not disturbed. `npm run build`.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, formatMessages, type Message } from 'esbuild'
import cloudbaserc from '../cloudbaserc.json'
import { leaveOut } from './build-functions/left-out'
import { markPureStarts } from './build-functions/pure-starts'
import { replaceFile } from './output-files'

const ROOT = join(__dirname, '..')
/** `node20.19`: the runtime of the first function is that of all. */
const NODE = (cloudbaserc.functions[0]?.runtime ?? '').toLowerCase().replace('nodejs', 'node')
export const FUNCTION_NAMES = ['api', 'remind', 'report'] as const

export interface BuildOptions {
  /** The functions to build; every one of them has a folder in `source`. */
  readonly names?: readonly string[]
  /** The folder with a folder per function, each with `index.ts` and `config.json`. */
  readonly source?: string
  readonly out?: string
  /** The folder of the source maps: beside `out`, for everything in that is uploaded. */
  readonly maps?: string
}

export interface BuiltFunction {
  readonly name: string
  readonly folder: string
  /** Size of index.js in bytes. */
  readonly bytes: number
}

/** Builds the functions. Rejects with every message of the compiler when one of them does not compile. */
export async function buildFunctions(options: BuildOptions = {}): Promise<BuiltFunction[]> {
  const {
    names = FUNCTION_NAMES,
    source = join(ROOT, 'cloudfunctions'),
    out = join(ROOT, 'dist/cloudfunctions'),
    maps = join(out, '../source-maps'),
  } = options
  return Promise.all(
    names.map(async (name) => {
      const { code, map } = await bundle(join(source, name, 'index.ts'))
      await replaceFile(join(maps, `${name}.js.map`), map)
      return writeFunction(name, join(source, name), join(out, name), code)
    }),
  )
}

async function writeFunction(name: string, source: string, folder: string, code: Uint8Array): Promise<BuiltFunction> {
  const config = await readFile(join(source, 'config.json'), 'utf8')
  const manifest = { name, version: '1.0.0', private: true, main: 'index.js' }
  await replaceFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await replaceFile(join(folder, 'config.json'), config)
  await replaceFile(join(folder, 'index.js'), code)
  return { name, folder, bytes: code.length }
}

async function bundle(entry: string): Promise<{ readonly code: Uint8Array; readonly map: Uint8Array }> {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    // Only names the two of them; nothing is written there.
    outfile: join(ROOT, 'index.js'),
    minify: true,
    sourcemap: 'external',
    sourcesContent: false,
    plugins: [leaveOut, markPureStarts],
    platform: 'node',
    format: 'cjs',
    target: NODE,
    charset: 'utf8',
    logLevel: 'silent',
  }).catch(async (error: unknown) => {
    throw new Error(await explain(error), { cause: error })
  })
  const [map, code] = ['index.js.map', 'index.js'].map((name) =>
    result.outputFiles.find(({ path }) => basename(path) === name),
  )
  if (!code || !map) throw new Error(`esbuild gave no output for ${entry}`)
  return { code: code.contents, map: map.contents }
}

async function explain(error: unknown): Promise<string> {
  const failure = error as { errors?: Message[]; message?: string }
  if (!failure.errors) return String(failure.message)
  return (await formatMessages(failure.errors, { kind: 'error', color: false })).join('\n')
}

async function main(): Promise<void> {
  for (const { name, bytes } of await buildFunctions()) console.log(`${name}: ${Math.round(bytes / 1024)} KiB`)
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
