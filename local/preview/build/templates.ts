import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Problem } from './build-error'
import type { Source } from './source'

/** What the compiler says about a template; lines count from 0. */
interface Finding {
  readonly isError: boolean
  readonly message: string
  readonly path: string
  readonly startLine: number
}

/** The runtime's hooks for wxs: how `change:` handlers and event handlers are called (see runtime/wxs.ts). */
const HOOKS = 'Q.A=globalThis.__wxs.changeHandler;Q.C=globalThis.__wxs.callListener;'

/** Compiles WXML with everything it imports and includes, and the wxs it uses, into one piece of JavaScript. */
export class Templates {
  private readonly group = new TmplGroup()
  private readonly done = new Set<string>()
  /** What the compiler found odd and let pass. */
  readonly warnings: Problem[] = []

  constructor(private readonly source: Source) {
    this.group.setExtraRuntimeScript(HOOKS)
  }

  /** The template of a page or a component. */
  add(path: string, from?: string): void {
    const text = this.source.read(`${path}.wxml`)
    if (text !== undefined) this.addText(path, text)
    else if (!this.done.has(path)) {
      this.done.add(path)
      this.source.problems.push({ file: from ?? `${path}.wxml`, message: `没有模板 ${path}.wxml` })
    }
  }

  /** A template that no file holds: those of the runtime's own components. */
  addText(path: string, text: string): void {
    if (this.done.has(path)) return
    this.done.add(path)
    const findings = this.group.addTmpl(path, withoutIndexKeys(withLineBreaks(text))) as Finding[]
    for (const finding of findings) this.note(finding)
    for (const imported of strings(this.group.getDirectDependencies(path))) this.add(imported, `${path}.wxml`)
    for (const script of strings(this.group.getScriptDependencies(path))) this.addWxs(script, `${path}.wxml`)
    for (const name of strings(this.group.getInlineScriptModuleNames(path)))
      this.group.setInlineScript(path, name, this.wxs(this.group.getInlineScript(path, name), `${path}.wxml`))
  }

  /** A JavaScript expression: template path → compiled template. */
  code(): string {
    return this.group.getTmplGenObjectGroups()
  }

  private note({ isError, message, path, startLine }: Finding): void {
    const problem = { file: `${path}.wxml`, line: startLine + 1, message: `模板有误：${message}` }
    // An unclosed tag is only a warning here, and an error in WeChat.
    const isOurs = !path.includes('miniprogram_npm/')
    if (isError || (isOurs && message.includes('end tag'))) this.source.problems.push(problem)
    else this.warnings.push(problem)
  }

  private addWxs(path: string, from: string): void {
    const file = `${path}.wxs`
    if (this.done.has(file)) return
    this.done.add(file)
    const code = this.source.read(file)
    if (code === undefined) this.source.problems.push({ file: from, message: `没有脚本 ${file}` })
    else this.group.addScript(path, this.wxs(code, path))
  }

  /** wxs as JavaScript: modules without their extension, `constructor` as the name of a type. */
  private wxs(code: string, from: string): string {
    const linked = code.replace(/require\(\s*(['"])(.+?)\.wxs\1\s*\)/g, (_, quote: string, reference: string) => {
      const path = reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(from), reference)
      this.addWxs(path, from)
      return `require(${quote}${reference}${quote})`
    })
    const typed = linked.replace(/([\w$.\]]+)\.constructor\b/g, '__wxs.typeName($1)')
    return `${typed};__wxs.tag(module.exports)`
  }
}

/** In a `<text>`, `\n` is written out and means a new line. */
function withLineBreaks(wxml: string): string {
  return wxml.replace(/(<text\b[^>]*>)([^<]*)/g, (_, tag: string, text: string) => tag + text.replace(/\\n/g, '&#10;'))
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string')
}

/**
 * `wx:key="index"` says in WeChat that the items are told by their order alone, as they are without a key; the framework
 * would look for a field of that name in each.
 */
function withoutIndexKeys(text: string): string {
  return text.replace(/\swx:key=(['"])index\1/g, '')
}
