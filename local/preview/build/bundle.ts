import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build, type Message, type Plugin } from 'esbuild'
import type { AppConfig } from './app-config'
import type { Problem } from './build-error'
import type { Unit } from './components'
import { replaceFile } from './replace-file'
import { npmCandidates, type Source } from './source'

const RUNTIME = join(__dirname, '../runtime')

export interface BundleInput {
  readonly source: Source
  readonly app: AppConfig
  readonly units: readonly Unit[]
  /** The compiled templates, a JavaScript expression. */
  readonly templates: string
  /** The folder that app.js is written to. */
  readonly out: string
}

/** Bundles the runtime with the mini-program's scripts into `app.js` and `app.js.map`. */
export async function bundleApp({ source, app, units, templates, out }: BundleInput): Promise<void> {
  await bundle(source, {
    entry: entryCode(source, app, units, templates),
    resolveDir: RUNTIME,
    file: join(out, 'app.js'),
  })
}

/** Bundles the shell page's script into `shell.js`. */
export async function bundleShell(source: Source, out: string): Promise<void> {
  await bundle(source, { entry: `import './shell'`, resolveDir: join(RUNTIME, 'shell'), file: join(out, 'shell.js') })
}

function entryCode(source: Source, app: AppConfig, units: readonly Unit[], templates: string): string {
  const load = (path: string): string => {
    const script = source.script(path)
    return script === undefined ? '() => undefined' : `() => require(${JSON.stringify(source.absolute(script))})`
  }
  const definitions = units.map(
    ({ path, config, prefix, isPage }) => `define(${JSON.stringify({ path, config, prefix, isPage })}, ${load(path)})`,
  )
  return [
    `import { define, prepare, runApp, start } from ${JSON.stringify(join(RUNTIME, 'main.ts'))}`,
    `prepare(${JSON.stringify(app)}, () => ${templates})`,
    `runApp(${load('app')})`,
    ...definitions,
    'start()',
  ].join('\n')
}

async function bundle(source: Source, what: { entry: string; resolveDir: string; file: string }): Promise<void> {
  const { outputFiles = [] } = await build({
    write: false,
    stdin: { contents: what.entry, resolveDir: what.resolveDir, sourcefile: 'entry.js' },
    outfile: what.file,
    absWorkingDir: source.folder,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: true,
    minify: true,
    logLevel: 'silent',
    plugins: [miniprogramModules(source.folder)],
    tsconfigRaw: {},
  }).catch((error: unknown) => {
    const messages = (error as { errors?: Message[] }).errors
    if (!messages) throw error
    source.problems.push(...messages.map(problemOf))
    return { outputFiles: [] }
  })
  for (const { path, contents } of outputFiles) await replaceFile(path, contents)
}

function problemOf({ location, text }: Message): Problem {
  return location ? { file: location.file, line: location.line, message: text } : { file: 'app.js', message: text }
}

/** What a script of the mini-program may import at run time: files of its own folder and packages of miniprogram_npm. */
function miniprogramModules(folder: string): Plugin {
  const isInside = (path: string): boolean => path.startsWith(folder + sep)
  return {
    name: 'miniprogram-modules',
    setup(setup) {
      setup.onResolve({ filter: /.*/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === 'asked' || !isInside(importer)) return undefined
        if (!path.startsWith('.') && !path.startsWith('/')) {
          const from = relative(folder, dirname(importer)).split(sep).join('/') || '.'
          const found = npmCandidates(from, path).find((candidate) => existsSync(join(folder, `${candidate}.js`)))
          if (found !== undefined) return { path: join(folder, `${found}.js`) }
          return { errors: [{ text: `小程序运行时没有 ${path}：只能引用小程序文件夹和 miniprogram_npm 里的文件` }] }
        }
        const absolute = path.startsWith('/') && !isInside(path) ? join(folder, path) : path
        const resolved = await setup.resolve(absolute, { kind, importer, resolveDir, pluginData: 'asked' })
        if (resolved.errors.length > 0) return { errors: [{ text: `找不到 ${path}` }] }
        if (!isInside(resolved.path))
          return { errors: [{ text: `${path} 在小程序文件夹之外，小程序运行时看不到它（import type 不受限）` }] }
        return resolved
      })
    },
  }
}
