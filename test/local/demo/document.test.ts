/**
 * The main job end to end: the demo year is entered into the local cloud through the gateway, the secretary drafts, and
 * the .docx that comes back is opened. Every figure in it must be what pencil and paper make of the demo's own input.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import { isWrittenSection } from '#domain/report/report-writing'
import type { DemoYear } from '../../../local/demo/demo-year'
import { demoYear } from '../../../local/demo/year'
import { openClient } from '../../../local/demo/client'
import { enterDemoYear } from '../../../local/demo/enter'
import collections from '../../../cloudfunctions/collections.json'
import { authorFigures, sumFor } from './expected/printed'
import { expectedFigures, expectedFiguresBefore, keyedFigures, lastValue, WITHOUT_RECORDS } from './expected-figures'
import { bytesOf } from '../../builders/written-file'

const YEAR = 2024
const SEED = 7

/** How many base units one printed unit has, and with how many decimals it is printed at most. */
const SCALES: Readonly<Record<string, number>> = { 元: 100, 小时: 60, 学时: 45, '%': 10, 个百分点: 10 }

describe('the duty report of the demo year', () => {
  const demo = demoYear({ seed: SEED, year: YEAR })
  const sums = {
    now: { ...expectedFigures(demo), ...ownIndicators(demo) },
    before: expectedFiguresBefore(demo),
    author: authorFigures(demo, 'p01'),
    keyed: keyedFigures(demo),
  }
  let folder: string
  let cloud: LocalCloud
  let rows: string[][]
  let text: string
  let figures: readonly { key: string; measure: string; title: string; unit: string; value: number; display: string }[]
  let drafted: ReadonlySet<number>
  let changed: readonly string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-report-'))
    cloud = await startLocalCloud({
      dataFolder: folder,
      functionsFolder: join(__dirname, '../../../dist/cloudfunctions'),
      collections,
      environment: { SHUSHI_SETUP_CODE: 'test-setup-code', SHUSHI_CHECK_IN_KEY: 'test-check-in-key' },
    })
    const client = openClient(cloud.address)
    const { branchId, secretaryOpenId } = await enterDemoYear({ client, year: demo, setupCode: 'test-setup-code' })
    const secretary = client.as(secretaryOpenId)
    const { reportId } = await secretary.call('report.draft', { branchId, year: YEAR })
    const report = await secretary.call('report.get', { branchId, reportId })
    figures = report.figures
    drafted = new Set(
      report.sections
        .filter(({ id }) => !isWrittenSection(id))
        .flatMap(({ paragraphs }) => paragraphs.flatMap(({ parts }) => parts))
        .flatMap((part) => (part.is === 'figure' ? [part.figure] : [])),
    )
    const { file, changed: since } = await secretary.call('report.document', { branchId, reportId })
    changed = since
    const parts = unzipSync(bytesOf(file))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    rows = tableRows(xml)
    text = textOf(xml)
  }, 300_000)
  afterAll(async () => {
    await cloud?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is said to be what the records give, right after it was drafted', () => {
    expect(changed).toEqual([])
  })

  it('lists in its annex every figure of the draft once, in order, as it is printed', () => {
    expect(rows.map(([number]) => number?.replace('*', ''))).toEqual([
      '序号',
      ...figures.map((_, index) => String(index + 1)),
    ])
    expect(rows.slice(1).map((row) => row[2])).toEqual(figures.map(({ display, unit }) => `${display}${unit}`))
  })

  it('carries at most sixty figures in its drafted text', () => {
    expect(drafted.size).toBeGreaterThan(40)
    expect(drafted.size).toBeLessThanOrEqual(60)
  })

  it('prints every figure as an independent sum over the demo’s own input makes it', () => {
    const wrong: string[] = []
    for (const { key, title, display, unit, value } of figures) {
      const sum = sumFor(key.startsWith('indicator:') ? title : key, sums)
      if (sum !== value) wrong.push(`${key}: ${value} in the figures, by hand ${sum}`)
      else if (!saysTheSame(key, display, unit, value)) wrong.push(`${key}: ${value} printed ${display}${unit}`)
    }
    expect(wrong).toEqual([])
  })

  it('names only what stands in the demo’s input', () => {
    const input = JSON.stringify(demo)
    const named = figures.filter(({ key }) => key.endsWith('|names'))
    expect(named.length).toBeGreaterThan(4)
    for (const { display } of named)
      for (const name of display.match(/[^“”《》（）、0-9]+/g) ?? [])
        if (!/^((等|[个支次项份]|文件)+|.{1,2}级|月撤销)$/.test(name)) expect(input).toContain(name.replace(/等$/, ''))
  })

  it('compares with the same days of the year before', () => {
    const growth = figures.find(({ key }) => key === 'hotline-accepted|change-percent')
    expect(text).toContain(`件，总量比上年${growth?.display}%；`)
    expect(sums.before['hotline-accepted']).not.toBe(sums.now['hotline-accepted'])
  })

  it('leaves out without a word what was never recorded, and invents nothing for it', () => {
    expect(text).not.toMatch(/暂无记录|党建品牌|示范岗/)
    const blank = Object.values(WITHOUT_RECORDS).flat() as string[]
    expect(figures.filter(({ measure }) => blank.includes(measure))).toEqual([])
  })

  it('has no place left that only a person can fill: the secretary wrote them', () => {
    expect(text).toContain('存在的问题和原因')
    expect(text).not.toMatch(/待填写|（请/)
  })
})

/** The branch's own indicators by their names: their codes are the server's. */
function ownIndicators(demo: DemoYear) {
  return Object.fromEntries(demo.indicators.map(({ code, name }) => [name, lastValue(demo, code)]))
}

/**
 * Whether `1,234.50` (元) says 123450 fen, `93.3` (%) 933 tenths, `增长10.6` 106; averages are kept in tenths. Of names only
 * the number at the end, where there is one.
 */
function saysTheSame(key: string, display: string, unit: string, value: number): boolean {
  if (key.endsWith('|names'))
    return Number(/[\d,]+(?=\D{1,3}$)/.exec(display)?.[0].replaceAll(',', '') ?? value) === value
  const digits = /^(增长|下降|提高|增加|减少|\d+月)?([\d,.]+)$/.exec(display)?.[2]?.replaceAll(',', '')
  const exact = Math.abs(value) / (key.includes('-per-') ? 10 : (SCALES[unit] ?? 1))
  const shown = unit === '元' ? exact : halfUp(exact)
  return Math.abs(shown - Number(digits)) < 1e-9 && value < 0 === /^(下降|减少)/.test(display)
}

function halfUp(value: number): number {
  return Math.floor(value * 10 + 0.5) / 10
}

function tableRows(xml: string): string[][] {
  return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  )
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, piece = '']) => unescape(piece)).join('')
}

function unescape(piece: string): string {
  return piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
