import { join, resolve } from 'node:path'
import { PLANS, type Plan } from '@shushi/local-cloud'
import { readOptions } from './read-options'

export interface StartOptions {
  readonly fresh: boolean
  /** Nothing is entered, and the phones are nobody's. */
  readonly empty: boolean
  readonly once: boolean
  readonly year: number
  readonly port: number | undefined
  /** Where the cloud keeps everything; a folder per year below it, and one of the empty installation. */
  readonly data: string
  /** Where the documents go. */
  readonly out: string
  /** What the cloud allows once the year is entered; of an empty one from its start. */
  readonly plan: Plan
  /** Milliseconds from the functions to the database and back. */
  readonly latency: number
}

/** The rules on the duty report that the demo year follows are of 2019. */
const FIRST_YEAR = 2019
/** A transaction lives 30 seconds: longer than this nothing would come of one. */
const LONGEST_LATENCY = 2000

/** Reads `npm start -- …`. Throws with a sentence for the person when an option is unknown or out of range. */
export function readStartOptions(args: readonly string[], root: string, lastYear: number): StartOptions {
  const { values } = readOptions({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      year: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string', default: join(root, '.data') },
      out: { type: 'string', default: join(root, 'out') },
      plan: { type: 'string', default: 'none' },
      latency: { type: 'string', default: '0' },
    },
  })
  const { fresh, empty, once, year, port, data, out, latency } = values
  const plan = PLANS.find((known) => known === values.plan)
  if (!plan) throw new Error(`--plan 须为 ${PLANS.join('、')} 之一`)
  if (empty && (once || year !== undefined))
    throw new Error('--empty 不录入哪一年、也不写文档，不和 --year、--once 同用')
  return {
    fresh,
    empty,
    once,
    year: year === undefined ? lastYear : whole('--year', year, FIRST_YEAR, lastYear),
    port: port === undefined ? undefined : whole('--port', port, 1, 65535),
    data: resolve(data),
    out: resolve(out),
    plan,
    latency: whole('--latency', latency, 0, LONGEST_LATENCY),
  }
}

function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (text === '' || !Number.isInteger(value) || value < from || value > to)
    throw new Error(`${name} 须为 ${from} 到 ${to} 之间的整数`)
  return value
}
