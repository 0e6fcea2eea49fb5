/** Boundary file: objects made from `process` and `console` by prototype, whose types the compiler cannot follow. */
import type { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'
import type { RunningCall } from './call'
import type { Scope } from './load-function'

const LEVELS = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const

export interface ScopeOptions {
  readonly functionName: string
  readonly calls: AsyncLocalStorage<RunningCall>
  readonly idle: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

/**
 * One process runs every call at once, so a function's `process.env` is a view: whoever looks sees the variables of the
 * call it is part of, however many others are under way.
 */
export function createScope({ functionName, calls, idle, log }: ScopeOptions): Scope {
  const scopedProcess = Object.create(process, {
    env: { get: () => calls.getStore()?.environment ?? idle },
    exit: {
      value: (code: unknown) => {
        throw new Error(`process.exit(${String(code)}) called in the function ${functionName}`)
      },
    },
  }) as NodeJS.Process
  const print =
    (level: string) =>
    (...what: unknown[]) =>
      log(`${functionName} ${level}: ${format(...what)}`)
  const scopedConsole = Object.create(
    console,
    Object.fromEntries(LEVELS.map((level) => [level, { value: print(level) }])),
  ) as Console
  return { process: scopedProcess, console: scopedConsole }
}
