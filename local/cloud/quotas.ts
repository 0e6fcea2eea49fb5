import { setTimeout as delay } from 'node:timers/promises'
import { CloudError } from './cloud-error'
import { CLIENT_EVENT_BYTES, SYNC_PAYLOAD_BYTES } from './limits'

export const PLANS = ['none', 'basic'] as const
/** What an environment has paid for; `none` counts nothing. */
export type Plan = (typeof PLANS)[number]

interface Allowance {
  /** Calls of one function that are under way at once. */
  readonly callsAtOnce: number
  /** Requests to the database, of whatever kind, that begin within one second. */
  readonly databaseRequestsASecond: number
  /** What a mini-program sends with a call, and what comes back to it. */
  readonly clientEventBytes: number
  readonly clientAnswerBytes: number
}

/** WeChat's page of quotas (资源配额, 基础版): 同时连接数 20, QPS 30; 调用云函数 100 KB, and 1 MB back. */
const ALLOWED: Readonly<Record<Plan, Allowance>> = {
  none: {
    callsAtOnce: Infinity,
    databaseRequestsASecond: Infinity,
    clientEventBytes: CLIENT_EVENT_BYTES,
    clientAnswerBytes: SYNC_PAYLOAD_BYTES,
  },
  basic: {
    callsAtOnce: 20,
    databaseRequestsASecond: 30,
    clientEventBytes: 100 * 1024,
    clientAnswerBytes: 1024 * 1024,
  },
}

export interface Conditions {
  /** Left out: `none`. */
  readonly plan?: Plan
  /** Milliseconds that each request to the database takes on its way; left out: 0. */
  readonly latency?: number
}

/**
 * Counts what a plan limits and refuses what is beyond it, under the codes of the cloud: `EXCEED_REQUEST_LIMIT` (-501003),
 * `EXCEED_CONCURRENT_REQUEST_LIMIT` (-501004) and `WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT` (-604001), with the words
 * of wx-server-sdk 4.0.2's own table. Whether the cloud
 * counts by the second of its clock or over the last second is not documented: any one second is the stricter.
 */
export class Quotas {
  private allowed = ALLOWED.none
  private latency = 0
  private readonly running = new Map<string, number>()
  /** When the last requests to the database began, oldest first. */
  private begun: number[] = []

  constructor(conditions: Conditions = {}) {
    this.impose(conditions)
  }

  /** These hold from now on, also for what is under way. */
  impose({ plan = 'none', latency = 0 }: Conditions): void {
    this.allowed = ALLOWED[plan]
    this.latency = latency
  }

  get clientEventBytes(): number {
    return this.allowed.clientEventBytes
  }

  get clientAnswerBytes(): number {
    return this.allowed.clientAnswerBytes
  }

  /** A request to the database. What is refused has not been begun, and does not count. */
  async database<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const now = performance.now()
    this.begun = this.begun.filter((at) => at > now - 1000)
    if (this.begun.length >= this.allowed.databaseRequestsASecond)
      throw new CloudError('EXCEED_REQUEST_LIMIT', 'exceed request limit')
    if (this.allowed.databaseRequestsASecond !== Infinity) this.begun.push(now)
    if (this.latency > 0) await delay(this.latency)
    return ask()
  }

  /** A call of a function. What is refused has not run. */
  async call<Answer>(name: string, run: () => Promise<Answer>): Promise<Answer> {
    const running = this.running.get(name) ?? 0
    if (running >= this.allowed.callsAtOnce)
      throw new CloudError('EXCEED_CONCURRENT_REQUEST_LIMIT', 'exceed concurrent request limit')
    this.running.set(name, running + 1)
    try {
      return await run()
    } finally {
      this.running.set(name, (this.running.get(name) ?? 1) - 1)
    }
  }
}
