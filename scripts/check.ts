/**
 * `npm test`: tests, lint, types and sizes side by side, each to its end, whatever fails. `npm test -- lint types`, and
 * `npm run lint`, `npm run types`: those alone. `npm run test:quick`: what has changed since main, committed or not.
 * The exit code is 1 when anything failed; the last line counts the tests, as test/setup/tally-reporter.cjs writes it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { runStep, type StepResult } from './checks/run-step'
import { ALL, ofChange, STEP_NAMES, type StepName, type Steps } from './checks/steps'
import { helpAsked } from './read-options'

const USAGE = `用法：npm test -- [--quick] [步骤…]
  --quick            只查与 main 相比改过的
  步骤               tests、lint、types、sizes；不写就是全部`

const BASE = 'main'

/** Every step asked for, or all; throws with a sentence for who mistyped one. */
export function stepsAsked(args: readonly string[]): readonly StepName[] {
  const names = args.filter((arg) => arg !== '--quick')
  const unknown = names.find((name) => !STEP_NAMES.some((each) => each === name))
  if (unknown !== undefined) throw new Error(`没有“${unknown}”这一步，只有 ${STEP_NAMES.join('、')}。`)
  return STEP_NAMES.filter((name) => names.length === 0 || names.includes(name))
}

/** One line of the summary. */
export function lineOf(name: StepName, { ok, seconds }: Pick<StepResult, 'ok' | 'seconds'>): string {
  return `${name.padEnd(6)} ${(ok ? 'ok' : 'failed').padEnd(7)} ${String(seconds).padStart(4)} s`
}

/** The line that counts the tests, out of what jest wrote; where it never came so far, that is one failure. */
export function tallyIn(said: string): string {
  return said.match(/^.*\d+ passed, \d+ failed.*$/gm)?.at(-1) ?? 'tests: 0 passed, 1 failed'
}

/** Files changed since the base, or new and not ignored, that are still there. */
function changedFiles(): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).split('\0')
  const tracked = git('diff', '-z', '--name-only', '--merge-base', BASE)
  const untracked = git('ls-files', '-z', '--others', '--exclude-standard')
  return [...tracked, ...untracked].filter((file) => file !== '' && existsSync(file))
}

/** Tests are begun first; what is begun after them gives way, so that people on the tests' phones need not wait for it. */
function inLanes(steps: Steps, names: readonly StepName[]): Promise<readonly (readonly [StepName, StepResult])[]> {
  const run = async (name: StepName) => {
    const result = await runStep(steps[name], name === 'tests')
    console.error(lineOf(name, result))
    return [name, result] as const
  }
  const lanes = names.map((name) => {
    const lane = run(name)
    if (name === 'tests') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
    return lane
  })
  return Promise.all(lanes)
}

async function main(args: readonly string[]): Promise<void> {
  const steps = args.includes('--quick') ? ofChange(changedFiles(), BASE) : ALL
  const results = await inLanes(
    steps,
    stepsAsked(args).filter((name) => steps[name].length > 0),
  )
  // At the end, where it is not lost among the names of tests that passed.
  for (const [name, { ok, said }] of results)
    if (name !== 'tests' && (!ok || name === 'sizes')) console.log(`\n${name}\n${said.trim()}`)
  if (results.length > 1) console.log(`\n${results.map(([name, result]) => lineOf(name, result)).join('\n')}`)
  const tests = results.find(([name]) => name === 'tests')?.[1]
  if (tests) console.log(`\n${tallyIn(tests.said)}`)
  if (results.some(([, { ok }]) => !ok)) process.exitCode = 1
}

if (require.main === module && !helpAsked(USAGE))
  main(process.argv.slice(2)).catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
