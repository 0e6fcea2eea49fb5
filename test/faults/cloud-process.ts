/** The cloud as a process of its own, which can be killed and started again on what it left. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Storm } from './weather'

const ROOT = join(__dirname, '../..')
/** As it is on the disk: what has native parts, or is loaded by name. */
const EXTERNAL = ['lmdb', 'bson', 'mingo', 'mingo/*', 'sorted-btree', 'pngjs', 'qrcode', 'croner']
/**
 * What a broken connection or an ended instance leaves open keeps its locks until its time is over, 30 s on the platform:
 * here less, or a storm would be waiting.
 */
const ORPHAN_MILLISECONDS = 2000
/** A machine that does other work besides is slow to start one. */
const MOST_START_MILLISECONDS = 60_000

/** Bundled once: started from TypeScript, a cloud would spend most of its short life compiling. */
export async function buildCloud(folder: string): Promise<string> {
  const outfile = join(folder, 'cloud.cjs')
  const entry = join(__dirname, 'cloud-child.ts')
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', external: EXTERNAL, logLevel: 'error' })
  return outfile
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export class CloudProcess {
  private child: ChildProcess | undefined
  address = ''
  adminUrl = ''
  /** What it wrote to its standard error: Node's warnings. */
  errors = ''

  constructor(
    private readonly program: string,
    readonly folder: string,
    private readonly port: number,
  ) {}

  /** Starts it on what is in its folder. `transactionMilliseconds`: how long a transaction may be open. */
  async start(transactionMilliseconds = ORPHAN_MILLISECONDS): Promise<void> {
    const functions = join(ROOT, 'dist/cloudfunctions')
    const given = [this.folder, functions, String(this.port), String(transactionMilliseconds)]
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') }
    const child = fork(this.program, given, { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.child = child
    child.stderr?.on('data', (text: Buffer) => {
      this.errors += text.toString()
      process.stderr.write(text)
    })
    const signal = AbortSignal.timeout(MOST_START_MILLISECONDS)
    const gone = once(child, 'exit', { signal }).then(() => {
      throw new Error(`The cloud ended while it started: ${this.lastLines()}`)
    })
    const [where] = (await Promise.race([once(child, 'message', { signal }), gone])) as [CloudAddress]
    gone.catch(() => undefined)
    Object.assign(this, where)
  }

  async weather(storm: Storm): Promise<void> {
    const child = this.running()
    const heard = once(child, 'message')
    child.send(storm)
    await heard
  }

  /** The most memory that it has held so far, in MB. */
  async peakMegabytes(): Promise<number> {
    const child = this.running()
    const told = once(child, 'message')
    child.send('peak')
    const [kilobytes] = (await told) as [number]
    return Math.round(kilobytes / 1024)
  }

  /** Ends it as power does, where it did not end itself. Whether it still ran. */
  async kill(): Promise<boolean> {
    const child = this.running()
    if (child.exitCode !== null || child.signalCode !== null) return false
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    return true
  }

  /** Resolves when it ends by itself. */
  async ended(): Promise<void> {
    const child = this.running()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  /** How often each fault was done to it, by name. */
  faults(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const fault of this.lines('faults.txt')) counts[fault] = (counts[fault] ?? 0) + 1
    return counts
  }

  lastLines(): string {
    return this.lines('log.txt').slice(-12).join('\n')
  }

  private lines(file: string): string[] {
    const path = join(this.folder, file)
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
  }

  private running(): ChildProcess {
    if (!this.child) throw new Error('The cloud was not started')
    return this.child
  }
}

interface CloudAddress {
  readonly address: string
  readonly adminUrl: string
}
