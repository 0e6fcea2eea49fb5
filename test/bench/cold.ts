import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import { build } from 'esbuild'
import { CONTRACT_VERSION } from '#contract'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../cloudfunctions/collections.json'
import { buildFunctions } from '../../scripts/build'
import { cloudAppAt } from '../builders/cloud-app'
import { branch, member, NOW } from '../builders/office'
import type { Figure } from './figure'

const ROUNDS = 15
const OPENID = 'oMemberOne000000000000000001'
/** The most that `api` may take, times each floor. */
const MOST = { bare: 1.15, wx: 0.75 } as const

/**
 * `cold.api`, `cold.apiToWx`: milliseconds from starting a process to the first answer of `api` in it (`me.get`, the first
 * thing a phone asks). The floors are a function that asks for one document: by the bare SDK, bundled as esbuild does it, and
 * by wx-server-sdk, unbundled. Medians of fresh processes that take turns; ratios are the median over the rounds.
 */
export async function benchCold(): Promise<Readonly<Record<string, Figure>>> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-cold-'))
  const cloud = await startLocalCloud({ dataFolder: join(folder, 'data'), collections })
  try {
    await enterMember(cloud)
    const rounds = await measureRounds(await startersIn(folder), cloud.adminUrl)
    return {
      api: against('bare', rounds),
      apiToWx: against('wx', rounds),
    }
  } finally {
    await cloud.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Starter {
  /** What `require` finds the function by. */
  readonly module: string
  readonly event: object
}
type Starters = Readonly<Record<'api' | 'bare' | 'wx', Starter>>
type Round = Readonly<Record<keyof Starters, number>>

async function startersIn(folder: string): Promise<Starters> {
  const [api] = await buildFunctions({ names: ['api'], out: join(folder, 'functions') })
  if (!api) throw new Error('api was not built')
  const outfile = join(folder, 'bare.js')
  const entryPoints = [join(__dirname, 'cold/bare/index.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20' })
  const ask = { procedure: 'me.get', input: {}, requestId: 'cold-start', contractVersion: CONTRACT_VERSION }
  return {
    api: { module: api.folder, event: ask },
    bare: { module: outfile, event: {} },
    wx: { module: join(__dirname, 'cold/wx/index.cjs'), event: {} },
  }
}

async function enterMember({ adminUrl }: LocalCloud): Promise<void> {
  const entered = await new CloudbaseStore(cloudAppAt(adminUrl)).commit([
    { do: 'insert', in: 'branches', doc: branch({ parentId: null, ancestorIds: [] }) },
    { do: 'insert', in: 'members', doc: member('member-1') },
    {
      do: 'insert',
      in: 'bindings',
      doc: { _id: OPENID, revision: 1, memberId: 'member-1', boundAt: NOW, invitationId: 'bench' },
    },
  ])
  if (entered !== 'committed') throw new Error(`The member could not be entered: ${JSON.stringify(entered)}`)
}

async function measureRounds(starters: Starters, adminUrl: string): Promise<readonly Round[]> {
  const rounds: Round[] = []
  // The first round, in which the disk is read, does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    const taken = { api: 0, bare: 0, wx: 0 }
    const names = Object.keys(taken) as (keyof Round)[]
    if (round % 2 === 0) names.reverse()
    for (const name of names) taken[name] = await toFirstAnswer(starters[name], adminUrl)
    if (round > 0) rounds.push(taken)
  }
  return rounds
}

async function toFirstAnswer({ module, event }: Starter, adminUrl: string): Promise<number> {
  const began = performance.now()
  const instance = fork(join(__dirname, 'cold/instance.cjs'), [module, JSON.stringify(event)], {
    execArgv: [],
    env: {
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
      TENCENTCLOUD_SESSIONTOKEN: 'local',
      SCF_NAMESPACE: 'local',
      TCB_ENV: 'local',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
      TCB_CONTEXT_KEYS: 'TCB_ENV',
      WX_OPENID: OPENID,
      WX_CONTEXT_KEYS: 'WX_OPENID',
      SHUSHI_CHECK_IN_KEY: 'a key for the bench',
    },
  })
  const ended = new Promise((resolve) => instance.once('exit', resolve))
  const answer = await Promise.race([
    new Promise<unknown>((resolve) => instance.once('message', resolve)),
    ended.then((code) => Promise.reject(new Error(`${module} ended with ${String(code)} and no answer`))),
  ])
  const taken = performance.now() - began
  await ended
  const { ok, data } = answer as { ok?: boolean; data?: readonly unknown[] }
  if (ok !== true && data?.length !== 1) throw new Error(`${module} answered ${JSON.stringify(answer)}`)
  return taken
}

function against(floor: keyof typeof MOST, rounds: readonly Round[]): Figure {
  return {
    value: median(rounds.map(({ api }) => api)),
    unit: 'ms',
    floor: median(rounds.map((round) => round[floor])),
    ratio: median(rounds.map((round) => round.api / round[floor])),
    most: MOST[floor],
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? NaN).toFixed(2))
}
