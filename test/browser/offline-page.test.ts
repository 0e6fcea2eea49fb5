/** The report as a page that opens offline, on the phones it is opened on. */
import { launchBrowser } from '@shushi/preview/testing'
import type { Browser } from 'playwright-core'
import type { Block } from '../../cloudfunctions/application/ports/documents'
import { pageWriter } from '../../cloudfunctions/documents/page-writer'

const LONG = '“竹篱社区防汛救助”、“石渠社区夜间巡查”等12支党员志愿服务队'
const CARD = { tag: 'teams', title: '1. 志愿服务队', value: LONG, said: [{ name: '口径', text: LONG }], lists: [] }
const figure = (text: string) => ({ text, figure: { tag: 'teams', title: CARD.title } })
const BLOCKS: readonly Block[] = [
  {
    kind: 'paragraph',
    runs: [{ text: '支部组建' }, figure(LONG), { text: '，党员捐款' }, figure('1,234,567.00'), { text: '元。' }],
  },
  {
    kind: 'table',
    columns: ['序号', '数据', '数值', '期间', '记录数', '口径'].map((title) => ({ title, width: 1 / 6 })),
    rows: [['1', '志愿服务队', [figure(LONG)], '2025年全年', '12', `台账记录，逐条计数；${LONG}`]],
  },
]

describe('the page of a report', () => {
  let browser: Browser
  beforeAll(async () => (browser = await launchBrowser()))
  afterAll(() => browser.close())

  it.each([320, 360, 390, 1000])('is no wider than a screen of %d px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 700 } })
    const written = await pageWriter.writePage({ title: '2025年度述职报告', byline: '第一党支部', blocks: BLOCKS }, [
      CARD,
    ])
    await page.setContent(new TextDecoder().decode(written))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.close()
  })

  it.each([320, 360, 390, 412])('parts no number from what it counts on a screen of %d px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 700 } })
    // Whatever stands before it, a number comes to the end of a line somewhere.
    const blocks = Array.from({ length: 24 }, (_, at): Block => {
      const before = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯'.slice(0, at)
      const runs = [
        { text: `${before}，捐款` },
        figure('1,234.5'),
        { text: '元，受益164人次，共30小时，按〔2025〕13号。' },
      ]
      return { kind: 'paragraph', runs }
    })
    const written = new TextDecoder().decode(await pageWriter.writePage({ title: '报告', blocks }, [CARD]))
    await page.setContent(written)
    expect(await page.evaluate(PARTED)).toEqual([])
    // The test can tell: without what keeps them some are parted.
    await page.setContent(written.replaceAll('<i class="kept"></i>', ''))
    expect(await page.evaluate(PARTED)).not.toEqual([])
    await page.close()
  })
})

/** The digits of the page that end a line before the character of what they count. */
const PARTED = `(() => {
  const signs = []
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      signs.push({ sign: node.data[at], of: node.parentElement.closest('p'), top: range.getBoundingClientRect().bottom })
    }
  return signs.flatMap((each, at) => {
    const next = signs[at + 1]
    const isKept = next && next.of === each.of && /[0-9][元人小号]|[人小][次时]|〕[0-9]/.test(each.sign + next.sign)
    return isKept && Math.abs(next.top - each.top) > 8 ? [each.sign + next.sign] : []
  })
})()`
