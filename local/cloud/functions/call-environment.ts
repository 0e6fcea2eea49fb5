import { randomUUID } from 'node:crypto'
import type { Caller } from './call'

export const ENV_ID = 'local'
export const APP_ID = 'wx0000000000000000'

/** What holds for every call of a function. */
export interface FunctionSetting {
  readonly adminUrl: string
  /** The function's own environment variables. */
  readonly variables: Readonly<Record<string, string>>
}

/** What a function sees before any call: while its module is loaded. */
export function idleEnvironment({ adminUrl, variables }: FunctionSetting): Record<string, string> {
  return {
    ...variables,
    // Without it the SDK probes a metadata host on the network.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV_ID,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    // Where the SDK finds this cloud instead of the real one.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
  }
}

/** What one call sees, as CloudBase sets it: who calls, from where, and the token that says so. */
export function callEnvironment(setting: FunctionSetting, caller: Caller, token: string): Record<string, string> {
  const wx = {
    WX_APPID: APP_ID,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: token,
    ...(caller.openid === undefined ? {} : { WX_OPENID: caller.openid }),
  }
  const tcb = { TCB_ENV: ENV_ID, TCB_SOURCE: caller.source, TCB_SEQID: randomUUID() }
  return {
    ...idleEnvironment(setting),
    ...wx,
    ...tcb,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
    ...(caller.source === 'wx_trigger' ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token } : {}),
    ...(caller.clock === undefined ? {} : { LOCAL_CLOUD_CLOCK: caller.clock }),
  }
}

/**
 * The second argument of `main`, from which `getCloudbaseContext(context)` reads who calls; without an environment it does
 * not say, and the SDK's own reader throws (node-sdk 3.18.3, `parseContext`: `environ.split`).
 */
export function callContext(
  functionName: string,
  limits: { readonly timeoutSeconds: number; readonly memoryMegabytes: number },
  environment: Readonly<Record<string, string>> | undefined,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: limits.memoryMegabytes,
    time_limit_in_ms: limits.timeoutSeconds * 1000,
    request_id: randomUUID(),
    function_name: functionName,
    function_version: '$LATEST',
    namespace: ENV_ID,
    ...(environment ? shownTo(environment) : {}),
  }
}

/** TRIGGER_SRC is not among them: the SDK reads it from `process.env` (node-sdk 3.18.3, `getWxCloudApiToken`). */
function shownTo(environment: Readonly<Record<string, string>>) {
  const named = [...keysIn(environment.WX_CONTEXT_KEYS), ...keysIn(environment.TCB_CONTEXT_KEYS)]
  const shown = [...named, 'WX_CONTEXT_KEYS', 'TCB_CONTEXT_KEYS'].map((key) => [key, environment[key] ?? ''] as const)
  return {
    environment: JSON.stringify(Object.fromEntries(shown)),
    environ: shown.map(([key, value]) => `${key}=${value}`).join(';'),
  }
}

function keysIn(list: string | undefined): string[] {
  return (list ?? '').split(',').filter((key) => key !== '')
}
