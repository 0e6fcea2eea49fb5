import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud } from '../local-cloud'
import { codeOf, sdkDatabase } from './database/cloud'
import { CloudBench, MEMBER } from './test-cloud'

let bench: CloudBench
beforeAll(async () => {
  bench = await CloudBench.build('who', 'misbehave', 'waits')
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const codesOf = async (calls: readonly Promise<unknown>[]) => {
  const codes = await Promise.all(calls.map(codeOf))
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]))
}
const times = (count: number, call: () => Promise<unknown>) => Array.from({ length: count }, call)

describe('the basic plan', () => {
  it('answers thirty requests to the database in a second, through the SDK, and refuses what is more', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'shushi-quotas-'))
    const cloud = await startLocalCloud({ dataFolder, collections: { anything: { indexes: [] } }, plan: 'basic' })
    const clock = jest.spyOn(performance, 'now').mockReturnValue(5000)
    const counted = () => sdkDatabase(cloud.adminUrl).collection('anything').count()
    expect(await codesOf(times(40, counted))).toEqual({ none: 30, EXCEED_REQUEST_LIMIT: 10 })
    expect(cloud.database.counters.requests).toBe(30)
    clock.mockReturnValue(5999)
    expect(await codesOf(times(1, counted))).toEqual({ EXCEED_REQUEST_LIMIT: 1 })
    clock.mockReturnValue(6000)
    expect(await codesOf(times(31, counted))).toEqual({ none: 30, EXCEED_REQUEST_LIMIT: 1 })
    clock.mockRestore()
    await cloud.close()
    rmSync(dataFolder, { recursive: true })
  })

  it('runs twenty calls of a function at once, and refuses what is more', async () => {
    const cloud = await bench.start({ plan: 'basic' })
    const waiting = () => cloud.invoke('waits', {}, { openid: MEMBER })
    const other = () => cloud.invoke('who', {}, { openid: MEMBER })
    expect(await codesOf([...times(23, waiting), other()])).toEqual({ none: 21, EXCEED_CONCURRENT_REQUEST_LIMIT: 3 })
    expect(await codesOf(times(20, waiting))).toEqual({ none: 20 })
  })

  const send = async (address: string, how: string, event: object) => {
    const request = { method: 'POST', headers: { 'x-openid': MEMBER }, body: JSON.stringify({ how, ...event }) }
    const answer = await fetch(`${address}/invoke/misbehave`, request)
    return ((await answer.json()) as { code?: string }).code ?? answer.status
  }

  it('takes 100 KB from a phone and gives 1 MB back, no more', async () => {
    const cloud = await bench.start({ plan: 'basic' })
    expect(await send(cloud.address, 'nothing', { text: 'x'.repeat(101_000) })).toBe(200)
    expect(await send(cloud.address, 'nothing', { text: 'x'.repeat(103_000) })).toBe('EXCEED_REQUEST_SIZE_LIMIT')
    expect(await send(cloud.address, 'large', { bytes: 1_000_000 })).toBe(200)
    expect(await send(cloud.address, 'large', { bytes: 1_100_000 })).toBe('WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT')
  })

  it('holds from when it is imposed until it is lifted', async () => {
    const cloud = await bench.start()
    expect(await send(cloud.address, 'large', { bytes: 1_100_000 })).toBe(200)
    cloud.impose({ plan: 'basic' })
    expect(await send(cloud.address, 'large', { bytes: 1_100_000 })).toBe('WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT')
    cloud.impose({})
    expect(await send(cloud.address, 'large', { bytes: 1_100_000 })).toBe(200)
  })
})

it('lets each request to the database take the time it is to take', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'shushi-quotas-'))
  const cloud = await startLocalCloud({ dataFolder, collections: { anything: { indexes: [] } }, latency: 30 })
  const before = performance.now()
  await sdkDatabase(cloud.adminUrl).collection('anything').count()
  // A timer may fire a fraction of a millisecond early.
  expect(performance.now() - before).toBeGreaterThan(29)
  await cloud.close()
  rmSync(dataFolder, { recursive: true })
})
