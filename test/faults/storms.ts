/** Which storms there are, and where in them the cloud is killed. */
import type { Dice } from '../builders/dice'
import type { Network } from './phone'
import type { Kill, Storm, Weather } from './weather'

export interface PlannedStorm extends Storm {
  readonly name: string
  readonly network: Network
  /** Where nothing ends the cloud from within, it is killed when so many calls have been sent. */
  readonly killAfter: number
}

interface Conditions {
  readonly weather?: Weather
  readonly network?: Network
}

const SHORT_TRANSACTIONS = 250

const WEATHERS: Readonly<Record<string, (dice: Dice) => Conditions>> = {
  calm: () => ({}),
  'requests dropped': () => ({ weather: { dropped: 6 } }),
  'answers lost': () => ({ weather: { unanswered: 6 } }),
  'requests late, out of order': () => ({ weather: { lateBy: 60 } }),
  'requests twice at once': () => ({ weather: { twice: 15 } }),
  'requests again, later': () => ({ weather: { again: 15 } }),
  'quota used up': () => ({ weather: { refused: 15 } }),
  'disk full': (dice) => {
    const from = dice.roll(1, 6)
    return { weather: { fullDisk: [from, from + dice.roll(1, 6)] } }
  },
  'instances replaced': (dice) => ({ weather: { instancesGoneEvery: dice.roll(15, 60) } }),
  'transactions too long': () => ({ weather: { transactionMilliseconds: SHORT_TRANSACTIONS, lateBy: 120 } }),
  'phones lose requests': () => ({ network: { dropped: 12 } }),
  'phones lose answers': () => ({ network: { unanswered: 15 } }),
  'phones ask twice at once': () => ({ network: { twice: 30 } }),
  'all at once': (dice) => ({
    weather: {
      ...{ dropped: 2, unanswered: 2, lateBy: 30, twice: 4, again: 4, refused: 4 },
      ...{ instancesGoneEvery: dice.roll(60, 120), fullDisk: [8, 8 + dice.roll(1, 3)] as const },
    },
    network: { dropped: 4, unanswered: 4, twice: 8 },
  }),
}
const NAMES = Object.keys(WEATHERS)
export const PLACES = ['within-transaction', 'before-commit', 'after-commit', 'while-writing'] as const
const ANY_MOMENT_PERCENT = 35
/** Calls: a machine that does other work besides is slow, and a storm over before anything was done. */
const [LEAST_CALLS, MOST_CALLS] = [8, 120]

/** The `nth` storm of a run: every weather comes before one comes again. */
export function stormOf(dice: Dice, nth: number): PlannedStorm {
  const name = NAMES[nth % NAMES.length] ?? 'calm'
  const { weather = {}, network = {} } = WEATHERS[name]?.(dice) ?? {}
  const kill: Kill = { at: dice.pick(PLACES), count: dice.roll(1, 14) }
  const isAnywhere = dice.chance(ANY_MOMENT_PERCENT)
  const killAfter = isAnywhere ? dice.roll(LEAST_CALLS, MOST_CALLS) : 2 * MOST_CALLS
  return { name, weather, network, killAfter, seed: dice.roll(1, 1_000_000), ...(isAnywhere ? {} : { kill }) }
}
