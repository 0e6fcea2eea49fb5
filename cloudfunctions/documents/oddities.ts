/** What a document has besides the words that are read, said in sentences: each kind once, with where it is met first. */

/** Beyond these a file is another one than was written; how many more there are is said. */
const MOST_KINDS = 40
const MOST_QUOTED = 14

interface Kind {
  readonly where: string
  times: number
}

export class Oddities {
  private readonly kinds = new Map<string, Kind>()
  private beyond = 0

  /** `where`: 第3段, 页眉; `quoted`: the words that it is about. */
  add(what: string, where: string, quoted = ''): void {
    const known = this.kinds.get(what)
    if (known) known.times += 1
    else if (this.kinds.size >= MOST_KINDS) this.beyond += 1
    else this.kinds.set(what, { where: where + quotedWords(quoted), times: 1 })
  }

  said(): string[] {
    const each = [...this.kinds].map(([what, { where, times }]) => `${where}${times > 1 ? `等${times}处` : ''}${what}`)
    return this.beyond > 0 ? [...each, `另有${this.beyond}处没有一一列出`] : each
  }
}

function quotedWords(text: string): string {
  if (text === '') return ''
  return `的“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}”`
}
