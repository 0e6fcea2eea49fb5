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
})
