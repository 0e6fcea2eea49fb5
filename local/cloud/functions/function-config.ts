import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTION_SECONDS } from '../limits'
import { isRecord } from '../server/json'

export interface TimerTrigger {
  readonly name: string
  /** Seven fields: second minute hour day month weekday year, on Beijing's clock. */
  readonly cron: string
}

/** A function's `config.json`. */
export interface FunctionConfig {
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  readonly timers: readonly TimerTrigger[]
  /** The WeChat APIs it may call, `permissions.openapi`. */
  readonly openApis: readonly string[]
}

/** The names of the functions in a folder: those of its subfolders that hold an index.js. */
export function functionNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name, 'index.js'), { throwIfNoEntry: false })?.isFile())
    .sort()
}

/** Throws when the file is there but cannot be read as a configuration. */
export function readFunctionConfig(folder: string): FunctionConfig {
  const path = join(folder, 'config.json')
  const text = statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : '{}'
  const config: unknown = JSON.parse(text)
  if (!isRecord(config)) throw new Error(`${path} is not a JSON object`)
  const permissions = isRecord(config.permissions) ? config.permissions : {}
  return {
    timeoutSeconds: positive(config.timeout) ?? FUNCTION_SECONDS,
    memoryMegabytes: positive(config.memorySize) ?? 256,
    timers: list(config.triggers).map((trigger) => readTimer(trigger, path)),
    openApis: list(permissions.openapi).filter((name): name is string => typeof name === 'string'),
  }
}

function readTimer(trigger: unknown, path: string): TimerTrigger {
  if (
    isRecord(trigger) &&
    trigger.type === 'timer' &&
    typeof trigger.name === 'string' &&
    typeof trigger.config === 'string'
  )
    return { name: trigger.name, cron: trigger.config }
  throw new Error(`${path} has a trigger that is no timer: ${JSON.stringify(trigger)}`)
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
