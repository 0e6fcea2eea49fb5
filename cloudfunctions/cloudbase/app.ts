import tcb from '@cloudbase/node-sdk'

export type CloudApp = ReturnType<typeof tcb.init>

let app: CloudApp | undefined

/**
 * The SDK, made once per instance of a function. It takes its environment from the platform, on this machine from the
 * local cloud; `keepalive` must be asked for, or every call opens a connection of its own.
 */
export function cloudApp(): CloudApp {
  app ??= tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  return app
}
