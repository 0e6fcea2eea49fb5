/**
 * Calls over the whole contract, one after another, in a small office with a year of records: who calls, what and with which
 * input follows from a seed. Told are the defects, and what a call cost beyond what it may.
 */
import { contract, type ProcedureName } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { diceOf, type Dice } from '../builders/dice'
import { junk, spoilt, validFor, type KnownIds } from './inputs'
import { openFuzzedOffice } from './fuzzed-office'

const NAMES = Object.keys(contract) as ProcedureName[]
const CALLERS = ['secretary', 'secretary', 'secretary', 'office', 'treasurer', 'clerk', 'member-1', 'stranger']
/** Calls in one office: with more, what is measured is the growth of the tests' own store. */
const CALLS_AN_OFFICE = 250

type MostMs = Readonly<Record<ProcedureShape['runs'], number>>
const UNMEASURED: MostMs = { api: Infinity, report: Infinity }

export interface Told {
  readonly procedure: string
  readonly as: string
  readonly input: string
  readonly why: string
}

export interface FuzzResult {
  readonly calls: number
  readonly granted: number
  readonly codes: Readonly<Record<string, number>>
  readonly defects: readonly Told[]
  /** Those that cost more CPU than they may, each time they were made. */
  readonly slow: readonly Told[]
  /** The most that a call cost, by the function that runs it. */
  readonly worstMs: MostMs
}

interface Call {
  readonly told: Told
  readonly answer: Record<string, unknown>
  readonly ms: number
}

/** `mostMs` is the CPU that a call may cost, by the function that runs it; left out, none is made again to be measured. */
export async function fuzz(seed: number, calls: number, mostMs: MostMs = UNMEASURED): Promise<FuzzResult> {
  const mostOf = ({ procedure }: Told) => mostMs[(contract as Record<string, ProcedureShape>)[procedure]?.runs ?? 'api']
  const codes: Record<string, number> = {}
  const defects: Told[] = []
  const slow: Told[] = []
  let granted = 0
  const worstMs = { api: 0, report: 0 }
  for (let begun = 0; begun < calls; begun += CALLS_AN_OFFICE) {
    const size = Math.min(CALLS_AN_OFFICE, calls - begun)
    const batch = await callsOf(seed + begun, size)
    // Garbage collected or code compiled in the middle of a call is not its own: what is too much is made again, as it was.
    const again = batch.some(({ ms, told }) => ms > mostOf(told))
      ? [await callsOf(seed + begun, size), await callsOf(seed + begun, size)]
      : []
    for (const [at, { told, answer, ms }] of batch.entries()) {
      const least = Math.min(ms, ...again.map((other) => other[at]?.ms ?? ms))
      if (answer['ok'] === true) granted += 1
      else codes[String(answer['code'])] = (codes[String(answer['code'])] ?? 0) + 1
      if (answer['code'] === 'internal') defects.push(told)
      if (least > mostOf(told)) slow.push({ ...told, why: `${Math.round(least)} ms` })
      const runs = (contract as Record<string, ProcedureShape>)[told.procedure]?.runs ?? 'api'
      worstMs[runs] = Math.max(worstMs[runs], least)
    }
  }
  return { calls, granted, codes, defects, slow, worstMs }
}

async function callsOf(seed: number, size: number): Promise<Call[]> {
  const dice = diceOf(seed)
  const office = await openFuzzedOffice(seed)
  const made: Call[] = []
  for (let at = 0; at < size; at++) {
    if (at % 25 === 0) await office.learnIds()
    const procedure = dice.pick(NAMES)
    const as = dice.pick(CALLERS)
    const input = inputFor(procedure, dice, office.idsFor)
    const [begun, ofStore] = [process.cpuUsage(), office.storeMicros()]
    const { answer, thrown } = await office.call(procedure, input, as)
    const { user, system } = process.cpuUsage(begun)
    const told = { procedure, as, input: JSON.stringify(input).slice(0, 600), why: thrown }
    made.push({ told, answer, ms: (user + system - (office.storeMicros() - ofStore)) / 1000 })
  }
  return made
}

function inputFor(procedure: ProcedureName, dice: Dice, ids: KnownIds): unknown {
  const { input } = contract[procedure] as ProcedureShape
  const mood = dice.roll(1, 100)
  if (mood > 92) return junk(dice, 3)
  const valid = validFor(input, dice, ids)
  return mood > 70 ? spoilt(valid, dice) : valid
}
