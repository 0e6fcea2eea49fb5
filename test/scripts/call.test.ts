import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import { contract, CONTRACT_VERSION } from '#contract'
import { call } from '../../scripts/call'

const MEMBER = 'oCJUsw29Z01mMl6Htf7iVspvPCnM'
/** Functions that answer who asked what. */
const FUNCTIONS = {
  api: `exports.main = async (event) => event.input.refuse ? { ok: false, code: 'not-allowed' } : {
    ok: true,
    value: { event, openid: process.env.WX_OPENID, clock: process.env.LOCAL_CLOUD_CLOCK ?? null },
  }`,
  report: `exports.main = async () => ({ ok: true, value: 'report' })`,
}

const nameOf = (runs: string) => Object.entries(contract).find(([, procedure]) => procedure.runs === runs)?.[0] ?? ''

let folder: string
let cloud: LocalCloud
let printed: string[]
const start = (year: string) =>
  startLocalCloud({ dataFolder: join(folder, year), functionsFolder: join(folder, 'functions') })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-call-'))
  for (const [name, code] of Object.entries(FUNCTIONS)) {
    await mkdir(join(folder, 'functions', name), { recursive: true })
    await writeFile(join(folder, 'functions', name, 'index.js'), code)
  }
  cloud = await start('2025')
  await writeFile(join(folder, 'people.json'), JSON.stringify({ 林知远: MEMBER }))
})
beforeEach(() => {
  printed = []
})
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

/** The cloud's own data folder is inside the folder that is given, as in `.data/2025`. */
const run = (...args: string[]) => call([...args, '--data', folder], (line) => printed.push(line))
const answer = () => JSON.parse(printed.join('\n')) as unknown

describe('npm run call', () => {
  it('sends the input to the function that runs the procedure, as the person', async () => {
    expect(await run(nameOf('api'), '{"a":1}', '--as', MEMBER)).toBe(0)
    expect(answer()).toMatchObject({
      ok: true,
      value: {
        openid: MEMBER,
        clock: null,
        event: {
          procedure: nameOf('api'),
          input: { a: 1 },
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          contractVersion: CONTRACT_VERSION,
        },
      },
    })
    printed = []
    expect(await run(nameOf('report'), '--as', MEMBER)).toBe(0)
    expect(answer()).toEqual({ ok: true, value: 'report' })
  })

  it('knows people by name, and takes a time', async () => {
    await run(nameOf('api'), '{}', '--as', '林知远', '--at', '2025-03-04T01:30:00.000Z')
    expect(answer()).toMatchObject({ value: { openid: MEMBER, clock: '2025-03-04T01:30:00.000Z' } })
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
      await call([nameOf('api'), '{}', '--as', MEMBER, '--data', join(folder, 'functions')], (line) =>
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
    const later = await start('2026')
    await later.close()
    expect(await run(nameOf('api'), '{}', '--as', MEMBER)).toBe(0)
  })
})
