import { Timers } from '../../timers/timers'
import { CloudBench, type TestCloud } from '../test-cloud'

describe('a timer set off by hand', () => {
  const now = '2025-03-04T01:00:00.000Z'
  let bench: CloudBench
  let cloud: TestCloud
  beforeAll(async () => {
    bench = await CloudBench.build('timed', 'who')
    cloud = await bench.start({ clock: () => now })
  })
  afterAll(() => bench.remove())

  it('calls its function with the timer’s event and without a person', async () => {
    expect(await cloud.fireTimer('timed')).toEqual({
      Type: 'Timer',
      TriggerName: 'daily',
      Time: '2025-03-04T01:00:00Z',
      Message: '',
      openid: null,
      clock: null,
    })
  })

  it('is the one that is named, at the time that is given', async () => {
    const at = '2025-06-01T00:30:00.000Z'
    expect(await cloud.fireTimer('timed', 'monthly', at)).toMatchObject({
      TriggerName: 'monthly',
      Time: '2025-06-01T00:30:00Z',
      clock: at,
    })
  })

  it('is refused when there is none', async () => {
    await expect(cloud.fireTimer('timed', 'hourly')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(cloud.fireTimer('who')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(cloud.fireTimer('nobody')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('can be set off over the gateway, which goes back to the console page', async () => {
    const answer = await fetch(`${cloud.address}/timers/timed/daily`, { method: 'POST', redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    expect((await cloud.invoke('timed', {}, {})) as unknown[]).not.toHaveLength(0)
  })
})

it('makes the function see the source of a timer', async () => {
  const calls: unknown[] = []
  const config = {
    timeoutSeconds: 3,
    memoryMegabytes: 256,
    openApis: [],
    timers: [{ name: 'daily', cron: '0 0 9 * * * *' }],
  }
  const timers = new Timers({
    functions: new Map([['remind', config]]),
    invoke: async (name, _, caller) => calls.push([name, caller]),
    now: () => '2025-03-04T01:00:00.000Z',
    log: () => undefined,
  })
  await timers.fire('remind')
  expect(calls).toEqual([['remind', { source: 'wx_trigger' }]])
})

describe('the clock', () => {
  let now: string
  let fired: string[]
  let failing: boolean
  let log: string[]
  let timers: Timers
  const config = { timeoutSeconds: 3, memoryMegabytes: 256, openApis: [] }

  beforeEach(() => {
    now = '2025-03-04T00:59:59.000Z'
    fired = []
    log = []
    failing = false
    timers = new Timers({
      functions: new Map([
        ['remind', { ...config, timers: [{ name: 'daily', cron: '0 0 9 * * * *' }] }],
        ['report', { ...config, timers: [{ name: 'hourly', cron: '0 0 * * * * *' }] }],
        ['api', { ...config, timers: [] }],
      ]),
      invoke: async (name) => {
        if (failing) throw new Error('no luck')
        fired.push(name)
      },
      now: () => now,
      log: (line) => log.push(line),
    })
    timers.start()
    timers.start()
  })
  afterEach(() => timers.stop())

  const at = async (time: string) => {
    now = time
    await timers.tick()
  }

  it('fires each timer when its time has come, once', async () => {
    await at('2025-03-04T00:59:59.900Z')
    expect(fired).toEqual([])
    await at('2025-03-04T01:00:00.100Z')
    expect(fired).toEqual(['remind', 'report'])
    await at('2025-03-04T01:00:01.100Z')
    expect(fired).toHaveLength(2)
  })

  it('fires once after a sleep that passed several times', async () => {
    await at('2025-03-04T05:30:00.000Z')
    expect(fired).toEqual(['remind', 'report'])
  })

  it('goes on after a function has failed', async () => {
    failing = true
    await at('2025-03-04T01:00:00.000Z')
    failing = false
    await at('2025-03-04T02:00:00.000Z')
    expect(fired).toEqual(['report'])
    expect(log).toEqual(expect.arrayContaining([expect.stringContaining('remind/daily failed')]))
  })
})
