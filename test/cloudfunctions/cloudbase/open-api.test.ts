/**
 * What we ask of WeChat's open APIs and read from their answers, beside what WeChat's own SDK (wx-server-sdk) does: both talk
 * to a server of the test's that keeps what arrives.
 */
import fc from 'fast-check'
import * as wx from 'wx-server-sdk'
import { callOpenApi } from '../../../cloudfunctions/cloudbase/open-api'
import { cloudAppAt } from '../../builders/cloud-app'
import {
  answerOf,
  appAnswering,
  captureAt,
  jsonAnswer,
  NO_PERMISSION,
  type CapturingServer,
} from '../../builders/open-api'

type Request = Readonly<Record<string, unknown>>

const OK = jsonAnswer({ errcode: 0, errmsg: 'ok' })
let answer = OK
let server: CapturingServer
const before = { ...process.env }
beforeAll(async () => {
  server = await captureAt(() => answer)
  // wx-server-sdk asks the environment alone where the cloud is and who it is itself.
  const secret = { TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local' }
  Object.assign(process.env, { ...secret, TCB_CONTEXT_CNFG: JSON.stringify({ URL: server.url }) })
  wx.init({ env: 'local' })
})
afterAll(async () => {
  process.env = before
  await server.close()
})
beforeEach(() => (answer = OK))

const openapi = wx.openapi as unknown as Record<string, Record<string, (request: Request) => Promise<unknown>>>
const theirs = (apiName: string, request: Request): Promise<unknown> => {
  const [group = '', verb = ''] = apiName.split('.')
  return openapi[group]?.[verb]?.(request) ?? Promise.reject(new Error(`wx-server-sdk has no ${apiName}`))
}
const ours = (apiName: string, request: Request) => callOpenApi(cloudAppAt(server.url), apiName, request)

/** Both forms that arrived, ours first. */
async function sentBy(apiName: string, request: Request) {
  await ours(apiName, request)
  await theirs(apiName, request)
  return server.taken()
}

describe('what is asked', () => {
  const message = {
    touser: 'oMember',
    template_id: 'template-1',
    page: 'packages/meeting/detail/detail?branchId=b&meetingId=m',
    data: { thing1: { value: '支部党员大会“七一”' }, time2: { value: '2025年6月11日 14:30' } },
    miniprogram_state: 'formal',
  }
  const code = { page: 'packages/meeting/check-in/check-in', scene: 'k3v9', check_path: false, width: 1280 }

  it.each([
    ['a message', 'subscribeMessage.send', message],
    ['a door code', 'wxacode.getUnlimited', code],
    ['nothing at all', 'wxacode.getUnlimited', {}],
    ['a value that is left out', 'wxacode.getUnlimited', { ...code, page: undefined }],
    ['more than 16,383 bytes', 'subscribeMessage.send', { data: '字'.repeat(20_000) }],
    [
      'signs that are escaped',
      'subscribeMessage.send',
      { data: '"\\\n\0\x7f\x9f\xad\u0600\u070f\u200c\u2028\ufeff\uffff' },
    ],
  ])('is %s as wx-server-sdk asks for it, byte for byte', async (_, apiName, request) => {
    const [own, wechats] = await sentBy(apiName, request)
    expect(own).toMatchObject({ action: 'wx.openApi', apiName })
    expect(own).toEqual(wechats)
  })

  it('is the same whatever is asked', async () => {
    const value = fc.jsonValue({ maxDepth: 0, noUnicodeString: false })
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    const request = fc.dictionary(name, fc.oneof(value, text, fc.dictionary(name, text, { noNullPrototype: true })), {
      noNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const [own, wechats] = await sentBy('subscribeMessage.send', given)
        expect(own).toEqual(wechats)
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is answered', () => {
  const picture = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))
  const errCodeOf = async (asking: Promise<unknown>) =>
    asking.then(
      () => 0,
      ({ errCode }: { errCode: number }) => errCode,
    )

  it.each([
    ['success', OK, 0],
    ['success that says it is text', answerOf('text/plain', '{"errcode":0}'), 0],
    ['a refusal of the API', jsonAnswer({ errcode: 43101, errmsg: 'user refuse to accept the msg' }), 43101],
    ['a refusal for want of permission, in field 3', NO_PERMISSION, -604101],
  ])('is %s, as wx-server-sdk reads it', async (_, bytes, errcode) => {
    answer = bytes
    expect(await ours('subscribeMessage.send', {})).toMatchObject({ errcode })
    expect(await errCodeOf(theirs('subscribeMessage.send', {}))).toBe(errcode)
  })

  it('is a picture as it came', async () => {
    answer = answerOf('image/jpeg', picture)
    expect(await ours('wxacode.getUnlimited', {})).toEqual({ contentType: 'image/jpeg', content: picture })
    expect(await theirs('wxacode.getUnlimited', {})).toMatchObject({ contentType: 'image/jpeg', buffer: picture })
  })

  it('is CloudBase’s code where it refuses before WeChat is asked', async () => {
    answer = Buffer.from(JSON.stringify({ requestId: 'r', code: 'EXCEED_REQUEST_LIMIT', message: 'too many' }))
    expect(await ours('wxacode.getUnlimited', {})).toEqual({ errcode: 'EXCEED_REQUEST_LIMIT', errmsg: 'too many' })
    // wx-server-sdk's number for that code.
    expect(await errCodeOf(theirs('wxacode.getUnlimited', {}))).toBe(-501003)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['what breaks off', NO_PERMISSION.subarray(0, 5)],
    ['neither message nor JSON', Buffer.from('<html>')],
    ['JSON without a code', jsonAnswer({})],
    ['no bytes', { result: 'ok' }],
  ])('is no success when it is %s', async (_, bytes) => {
    const { app } = appAnswering(bytes)
    expect(await callOpenApi(app, 'subscribeMessage.send', {})).toMatchObject({ errcode: 'UNREADABLE' })
  })
})
