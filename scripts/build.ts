/**
 * Bundles the cloud functions as they are deployed: `dist/cloudfunctions/<name>/{index.js,package.json,config.json}`.
 * Each bundle holds everything it needs, so the cloud installs nothing. Functions that run at this moment, and a second
 * build, are not disturbed. `npm run build`.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, formatMessages, type Message } from 'esbuild'
import { replaceFile } from './output-files'

const ROOT = join(__dirname, '..')
export const FUNCTION_NAMES = ['api', 'remind', 'report'] as const

export interface BuildOptions {
  /** The functions to build; every one of them has a folder in `source`. */
  readonly names?: readonly string[]
  /** The folder with a folder per function, each with `index.ts` and `config.json`. */
  readonly source?: string
  readonly out?: string
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
  } = options
  return Promise.all(names.map((name) => buildFunction(name, join(source, name), join(out, name))))
}

async function buildFunction(name: string, source: string, folder: string): Promise<BuiltFunction> {
  const code = await bundle(join(source, 'index.ts'))
  const config = await readFile(join(source, 'config.json'), 'utf8')
  const manifest = { name, version: '1.0.0', private: true, main: 'index.js' }
  await replaceFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await replaceFile(join(folder, 'config.json'), config)
  await replaceFile(join(folder, 'index.js'), code)
  return { name, folder, bytes: Buffer.byteLength(code) }
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'silent',
  }).catch(async (error: unknown) => {
    throw new Error(await explain(error), { cause: error })
  })
  const [output] = result.outputFiles
  if (!output) throw new Error(`esbuild gave no output for ${entry}`)
  return output.text
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
