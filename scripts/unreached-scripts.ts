/**
 * `npx tsx scripts/unreached-scripts.ts`: the domain is written once, for the phone and for the cloud functions; what no page
 * reaches is not uploaded to WeChat. Writes those scripts into `packOptions.ignore` of project.config.json.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'

const MINIPROGRAM = join(__dirname, '../miniprogram')
const PROJECT = join(__dirname, '../project.config.json')

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

/** What is ignored stands a line each; scripts before what else there is. */
async function main(): Promise<void> {
  const scripts = (await unreachedScripts()).map((path) => `      { "type": "file", "value": "${path}" },\n`)
  const config = (await readFile(PROJECT, 'utf8')).replace(/ {6}\{ "type": "file", "value": "[^"]+\.ts" \},\n/g, '')
  await writeFile(PROJECT, config.replace('"ignore": [\n', `$&${scripts.join('')}`))
  console.log(`${scripts.length} 个脚本不上传`)
}

if (require.main === module)
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
