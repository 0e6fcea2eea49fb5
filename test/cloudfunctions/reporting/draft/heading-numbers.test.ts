/** Whatever drops out of a report, its headings are numbered without a gap, and each stands over something. */
import type { DraftSection } from '#domain/report/duty-report'
import fc from 'fast-check'
import { headingCounter } from '../../../../cloudfunctions/documents/numbering'
import { withoutEmptyHeadings } from '../../../../cloudfunctions/reporting/draft/headings'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { storedReport } from '../../../builders/report'

const drawn = fc.array(
  fc.record({ level: fc.constantFrom(0, 1, 2), heading: fc.constantFrom('', '情况'), paragraphs: fc.nat(2) }),
  { maxLength: 25 },
)
type Drawn = typeof drawn extends fc.Arbitrary<infer D extends readonly unknown[]> ? D[number] : never

const sectionOf = ({ level, heading, paragraphs }: Drawn, at: number): DraftSection => ({
  ...{ id: `s${at}`, level, heading },
  paragraphs: Array.from({ length: paragraphs }, (_, index) => ({
    ...{ statement: `s${at}-${index}`, parts: [{ is: 'text' as const, text: `第${at}节` }] },
  })),
})

/** What is printed, line by line: the level of a heading with its number, or 0 for a paragraph. */
function printed(sections: readonly DraftSection[]) {
  const next = headingCounter()
  return toDocument(storedReport({ sections: withoutEmptyHeadings(sections) })).blocks.flatMap((block) => {
    if (block.kind === 'heading') return [{ level: block.level, number: next(block.level) }]
    return block.kind === 'paragraph' ? [{ level: 0, number: '' }] : []
  })
}

const NUMERALS = '一二三四五六七八九十'
const numeral = (n: number) => (n <= 10 ? NUMERALS.charAt(n - 1) : n < 20 ? `十${NUMERALS.charAt(n - 11)}` : '二十')

describe('the headings of a printed report', () => {
  it('are numbered one after another, those of the second level anew below each of the first', () => {
    fc.assert(
      fc.property(drawn, (all) => {
        let [first, second] = [0, 0]
        for (const { level, number } of printed(all.map(sectionOf))) {
          if (level === 1) {
            ;[first, second] = [first + 1, 0]
            if (first <= 20) expect(number).toBe(`${numeral(first)}、`)
          }
          if (level === 2) {
            second += 1
            if (second <= 20) expect(number).toBe(`（${numeral(second)}）`)
          }
        }
      }),
    )
  })

  it('stand over a paragraph, and no paragraph is lost with a heading', () => {
    fc.assert(
      fc.property(drawn, (all) => {
        const lines = printed(all.map(sectionOf))
        for (const [at, { level }] of lines.entries()) {
          if (level === 0) continue
          const rest = lines.slice(at + 1)
          const end = rest.findIndex((each) => each.level > 0 && each.level <= level)
          expect(rest.slice(0, end < 0 ? rest.length : end).some((each) => each.level === 0)).toBe(true)
        }
        const count = all.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
        expect(lines.filter(({ level }) => level === 0)).toHaveLength(count)
      }),
    )
  })
})
