import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoYear } from '../../local/demo/year'
import { isOfOlderDemo } from '../../scripts/demo-stamp'

describe('a data folder', () => {
  const year = demoYear({ seed: 7, year: 2024 })
  let folder: string
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'shushi-stamp-'))))
  afterEach(() => rm(folder, { recursive: true }))

  it('is of this demo when it was entered from the same, and of an older one when from another', async () => {
    expect(await isOfOlderDemo(folder, year, false)).toBe(false)
    expect(await isOfOlderDemo(folder, demoYear({ seed: 7, year: 2024 }), true)).toBe(false)
    expect(await isOfOlderDemo(folder, { ...year, ledger: year.ledger.slice(1) }, true)).toBe(true)
  })

  it('is of an older demo when it was entered without a stamp', async () => {
    expect(await isOfOlderDemo(folder, year, true)).toBe(true)
  })
})
