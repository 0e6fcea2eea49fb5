import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { decodeMessage, encodeBytes } from '../../open-apis/protobuf'
import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'

let bench: CloudBench
let cloud: TestCloud
beforeAll(async () => {
  bench = await CloudBench.build('sdk')
  cloud = await bench.start()
})
afterAll(() => bench.remove())

/** The bytes wx-server-sdk sends for these arguments. */
function requestOf(given: Readonly<Record<string, unknown>>): Buffer {
  const pairs = Object.entries(given).map(([name, value]) =>
    encodeBytes(
      1,
      Buffer.concat([encodeBytes(1, Buffer.from(name)), encodeBytes(2, Buffer.from(JSON.stringify(value)))]),
    ),
  )
  return Buffer.concat([Buffer.from('0800', 'hex'), encodeBytes(2, Buffer.concat(pairs))])
}

async function code(given: Readonly<Record<string, unknown>>): Promise<{ type: string; content: Buffer }> {
  const request = requestOf(given).toString('base64')
  const answer = await cloud.invoke('sdk', { do: 'code', request }, { openid: MEMBER })
  const fields = decodeMessage(Buffer.from(String(answer), 'base64'))
  return { type: String(fields.get(2)?.[0]), content: fields.get(1)?.[0] as Buffer }
}

const errcodeOf = async (given: Readonly<Record<string, unknown>>) => {
  const { type, content } = await code(given)
  expect(type).toMatch(/^application\/json/)
  return (JSON.parse(content.toString()) as { errcode: number }).errcode
}

const CHECK_IN = { scene: 'm=a1b2,c=9', page: 'pages/check-in/check-in', check_path: false, env_version: 'release' }

describe('a mini-program code', () => {
  it('is a picture that says the page and the scene', async () => {
    const { type, content } = await code({ ...CHECK_IN, width: 300 })
    expect(type).toBe('image/png')
    const { data, width, height } = PNG.sync.read(content)
    expect(width).toBe(300)
    const read = jsQR(new Uint8ClampedArray(data), width, height)
    expect(read?.data).toBe('pages/check-in/check-in?scene=m%3Da1b2%2Cc%3D9')
  })

  it.each([
    [10, 280],
    [9999, 1280],
  ])('asked for %i pixels has %i', async (asked, given) => {
    // A PNG's width stands at byte 16.
    expect((await code({ ...CHECK_IN, width: asked })).content.readUInt32BE(16)).toBe(given)
  })

  it('takes a scene of 32 characters and refuses 33 with 40169', async () => {
    expect((await code({ ...CHECK_IN, scene: 'x'.repeat(32) })).type).toBe('image/png')
    expect(await errcodeOf({ ...CHECK_IN, scene: 'x'.repeat(33) })).toBe(40169)
  })

  it.each([
    ['an empty scene', 40169, { scene: '' }],
    ['a scene that is a number', 40169, { scene: 7 }],
    ['a scene in Chinese', 40129, { scene: '签到' }],
    ['a scene with a percent sign', 40129, { scene: '100%' }],
    ['a page with a leading slash', 41030, { page: '/pages/index/index' }],
    ['a page with a query', 41030, { page: 'pages/index/index?a=1' }],
    ['a version that is none', 40097, { env_version: 'beta' }],
  ])('with %s is refused with %i', async (_, errcode, change) => {
    expect(await errcodeOf({ ...CHECK_IN, ...change })).toBe(errcode)
  })

  it('asked for with bytes that are no message is refused with a code', async () => {
    const request = Buffer.from([0xff, 0xff]).toString('base64')
    expect(await cloud.invoke('sdk', { do: 'code', request }, {})).toEqual({ code: 'INVALID_PARAM' })
  })
})
