/**
 * The main job end to end: the demo year is entered into the local cloud through the gateway, the secretary drafts, and
 * the .docx that comes back is opened. Every figure in it must be what pencil and paper make of the demo's own input.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import { demoYear } from '../../../local/demo/year'
import { openClient } from '../../../local/demo/client'
import { enterDemoYear } from '../../../local/demo/enter'
import collections from '../../../cloudfunctions/collections.json'
import { DECLARED_NONE, expectedFigures, expectedFiguresBefore, WITHOUT_RECORDS } from './expected-figures'

const YEAR = 2024
const SEED = 7

/** How many base units one printed unit has, and with how many decimals it is printed at most. */
const SCALES: Readonly<Record<string, number>> = { 元: 100, 小时: 60, 学时: 45, '%': 10 }

describe('the duty report of the demo year', () => {
  const demo = demoYear({ seed: SEED, year: YEAR })
  const expected = expectedFigures(demo)
  const before = expectedFiguresBefore(demo)
  const byHand = (key: string) =>
    Object.values(DECLARED_NONE)
      .flat()
      .some((none) => none === key)
      ? 0
      : (expected[key] ?? expected[key.replace('evaluated.grade.', 'evaluated-')])
  let folder: string
  let cloud: LocalCloud
  let rows: string[][]
  let text: string
  let figures: readonly {
    key: string
    measure: string
    unit: string
    period: { from: string }
    part: { by: string; key: string } | null
  }[]

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
    const drafted = (await secretary.call('report.get', { branchId, reportId })).figures
    figures = [...new Map(drafted.map((figure) => [figure.key, figure])).values()]
    const { link } = await secretary.call('report.document', { branchId, reportId })
    const parts = unzipSync(new Uint8Array(await (await fetch(link)).arrayBuffer()))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    rows = tableRows(xml)
    text = textOf(xml)
  }, 120_000)
  afterAll(async () => {
    await cloud?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('lists in its annex every figure of the draft once, in order', () => {
    expect(rows.map(([number]) => number)).toEqual(['序号', ...figures.map((_, index) => String(index + 1))])
    expect(figures.length).toBeGreaterThan(80)
  })

  it('prints every figure as an independent sum over the demo’s own input makes it', () => {
    const wrong: string[] = []
    for (const [index, { measure, unit, part, period }] of figures.entries()) {
      const key = part ? `${measure}.${part.by}.${part.key}` : measure
      const printed = rows[index + 1]?.[2] ?? ''
      const sum = period.from.startsWith(String(YEAR)) ? byHand(key) : before[key]
      if (sum === undefined || sum === null) wrong.push(`${key}: printed ${printed}, no independent sum`)
      else if (!saysTheSame(key, printed, unit, sum)) wrong.push(`${key}: printed ${printed}, by hand ${sum}`)
    }
    expect(wrong).toEqual([])
  })

  it('compares with the year before what the text says of the year before', () => {
    const lastYear = figures.filter(({ period }) => period.from === `${YEAR - 1}-01-01`)
    expect(lastYear.map(({ measure }) => measure)).toEqual(Object.keys(before))
    expect(text.replaceAll(',', '')).toContain(`上年为${before['hotline-accepted']}件`)
    expect(before['hotline-accepted']).not.toBe(expected['hotline-accepted'])
  })

  it('says 暂无记录 for what was never recorded, and invents nothing for it', () => {
    expect(text).toContain('党建品牌：暂无记录。')
    expect(text).toContain('党员示范岗、示范席：暂无记录。')
    const blank = Object.values(WITHOUT_RECORDS).flat() as string[]
    expect(figures.filter(({ measure }) => blank.includes(measure))).toEqual([])
  })

  it('leaves to the secretary what only a person can write', () => {
    expect(text).toContain('存在的问题和原因')
    expect(text).toContain('请经支部委员会讨论后填写')
  })
})

/** Whether `1,234.50元` says 123450 fen, `93.3%` 933 tenths, `2024年3月1日` 20240301. Averages are kept in tenths. */
function saysTheSame(key: string, printed: string, unit: string, value: number): boolean {
  const date = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(printed)
  if (date) return Number(date[1]) * 10_000 + Number(date[2]) * 100 + Number(date[3]) === value
  const number = Number(printed.slice(0, printed.length - unit.length).replaceAll(',', ''))
  const exact = value / (key.includes('-per-') ? 10 : (SCALES[unit] ?? 1))
  const shown = unit === '元' ? exact : halfUp(exact)
  return Math.abs(shown - number) < 1e-9
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
