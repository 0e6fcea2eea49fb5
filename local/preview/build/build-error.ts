/** Something in the mini-program's source that WeChat, too, would refuse. */
export interface Problem {
  /** Relative to the mini-program's folder. */
  readonly file: string
  /** Counted from 1; left out when the whole file is meant. */
  readonly line?: number
  readonly message: string
}

/** The source does not build. `message` has a line for every problem: `file:line: what is wrong`. */
export class PreviewBuildError extends Error {
  override readonly name = 'PreviewBuildError'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'))
  }
}

export function problemText({ file, line, message }: Problem): string {
  return line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`
}

/** The line, counted from 1, on which `text` has its `offset`th character. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length
}
