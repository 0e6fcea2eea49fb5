import type { AppConfig } from '../build/app-config'
import type { Instance } from './engine'
import { launchQuery } from './phone'

/** The running mini-program: what `App({…})` was given, and what app.json says. */
let instance: Record<string, unknown> = {}
let config: AppConfig | undefined

export function setAppConfig(given: AppConfig): void {
  config = given
}

export function appConfig(): AppConfig {
  if (!config) throw new Error('the mini-program is not prepared')
  return config
}

/** Makes `App` and `getApp`. */
export function installApp(): void {
  Object.assign(globalThis, {
    App: (definition: Record<string, unknown>) => {
      instance = definition
    },
    getApp: () => instance,
  })
}

/** Calls one of the app's hooks, if it has it. */
export function callApp(hook: string, ...values: unknown[]): void {
  const method = instance[hook]
  if (typeof method === 'function') (method as (...values: unknown[]) => void).apply(instance, values)
}

/** Calls one of a page's hooks, if it has it, and answers what it answers. */
export function callPage(page: Instance, hook: string, ...values: unknown[]): unknown {
  const method = page[hook]
  return typeof method === 'function' ? (method as (...values: unknown[]) => unknown).apply(page, values) : undefined
}

/** What opened the mini-program. */
export function launchOptions(): Record<string, unknown> {
  const { path, query } = launchQuery()
  return { path: path || appConfig().pages[0], query, scene: 1001, referrerInfo: {} }
}
