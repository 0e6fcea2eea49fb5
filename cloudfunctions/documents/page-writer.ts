import type { Block, Cell, FigureCard, OfficialDocument, PageWriter, Run } from '../application/ports/documents'
import { pieced, type Piece } from './joints'
import { headingCounter } from './numbering'
import { PAGE_STYLE } from './page-style'
import { printableText } from './printable-text'

/**
 * Writes a document as one .html that opens offline: nothing is fetched, no script runs. A tap on a figure leads to its
 * card, which stands over the text until it is closed.
 */
export const pageWriter: PageWriter = {
  async writePage(document, cards) {
    const withCard = new Map(cards.map((card, index) => [card.tag, `card-${index + 1}`]))
    return new TextEncoder().encode(
      '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">' +
        '<meta name="viewport" content="width=device-width, initial-scale=1">' +
        // Whatever else may be tried, the page reaches nothing.
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
        `<title>${escaped(document.title)}</title><style>${PAGE_STYLE}</style></head><body><main>` +
        body(document, withCard) +
        '</main>' +
        cards.map((card, index) => cardOf(card, `card-${index + 1}`)).join('') +
        '</body></html>\n',
    )
  },
}

/** The ids of the cards by the tags of their figures. */
type Cards = ReadonlyMap<string, string>

function body({ title, byline, draft, blocks }: OfficialDocument, cards: Cards): string {
  const nextNumber = headingCounter()
  const places = new Set<string>()
  const run = ({ mark, figure }: Run, pieces: readonly Piece[]): string => {
    const words = joined(pieces)
    const card = figure && cards.get(figure.tag)
    if (card) {
      // One closes a card to where the figure is met first.
      const place = places.has(card) ? '' : ` id="${card}-place"`
      places.add(card)
      return `<a class="figure" href="#${card}"${place}>${words}</a>`
    }
    if (mark === 'blank') return `<mark>${words || '　　　　'}</mark>`
    return mark === 'lead' ? `<b>${words}</b>` : words
  }
  const runs = (all: readonly Run[]) => {
    const pieces = pieced(all.map(({ text }) => text))
    return all.map((each, at) => run(each, pieces[at] ?? [])).join('')
  }
  const cell = (content: Cell) => (typeof content === 'string' ? unparted(content) : runs(content))
  const block = (each: Block): string => {
    switch (each.kind) {
      case 'heading':
        return `<h${Math.min(each.level, 2) + 1}>${unparted(nextNumber(each.level) + each.text)}</h${Math.min(each.level, 2) + 1}>`
      case 'plain-heading':
        return `<h2 class="plain">${unparted(each.text)}</h2>`
      case 'annex-title':
        return `<h2 class="plain annex">附件${each.number ?? ''}</h2><h1>${unparted(each.title)}</h1>`
      case 'paragraph':
        return `<p>${runs(each.runs)}</p>`
      case 'picture':
        return `<p class="note">${unparted(each.caption)}</p>`
      case 'note':
        return each.lines.map((line) => `<p class="note">${unparted(line)}</p>`).join('')
      case 'attachments':
        return each.names
          .map(
            (name, index) =>
              `<p>${index === 0 ? '附件：' : '　　　'}${each.names.length > 1 ? `${index + 1}. ` : ''}${unparted(name)}</p>`,
          )
          .join('')
      case 'signature':
        return each.lines.map((line) => `<p class="right">${unparted(line)}</p>`).join('')
      case 'table': {
        const titles = each.columns.map((column) => escaped(column.title))
        const rows = each.rows.map((row) =>
          // On a phone each row stands by itself, and each cell says its column.
          row.map((content, at) => `<td data-title="${titles[at] ?? ''}">${cell(content)}</td>`).join(''),
        )
        const head = titles.map((title) => `<th>${title}</th>`).join('')
        const open = titles.length === 2 ? '<table class="pair">' : '<table>'
        return `${open}<thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`
      }
      case 'page-break':
        return ''
    }
  }
  const mark = draft === undefined ? '' : `<p class="draft">${escaped(draft)}</p>`
  const head = `${mark}<h1>${unparted(title)}</h1>${byline === undefined ? '' : `<p class="byline">${escaped(byline)}</p>`}`
  return head + blocks.map(block).join('')
}

function cardOf({ title, value, said, lists }: FigureCard, id: string): string {
  return (
    `<section class="card" id="${id}" aria-label="${escaped(title)}"><a class="close" href="#${id}-place">关闭</a>` +
    `<h2>${escaped(title)}</h2><p class="value">${unparted(value)}</p>` +
    `<dl>${said.map(({ name, text }) => `<dt>${escaped(name)}</dt><dd>${unparted(text)}</dd>`).join('')}</dl>` +
    lists.map(listOf).join('') +
    '</section>'
  )
}

function listOf({ title, total, withheld, withheldSaid, lines }: FigureCard['lists'][number]): string {
  const rest = total - withheld - lines.length
  const more = [
    ...(withheldSaid === '' ? [] : [withheldSaid]),
    ...(rest > 0 ? [`另有 ${rest} 条，见依据记录（.xlsx）。`] : []),
  ]
  const items = lines.map((line) => `<li>${unparted(line)}</li>`).join('')
  return `<h2>${escaped(title)}：${total} 条</h2><ol>${items}</ol>${more.map((words) => `<p>${words}</p>`).join('')}`
}

/** Text whose numbers no line end parts from what they count. What keeps them is no text: nobody copies it. */
function unparted(text: string): string {
  return joined(pieced([text])[0] ?? [])
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text, joint }) => `${joint === 'kept' ? '<i class="kept"></i>' : ''}${escaped(text)}`).join('')
}

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '<br>',
  }
  return printableText(text).replace(/[&<>"\n]/g, (mark) => marks[mark] ?? mark)
}
