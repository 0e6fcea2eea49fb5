import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isObject, type JsonObject } from '../json-value'
import { lineAt, type Problem } from './build-error'

const SCRIPTS = ['.ts', '.js'] as const

/**
 * The files of one mini-program. Paths are relative to its folder, with `/`, and without an extension where a page or a
 * component is meant. What is wrong is gathered in `problems`, so that one build names everything at once.
 */
export class Source {
  readonly problems: Problem[] = []

  constructor(readonly folder: string) {}

  absolute(path: string): string {
    return join(this.folder, path)
  }

  has(path: string): boolean {
    const absolute = this.absolute(path)
    return existsSync(absolute) && statSync(absolute).isFile()
  }

  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined {
    return this.has(path) ? readFileSync(this.absolute(path), 'utf8') : undefined
  }

  /** A JSON file, empty when there is none or when it is not an object; the latter is a problem. */
  json(path: string): JsonObject {
    const text = this.read(path)
    if (text === undefined || text.trim() === '') return {}
    try {
      const value: unknown = JSON.parse(text)
      if (isObject(value)) return value
      this.problems.push({ file: path, line: 1, message: '应当是一个 JSON 对象' })
    } catch (error) {
      this.problems.push({ file: path, line: errorLine(text, error), message: `不是合法的 JSON：${String(error)}` })
    }
    return {}
  }

  /** The page's or component's own script, `.ts` before `.js`; undefined when there is none. */
  script(path: string): string | undefined {
    return SCRIPTS.map((extension) => path + extension).find((file) => this.has(file))
  }

  /** The component that `reference` in a file of `from` means: absolute, relative, or of miniprogram_npm. */
  component(from: string, reference: string): string | undefined {
    const isThere = (path: string): string | undefined => (this.script(path) === undefined ? undefined : path)
    if (reference.startsWith('/')) return isThere(reference.slice(1))
    const folder = posix.dirname(from)
    return isThere(posix.join(folder, reference)) ?? npmCandidates(folder, reference).find(isThere)
  }

  /** The line in `file` on which `word` first stands, for a problem about it. */
  lineOf(file: string, word: string): number {
    const text = this.read(file) ?? ''
    return lineAt(text, text.indexOf(word))
  }
}

/** Where `reference` may be in miniprogram_npm, from the nearest folder outwards. */
export function npmCandidates(folder: string, reference: string): string[] {
  const candidates: string[] = []
  for (let at = folder; ; at = posix.dirname(at)) {
    const found = posix.join(at, 'miniprogram_npm', reference)
    candidates.push(found, posix.join(found, 'index'))
    if (at === '.' || at === '/') return candidates
  }
}

function errorLine(text: string, error: unknown): number {
  const message = String(error)
  const line = /line (\d+)/.exec(message)?.[1]
  const position = /position (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  // Without either, V8 means the end of the text.
  return lineAt(text, position === undefined ? text.length : Number(position))
}
