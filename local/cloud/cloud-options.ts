import type { Conditions } from './quotas'
import type { StorageRule } from './storage/storage-rule'

/** A document on this machine that the console page links to. */
export interface DocumentLink {
  readonly title: string
  readonly file: string
}

/** `plan`, `latency`: what it is like from the start; `impose` changes it. */
export interface CloudOptions extends Conditions {
  /** Everything the cloud keeps is in here. */
  readonly dataFolder: string
  /** The built functions, a folder each; left out: there are none. */
  readonly functionsFolder?: string
  /** Left out: any free port. */
  readonly port?: number
  /** Environment variables of every function. */
  readonly environment?: Readonly<Record<string, string>>
  /**
   * Whether a function's `context` says who calls (`environment`, `environ`); left out: it does. Where it does not, only
   * `process.env` says so, which is all that wx-server-sdk reads: a function should find its caller either way.
   */
  readonly callerInContext?: boolean
  /** Who may read and write files from a client; left out: as in a new environment, where everybody reads, for ever. */
  readonly storageRule?: StorageRule
  /** What time it is for links, messages and timers, in UTC: `2025-03-04T01:30:00.000Z`; left out: the machine's clock. */
  readonly clock?: () => string
  /** An errcode that WeChat is to answer to a call of this API, e.g. -1, busy; undefined: it answers as usual. For tests. */
  readonly wechatRefuses?: (apiName: string) => number | undefined
  /**
   * The fields of each template of subscribe messages, by its id: `{ 'template-1': ['thing1', 'time2'] }`. A message that leaves
   * one out is refused, one that the template has not is not brought. Of a template that is not listed every field is taken.
   */
  readonly messageTemplates?: Readonly<Record<string, readonly string[]>>
  /**
   * What lies between the functions and the database: `arrive` lets a request arrive, as often as it is called. What is
   * answered goes back; nothing, and the connection breaks. For tests.
   */
  readonly reachedThrough?: (
    request: { readonly action: string; readonly params: Readonly<Record<string, unknown>> },
    arrive: () => Promise<Readonly<Record<string, unknown>>>,
  ) => Promise<Readonly<Record<string, unknown>> | undefined>
  /** Pages of other origins that may call the gateway, e.g. `http://127.0.0.1:5173`. */
  readonly allowedOrigins?: readonly string[]
  /** Heads the console page; left out: 本机云. */
  readonly title?: string
  /** Documents the console page links to; asked each time it is shown. */
  readonly links?: () => readonly DocumentLink[]
  /** Hears what functions print and what goes wrong; left out: nobody. */
  readonly log?: (line: string) => void
}

/** What the cloud asks of its database. */
export interface CloudDatabase {
  /** Answers `database.*`. Throws `CloudError`. */
  answer(action: string, params: Record<string, unknown>): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Names and sizes, for the console page. */
export type CollectionSizes = readonly { readonly name: string; readonly count: number }[]
