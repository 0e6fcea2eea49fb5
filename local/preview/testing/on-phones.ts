/** What every test on phones begins and ends with, for jest: something to open, a browser, fresh phones for each test. */
import type { Browser } from 'playwright-core'
import { joinBrowser } from './launch'
import { openPhones, type Phones } from './phones'

const TIMEOUT_MS = 120_000

/** A preview that was started, and what else there is to close. */
interface Served {
  readonly address: string
  close(): Promise<void>
}

/** To be read within tests only: before them there is nothing yet. */
export interface OnPhones<World> {
  readonly world: World
  readonly phones: Phones
}

/** Starts a world and opens the browser for the tests of the `describe` it stands in; each test has phones of its own. */
export function onPhones<World extends Served>(start: () => Promise<World>): OnPhones<World> {
  let world: World | undefined
  let browser: Browser | undefined
  let phones: Phones | undefined
  jest.setTimeout(TIMEOUT_MS)
  beforeAll(async () => {
    world = await start()
    browser = await joinBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })
  beforeEach(async () => {
    phones = await openPhones(present(browser), present(world).address)
  })
  afterEach(() => phones?.page.close())
  return {
    get world() {
      return present(world)
    },
    get phones() {
      return present(phones)
    },
  }
}

function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('there are phones within a test only')
  return thing
}
