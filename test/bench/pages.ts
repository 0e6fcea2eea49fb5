import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '@shushi/preview/testing'
import { buildDemoPages, openDemoPages, type Later } from '../../scripts/screens/demo-pages'
import { openIdsOf } from '../../scripts/screens/open-ids'
import { HOLDERS, screenName, SCREENS } from '../../scripts/screens/table'
import type { Figure } from './figure'
import { openPhone, type BenchPhone } from './opening'
import { BASIC } from './quota'

const MOST = { calls: 2, requests: 6 }
/** The first page is opened most, and must come at once. */
const MOST_OF_TODAY = { calls: 1, requests: 4 }

/**
 * `pages.<page>`: how many requests to the database it takes to open each page with the demo year behind it, and
 * `pages.<page>.calls`: how many calls of a function. On the basic plan, with a database 31 ms away.
 */
export async function benchPages(): Promise<Readonly<Record<string, Figure>>> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-bench-pages-'))
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    return await openEach(folder, (close) => void closing.push(close))
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

async function openEach(folder: string, later: Later) {
  const built = await buildDemoPages(folder)
  const from = { built, dataFolder: join(folder, 'data'), onProgress: () => undefined }
  const { cloud, demo, facts, preview } = await openDemoPages(from, later)
  const browser = await launchBrowser()
  later(() => browser.close())
  cloud.impose(BASIC)
  const requests = () => cloud.database.counters.requests
  const openIds = openIdsOf(demo)
  const figures: Record<string, Figure> = {}
  for (const holder of HOLDERS) {
    const phone = await openPhone(browser, `${preview.address}/phone/1?as=${openIds[holder]}`)
    for (const [page, screens] of Object.entries(SCREENS))
      for (const screen of screens.filter(({ as }) => as === holder)) {
        const query = new URLSearchParams(await screen.open?.(facts)).toString().replaceAll('+', '%20')
        const most = page === 'pages/today/today' ? MOST_OF_TODAY : MOST
        note(figures, screenName(page, screen), await countOf(phone, requests, page, query), most)
      }
    await phone.close()
  }
  return figures
}

interface Counts {
  readonly calls: number
  readonly requests: number
}

async function countOf(phone: BenchPhone, requests: () => number, page: string, query: string): Promise<Counts> {
  const before = requests()
  let opened = before
  const { calls } = await phone.visit(page, query, () => (opened = requests()))
  return { calls, requests: opened - before }
}

function note(figures: Record<string, Figure>, name: string, counted: Counts, most: Counts): void {
  figures[name] = { value: counted.requests, unit: 'requests', most: most.requests }
  figures[`${name}.calls`] = { value: counted.calls, unit: 'calls', most: most.calls }
}
