import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CloudDatabase, CloudOptions } from './cloud-options'
import { FunctionRunner } from './functions/function-runner'
import { functionsProduct } from './functions/functions-product'
import { MessageJournal } from './open-apis/message-journal'
import { OpenApis } from './open-apis/open-apis'
import { Quotas } from './quotas'
import type { BreakingProduct } from './server/admin-endpoint'
import { CloudStorage } from './storage/cloud-storage'
import { FileStore } from './storage/file-store'
import { LinkSigner } from './storage/signature'
import { NEW_ENVIRONMENT } from './storage/storage-rule'
import { Timers } from './timers/timers'

/** The cloud's products, each in its folder beside this file. */
export interface CloudProducts {
  readonly runner: FunctionRunner
  readonly files: FileStore
  readonly signer: LinkSigner
  readonly storage: CloudStorage
  readonly journal: MessageJournal
  readonly openApis: OpenApis
  readonly timers: Timers
  readonly quotas: Quotas
  /** What answers the SDK, by the first word of its action. */
  readonly admin: ReadonlyMap<string, BreakingProduct>
}

/** Opens every product on the data folder. `address` is asked only once somebody calls. */
export async function openProducts(
  options: CloudOptions,
  database: CloudDatabase,
  address: () => string,
): Promise<CloudProducts> {
  const { dataFolder, functionsFolder, log = () => undefined, clock: now = systemClock } = options
  await mkdir(dataFolder, { recursive: true })
  const quotas = new Quotas(options)
  const runner = new FunctionRunner({
    ...(functionsFolder === undefined ? {} : { folder: functionsFolder }),
    variables: options.environment ?? {},
    callerInContext: options.callerInContext ?? true,
    adminUrl: () => `${address()}/admin`,
    quotas,
    log,
  })
  const functions = new Map(runner.names().map((name) => [name, runner.config(name)]))
  const timers = new Timers({ functions, invoke: (...call) => runner.invoke(...call), now, log })
  const files = await FileStore.open(join(dataFolder, 'files'))
  const signer = new LinkSigner(() => Date.parse(now()))
  const storage = new CloudStorage({ files, signer, address, now, rule: options.storageRule ?? NEW_ENVIRONMENT })
  const journal = await MessageJournal.open(join(dataFolder, 'messages.jsonl'))
  const mayCall = (name: string, api: string) => runner.config(name).openApis.includes(api)
  const refuses = options.wechatRefuses ?? (() => undefined)
  const templates = options.messageTemplates ?? {}
  const openApis = new OpenApis({ journal, now, mayCall, refuses, templates })
  const through = options.reachedThrough ?? ((_, arrive) => arrive())
  const admin = new Map<string, BreakingProduct>([
    [
      'database',
      ({ action, params }) => quotas.database(() => through({ action, params }, () => database.answer(action, params))),
    ],
    ['functions', functionsProduct(runner)],
    ['storage', storage.product],
    ['wx', openApis.product],
  ])
  return { runner, files, signer, storage, journal, openApis, timers, quotas, admin }
}

function systemClock(): string {
  return new Date().toISOString()
}
