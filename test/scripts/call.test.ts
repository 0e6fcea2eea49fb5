import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contract, CONTRACT_VERSION } from '#contract'
import { call } from '../../scripts/call'
import { CloudBench, MEMBER, type TestCloud } from '../local/cloud/test-cloud'

const nameOf = (runs: string) => Object.entries(contract).find(([, procedure]) => procedure.runs === runs)?.[0] ?? ''

let bench: CloudBench
let cloud: TestCloud
let printed: string[]
beforeAll(async () => {
  bench = await CloudBench.build('api', 'report', 'misbehave')
  cloud = await bench.start()
  await writeFile(join(bench.folder, 'people.json'), JSON.stringify({ 林知远: MEMBER }))
})
beforeEach(() => {
  printed = []
})
afterAll(() => bench.remove())

/** The cloud's own data folder is inside the folder that is given, as in `.data/2025`. */
const run = (...args: string[]) => call([...args, '--data', bench.folder], (line) => printed.push(line))
const answer = () => JSON.parse(printed.join('\n')) as unknown

describe('npm run call', () => {
  it('sends the input to the function that runs the procedure, as the person', async () => {
    expect(await run(nameOf('api'), '{"a":1}', '--as', MEMBER)).toBe(0)
    expect(answer()).toMatchObject({
      ok: true,
      value: {
        api: {
          openid: MEMBER,
          clock: null,
          event: {
            procedure: nameOf('api'),
            input: { a: 1 },
            requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
            contractVersion: CONTRACT_VERSION,
          },
        },
      },
    })
    printed = []
    expect(await run(nameOf('report'), '--as', MEMBER)).toBe(0)
    expect(answer()).toEqual({ ok: true, value: 'report' })
  })

  it('knows people by name, and takes a time', async () => {
    await run(nameOf('api'), '{}', '--as', '林知远', '--at', '2025-03-04T01:30:00.000Z')
    expect(answer()).toMatchObject({ value: { api: { openid: MEMBER, clock: '2025-03-04T01:30:00.000Z' } } })
  })

  it('ends with 1 after a refusal, which it prints', async () => {
    expect(await run(nameOf('api'), '{"refuse":true}', '--as', MEMBER)).toBe(1)
    expect(answer()).toMatchObject({ ok: false, code: 'not-allowed' })
  })

  it('ends with 1 after an error of the cloud, which it prints', async () => {
    expect(await run(nameOf('api'), '{}', '--as', MEMBER, '--at', 'noon')).toBe(1)
    expect(answer()).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it.each([
    ['no procedure', [], /用法/],
    ['an unknown procedure', ['meeting.fly', '{}', '--as', MEMBER], /没有名为 meeting.fly 的过程/],
    ['input that is no JSON', [nameOf('api'), '{a:1}', '--as', MEMBER], /输入不是 JSON/],
    ['nobody', [nameOf('api'), '{}'], /--as/],
    ['somebody unknown', [nameOf('api'), '{}', '--as', '张三'], /没有叫“张三”的人.*林知远/],
    ['an unknown option', ['--loud'], /--loud/],
    [
      'an address where nobody answers',
      [nameOf('api'), '{}', '--as', MEMBER, '--address', 'http://127.0.0.1:1'],
      /连不上/,
    ],
  ])('with %s says so and ends with 1', async (_, args, message) => {
    expect(await run(...args)).toBe(1)
    expect(printed.join('\n')).toMatch(message)
  })

  it('says when no cloud runs', async () => {
    expect(
      await call([nameOf('api'), '{}', '--as', MEMBER, '--data', join(bench.folder, 'functions')], (line) =>
        printed.push(line),
      ),
    ).toBe(1)
    expect(printed.join('\n')).toContain('本机云没有在运行')
  })

  it('lists every procedure with its summary and its input, or those of a name', async () => {
    expect(await run('--list')).toBe(0)
    for (const [name, { summary }] of Object.entries(contract))
      expect(printed.join('\n')).toContain(`${name}  ${summary}`)
    printed = []
    await run('--list', nameOf('report'))
    expect(printed.join('\n')).toContain(`云函数 report`)
    expect(printed.join('\n')).not.toContain(`云函数 api`)
  })

  it('passes over a cloud that has closed', async () => {
    const later = await bench.start()
    await later.close()
    expect(await run(nameOf('api'), '{}', '--as', MEMBER)).toBe(0)
    expect(cloud.database.closed).toBe(false)
  })
})
