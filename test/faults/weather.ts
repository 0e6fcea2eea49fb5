/** What goes wrong in the cloud that is killed, and where: told by whoever starts it, done within it. */
import { setTimeout as delay } from 'node:timers/promises'
import { CloudError } from '@shushi/local-cloud'
import type { Dice } from '../builders/dice'

/** Between the functions and the database, of so many in a hundred requests; and what else holds for a while. */
export interface Weather {
  /** Broken off before it arrives. */
  readonly dropped?: number
  /** Done, but the answer is lost on its way back. */
  readonly unanswered?: number
  /** Late by up to this many milliseconds, each by its own: so they overtake each other. */
  readonly lateBy?: number
  /** Arrives twice, and either answer goes back. */
  readonly twice?: number
  /** Arrives once more after it was answered. */
  readonly again?: number
  /** The plan has no room for it. */
  readonly refused?: number
  /** The disk takes none of its writes from the first of these to the one before the second. */
  readonly fullDisk?: readonly [number, number]
  /** The functions' instances are replaced each time that so many requests have come, whatever they are in. */
  readonly instancesGoneEvery?: number
  /** A transaction may be open for so long; left out: long enough. */
  readonly transactionMilliseconds?: number
}

/** Where the process ends, at the `count`-th time that it comes there. */
export interface Kill {
  readonly at: 'within-transaction' | 'before-commit' | 'after-commit' | 'while-writing'
  readonly count: number
}

export interface Storm {
  readonly weather: Weather
  /** Left out: whoever started it kills it, at any moment. */
  readonly kill?: Kill
  readonly seed: number
}

type Answer = Readonly<Record<string, unknown>>
export interface Request {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
}

export const CALM: Storm = { weather: {}, seed: 0 }
const WRITES = ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']
const LATER_MILLISECONDS = 40

/** The way from the functions to the database in a storm, and the disk under it. `note` counts what was done to it. */
export class StormyWay {
  private times = 0
  private requests = 0
  private writes = 0

  constructor(
    private readonly storm: Storm,
    private readonly dice: Dice,
    private readonly note: (fault: string) => void,
    private readonly replaceInstances: () => void,
  ) {}

  /** Answers nothing where the connection breaks. */
  async pass(request: Request, arrive: () => Promise<Answer>): Promise<Answer | undefined> {
    const { dropped = 0, unanswered = 0, lateBy = 0, twice = 0, again = 0, refused = 0 } = this.storm.weather
    const { dice } = this
    this.countRequest()
    if (lateBy > 0) await delay(dice.roll(0, lateBy))
    if (this.falls('refused', refused)) throw new CloudError('EXCEED_REQUEST_LIMIT', 'exceed request limit')
    if (this.falls('dropped', dropped)) return undefined
    this.endAt(isWithinTransaction(request) ? 'within-transaction' : undefined)
    const isCommit = request.action === 'database.commitTransaction' || isPlainWrite(request)
    if (isCommit) this.endAt('before-commit')
    const answer = this.falls('twice', twice) ? await both(arrive, dice.chance(50)) : await arrive()
    if (isCommit) this.endAt('after-commit')
    if (this.falls('again', again)) setTimeout(() => void arrive().catch(() => undefined), LATER_MILLISECONDS)
    return this.falls('unanswered', unanswered) ? undefined : answer
  }

  /** Before each write to the disk. Throws where there is no room. */
  writing(): void {
    const [from, until] = this.storm.weather.fullDisk ?? [0, 0]
    this.writes += 1
    if (this.writes >= from && this.writes < until) {
      this.note('full-disk')
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    }
    // In the middle of what is written next.
    if (this.comesTo('while-writing')) setTimeout(() => process.kill(process.pid, 'SIGKILL'), this.dice.roll(0, 2))
  }

  private countRequest(): void {
    const { instancesGoneEvery } = this.storm.weather
    this.requests += 1
    if (instancesGoneEvery === undefined || this.requests % instancesGoneEvery !== 0) return
    this.note('instances-gone')
    this.replaceInstances()
  }

  private falls(fault: string, percent: number): boolean {
    if (percent === 0 || !this.dice.chance(percent)) return false
    this.note(fault)
    return true
  }

  private endAt(place: Kill['at'] | undefined): void {
    if (place && this.comesTo(place)) process.kill(process.pid, 'SIGKILL')
  }

  private comesTo(place: Kill['at']): boolean {
    const { kill } = this.storm
    if (kill?.at !== place) return false
    this.times += 1
    return this.times === kill.count
  }
}

function isWithinTransaction({ action, params }: Request): boolean {
  return WRITES.includes(action) && params['transactionId'] !== undefined
}

function isPlainWrite({ action, params }: Request): boolean {
  return WRITES.includes(action) && params['transactionId'] === undefined
}

/** At once, as where a network sends a packet again. The other's failure is nobody's. */
async function both(arrive: () => Promise<Answer>, isFirst: boolean): Promise<Answer> {
  const [first, second] = await Promise.allSettled([arrive(), arrive()])
  const taken = isFirst ? first : second
  if (taken.status === 'rejected') throw taken.reason
  return taken.value
}
