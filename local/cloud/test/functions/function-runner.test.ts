import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'

let bench: CloudBench
let cloud: TestCloud
let log: string[]
let heard: (line: string) => void
beforeAll(async () => {
  bench = await CloudBench.build('who', 'chain', 'misbehave', 'waits')
})
beforeEach(async () => {
  log = []
  heard = () => undefined
  cloud = await bench.start({
    log: (line) => {
      log.push(line)
      heard(line)
    },
  })
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const misbehave = (how: string) => cloud.invoke('misbehave', { how }, { openid: MEMBER })
/** The next line of the log that matches. */
const logged = (pattern: RegExp) =>
  new Promise<string>((resolve) => {
    heard = (line) => pattern.test(line) && resolve(line)
  })
const stillWorks = async () => expect(await cloud.invoke('who', {}, { openid: MEMBER })).toMatchObject({ sdk: MEMBER })

describe('a call that fails', () => {
  it('is told the function is unknown', async () => {
    await expect(cloud.invoke('nobody', {}, {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
    await expect(cloud.invoke('../misbehave', {}, {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })

  it('is told what the function threw, and the log has where', async () => {
    await expect(misbehave('throw')).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'it went wrong',
    })
    expect(log.join('\n')).toMatch(/misbehave failed: Error: it went wrong\n\s+at .*index\.js/)
    await stillWorks()
  })

  it('is ended at the function’s time limit, with CloudBase’s words', async () => {
    await expect(misbehave('hang')).rejects.toMatchObject({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      message: 'Invoking task timed out after 0.2 seconds',
    })
    await stillWorks()
  })

  it('changes nothing more once its time is over', async () => {
    await expect(misbehave('late')).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })
    expect(await logged(/failed after its time was over/)).toContain('the call that asks has timed out')
    expect(cloud.database.asked).toEqual([])
  })

  it('is told when the result is no JSON', async () => {
    await expect(misbehave('circular')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await expect(misbehave('function')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  })

  it('is told when the result has more than 6 MB', async () => {
    await expect(misbehave('huge')).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'The size of response exceeds the upper limit (6MB)',
    })
  })

  it('is told when the event has more than 6 MB, or is no JSON', async () => {
    const text = 'x'.repeat(6 * 1024 * 1024)
    await expect(cloud.invoke('who', { text }, {})).rejects.toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' })
    await expect(cloud.invoke('who', { big: 1n }, {})).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('does not end the process, whatever the function tries', async () => {
    await expect(misbehave('exit')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await stillWorks()
  })

  it('fails as in the cloud when it requires what is not in the bundle', async () => {
    await expect(misbehave('require')).rejects.toMatchObject({ message: "Cannot find module 'left-pad'" })
  })

  it('reaches a function that called another with the other’s code', async () => {
    await expect(
      cloud.invoke('chain', { to: 'misbehave', data: { how: 'throw' } }, { openid: MEMBER }),
    ).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await expect(cloud.invoke('chain', { to: 'nobody', data: {} }, {})).rejects.toMatchObject({
      message: expect.stringContaining('there is no function "nobody"') as string,
    })
  })
})

describe('many calls at once', () => {
  it('run 25 at a time; the others wait, and none is refused', async () => {
    const calls = Array.from({ length: 60 }, () => cloud.invoke('waits', {}, {}))
    const atOnce = (await Promise.all(calls)) as number[]
    expect(Math.max(...atOnce)).toBe(25)
    expect(await cloud.invoke('waits', {}, {})).toBe(1)
  })

  it('do not wait for themselves where each calls another', async () => {
    const event = { to: 'chain', data: { to: 'who', data: {} } }
    const calls = Array.from({ length: 30 }, () => cloud.invoke('chain', event, { openid: MEMBER }))
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject({ sdk: MEMBER })
  })
})

it('answers null when a function returns nothing', async () => {
  expect(await misbehave('nothing')).toBeNull()
})

it('hands every call an event of its own', async () => {
  const event = { list: [1] }
  const answer = await cloud.invoke('who', event, {})
  expect(answer).toMatchObject({ event: { list: [1] } })
  expect((answer as { event: unknown }).event).not.toBe(event)
})

it('finishes what is under way before it closes, and takes nothing new', async () => {
  const calls = Array.from({ length: 20 }, (_, n) => cloud.invoke('who', { n, rounds: 3 }, { openid: `member-${n}` }))
  await cloud.close()
  const answers = await Promise.all(calls)
  answers.forEach((answer, n) => expect(answer).toMatchObject({ sdk: `member-${n}` }))
  await expect(fetch(cloud.address)).rejects.toThrow()
})
