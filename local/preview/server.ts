import { jsonReply, listenOnLoopback, Refusal, type Handler, type Listening, type Reply } from '@shushi/loopback'
import type { BuiltPreview } from './build'
import { cloudProxy } from './server/cloud-proxy'
import { EventStreams } from './server/event-streams'
import { fileHandler } from './server/files'
import { Messages } from './server/messages'
import { Rebuilds } from './server/rebuilds'
import { sourcePlace } from './server/source-place'

const STACK_BYTES = 64 * 1024

/** Somebody who can hold a phone. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** What the person is there, in a word that is shown beside the name; may be empty. */
  readonly role: string
}

export interface PreviewOptions {
  /** The local cloud: `http://127.0.0.1:<port>`. */
  readonly gatewayAddress: string
  readonly built: BuiltPreview
  /** Heads the page; left out: 小程序. */
  readonly name?: string
  /** Asked each time the shell page is opened; the first two hold the phones. */
  readonly people: () => readonly Person[]
  /**
   * From where `wx.downloadFile` may load, as on the list of a mini-program's administrator: origins; that of the cloud's
   * storage is `gatewayAddress`. Left out: from nowhere, as for a mini-program whose administrator has listed nothing.
   */
  readonly downloadDomains?: readonly string[]
  /**
   * What the guide to privacy (用户隐私保护指引) declares of the private functions of `wx`, by name: `chooseMessageFile`. Others
   * fail with errno 112. Left out: none, as for a mini-program without a guide.
   */
  readonly declaredApis?: readonly string[]
  /** The templates of subscribe messages, by their ids: as they are called on the phones. One that is not here is called by its id. */
  readonly messageTemplates?: Readonly<Record<string, MessageTemplate>>
  /** Left out: any free port. */
  readonly port?: number
}

export interface MessageTemplate {
  readonly title: string
  /** What each field is called, by its name: `{ thing1: '会议名称' }`; in the order in which they are shown. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Serves the mini-program on phones in a browser: `/` shows two side by side, `/phone/<number>?as=<openid>` is one alone.
 * Reachable from this machine only. A change of the source is built at once and the phones show it.
 */
export async function startPreview(options: PreviewOptions): Promise<Listening> {
  const { gatewayAddress, built, name = '小程序', people, downloadDomains = [], declaredApis = [], port } = options
  let address = ''
  const streams = new EventStreams()
  const rebuilds = new Rebuilds(built, streams)
  const messages = new Messages(gatewayAddress, streams)
  const close = async (): Promise<void> => {
    messages.close()
    await rebuilds.close()
    streams.close()
  }
  const handlers: readonly Handler[] = [
    cloudProxy(gatewayAddress, () => address),
    streams.handler,
    jsonHandler('/__people', people),
    // What the cloud says of its storage reaches a page as an address of the preview.
    jsonHandler('/__download-domains', () =>
      downloadDomains.map((origin) => (origin === gatewayAddress ? address : origin)),
    ),
    jsonHandler('/__declared-apis', () => declaredApis),
    jsonHandler('/__message-templates', () => options.messageTemplates ?? {}),
    placeHandler(built),
    fileHandler(built, name),
  ]
  const server = await listenOnLoopback({ handlers, failed, ...(port === undefined ? {} : { port }) }).catch(
    async (error: unknown) => {
      await close()
      throw error
    },
  )
  address = server.address
  return {
    address,
    close: async () => {
      await close()
      await server.close()
    },
  }
}

/** What the two pages ask the server itself. */
function jsonHandler(path: string, answer: () => unknown): Handler {
  return async ({ url }) => (url.pathname === path ? jsonReply(200, answer()) : undefined)
}

/** `POST /__place`, an error's stack: where in the source it stands. */
function placeHandler(built: BuiltPreview): Handler {
  return async ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== '/__place') return undefined
    return { body: await sourcePlace(built, (await body(STACK_BYTES)).toString('utf8')) }
  }
}

const REFUSALS = {
  foreign: [403, '预览只在本机使用。'],
  'no-path': [400, '没有这样的地址。'],
  nobody: [404, '没有这个文件。'],
  'too-long': [413, '内容太长。'],
} as const

function failed(error: unknown): Reply {
  if (error instanceof Refusal) {
    const [status, body] = REFUSALS[error.reason]
    return { status, body }
  }
  console.error(error)
  return { status: 500, body: '预览出了错，详情见运行它的窗口。' }
}
