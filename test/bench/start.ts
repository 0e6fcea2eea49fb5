import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure'

const ROOT = join(__dirname, '../..')

/**
 * `start.toDocument`: seconds from the command to the written .docx, with a year entered from nothing. The floor is what
 * the same command takes when the year is there already: building, starting, drafting and writing alone.
 */
export async function benchStart(): Promise<Readonly<Record<string, Figure>>> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-bench-'))
  try {
    const value = await secondsOfStart(folder)
    const floor = await secondsOfStart(folder)
    return { toDocument: { value, unit: 's', floor, ratio: Number((value / floor).toFixed(2)) } }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function secondsOfStart(folder: string): Promise<number> {
  const began = performance.now()
  const child = spawn('npm', ['start', '--', '--once', '--data', join(folder, 'data'), '--out', join(folder, 'out')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`npm start ended with ${String(code)}`)
  return Number(((performance.now() - began) / 1000).toFixed(1))
}
