import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docxReader } from '../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import collections from '../../../cloudfunctions/collections.json'
import app from '../../../miniprogram/app.json'
import { FILING_NOTE } from '../../../scripts/filing'
import { asMarkdown } from '../../../scripts/filing/as-markdown'
import { filingPack } from '../../../scripts/filing/filing-pack'
import { DECLARED_APIS } from '../../../scripts/declared-apis'

const MINIPROGRAM = join(__dirname, '../../../miniprogram')
const page = asMarkdown(filingPack(), FILING_NOTE)
const rowOf = (name: string) => page.split('\n').filter((line) => line.startsWith(`| ${name} |`))

it('docs/filing.md says what the code says: else `npm run filing`', () => {
  expect(readFileSync('docs/filing.md', 'utf8')).toBe(page)
})

it('names every collection that is made, and every private function of WeChat, once', () => {
  expect(Object.keys(collections).filter((name) => rowOf(name).length !== 1)).toEqual([])
  expect(DECLARED_APIS.filter((name) => rowOf(`wx.${name}`).length !== 1)).toEqual([])
  expect(page.match(/^\| wx\./gm)).toHaveLength(DECLARED_APIS.length)
})

it('calls every part of the mini-program by a name in Chinese, with the pages a person sees', () => {
  expect(app.subPackages.filter(({ root }) => page.includes(root))).toEqual([])
  expect(rowOf('会议')[0]).toContain('扫码签到')
})

/** 失效后…、没有用到的…: by the timer's own numbers, which `kept-collections.ts` takes from where they are kept. */
it.each([
  ['scanTickets', '失效后24小时'],
  ['uploads', '1小时后删'],
  ['lentFiles', '1小时后删'],
  ['invitations', '7天内有效'],
])('says how long %s are kept: %s', (name, said) => {
  expect(rowOf(name)[0]).toContain(said)
})

it('says that nothing counts points or ranks anybody, and no page has a word of it but to deny it', () => {
  // This one reads what people type: 排名第一 is no count of anything.
  const reading = join('domain', 'report', 'stated-number.ts')
  const texts = readdirSync(MINIPROGRAM, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path !== reading && /\.(ts|wxml|json)$/.test(path) && !/(^|\/)(node_modules|miniprogram_npm)\//.test(path),
  )
  const lines = texts.flatMap((path) => readFileSync(join(MINIPROGRAM, path), 'utf8').split('\n'))
  const counting = lines.filter((line) => /积分|排名|排行|打卡|得分|扣分/.test(line))
  expect(counting.length).toBeGreaterThan(0)
  expect(counting.filter((line) => !/没有|不评|不排|不做|^\s*(\/\/|\/?\*)/.test(line))).toEqual([])
})

it('is a document that opens, with the places that only its operator can fill', async () => {
  const { printed } = await docxReader.readDocument(await docxWriter.writeDocument(filingPack()))
  const text = printed.map((paragraph) => JSON.stringify(paragraph)).join('\n')
  expect(text.match(/（由运营单位填写）/g)).toHaveLength(4)
  expect(text).toContain('没有积分、排名')
})
