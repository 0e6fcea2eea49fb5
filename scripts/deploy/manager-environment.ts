/**
 * Boundary file: the environment by CloudBase's own manager SDK (@cloudbase/manager-node 5.6.5), which is installed apart and
 * whose answers are cloud APIs' JSON. Only the part of it that is used is described here, as its source has it.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DeployedFunction, Environment, FunctionSettings, Index, State, Trigger } from './environment'

interface FunctionDetail {
  readonly Handler: string
  readonly Runtime: string
  readonly Timeout: number
  readonly MemorySize: number
  readonly Status: string
  readonly Environment?: { readonly Variables?: readonly { readonly Key: string; readonly Value: string }[] }
  readonly Triggers?: readonly { readonly TriggerName: string; readonly Type: string; readonly TriggerDesc: string }[]
}
interface CloudFunction {
  readonly name: string
  readonly handler: string
  readonly runtime: string
  readonly timeout: number
  readonly memorySize: number
  readonly installDependency: false
  readonly envVariables: Readonly<Record<string, string>>
  readonly triggers: readonly { readonly name: string; readonly type: 'timer'; readonly config: string }[]
}
interface Code {
  readonly func: CloudFunction
  readonly functionPath: string
  readonly deployMode: 'zip'
}

export interface Manager {
  readonly database: {
    listCollections(page: { MgoLimit: number; MgoOffset: number }): Promise<{
      readonly Collections: readonly { readonly CollectionName: string }[]
      readonly Pager: { readonly Total: number }
    }>
    describeCollection(name: string): Promise<{
      readonly Indexes?: readonly {
        readonly Name: string
        readonly Unique: boolean
        readonly Keys: readonly { readonly Name?: string; readonly Direction?: string }[]
      }[]
    }>
    createCollection(name: string): Promise<unknown>
    updateCollection(
      name: string,
      change: {
        CreateIndexes: {
          IndexName: string
          MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean }
        }[]
      },
    ): Promise<unknown>
  }
  readonly permission: {
    describeResourcePermission(asked: { resourceType: 'collection'; resources: string[] }): Promise<{
      readonly Data: {
        readonly PermissionList: readonly { readonly Resource?: string; readonly Permission?: string }[]
      }
    }>
    modifyResourcePermission(change: {
      resourceType: 'collection'
      resource: string
      permission: string
    }): Promise<unknown>
  }
  readonly storage: {
    getStorageAcl(): Promise<string>
    setStorageAcl(rule: string): Promise<unknown>
  }
  readonly functions: {
    getFunctionList(
      limit: number,
      offset: number,
    ): Promise<{
      readonly Functions?: readonly { readonly FunctionName: string }[]
      readonly TotalCount: number
    }>
    getFunctionDetail(name: string): Promise<FunctionDetail>
    createFunction(code: Code): Promise<unknown>
    updateFunctionCode(code: Code): Promise<unknown>
    updateFunctionConfig(settings: Omit<CloudFunction, 'triggers'>): Promise<unknown>
    waitFunctionActive(name: string): Promise<unknown>
    createFunctionTriggers(name: string, triggers: CloudFunction['triggers']): Promise<unknown>
    deleteFunctionTrigger(name: string, triggerName: string): Promise<unknown>
  }
  currentEnvironment(): {
    lazyInit(): Promise<{ readonly Storages?: readonly { readonly CdnDomain?: string; readonly Bucket?: string }[] }>
  }
}

const INSTALLED = join(__dirname, 'manager/node_modules/@cloudbase/manager-node')
const PAGE = 100

/** Throws with a sentence where the SDK is not installed. */
export function openManager(account: { secretId: string; secretKey: string; envId: string; region: string }): Manager {
  try {
    const CloudBase = createRequire(__filename)(INSTALLED) as new (config: typeof account) => Manager
    return new CloudBase(account)
  } catch (failure) {
    if ((failure as { code?: string }).code !== 'MODULE_NOT_FOUND') throw failure
    throw new Error('请先安装云开发的管理 SDK：npm ci --prefix scripts/deploy/manager', { cause: failure })
  }
}

/** `built`: the folder with a folder per built function. */
export function managerEnvironment(manager: Manager, built: string): Environment {
  const { database, permission, storage, functions } = manager
  const code = (settings: FunctionSettings, variables = {}): Code => ({
    func: cloudFunction(settings, variables),
    functionPath: join(built, settings.name),
    // Below the 1.5 MB up to which the code goes in the request itself, without a detour over COS.
    deployMode: 'zip',
  })
  return {
    read: () => readState(manager),
    createCollection: async (name) => void (await database.createCollection(name)),
    createIndexes: async (name, indexes) =>
      void (await database.updateCollection(name, { CreateIndexes: indexes.map(indexToCreate) })),
    setCollectionRule: async (resource, rule) =>
      void (await permission.modifyResourcePermission({ resourceType: 'collection', resource, permission: rule })),
    setStorageRule: async (rule) => void (await storage.setStorageAcl(rule)),
    createFunction: async (settings, variables) => void (await functions.createFunction(code(settings, variables))),
    uploadCode: async (settings) => {
      await functions.updateFunctionCode(code(settings))
      await functions.waitFunctionActive(settings.name)
    },
    configure: async (settings, variables) => {
      // It would set triggers too, and swallow what goes wrong with them: they have a step of their own.
      const { triggers: _, ...config } = cloudFunction(settings, variables)
      await functions.updateFunctionConfig(config)
      await functions.waitFunctionActive(settings.name)
    },
    setTriggers: async (name, triggers, before) => {
      for (const trigger of before) await functions.deleteFunctionTrigger(name, trigger.name)
      await functions.createFunctionTriggers(name, triggers.map(timer))
    },
  }
}

async function readState(manager: Manager): Promise<State> {
  const { Storages } = await manager.currentEnvironment().lazyInit()
  const names = await collectionNames(manager)
  const rules = await rulesOf(manager, names)
  const collections: Record<string, State['collections'][string]> = {}
  for (const name of names) {
    const { Indexes = [] } = await manager.database.describeCollection(name)
    const indexes = Indexes.map(({ Name, Unique, Keys }) => ({
      name: Name,
      unique: Unique,
      fields: Keys.map((key) => `${key.Direction === '-1' ? '-' : ''}${key.Name ?? ''}`),
    }))
    collections[name] = { indexes, rule: rules.get(name) ?? 'CUSTOM' }
  }
  return {
    collections,
    storageRule: await manager.storage.getStorageAcl(),
    storageDomain: Storages?.[0]?.CdnDomain ?? '',
    functions: await deployedFunctions(manager),
  }
}

async function collectionNames({ database }: Manager): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const { Collections, Pager } = await database.listCollections({ MgoLimit: PAGE, MgoOffset: names.length })
    names.push(...Collections.map(({ CollectionName }) => CollectionName))
    if (Collections.length === 0 || names.length >= Pager.Total) return names
  }
}

/** A hundred at a time: it takes no more. */
async function rulesOf({ permission }: Manager, names: readonly string[]): Promise<Map<string, string>> {
  const rules = new Map<string, string>()
  for (let at = 0; at < names.length; at += PAGE) {
    const resources = names.slice(at, at + PAGE)
    const { Data } = await permission.describeResourcePermission({ resourceType: 'collection', resources })
    for (const { Resource, Permission } of Data.PermissionList)
      if (Resource !== undefined && Permission !== undefined) rules.set(Resource, Permission)
  }
  return rules
}

async function deployedFunctions({ functions }: Manager): Promise<Record<string, DeployedFunction>> {
  const found: Record<string, DeployedFunction> = {}
  for (let offset = 0; ; offset += PAGE) {
    const { Functions = [], TotalCount } = await functions.getFunctionList(PAGE, offset)
    for (const { FunctionName: name } of Functions)
      found[name] = deployed(name, await functions.getFunctionDetail(name))
    if (Functions.length === 0 || offset + PAGE >= TotalCount) return found
  }
}

function deployed(name: string, detail: FunctionDetail): DeployedFunction {
  const variables = detail.Environment?.Variables ?? []
  return {
    name,
    handler: detail.Handler,
    runtime: detail.Runtime,
    timeout: detail.Timeout,
    memorySize: detail.MemorySize,
    status: detail.Status,
    variables: Object.fromEntries(variables.map(({ Key, Value }) => [Key, Value])),
    triggers: (detail.Triggers ?? [])
      .filter(({ Type }) => Type === 'timer')
      .map(({ TriggerName, TriggerDesc }) => ({ name: TriggerName, config: cronIn(TriggerDesc) })),
  }
}

/** Handed over as the expression, given back as `{"cron":"…"}`: SCF's documents have both. */
function cronIn(described: string): string {
  try {
    return (JSON.parse(described) as { cron?: string }).cron ?? described
  } catch {
    return described
  }
}

function cloudFunction(
  { name, handler, runtime, timeout, memorySize, triggers }: FunctionSettings,
  envVariables: Readonly<Record<string, string>>,
): CloudFunction {
  const settings = { name, handler, runtime, timeout, memorySize, installDependency: false } as const
  return { ...settings, envVariables, triggers: triggers.map(timer) }
}

function timer({ name, config }: Trigger) {
  return { name, type: 'timer', config } as const
}

function indexToCreate({ name, fields, unique }: Index) {
  const MgoIndexKeys = fields.map((field) => ({ Name: field, Direction: '1' }))
  return { IndexName: name, MgoKeySchema: { MgoIndexKeys, MgoIsUnique: unique } }
}
