/** What the bundle leaves out of the libraries changes no document by a byte: against the libraries as they are installed. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Block, OfficialDocument } from '../../../cloudfunctions/application/ports/documents'
import { buildFunctions } from '../../../scripts/build'
import { markedPure } from '../../../scripts/build-functions/pure-starts'
import { jpeg } from '../../builders/jpeg'
import * as installed from './every-document/index'

const NAME = 'every-document'
let folder: string
let bundled: typeof installed
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-documents-'))
  await buildFunctions({ names: [NAME], source: __dirname, out: folder })
  bundled = jest.requireActual<typeof installed>(join(folder, NAME, 'index.js'))
})
afterAll(() => rm(folder, { recursive: true }))

const BLOCKS: Readonly<Record<Block['kind'], Block>> = {
  heading: { kind: 'heading', level: 1, text: '组织生活' },
  'plain-heading': { kind: 'plain-heading', text: '附件' },
  paragraph: { kind: 'paragraph', runs: [{ text: '全年开会' }, { text: '12', mark: 'blank' }, { text: '次。' }] },
  table: { kind: 'table', columns: [{ title: '姓名', width: 1 }], rows: [['甲'], ['乙']] },
  picture: { kind: 'picture', jpeg: jpeg(), width: 640, height: 480, turn: 90, caption: '会场' },
  note: { kind: 'note', lines: ['注：略。'] },
  attachments: { kind: 'attachments', names: ['名单', '清单'] },
  'annex-title': { kind: 'annex-title', title: '名单', number: 1 },
  signature: { kind: 'signature', lines: ['某某', '2026年1月5日'] },
  'page-break': { kind: 'page-break' },
}
const DOCUMENT: OfficialDocument = { title: '报告', byline: '某某', draft: '草稿', blocks: Object.values(BLOCKS) }
const SHEETS = [
  {
    name: '表',
    columns: [{ title: '姓名', width: 10, note: '必填' }],
    rows: [
      ['甲', 1.5],
      ['', 7],
    ],
  },
]

it('a .docx with every kind of block', async () => {
  const bytes = await bundled.docxWriter.writeDocument(DOCUMENT)
  expect(bytes).toEqual(await installed.docxWriter.writeDocument(DOCUMENT))
  expect(await bundled.docxReader.readDocument(bytes)).toEqual(await installed.docxReader.readDocument(bytes))
})

it('an .xlsx, whose archive alone says when it was written', async () => {
  const [ours, theirs] = await Promise.all(
    [bundled, installed].map(({ sheetWriter }) => sheetWriter.writeSheets(SHEETS)),
  )
  expect(unzipSync(ours as Uint8Array)).toEqual(unzipSync(theirs as Uint8Array))
  const read = await bundled.sheetReader.readSheet(ours as Uint8Array)
  expect(read).toEqual(await installed.sheetReader.readSheet(ours as Uint8Array))
  expect(read.rows).toContainEqual(['甲', '1.5'])
})

it('another version of docx, written otherwise, is told when the functions are built', () => {
  const source = readFileSync(require.resolve('docx').replace(/index\.cjs$/, 'index.mjs'), 'utf8')
  const marks = /var (\w+) = \/\* @__PURE__ \*\/ function\(\) \{/g
  const names = (text: string) => [...text.matchAll(marks)].map(([, name]) => name)
  expect(names(source)).toEqual([])
  expect(names(markedPure(source))).toEqual(expect.arrayContaining(['patchDocument', 'patchDetector']))
  expect(() => markedPure('var patchDocument = patching();')).toThrow('pure-starts')
})
