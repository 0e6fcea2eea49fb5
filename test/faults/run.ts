/**
 * Kills, one after another, in every storm there is: a fresh cloud every so many. What is done and where it is killed follows from
 * a seed; how the machine then goes about it does not.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { diceOf } from '../builders/dice'
import { FiguresSeen } from './check-figures'
import { buildCloud } from './cloud-process'
import { SORTS, type Finding, type Sort } from './findings'
import { bundleClient } from './phone'
import { added, playRound, type Killed, type Programs, type Round } from './round'

/** In one folder: with more, what is measured is the growth of what has to be looked through. */
const KILLS_A_ROUND = 20

type Sums = Record<string, number>

export interface FaultsResult {
  readonly kills: number
  /** Where the cloud ended. */
  readonly killedAt: Sums
  readonly calls: number
  /** Writes: request ids of one person. */
  readonly taps: {
    readonly all: number
    readonly done: number
    readonly refused: number
    readonly open: number
    readonly sentAgain: number
    /** What was done, by procedure: a storm that nothing reaches finds nothing. */
    readonly doneBy: Sums
  }
  /** Answers that were no, by their code. */
  readonly refusals: Sums
  /** What was done to requests, answers, the disk, instances. */
  readonly faults: Sums
  readonly figures: {
    readonly compared: number
    readonly measures: number
    readonly moved: number
    readonly unmoved: string[]
    readonly unchecked: string[]
  }
  /** By kind of fault: kills, calls, and what was found. */
  readonly storms: Readonly<Record<string, Readonly<Record<'kills' | 'calls' | Sort, number>>>>
  readonly findings: readonly Finding[]
}

export async function runFaults(
  seed: number,
  kills: number,
  onKill: (killed: Killed, done: number) => void = () => undefined,
): Promise<FaultsResult> {
  const dice = diceOf(seed)
  const programs = await programsBuilt()
  const figures = new FiguresSeen()
  const rounds: Round[] = []
  let [markers, done] = [0, 0]
  for (let from = 0; from < kills; from += KILLS_A_ROUND) {
    const size = Math.min(KILLS_A_ROUND, kills - from)
    const marker = () => `标记${++markers}号`
    rounds.push(
      await playRound({ programs, dice, from, kills: size, figures, marker, onKill: (one) => onKill(one, ++done) }),
    )
  }
  return summed(rounds, figures)
}

async function programsBuilt(): Promise<Programs> {
  const folder = join(__dirname, '../../dist/faults')
  await mkdir(folder, { recursive: true })
  const [cloud, phone] = await Promise.all([buildCloud(folder), bundleClient()])
  return { cloud, phone }
}

function summed(rounds: readonly Round[], figures: FiguresSeen): FaultsResult {
  const killed = rounds.flatMap((round) => round.killed)
  const taps = rounds.flatMap((round) => [...round.taps.all.values()])
  const ofFate = (which: string) => taps.filter(({ fate }) => fate === which)
  const done = ofFate('done')
  const storms = new Map<string, Record<'kills' | 'calls' | Sort, number>>()
  for (const { storm, calls, findings } of killed) {
    const line = storms.get(storm) ?? emptyLine()
    storms.set(storm, line)
    line.kills += 1
    line.calls += calls
    for (const { sort } of findings) line[sort] += 1
  }
  const { known, moved, unchecked, compared } = figures
  return {
    kills: killed.length,
    killedAt: added(...killed.map(({ at }) => ({ [at]: 1 }))),
    calls: rounds.reduce((sum, round) => sum + round.taps.calls, 0),
    taps: {
      all: taps.length,
      done: done.length,
      refused: ofFate('refused').length,
      open: ofFate('open').length,
      sentAgain: taps.filter(({ sent }) => sent > 1).length,
      doneBy: added(...done.map(({ procedure }) => ({ [procedure]: 1 }))),
    },
    refusals: added(...rounds.map((round) => round.taps.codes)),
    faults: added(...rounds.map((round) => round.faults)),
    figures: {
      compared,
      measures: known.size,
      moved: moved.size,
      unmoved: [...known].filter((id) => !moved.has(id) && !unchecked.has(id)),
      unchecked: [...unchecked],
    },
    storms: Object.fromEntries(storms),
    findings: killed.flatMap(({ findings }) => findings),
  }
}

function emptyLine(): Record<'kills' | 'calls' | Sort, number> {
  return { kills: 0, calls: 0, ...(Object.fromEntries(SORTS.map((sort) => [sort, 0])) as Record<Sort, number>) }
}
