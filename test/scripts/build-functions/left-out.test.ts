/** The bundle as it is deployed, minified and without what `LEFT_OUT` names, against the local cloud. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import collections from '../../../cloudfunctions/collections.json'
import { buildFunctions } from '../../../scripts/build'
import { LEFT_OUT } from '../../../scripts/build-functions/left-out'
import { cloudAppAt } from '../../builders/cloud-app'
import { MemoryStore } from '../../builders/memory-store'
import { storeSuite } from '../../builders/store-suite'
import type * as EverySdkCall from './every-sdk-call/index'

type Bundle = typeof EverySdkCall
const NAME = 'every-sdk-call'
const ACCOUNT = { env: 'local', region: 'ap-shanghai', secretId: 'local', secretKey: 'local' }

let folder: string
let cloud: LocalCloud
let bundle: Bundle
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-lean-'))
  await buildFunctions({ names: [NAME], source: __dirname, out: join(folder, 'functions') })
  // Sets what every process outside of a function needs, whichever copy of the SDK it has.
  cloudAppAt('http://127.0.0.1/admin')
  bundle = jest.requireActual<Bundle>(join(folder, 'functions', NAME, 'index.js'))
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  const dataFolder = await mkdtemp(join(folder, 'data-'))
  cloud = await startLocalCloud({ dataFolder, collections, functionsFolder: join(folder, 'functions') })
})
afterEach(() => cloud.close())

const appAt = (serviceUrl: string) => bundle.tcb.init({ ...ACCOUNT, serviceUrl, keepalive: true })

describe('the store of a bundle', () => {
  storeSuite(async () => new bundle.CloudbaseStore(appAt(cloud.adminUrl)))
})

describe('the files of a bundle', () => {
  it('are lent, read by their link and taken back', async () => {
    const app = appAt(cloud.adminUrl)
    const files = new bundle.CloudbaseFiles(app, new bundle.CloudbaseStore(app))
    const link = await files.lend('list.xlsx', Buffer.from('内容'), 'member-1')
    expect(await (await fetch(link)).text()).toBe('内容')
    await files.takeBack('member-1')
    expect((await fetch(link)).status).toBe(404)
  })

  it('say why COS refused them: its XML is read', async () => {
    const server = createServer((request, response) => {
      const { port } = server.address() as AddressInfo
      const data = { url: `http://127.0.0.1:${port}/put`, token: 't', authorization: 'a', fileId: 'f', cosFileId: 'c' }
      const refusal =
        '<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>r</RequestId><TraceId>t</TraceId></Error>'
      request.resume().on('end', () => response.end(request.method === 'PUT' ? refusal : JSON.stringify({ data })))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const app = appAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`)
    const files = new bundle.CloudbaseFiles(app, new MemoryStore())
    await expect(files.lend('a.txt', Buffer.from('a'), null)).rejects.toThrow('[AccessDenied]')
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
})

it('the open APIs of a bundle are called as its caller', async () => {
  const openid = 'oMemberOne000000000000000001'
  expect(await cloud.invoke(NAME, {}, { openid })).toEqual({ openId: openid, drawn: 'PNG', sent: 'refused' })
})

describe('what was left out of a bundle refuses by its name', () => {
  const app = () =>
    bundle.tcb.init({
      ...ACCOUNT,
      serviceUrl: cloud.adminUrl,
      credentials: { env_id: 'local', private_key: 'k', private_key_id: 'i' },
    })
  const calls: Readonly<Record<string, () => unknown>> = {
    './ai': () => app().ai(),
    '@cloudbase/wx-cloud-client-sdk': () => app().models.$runSQL?.('select 1'),
    jsonwebtoken: () => app().auth().createTicket('member-1'),
    axios: () => (Reflect.get(app(), 'requestClient') as { get: (url: string) => unknown }).get('http://127.0.0.1/'),
    './realtime/websocket-client': () =>
      app()
        .database()
        .collection('members')
        .watch({ onChange: () => undefined, onError: () => undefined }),
  }

  it.each(Object.entries(calls))('%s', async (module, call) => {
    await expect(async () => call()).rejects.toThrow(`${module} (`)
  })

  it('the others only a library would call: for a proxy, to write XML or BSON, for named files in forms, to read by a schema', () => {
    const others = LEFT_OUT.map(({ module }) => module).filter((module) => !(module in calls))
    expect(others).toEqual([
      ...['http-proxy-agent', 'https-proxy-agent', 'xmlbuilder', 'mime-types'],
      ...['./parser/serializer', './parser/deserializer', './parser/calculate_size'],
      '../parseSheetData/parseSheetData.js',
    ])
  })
})
