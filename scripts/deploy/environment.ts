/** What a CloudBase environment has of what we need, and what can be done to it. Names and units are CloudBase's. */

/** Who may read and write by the client's own database and storage, which we never use: functions reach everything. */
export type Rule = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY' | 'CUSTOM'

export interface Index {
  readonly name: string
  /** In their order, each rising. */
  readonly fields: readonly string[]
  readonly unique: boolean
}

export interface Trigger {
  readonly name: string
  /** Seven fields, Beijing's time. */
  readonly config: string
}

export type Variables = Readonly<Record<string, string>>

export interface FunctionSettings {
  readonly name: string
  readonly handler: string
  /** Cannot be changed once the function is there. */
  readonly runtime: string
  /** Seconds. */
  readonly timeout: number
  /** Megabytes. */
  readonly memorySize: number
  readonly triggers: readonly Trigger[]
}

export interface DeployedFunction extends FunctionSettings {
  readonly variables: Variables
  /** `Active`, or what the platform says instead. */
  readonly status: string
}

export interface State {
  readonly collections: Readonly<Record<string, { readonly indexes: readonly Index[]; readonly rule: string }>>
  readonly storageRule: string
  /** Files come from `https://<this>`. */
  readonly storageDomain: string
  readonly functions: Readonly<Record<string, DeployedFunction>>
}

/** Each rejects with the platform's own words when it refuses. */
export interface Environment {
  read(): Promise<State>
  createCollection(name: string): Promise<void>
  createIndexes(collection: string, indexes: readonly Index[]): Promise<void>
  setCollectionRule(collection: string, rule: Rule): Promise<void>
  setStorageRule(rule: Rule): Promise<void>
  /** With its code and its triggers. */
  createFunction(settings: FunctionSettings, variables: Variables): Promise<void>
  uploadCode(settings: FunctionSettings): Promise<void>
  /** `variables` take the place of all that there were. */
  configure(settings: FunctionSettings, variables: Variables): Promise<void>
  setTriggers(name: string, triggers: readonly Trigger[], before: readonly Trigger[]): Promise<void>
}
