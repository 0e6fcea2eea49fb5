/**
 * What a document can hold of a text a person typed or pasted. XML 1.0 (§2.2 Char) forbids control characters, lone
 * surrogates and noncharacters: one of them makes Word and WPS call the whole file damaged.
 */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** `\p{Cs}` under the `u` flag is a lone surrogate: pairs are read as one character. */
const UNPRINTABLE = /[\p{Cs}\p{Noncharacter_Code_Point}\u{FFFD}]|(?!\n)\p{Cc}/gu

/** `text` without what XML forbids: line ends become `\n`, a tab a blank, everything else unprintable is dropped. */
export function printableText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replaceAll('\t', ' ').replace(UNPRINTABLE, '')
}
