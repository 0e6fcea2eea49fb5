/**
 * Boundary file: a bundle is JavaScript that the compiler has not seen, so what it exports is taken on trust here.
 */
import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction, constants } from 'node:vm'

export type EntryPoint = (event: unknown, context: unknown) => unknown

/** What a function finds as `process` and `console`. */
export interface Scope {
  readonly process: NodeJS.Process
  readonly console: Console
}

/**
 * Loads `<folder>/index.js` afresh. The bundle is compiled with a `process` and a `console` of its own, so that each
 * call sees its own `process.env`; and as nothing is installed beside it in the cloud, it can require Node's modules only.
 */
export function loadFunction(folder: string, scope: Scope): EntryPoint {
  const path = join(folder, 'index.js')
  const names = ['exports', 'require', 'module', '__filename', '__dirname', 'process', 'console']
  const run = compileFunction(readFileSync(path, 'utf8'), names, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (...given: unknown[]) => void
  const module: { exports: unknown } = { exports: {} }
  run.call(
    module.exports,
    module.exports,
    requireBuiltin(scope),
    module,
    path,
    dirname(path),
    scope.process,
    scope.console,
  )
  const { main } = module.exports as { main?: unknown }
  if (typeof main !== 'function') throw new TypeError(`${path} exports no main`)
  return main as EntryPoint
}

function requireBuiltin(scope: Scope): (name: string) => unknown {
  const require = createRequire(__filename)
  return (name) => {
    if (name === 'process' || name === 'node:process') return scope.process
    if (isBuiltin(name)) return require(name) as unknown
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
  }
}
