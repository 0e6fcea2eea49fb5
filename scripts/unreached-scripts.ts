/**
 * `npx tsx scripts/unreached-scripts.ts`: the domain is written once, for the phone and for the cloud functions; what no page
 * reaches is not uploaded to WeChat. Writes those scripts into `packOptions.ignore` of project.config.json.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'

const MINIPROGRAM = join(__dirname, '../miniprogram')
const PROJECT = join(__dirname, '../project.config.json')

interface Ignored {
  readonly type: 'file' | 'folder'
  readonly value: string
}

interface ProjectConfig {
  packOptions: { ignore: Ignored[] }
}

export const isScript = (path: string): boolean => path.endsWith('.ts') && !path.endsWith('.d.ts')

/** Paths from miniprogram/, in order: scripts that neither the app nor a page nor a component needs when it runs. */
export async function unreachedScripts(): Promise<string[]> {
  const files = await ownFiles()
  const entryPoints = files.filter((path) => isScript(path) && files.includes(path.replace(/ts$/, 'json')))
  const { metafile } = await build({
    absWorkingDir: MINIPROGRAM,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'not-written',
    tsconfig: 'tsconfig.json',
    external: ['tdesign-miniprogram/*'],
    // A script imported for its effect alone is reached too.
    treeShaking: false,
    logLevel: 'error',
  })
  const reached = new Set(Object.keys(metafile.inputs))
  return files.filter((path) => isScript(path) && !reached.has(path)).sort()
}

async function ownFiles(): Promise<string[]> {
  const entries = await readdir(MINIPROGRAM, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(MINIPROGRAM, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/^(node_modules|miniprogram_npm)\//.test(path))
}

async function main(): Promise<void> {
  const config = JSON.parse(await readFile(PROJECT, 'utf8')) as ProjectConfig
  const others = config.packOptions.ignore.filter(({ value }) => !isScript(value))
  const scripts = (await unreachedScripts()).map((value): Ignored => ({ type: 'file', value }))
  config.packOptions.ignore = [...others, ...scripts]
  // Here only: jest, which reads this file too, cannot load it.
  const { format, resolveConfig } = await import('prettier')
  const style = await resolveConfig(PROJECT)
  await writeFile(PROJECT, await format(JSON.stringify(config), { ...style, parser: 'json', filepath: PROJECT }))
  console.log(`${scripts.length} 个脚本不上传`)
}

if (require.main === module)
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
