import { readFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { join, relative, resolve, sep } from 'node:path'
import type { PreviewSource } from '../build'

/**
 * Where in the mini-program's source an error stands, `pages/today/today.ts:12`, from the stack that a browser gives;
 * empty when no line of the stack is the mini-program's own.
 */
export async function sourcePlace({ source, out }: PreviewSource, stack: string): Promise<string> {
  const text = await readFile(join(out, 'app.js.map'), 'utf8').catch(() => undefined)
  if (text === undefined) return ''
  const map = new SourceMap(JSON.parse(text) as SourceMapPayload)
  for (const [, line, column] of stack.matchAll(/\/app\.js:(\d+):(\d+)/g)) {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
    if (!('originalSource' in entry)) continue
    const file = relative(source, resolve(out, entry.originalSource)).split(sep).join('/')
    if (!/^\.\.\/|(^|\/)miniprogram_npm\//.test(file)) return `${file}:${entry.originalLine + 1}`
  }
  return ''
}
