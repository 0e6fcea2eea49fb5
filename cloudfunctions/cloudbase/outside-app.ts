import tcb from '@cloudbase/node-sdk'
import type { CloudApp } from './app'

export interface Account {
  /** The environment's id. */
  readonly env: string
  readonly region: string
  readonly secretId: string
  readonly secretKey: string
  /** Of a local cloud; left out: the real one. */
  readonly serviceUrl?: string
}

/** The SDK outside of a function, by an account's keys: for commands that look after an environment. */
export function outsideApp(account: Account): CloudApp {
  return tcb.init({ ...account, keepalive: true })
}
