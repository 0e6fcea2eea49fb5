/** The open APIs as WeChat's own SDK asks for them and understands what is answered. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudBench, MEMBER } from '../test-cloud'

let bench: CloudBench
beforeAll(async () => {
  bench = await CloudBench.build('wx')
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const MESSAGE = { touser: MEMBER, templateId: 'dues', page: 'pages/a/a', data: { thing1: { value: '六月党费' } } }

async function start(wechatRefuses?: (apiName: string) => number | undefined) {
  const cloud = await bench.start(wechatRefuses ? { wechatRefuses } : {})
  const headers = { 'x-openid': MEMBER }
  const body = JSON.stringify({ answers: { dues: 'accept' } })
  await fetch(`${cloud.address}/open-api/consent`, { method: 'POST', headers, body })
  const call = (group: string, verb: string, request: object) =>
    cloud.invoke('wx', { api: [group, verb], request }, { openid: MEMBER })
  return { cloud, call, send: () => call('subscribeMessage', 'send', MESSAGE) }
}

it('a message reaches the person once for each consent, and is then refused with 43101', async () => {
  const { cloud, send } = await start()
  expect(await send()).toMatchObject({ errCode: 0 })
  expect(cloud.sentMessages()).toMatchObject([{ openid: MEMBER, templateId: 'dues', data: { thing1: '六月党费' } }])
  expect(await send()).toEqual({ errCode: 43101 })
})

it('a mini-program code is a picture', async () => {
  const { call } = await start()
  const code = await call('wxacode', 'getUnlimited', { scene: 'm1', page: 'pages/a/a', checkPath: false })
  expect(code).toMatchObject({ errCode: 0, contentType: 'image/png' })
})

it('an errcode that WeChat is said to answer arrives, and nothing is sent', async () => {
  const { cloud, send } = await start((api) => (api === 'subscribeMessage.send' ? -1 : undefined))
  expect(await send()).toEqual({ errCode: -1 })
  expect(cloud.sentMessages()).toEqual([])
})

it('an API without permission, or that is not there, is refused by the gateway: the code stands in field 3', async () => {
  const config = join(bench.folder, 'functions', 'wx', 'config.json')
  await writeFile(config, JSON.stringify({ permissions: { openapi: ['security.msgSecCheck'] } }))
  const { call, send } = await start()
  expect(await send()).toEqual({ errCode: -604101 })
  expect(await call('security', 'msgSecCheck', {})).toEqual({ errCode: -604100 })
})
