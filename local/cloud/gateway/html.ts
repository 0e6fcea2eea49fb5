/** Markup that needs no more escaping. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup
  }
}

/** Markup with values: text and numbers are escaped, markup stays. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + markupOf(values[index - 1] ?? '') + part))
}

export function join(pieces: readonly Html[]): Html {
  return new Html(pieces.join('\n'))
}

function markupOf(value: string | number | Html): string {
  if (value instanceof Html) return value.toString()
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
