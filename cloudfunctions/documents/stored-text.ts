import { printableText } from './printable-text'

/** What looks like Excel's own escape, `_x0041_` for A (ECMA-376 Part 1, 22.9.2.19), though it is just text. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g

/**
 * A text as the library must be given it so that it comes back as it is. The library looks its texts up in a plain
 * object, where `constructor` is taken from the start: such a word gets a blank behind it, which nobody sees and the
 * reader takes off.
 */
export function storedText(text: string): string {
  const escaped = printableText(text).replace(LOOKS_ESCAPED, '_x005F_')
  return escaped in {} ? `${escaped} ` : escaped
}
