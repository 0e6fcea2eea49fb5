import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildPreview, startPreview, type BuiltPreview, type Person } from '..'
import { onPhones, type OnPhones } from '../testing'

export const SECRETARY: Person = { openid: 'openid-secretary', name: '沈柏川', role: '书记' }
export const MEMBER: Person = { openid: 'openid-member', name: '覃晓棠', role: '党员' }

/** What reached the stand-in for the local cloud's gateway. */
export interface Received {
  readonly path: string
  readonly openid: string | undefined
  readonly body: string
}

/** A subscribe message as the local cloud tells it. */
export interface FixtureMessage {
  readonly id: number
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

export interface Fixture {
  readonly address: string
  readonly folder: string
  readonly built: BuiltPreview
  readonly received: readonly Received[]
  /** What has been sent: a test adds to it. */
  readonly messages: FixtureMessage[]
  close(): Promise<void>
  /** Puts the domain of the cloud's storage on the list from which `wx.downloadFile` loads. */
  readonly listStorage: () => void
}

const TDESIGN = join(dirname(require.resolve('tdesign-miniprogram/package.json')), 'miniprogram_dist')

/** A copy of the fixture mini-program in a folder of its own, with TDesign where 构建 npm would put it. */
export async function copyFixtureApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-'))
  await restoreFixtureApp(folder)
  const filter = (path: string) => !path.endsWith('.d.ts')
  await cp(TDESIGN, join(folder, 'app/miniprogram_npm/tdesign-miniprogram'), { recursive: true, filter })
  return folder
}

/** The fixture mini-program's files as they were; packages stay. */
export async function restoreFixtureApp(folder: string): Promise<void> {
  await cp(join(__dirname, 'fixture-app'), join(folder, 'app'), { recursive: true })
}

/** The fixture mini-program on phones, and a gateway that answers who asked what. `said` is said in app.json besides. */
export async function startFixture(said: object = {}): Promise<Fixture> {
  const folder = await copyFixtureApp()
  const appJson = join(folder, 'app/app.json')
  const app = JSON.parse(await readFile(appJson, 'utf8')) as object
  await writeFile(appJson, JSON.stringify({ ...app, ...said }))
  const built = await buildPreview({ source: join(folder, 'app'), out: join(folder, 'out') })
  const gateway = await startGateway()
  const downloadDomains: string[] = []
  const people = () => [SECRETARY, MEMBER]
  const preview = await startPreview({
    ...{ gatewayAddress: gateway.address, built, name: '样品 <1>' },
    ...{ people, downloadDomains },
    declaredApis: ['getClipboardData', 'saveImageToPhotosAlbum'],
    messageTemplates: { meeting: { title: '会议通知', fields: { thing1: '会议名称', time2: '开始时间' } } },
  })
  return {
    address: preview.address,
    listStorage: () => void downloadDomains.push(gateway.address),
    folder,
    built,
    received: gateway.received,
    messages: gateway.messages,
    close: async () => {
      await preview.close()
      await gateway.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The fixture mini-program on phones, its first page shown. */
export function fixtureOnPhones(said: object = {}): OnPhones<Fixture> {
  const held = onPhones(() => startFixture(said))
  beforeEach(() => held.phones.phone(1).getByText('引入的头').waitFor())
  return held
}

/** As the local cloud answers. */
const FAULTS: Readonly<Record<string, { readonly status: number; readonly body: object }>> = {
  '/invoke/absent': { status: 404, body: { code: 'FUNCTION_NOT_FOUND', message: 'there is no function "absent"' } },
  '/invoke/late': {
    status: 504,
    body: { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message: 'Invoking task timed out after 3 seconds' },
  },
}

interface Gateway {
  readonly address: string
  readonly received: Received[]
  readonly messages: FixtureMessage[]
  readonly close: () => Promise<void>
}

async function startGateway(): Promise<Gateway> {
  const received: Received[] = []
  const messages: FixtureMessage[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const openid = request.headers['x-openid']
      response.setHeader('content-type', 'application/json')
      // The preview asks by itself, not a phone.
      if (request.url === '/messages') {
        response.end(JSON.stringify({ messages: messages.filter((each) => each.openid === openid) }))
        return
      }
      received.push({ path: request.url ?? '', openid: typeof openid === 'string' ? openid : undefined, body })
      const fault = FAULTS[request.url ?? '']
      if (fault) {
        response.statusCode = fault.status
        response.end(JSON.stringify(fault.body))
        return
      }
      const link = `http://${request.headers.host ?? ''}/files/a.docx?sign=1`
      response.end(JSON.stringify({ result: { openid, link }, answers: {} }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { address: `http://127.0.0.1:${port}`, received, messages, close }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
