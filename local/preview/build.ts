import { join, resolve } from 'node:path'
import { readAppConfig } from './build/app-config'
import { PreviewBuildError, type Problem } from './build/build-error'
import { bundleApp, bundleShell, type BundleInput } from './build/bundle'
import { reachableUnits } from './build/components'
import { replaceFile } from './build/replace-file'
import { Source } from './build/source'
import { compileStyles } from './build/styles'
import { Templates } from './build/templates'
import { BUILT_IN_TEMPLATES } from './runtime/built-in/templates'

export { PreviewBuildError, type Problem } from './build/build-error'

export interface PreviewSource {
  /** The mini-program's folder, with app.json. */
  readonly source: string
  /** Where the built preview goes. */
  readonly out: string
}

/** A mini-program that is ready for a browser: `startPreview` serves it. */
export interface BuiltPreview extends PreviewSource {
  readonly pages: readonly string[]
  /** Pages and components. */
  readonly units: number
  readonly milliseconds: number
  readonly warnings: readonly Problem[]
}

/**
 * Compiles a mini-program, every page and component that app.json reaches, from its own source into what a browser runs:
 * `app.js`, `app.css` and the shell page's script; pictures stay where they are. A phone that loads them at this moment,
 * and a second build into the same folder, are not disturbed.
 * Throws `PreviewBuildError`, which names the file and line of everything that is wrong.
 */
export async function buildPreview(options: PreviewSource): Promise<BuiltPreview> {
  const started = performance.now()
  const out = resolve(options.out)
  const source = new Source(resolve(options.source))
  const app = readAppConfig(source)
  const units = reachableUnits(source, app)
  const templates = new Templates(source)
  for (const [name, text] of Object.entries(BUILT_IN_TEMPLATES)) templates.addText(`__built-in__/${name}`, text)
  for (const { path } of units) templates.add(path)
  // With a template missing, its pages would fail in the bundler's words rather than in ours.
  const isWhole = source.problems.length === 0
  const bundling = isWhole && bundleAll({ source, app, units, templates: templates.code(), out })
  // The bundler is a process of its own: while it works, the styles are compiled here.
  const css = compileStyles(source, units)
  await bundling
  if (source.problems.length > 0) throw new PreviewBuildError(source.problems)
  await replaceFile(join(out, 'app.css'), css)
  return {
    source: source.folder,
    out,
    pages: app.pages,
    units: units.length,
    milliseconds: Math.round(performance.now() - started),
    warnings: templates.warnings,
  }
}

function bundleAll(input: BundleInput): Promise<unknown> {
  return Promise.all([bundleApp(input), bundleShell(input.source, input.out)])
}
