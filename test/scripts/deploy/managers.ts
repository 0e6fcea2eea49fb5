/**
 * The manager SDK before the double: what its source does, and with MANAGER_SDK=1 its own code too, which is installed apart
 * (`npm ci --prefix scripts/deploy/manager`) and waits by the second.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Manager } from '../../../scripts/deploy/manager-environment'
import type { TencentCloud } from './tencent-cloud'

const INSTALLED = join(__dirname, '../../../scripts/deploy/manager/node_modules/@cloudbase/manager-node')
const ACCOUNT = { secretId: 'id', secretKey: 'key', envId: 'env-1', region: 'ap-shanghai' }
/** `ZipFile 上传不能大于 1.5MB` (function/index.js, getCodeParams). */
const LARGEST_ZIP = 1.5 * 1024 * 1024

export const MANAGERS: readonly (readonly [string, (cloud: TencentCloud) => Manager])[] = [
  ['as the source of the manager SDK has it', (cloud) => likeTheSource(cloud)],
  ...(process.env['MANAGER_SDK'] ? [['the manager SDK itself', (cloud: TencentCloud) => itself(cloud)] as const] : []),
]

/** All of the SDK but the request over the network. */
function itself(cloud: TencentCloud): Manager {
  const { CloudService } = jest.requireActual<{ CloudService: { prototype: { request: unknown } } }>(
    join(INSTALLED, 'lib/utils'),
  )
  CloudService.prototype.request = async (action: string, params = {}) => cloud.answer(action, params)
  const CloudBase = jest.requireActual<new (account: typeof ACCOUNT) => Manager>(INSTALLED)
  return new CloudBase(ACCOUNT)
}

function likeTheSource(cloud: TencentCloud): Manager {
  const request = async <Value>(action: string, params = {}) => cloud.answer(action, params) as Value
  const waitFunctionActive = async (name: string) => {
    while ((await request<{ Status: string }>('GetFunction', { FunctionName: name })).Status !== 'Active');
  }
  const createFunctionTriggers: Manager['functions']['createFunctionTriggers'] = async (name, triggers) => {
    if (triggers.length === 0) return null
    const parsed = triggers.map((each) => ({ TriggerName: each.name, Type: each.type, TriggerDesc: each.config }))
    return request('BatchCreateTrigger', { FunctionName: name, Triggers: JSON.stringify(parsed), Count: parsed.length })
  }
  return {
    currentEnvironment: () => ({
      lazyInit: async () => {
        const { EnvInfo } = await request<{ EnvInfo: { EnvBaseInfo: { Storages: [] } } }>('DescribeEnvInfo')
        return EnvInfo.EnvBaseInfo
      },
    }),
    database: {
      listCollections: async (page) => {
        const { Tables, Pager } = await request<{ Tables: { TableName: string }[] | null; Pager: { Total: number } }>(
          'ListTables',
          page,
        )
        return { Collections: (Tables ?? []).map(({ TableName }) => ({ CollectionName: TableName })), Pager }
      },
      describeCollection: (name) => request('DescribeTable', { TableName: name }),
      createCollection: (name) => request('CreateTable', { TableName: name }),
      updateCollection: (name, change) => request('UpdateTable', { TableName: name, ...change }),
    },
    permission: {
      describeResourcePermission: ({ resources }) => {
        if (resources.length > 100) throw new Error('resources length must be <= 100')
        return request('DescribeResourcePermission', { Resources: resources })
      },
      modifyResourcePermission: ({ resource, permission }) =>
        request('ModifyResourcePermission', { Resource: resource, Permission: permission }),
    },
    storage: {
      getStorageAcl: async () => (await request<{ AclTag: string }>('DescribeStorageSafeRule')).AclTag,
      setStorageAcl: (rule) => request('ModifyStorageSafeRule', { AclTag: rule }),
    },
    functions: {
      getFunctionList: (limit, offset) => request('ListFunctions', { Limit: limit, Offset: offset }),
      getFunctionDetail: (name) => request('GetFunction', { FunctionName: name }),
      waitFunctionActive,
      createFunctionTriggers,
      deleteFunctionTrigger: (name, TriggerName) => request('DeleteTrigger', { FunctionName: name, TriggerName }),
      createFunction: async ({ func, functionPath }) => {
        const { name, handler, runtime, timeout, memorySize, envVariables } = func
        const settings = { Handler: handler, Runtime: runtime, Timeout: timeout, MemorySize: memorySize }
        const Code = { ZipFile: zipped(functionPath) }
        await request('CreateFunction', { FunctionName: name, ...settings, ...environmentOf(envVariables), Code })
        await waitFunctionActive(name)
        await createFunctionTriggers(name, func.triggers)
        return waitFunctionActive(name)
      },
      updateFunctionCode: async ({ func: { name, handler }, functionPath }) => {
        const Code = { ZipFile: zipped(functionPath) }
        await waitFunctionActive(name)
        return request('UpdateFunctionCode', { FunctionName: name, Handler: handler, Code })
      },
      // Runtime and Handler can be said at the creation alone.
      updateFunctionConfig: ({ name, timeout, memorySize, envVariables }) =>
        request('UpdateFunctionConfiguration', {
          FunctionName: name,
          ...{ Timeout: timeout, MemorySize: memorySize },
          ...environmentOf(envVariables),
        }),
    },
  }
}

/** Where there are none, nothing is said of them. */
function environmentOf(variables: Readonly<Record<string, string>>) {
  const Variables = Object.entries(variables).map(([Key, Value]) => ({ Key, Value }))
  return Variables.length > 0 ? { Environment: { Variables } } : {}
}

function zipped(folder: string): string {
  const files = readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const)
  const zip = zipSync(Object.fromEntries(files), { level: 1 })
  if (zip.length > LARGEST_ZIP) throw new Error('ZipFile 上传不能大于 1.5MB，请使用 COS 上传方式')
  return Buffer.from(zip).toString('base64')
}
