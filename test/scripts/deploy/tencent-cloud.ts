/**
 * A double of the cloud APIs behind CloudBase's manager SDK, by action and parameters, no kinder than the SDK's own source
 * (@cloudbase/manager-node 5.6.5) and the cloud APIs' documents: what is there is not created twice, a function that is being
 * updated takes no second change, the variables that are sent take the place of all.
 */
interface Table {
  readonly indexes: Map<string, { keys: readonly { Name: string; Direction: string }[]; unique: boolean }>
  permission: string
}
interface CloudFunction {
  params: Record<string, unknown>
  zipFile: string
  readonly triggers: Map<string, string>
  /** How many times it is still to be seen as updating. */
  updating: number
}
type Params = Readonly<Record<string, unknown>>
type Answer = Record<string, unknown>

export class Refused extends Error {
  override readonly name = 'CloudBaseError'
  constructor(
    readonly code: string,
    action: string,
  ) {
    super(`[${action}] ${code}`)
  }
}

export class TencentCloud {
  readonly tables = new Map<string, Table>()
  readonly functions = new Map<string, CloudFunction>()
  /** Public read, as a new environment has it. */
  storageRule = 'READONLY'
  /** Every action that changes something, in order. */
  readonly changes: string[] = []
  /** Refuses this action from now on. */
  broken: string | undefined

  answer(action: string, params: Params): Answer {
    const act = this.actions[action]
    if (!act || action === this.broken) throw new Refused(act ? 'InternalError' : 'InvalidAction', action)
    if (!/^(Describe|List|Get)/.test(action)) this.changes.push(action)
    return { ...act(params), RequestId: 'request' }
  }

  private readonly actions: Readonly<Record<string, (params: Params) => Answer>> = {
    DescribeEnvInfo: () => ({
      EnvInfo: {
        EnvBaseInfo: {
          EnvId: 'env-1',
          Databases: [{ InstanceId: 'tnt-1' }],
          Storages: [{ Bucket: '656e-env-1-1250000000', CdnDomain: '656e-env-1-1250000000.tcb.qcloud.la' }],
          Functions: [{ Namespace: 'env-1' }],
          LogServices: [{ TopicId: 'topic', LogsetId: 'logset' }],
        },
      },
    }),
    ListTables: ({ MgoLimit, MgoOffset }) => {
      const names = [...this.tables.keys()]
      const page = names.slice(Number(MgoOffset), Number(MgoOffset) + Math.min(100, Number(MgoLimit)))
      const Pager = { Offset: MgoOffset, Limit: MgoLimit, Total: names.length }
      return { Tables: page.length > 0 ? page.map((TableName) => ({ TableName })) : null, Pager }
    },
    DescribeTable: (params) => {
      const { indexes } = this.table(params)
      return {
        Indexes: [...indexes].map(([Name, { keys, unique }]) => ({ Name, Keys: keys, Unique: unique })),
        IndexNum: indexes.size,
      }
    },
    CreateTable: ({ TableName }) => {
      if (this.tables.has(String(TableName))) throw new Refused('ResourceInUse', 'CreateTable')
      const own = { keys: [{ Name: '_id', Direction: '1' }], unique: true }
      this.tables.set(String(TableName), { indexes: new Map([['_id_', own]]), permission: 'PRIVATE' })
      return {}
    },
    UpdateTable: (params) => {
      const { indexes } = this.table(params)
      for (const { IndexName, MgoKeySchema } of params['CreateIndexes'] as IndexToCreate[]) {
        if (indexes.has(IndexName)) throw new Refused('InvalidParameter', 'UpdateTable')
        indexes.set(IndexName, { keys: MgoKeySchema.MgoIndexKeys, unique: MgoKeySchema.MgoIsUnique })
      }
      return {}
    },
    DescribeResourcePermission: ({ Resources }) => {
      const PermissionList = (Resources as string[]).map((Resource) => ({
        ResourceType: 'collection',
        Resource,
        Permission: this.table({ TableName: Resource }).permission,
      }))
      return { Data: { TotalCount: PermissionList.length, PermissionList } }
    },
    ModifyResourcePermission: ({ Resource, Permission }) => {
      this.table({ TableName: Resource }).permission = String(Permission)
      return { Data: { Success: true } }
    },
    DescribeStorageSafeRule: () => ({ AclTag: this.storageRule }),
    ModifyStorageSafeRule: ({ AclTag }) => {
      this.storageRule = String(AclTag)
      return {}
    },
    ListFunctions: ({ Limit, Offset }) => ({
      Functions: [...this.functions.keys()]
        .slice(Number(Offset), Number(Offset) + Number(Limit))
        .map((FunctionName) => ({ FunctionName })),
      TotalCount: this.functions.size,
    }),
    GetFunction: ({ FunctionName }) => this.seen(this.function({ FunctionName })),
    CreateFunction: (params) => {
      const name = String(params['FunctionName'])
      if (this.functions.has(name)) throw new Refused('ResourceInUse.Function', 'CreateFunction')
      this.functions.set(name, { params, zipFile: zipIn(params), triggers: new Map(), updating: 1 })
      return {}
    },
    UpdateFunctionCode: (params) => {
      this.change(params).zipFile = zipIn(params)
      return {}
    },
    UpdateFunctionConfiguration: (params) => {
      const changed = this.change(params)
      changed.params = { ...changed.params, ...params }
      return {}
    },
    BatchCreateTrigger: (params) => {
      const { triggers } = this.function(params)
      for (const { TriggerName, TriggerDesc } of JSON.parse(String(params['Triggers'])) as TriggerToCreate[]) {
        if (triggers.has(TriggerName)) throw new Refused('ResourceInUse.Trigger', 'BatchCreateTrigger')
        triggers.set(TriggerName, TriggerDesc)
      }
      return {}
    },
    DeleteTrigger: (params) => {
      if (!this.function(params).triggers.delete(String(params['TriggerName'])))
        throw new Refused('ResourceNotFound.Trigger', 'DeleteTrigger')
      return {}
    },
  }

  private table({ TableName }: Params): Table {
    const table = this.tables.get(String(TableName))
    if (!table) throw new Refused('ResourceNotFound', 'DescribeTable')
    return table
  }

  private function({ FunctionName }: Params): CloudFunction {
    const found = this.functions.get(String(FunctionName))
    if (!found) throw new Refused('ResourceNotFound.Function', 'GetFunction')
    return found
  }

  private change(params: Params): CloudFunction {
    const found = this.function(params)
    if (found.updating > 0) throw new Refused('FailedOperation.FunctionStatusError', 'UpdateFunction')
    found.updating = 1
    return found
  }

  private seen(found: CloudFunction): Answer {
    const status = found.updating > 0 ? 'Updating' : 'Active'
    found.updating = Math.max(0, found.updating - 1)
    const { Handler, Runtime, Timeout, MemorySize, Environment } = found.params
    const Triggers = [...found.triggers].map(([TriggerName, cron]) => ({
      TriggerName,
      Type: 'timer',
      TriggerDesc: JSON.stringify({ cron }),
    }))
    return { Handler, Runtime, Timeout, MemorySize, Environment, Triggers, Status: status }
  }
}

interface IndexToCreate {
  readonly IndexName: string
  readonly MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean }
}
interface TriggerToCreate {
  readonly TriggerName: string
  readonly TriggerDesc: string
}

function zipIn(params: Params): string {
  return String((params['Code'] as { ZipFile?: string }).ZipFile ?? '')
}
