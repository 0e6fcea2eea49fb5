import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CloudError } from '../cloud-error'
import { InFlight } from '../in-flight'
import { Turns } from '../turns'
import { isInstant } from '../instant'
import { SYNC_PAYLOAD_BYTES } from '../limits'
import type { Quotas } from '../quotas'
import { isRecord } from '../server/json'
import type { Caller, RunningCall } from './call'
import { APP_ID, callContext, callEnvironment, idleEnvironment, type FunctionSetting } from './call-environment'
import { createScope } from './call-scope'
import { functionNames, readFunctionConfig, type FunctionConfig } from './function-config'
import { loadFunction, type EntryPoint } from './load-function'

export interface FunctionRunnerOptions {
  /** The folder with a folder per built function; left out: there are none. */
  readonly folder?: string
  /** Environment variables of every function. */
  readonly variables: Readonly<Record<string, string>>
  /** Whether a call's context says who calls, or `process.env` alone. */
  readonly callerInContext: boolean
  readonly quotas: Quotas
  /** Where functions reach this cloud; asked at the first call. */
  readonly adminUrl: () => string
  readonly log: (line: string) => void
}

/**
 * Calls of one function that run at once on this machine; those beyond wait, none is refused. In the cloud each has an instance
 * of its own. Here they share the SDK's 100 sockets: a request that waits for one leaves a listener on it for good.
 */
const CALLS_AT_ONCE = 25

interface DeployedFunction {
  readonly name: string
  readonly folder: string
  readonly config: FunctionConfig
  readonly turns: Turns
  entry?: EntryPoint | undefined
}

/** Runs the built functions in this process, each call with its own identity, clock and time limit. */
export class FunctionRunner {
  private readonly functions = new Map<string, DeployedFunction>()
  private readonly calls = new AsyncLocalStorage<RunningCall>()
  private readonly running = new Map<string, RunningCall>()
  private readonly timedOut = new Set<string>()
  /** How the instance of each call under way is ended, by the call's token. */
  private readonly endings = new Map<string, (failure: CloudError) => void>()
  private readonly inFlight = new InFlight()

  constructor(private readonly options: FunctionRunnerOptions) {
    const { folder } = options
    if (folder === undefined) return
    for (const name of functionNames(folder))
      this.functions.set(name, {
        name,
        folder: join(folder, name),
        config: readFunctionConfig(join(folder, name)),
        turns: new Turns(CALLS_AT_ONCE),
      })
  }

  names(): string[] {
    return [...this.functions.keys()]
  }

  config(name: string): FunctionConfig {
    return this.find(name).config
  }

  /** Whether this code runs as part of a function's call. */
  isInsideCall(): boolean {
    return this.calls.getStore() !== undefined
  }

  /** The call a token was given to. Throws for one that ran out of time: in the cloud nothing would be left to ask. */
  callOf(token: string): RunningCall | undefined {
    if (this.timedOut.has(token))
      throw new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', 'the call that asks has timed out')
    return this.running.get(token)
  }

  /**
   * The function's answer as it arrives: plain JSON. Throws `CloudError`: FUNCTION_NOT_FOUND, INVALID_PARAM for a clock
   * that is no instant or an event that is no JSON, EXCEED_REQUEST_SIZE_LIMIT, EXCEED_CONCURRENT_REQUEST_LIMIT,
   * FUNCTIONS_TIME_LIMIT_EXCEEDED, FUNCTIONS_EXECUTE_FAIL.
   */
  async invoke(name: string, event: unknown, caller: Caller): Promise<unknown> {
    const deployed = this.find(name)
    if (caller.clock !== undefined && !isInstant(caller.clock))
      throw new CloudError('INVALID_PARAM', `${caller.clock} is not an instant such as 2025-03-04T01:30:00.000Z`)
    const payload = serialise(withUser(event, caller))
    if (Buffer.byteLength(payload) > SYNC_PAYLOAD_BYTES)
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the event has more than ${SYNC_PAYLOAD_BYTES} bytes`)
    const run = () => this.run(deployed, payload, caller)
    // A call that another waits for does not wait for its end.
    const inTurn = caller.isNested ? run : () => deployed.turns.take(run)
    return this.inFlight.track(this.options.quotas.call(name, inTurn))
  }

  /**
   * Replaces every instance, as the cloud does when it moves them: what they remember is gone, and of a call under way nothing
   * more reaches the database.
   */
  restart(): void {
    for (const deployed of this.functions.values()) deployed.entry = undefined
    for (const end of this.endings.values())
      end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the instance ended in the middle of the call'))
  }

  /** Resolves when no call is under way. */
  drained(): Promise<void> {
    return this.inFlight.drained()
  }

  private async run(deployed: DeployedFunction, payload: string, caller: Caller): Promise<unknown> {
    const { name, config } = deployed
    const token = `local.${randomUUID()}`
    const environment = callEnvironment(this.setting(), caller, token)
    const call: RunningCall = { token, functionName: name, caller, environment }
    this.running.set(token, call)
    try {
      const entry = this.entryOf(deployed)
      const context = callContext(name, config, this.options.callerInContext ? environment : undefined)
      const work = this.calls.run(call, async () => entry(JSON.parse(payload), context))
      work.catch((error: unknown) => this.logLateFailure(call, error))
      const ended = new Promise<never>((_, reject) => this.endings.set(token, reject))
      const end = () => void this.timedOut.add(token)
      ended.catch(end)
      return answerOf(await withinTime(Promise.race([work, ended]), config.timeoutSeconds, end))
    } catch (error) {
      if (error instanceof CloudError) throw error
      this.options.log(`${name} failed: ${describe(error)}`)
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', messageOf(error))
    } finally {
      this.running.delete(token)
      this.endings.delete(token)
    }
  }

  /** A function that fails after its time is over tells nobody but the log. */
  private logLateFailure({ token, functionName }: RunningCall, error: unknown): void {
    if (this.timedOut.has(token)) this.options.log(`${functionName} failed after its time was over: ${describe(error)}`)
  }

  private entryOf(deployed: DeployedFunction): EntryPoint {
    const { name, folder } = deployed
    const idle = idleEnvironment(this.setting())
    deployed.entry ??= this.calls.exit(() =>
      loadFunction(folder, createScope({ functionName: name, calls: this.calls, idle, log: this.options.log })),
    )
    return deployed.entry
  }

  private setting(): FunctionSetting {
    return { adminUrl: this.options.adminUrl(), variables: this.options.variables }
  }

  private find(name: string): DeployedFunction {
    const deployed = this.functions.get(name)
    if (!deployed) throw new CloudError('FUNCTION_NOT_FOUND', `there is no function ${JSON.stringify(name)}`)
    return deployed
  }
}

/** A mini-program's call carries who calls in the event too: WeChat adds `userInfo` to it. */
function withUser(event: unknown, { openid, source }: Caller): unknown {
  if (openid === undefined || source !== 'wx_client' || !isRecord(event)) return event
  return { ...event, userInfo: { appId: APP_ID, openId: openid } }
}

async function withinTime(work: Promise<unknown>, seconds: number, onTimeout: () => void): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout()
      reject(new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`))
    }, seconds * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function serialise(event: unknown): string {
  try {
    return JSON.stringify(event ?? {})
  } catch (error) {
    throw new CloudError('INVALID_PARAM', `the event cannot be written as JSON: ${messageOf(error)}`)
  }
}

function answerOf(result: unknown): unknown {
  const text = JSON.stringify(result ?? null) as string | undefined
  if (text === undefined) throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the result cannot be written as JSON')
  if (Buffer.byteLength(text) > SYNC_PAYLOAD_BYTES)
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The size of response exceeds the upper limit (6MB)')
  return JSON.parse(text)
}

/** Errors of a bundle may belong to another realm, so `instanceof` does not tell. */
function messageOf(error: unknown): string {
  return isRecord(error) && typeof error.message === 'string' ? error.message : String(error)
}

function describe(error: unknown): string {
  return isRecord(error) && typeof error.stack === 'string' ? error.stack : String(error)
}
