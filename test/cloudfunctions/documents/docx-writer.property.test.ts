import fc from 'fast-check'
import type { Block, OfficialDocument } from '../../../cloudfunctions/application/ports/documents'
import { partsOf, textOf } from './docx-parts'

/** Hostile text: XML's own characters, control characters, lone surrogates, noncharacters, what looks like an escape. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '&amp;',
        '<w:t>',
        '\u0000',
        '\u0008',
        '\u001f',
        '\u007f',
        '\ud800',
        '\udc00',
        '\ufffe',
        '\uffff',
        '𠮷',
        '　',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/[⟦⟧]/g, ''))

type Draft = (text: () => string) => Block
const block: fc.Arbitrary<Draft> = fc.oneof(
  fc
    .constantFrom(1 as const, 2 as const, 3 as const, 4 as const)
    .map((level): Draft => (text) => ({ kind: 'heading', level, text: text() })),
  fc.constant<Draft>((text) => ({ kind: 'plain-heading', text: text() })),
  fc
    .array(fc.constantFrom('figure' as const, 'blank' as const, undefined), { minLength: 1, maxLength: 4 })
    .map((marks): Draft => (text) => ({
      kind: 'paragraph',
      runs: marks.map((mark) => ({
        text: text(),
        ...(mark === 'figure' ? { figure: { tag: 'tag', title: '数据' } } : mark ? { mark } : {}),
      })),
    })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 })).map(([width, height]): Draft => (text) => ({
    kind: 'table',
    columns: Array.from({ length: width }, () => ({ title: text(), width: 1 })),
    rows: Array.from({ length: height }, () => Array.from({ length: width }, () => text())),
  })),
  fc
    .integer({ min: 1, max: 3 })
    .map((count): Draft => (text) => ({ kind: 'signature', lines: Array.from({ length: count }, () => text()) })),
  fc.constant<Draft>(() => ({ kind: 'page-break' })),
)

/** What must be found again: everything XML can hold. Written another way than the writer does it. */
function expected(text: string): string {
  return [...text.replace(/\r\n/g, '\n')]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      if ([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029].includes(code)) return '\n'
      if (code === 9) return ' '
      const control = code < 0x20 || (code >= 0x7f && code < 0xa0)
      const surrogate = code >= 0xd800 && code <= 0xdfff
      const none = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || code === 0xfffd
      return control || surrogate || none ? '' : character
    })
    .join('')
}

describe('the text of a document', () => {
  it('has every text of the model exactly once and in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 8 }),
        fc.array(hostile, { minLength: 1, maxLength: 8 }),
        async (drafts, texts) => {
          const given: string[] = []
          const next = (): string => {
            const text = `⟦${given.length}⟧${texts[given.length % texts.length] ?? ''}`
            given.push(text)
            return text
          }
          const document: OfficialDocument = {
            title: next(),
            byline: next(),
            blocks: drafts.map((draft) => draft(next)),
          }
          const { document: xml, paragraphs } = await partsOf(document)
          // A line end parts paragraphs, where it does not break a line.
          const read = paragraphs.map(textOf).join('\n')
          let from = 0
          given.forEach((text, index) => {
            const at = read.indexOf(expected(text), from)
            expect(at).toBeGreaterThanOrEqual(from)
            expect(read.split(`⟦${index}⟧`)).toHaveLength(2)
            from = at + expected(text).length
          })
          expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
