import type { Block, FigureCard } from '../../../cloudfunctions/application/ports/documents'
import { pageWriter } from '../../../cloudfunctions/documents/page-writer'

const CARD: FigureCard = {
  ...{ tag: 'donated', title: '1. 捐款', value: '1,200元' },
  said: [{ name: '口径', text: '捐款记录，合计' }],
  lists: [
    { title: '捐款', total: 3, withheld: 0, withheldSaid: '', lines: ['2025-05-06 防汛救灾', '2025-06-01 <助学>'] },
  ],
}
const FIGURE: Block = {
  kind: 'paragraph',
  runs: [{ text: '捐款' }, { text: '1,200', figure: { tag: 'donated', title: '1. 捐款' } }, { text: '元' }],
}
/** What keeps a number with its unit, which is no text. */
const KEPT = '<i class="kept"></i>'
const page = async (...of: Parameters<typeof whole>) => (await whole(...of)).replaceAll(KEPT, '')
const whole = async (blocks: readonly Block[] = [FIGURE], cards: readonly FigureCard[] = [CARD]) =>
  new TextDecoder().decode(await pageWriter.writePage({ title: '述职报告', byline: '第一党支部', blocks }, cards))

it('is one file that reaches nothing else and runs nothing', async () => {
  const html = await page()
  expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:|\son\w+=/)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
})

it('keeps a number with what it counts, also where that stands outside the figure', async () => {
  const html = await whole([FIGURE, { kind: 'paragraph', runs: [{ text: '164人次，按〔2025〕3号' }] }])
  expect(html).toContain(`1,200</a>${KEPT}元`)
  expect(html).toContain(`164${KEPT}人${KEPT}次，按〔2025〕${KEPT}3${KEPT}号`)
  expect(html).toContain(`<dd>捐款记录，合计</dd>`)
  // As generated content it is in no copy of the text.
  expect(html).toContain(`.kept::before { content: '\\2060' }`)
})

it('leads from a figure to its card, with what it says and the records behind it', async () => {
  const html = await page()
  const [, target] = /<a class="figure" href="#([^"]+)"[^>]*>1,200<\/a>元/.exec(html) ?? []
  const [, card] = new RegExp(`<section class="card" id="${target ?? '-'}"(.*?)</section>`, 's').exec(html) ?? []
  expect(card).toContain('<dt>口径</dt><dd>捐款记录，合计</dd>')
  expect(card).toContain('捐款：3 条')
  expect(card).toContain('<li>2025-05-06 防汛救灾</li>')
})

it('says of a long list how many more there are', async () => {
  expect(await page()).toContain('另有 1 条')
  const all = { title: '捐款', total: 1, withheld: 0, withheldSaid: '', lines: ['一条'] }
  expect(await page([FIGURE], [{ ...CARD, lists: [all] }])).not.toContain('另有')
})

it('says of records that are not shown that they are counted, and does not send anybody to the workbook for them', async () => {
  const list = { title: '捐款', total: 3, withheld: 2, withheldSaid: '其中 2 条只计数。', lines: ['一条'] }
  const html = await page([FIGURE], [{ ...CARD, lists: [list] }])
  expect(html).toContain('其中 2 条只计数。')
  expect(html).not.toContain('另有')
})

it('closes a card to where the figure stands, which is one place', async () => {
  const html = await page([FIGURE, FIGURE])
  const [, place] = /<a class="close" href="#([^"]+)"/.exec(html) ?? []
  expect(html.split(`id="${place ?? '-'}"`)).toHaveLength(2)
})

it('writes what people wrote as text, whatever it looks like', async () => {
  expect(await page()).toContain('&lt;助学&gt;')
  expect(await page([{ kind: 'paragraph', runs: [{ text: '<script>&' }] }], [])).toContain('<p>&lt;script&gt;&amp;</p>')
})

it('numbers headings as the document does', async () => {
  const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })
  const html = await page([heading(1, '甲'), heading(2, '乙'), heading(1, '丙')], [])
  expect(html).toContain('<h2>一、甲</h2><h3>（一）乙</h3><h2>二、丙</h2>')
})

it('prints a figure without a card as plain text', async () => {
  expect(await page([FIGURE], [])).toContain('捐款1,200元')
})

it('has the annex, the table and the signature of the document', async () => {
  const html = await page([
    { kind: 'attachments', names: ['清单'] },
    { kind: 'signature', lines: ['述职人：王'] },
    { kind: 'page-break' },
    { kind: 'annex-title', title: '清单' },
    { kind: 'table', columns: [{ title: '数值', width: 1 }], rows: [[[{ text: '1,200' }, { text: '元' }]]] },
  ])
  expect(html).toContain(
    '<p>附件：清单</p><p class="right">述职人：王</p><h2 class="plain annex">附件</h2><h1>清单</h1>',
  )
  expect(html).toContain(
    '<thead><tr><th>数值</th></tr></thead><tbody><tr><td data-title="数值">1,200元</td></tr></tbody>',
  )
})
