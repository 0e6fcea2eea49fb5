import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listenOnLoopback, type Handler } from '@shushi/loopback'
import type { CloudDatabase, CloudOptions, CollectionSizes } from './cloud-options'
import { openProducts, type CloudProducts } from './cloud-products'
import { writeDurably } from './durable-file'
import { guardAgainstStrayErrors } from './functions/stray-errors'
import { consoleEndpoint } from './gateway/console-endpoint'
import { gateway } from './gateway/gateway'
import { InFlight } from './in-flight'
import type { SentMessage } from './open-apis/message-journal'
import type { Conditions } from './quotas'
import { adminEndpoint } from './server/admin-endpoint'
import { codedReply, refusal } from './server/coded-reply'
import { fileEndpoint } from './storage/file-endpoint'
import type { Timer } from './timers/timers'

/** Who calls a function from this process: a person, as if from a mini-program, or nobody. */
export interface Who {
  readonly openid?: string
  /** What time the function is to take it for; left out: the machine's clock. */
  readonly clock?: string
}

export interface CloudServer {
  /** `http://127.0.0.1:<port>`: the gateway for clients, and the console page. */
  readonly address: string
  /** Where @cloudbase/node-sdk finds this cloud: its `serviceUrl`. */
  readonly adminUrl: string
  /** Calls a function as a mini-program does. Throws `CloudError`. */
  invoke(functionName: string, event: unknown, who: Who): Promise<unknown>
  /** Sets a timer off, by default the function's first, at `at` or now. Answers what the function returns. */
  fireTimer(functionName: string, timerName?: string, at?: string): Promise<unknown>
  /** Every function's timers and when each fires next; `next` is undefined when never again. */
  timers(): readonly (Timer & { readonly next: string | undefined })[]
  /** What the plan allows and how far the database is, from now on; e.g. once what is to be there has been entered. */
  impose(conditions: Conditions): void
  /** Replaces the functions' instances: what they remember is gone, and the calls they were in fail in their middle. */
  restartFunctions(): void
  /** From now on the clock fires the timers. */
  startTimers(): void
  /** The subscribe messages that were sent, oldest first. */
  sentMessages(): readonly SentMessage[]
  /** Takes nothing new, finishes what is under way, and leaves everything on the disk. Also closes the database. */
  close(): Promise<void>
}

/** Opens every product but the database, which is given, and serves them all on one loopback port. */
export async function startCloudServer(
  options: CloudOptions,
  database: CloudDatabase,
  collections: () => CollectionSizes,
): Promise<CloudServer> {
  const { log = () => undefined, allowedOrigins = [], port = 0, title = '本机云' } = options
  let address = ''
  const products = await openProducts(options, database, () => address)
  const closing = { begun: false, inFlight: new InFlight() }
  const handlers = handlersOf(products, { ...options, title, log, address: () => address, collections, closing })
  const failed = (error: unknown) => codedReply(error, log)
  const server = await listenOnLoopback({ handlers, port, allowedOrigins, refusal, failed }).catch(
    async (error: unknown) => {
      await products.journal.close()
      throw error
    },
  )
  address = server.address
  const unguard = guardAgainstStrayErrors(() => products.runner.isInsideCall(), log)
  const note = join(options.dataFolder, 'cloud.json')
  await writeDurably(note, `${JSON.stringify({ address, pid: process.pid })}\n`)
  return {
    address,
    adminUrl: `${address}/admin`,
    invoke: (name, event, who) => products.runner.invoke(name, event, { source: 'wx_client', ...who }),
    fireTimer: (name, timerName, at) => products.timers.fire(name, timerName, at),
    timers: () => products.timers.list(),
    impose: (conditions) => products.quotas.impose(conditions),
    restartFunctions: () => products.runner.restart(),
    startTimers: () => products.timers.start(),
    sentMessages: () => products.journal.sent(),
    close: async () => {
      closing.begun = true
      products.timers.stop()
      // Functions under way still call back in: the server goes only when they are done.
      await closing.inFlight.drained()
      await products.runner.drained()
      await server.close()
      await products.journal.close()
      await database.close()
      unguard()
      await rm(note, { force: true })
    },
  }
}

interface Serving {
  readonly title: string
  readonly log: (line: string) => void
  readonly address: () => string
  readonly collections: () => CollectionSizes
  readonly links?: CloudOptions['links']
  readonly closing: { readonly begun: boolean; readonly inFlight: InFlight }
}

function handlersOf(products: CloudProducts, { closing, log, ...serving }: Serving): readonly Handler[] {
  const { runner, openApis, admin } = products
  return [
    adminEndpoint({ products: admin, openApi: openApis.binary, callOf: (token) => runner.callOf(token), log }),
    fileEndpoint(products),
    gateway({ ...products, inFlight: closing.inFlight, isClosing: () => closing.begun }),
    consoleEndpoint({ ...products, ...serving, links: serving.links ?? (() => []) }),
  ]
}
