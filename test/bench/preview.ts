import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '@shushi/preview/testing'
import type { Browser } from 'playwright-core'
import { buildDemoPages, openDemoPages, type Later } from '../../scripts/screens/demo-pages'
import type { Facts } from '../../scripts/screens/facts'
import { startEmptyApp } from './empty-app'
import type { Figure } from './figure'
import { openPhone, type Opening } from './opening'

const ROUNDS = 4
const OPEN_ID_OF_NOBODY = 'bench'

/** Pages that people open often, by the query they are opened with. */
const PAGES: Readonly<Record<string, (facts: Facts) => Readonly<Record<string, string>>>> = {
  'packages/meeting/list/list': ({ branchId }) => ({ branchId }),
  'packages/meeting/detail/detail': ({ branchId, closedMeetingId }) => ({ branchId, meetingId: closedMeetingId }),
  'packages/secretary/workbench/workbench': ({ branchId }) => ({ branchId }),
  'packages/secretary/register/register': ({ branchId }) => ({ branchId }),
  'packages/secretary/person/person': ({ branchId, memberId }) => ({ branchId, memberId }),
  'packages/dues/desk/desk': ({ branchId }) => ({ branchId }),
  'packages/secretary/indicators/indicators': ({ branchId, year }) => ({ branchId, year }),
  'packages/report/figures/figures': ({ branchId, year }) => ({ branchId, year }),
}

/**
 * `preview.pageOpen`: milliseconds from `wx.navigateTo` until the page's ready state is shown, the median of some thirty
 * opens of pages with the demo year in them; `preview.slowestPageOpen`: the median of the page that takes longest. The
 * floor is an empty page that asks as often, through the same preview, for an answer that is always the same.
 */
export async function benchPreview(): Promise<Readonly<Record<string, Figure>>> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-bench-'))
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const later = (close: () => Promise<unknown>) => void closing.push(close)
  try {
    const browser = await launchBrowser()
    later(() => browser.close())
    const opens = await openPages(browser, folder, later)
    const floors = await openEmptyPages(browser, folder, opens, later)
    const measured = opens.map((open, at) => ({ ...open, floor: floors[at] ?? 0 }))
    const ofPages = Object.keys(PAGES).map((name) => figureOf(measured.filter(({ page }) => page === name)))
    const [slowest] = ofPages.sort((one, other) => other.value - one.value)
    return { pageOpen: figureOf(measured), ...(slowest ? { slowestPageOpen: slowest } : {}) }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

async function openPages(browser: Browser, folder: string, later: Later) {
  const built = await buildDemoPages(folder)
  const from = { built, dataFolder: join(folder, 'data'), onProgress: () => undefined }
  const { demo, facts, preview } = await openDemoPages(from, later)
  const phone = await openPhone(browser, `${preview.address}/phone/1?as=${demo.secretaryOpenId}`)
  const opens = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [page, queryOf] of Object.entries(PAGES))
      opens.push({ page, ...(await phone.open(page, new URLSearchParams(queryOf(facts)).toString())) })
  await phone.close()
  return opens
}

async function openEmptyPages(browser: Browser, folder: string, like: readonly Opening[], later: Later) {
  const app = await startEmptyApp(folder)
  later(() => app.close())
  const phone = await openPhone(browser, `${app.address}/phone/1?as=${OPEN_ID_OF_NOBODY}`)
  const floors = []
  for (const { calls } of like) floors.push((await phone.open(app.page, `calls=${calls}`)).milliseconds)
  await phone.close()
  return floors
}

function figureOf(measured: readonly { readonly milliseconds: number; readonly floor: number }[]) {
  const value = median(measured.map(({ milliseconds }) => milliseconds))
  const floor = median(measured.map((each) => each.floor))
  return { value, unit: 'ms', floor, ratio: Number((value / floor).toFixed(2)) }
}

/** Of at least one number; to a tenth. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return Number((((low ?? 0) + (high ?? 0)) / 2).toFixed(1))
}
