import { readFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { join, posix } from 'node:path'

/**
 * Where in the mini-program's source an error stands, `pages/today/today.ts:12`, from the stack that a browser gives;
 * empty when no line of the stack is the mini-program's own.
 */
export async function sourcePlace(out: string, stack: string): Promise<string> {
  const text = await readFile(join(out, 'app.js.map'), 'utf8').catch(() => undefined)
  if (text === undefined) return ''
  const map = new SourceMap(JSON.parse(text) as SourceMapPayload)
  const places = [...stack.matchAll(/\/app\.js:(\d+):(\d+)/g)].flatMap(([, line, column]) => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
    if (!('originalSource' in entry)) return []
    return [{ file: relativeName(entry.originalSource), line: entry.originalLine + 1 }]
  })
  const own = places.find(({ file }) => isOwn(file))
  return own ? `${own.file}:${own.line}` : ''
}

/** Not of a library, nor of the preview itself. */
function isOwn(file: string): boolean {
  return (
    file !== '' && file !== 'entry.js' && !/(^|\/)(node_modules|miniprogram_npm)\/|(^|\/)local\/preview\//.test(file)
  )
}

/** esbuild names sources from the output folder; what remains is the path in the mini-program. */
function relativeName(source: string): string {
  const name = posix.normalize(source.replaceAll('\\', '/')).replace(/^(\.\.\/)+/, '')
  return name.replace(/^miniprogram\//, '')
}
