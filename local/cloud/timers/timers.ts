import { CloudError } from '../cloud-error'
import type { Caller } from '../functions/call'
import type { FunctionConfig } from '../functions/function-config'
import { nextFire, parseCron } from './cron'

const TICK_MILLIS = 1000

export interface TimersOptions {
  readonly functions: ReadonlyMap<string, FunctionConfig>
  readonly invoke: (functionName: string, event: unknown, caller: Caller) => Promise<unknown>
  readonly now: () => string
  readonly log: (line: string) => void
}

/** One function's timer. */
export interface Timer {
  readonly functionName: string
  readonly name: string
  readonly cron: string
}

interface ScheduledTimer extends Timer {
  readonly schedule: ReturnType<typeof parseCron>
}

/** The timers of all functions. They stand still until `start`; `fire` sets one off by hand. */
export class Timers {
  private readonly timers: readonly ScheduledTimer[]
  private clock: NodeJS.Timeout | undefined
  private checkedUntil = 0

  constructor(private readonly options: TimersOptions) {
    this.timers = [...options.functions].flatMap(([functionName, { timers }]) =>
      timers.map(({ name, cron }) => ({ functionName, name, cron, schedule: parseCron(cron) })),
    )
  }

  /** Each with the instant at which it fires next; undefined when never again. */
  list(): readonly (Timer & { readonly next: string | undefined })[] {
    const now = Date.parse(this.options.now())
    return this.timers.map(({ schedule, ...timer }) => {
      const at = nextFire(schedule, now)
      return { ...timer, next: at === undefined ? undefined : new Date(at).toISOString() }
    })
  }

  /**
   * Calls a function as its timer would: no openid, source `wx_trigger`. Without `timerName` the function's first timer.
   * With `at` the function takes that instant for now. Throws INVALID_PARAM when there is no such timer.
   */
  async fire(functionName: string, timerName?: string, at?: string): Promise<unknown> {
    const timer = this.timers.find(
      (candidate) =>
        candidate.functionName === functionName && (timerName === undefined || candidate.name === timerName),
    )
    if (!timer) throw new CloudError('INVALID_PARAM', `${functionName} has no timer ${timerName ?? ''}`.trim())
    const event = {
      Type: 'Timer',
      TriggerName: timer.name,
      Time: (at ?? this.options.now()).replace(/\.\d{3}Z$/, 'Z'),
      Message: '',
    }
    return this.options.invoke(functionName, event, {
      source: 'wx_trigger',
      ...(at === undefined ? {} : { clock: at }),
    })
  }

  /** From now on the clock fires the timers. */
  start(): void {
    if (this.clock) return
    this.checkedUntil = Date.parse(this.options.now())
    this.clock = setInterval(() => void this.tick(), TICK_MILLIS).unref()
  }

  stop(): void {
    clearInterval(this.clock)
    this.clock = undefined
  }

  /** Fires what has come due since the last tick: each timer once, also after a sleep that passed several of its times. */
  async tick(): Promise<void> {
    const since = this.checkedUntil
    this.checkedUntil = Date.parse(this.options.now())
    const due = this.timers.filter(({ schedule }) => (nextFire(schedule, since) ?? Infinity) <= this.checkedUntil)
    await Promise.all(
      due.map(({ functionName, name }) =>
        this.fire(functionName, name).catch((error: unknown) =>
          this.options.log(`the timer ${functionName}/${name} failed: ${String(error)}`),
        ),
      ),
    )
  }
}
