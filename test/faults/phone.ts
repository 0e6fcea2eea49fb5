/**
 * Boundary file: a phone. The product's client is bundled and run once for each, with a `wx` of its own that reaches the local
 * cloud; what it sends and hears is written down, for nothing else is certain.
 */
import { compileFunction } from 'node:vm'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Answer, KindOf, ProcedureName, ReadProcedure, RequestOf } from '#contract'
import type { TransportCode } from '../../miniprogram/text/transport'
import type { Dice } from '../builders/dice'
import type { Taps } from './taps'

export type WriteName = { [P in ProcedureName]: KindOf<P> extends 'read' ? never : P }[ProcedureName]
export type Heard<P extends ProcedureName> = Answer<P> | { readonly ok: false; readonly code: TransportCode }

interface Offered {
  readonly branchId: string
  readonly offerId: string
}

/** Of test/miniprogram/whole-client.ts, which is of another project: there `wx` is known. */
export interface Client {
  call<P extends ProcedureName>(procedure: P, input: RequestOf<P>): Promise<Heard<P>>
  read<P extends ReadProcedure>(procedure: P, input: RequestOf<P>): Promise<Heard<P>>
  send<P extends ProcedureName>(page: object, procedure: P, input: RequestOf<P>): Promise<Heard<P>>
  sendOrKeep<P extends WriteName>(procedure: P, input: RequestOf<P>, later: RequestOf<P>): Promise<unknown>
  signByCode(procedure: 'offer.signIn' | 'offer.signOut', at: Offered, code: string): Promise<unknown>
  signOutUnproven(at: Offered): Promise<unknown>
  sendWaiting(): Promise<void>
  waitingItems(): readonly { readonly requestId: string }[]
  giveUp(requestId: string): void
}

/** Between phone and cloud, of so many in a hundred calls. */
export interface Network {
  readonly dropped?: number
  readonly unanswered?: number
  readonly twice?: number
}

/** Shared by all phones: what time it is, how the network is, and how much shorter than in life a phone waits. */
export interface Surroundings {
  address: string
  network: Network
  shorter: number
  now(): string
  note(fault: string): void
}

/** WeChat's codes (云开发错误码) for what the local cloud calls by name. */
const CODES: Readonly<Record<string, number>> = {
  SYS_ERR: -501001,
  RESOURCE_UNAVAILABLE: -501001,
  EXCEED_REQUEST_LIMIT: -501003,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
}

export async function bundleClient(): Promise<string> {
  const built = await build({
    entryPoints: [join(__dirname, '../miniprogram/whole-client.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2020',
    logLevel: 'error',
  })
  return built.outputFiles[0]?.text ?? ''
}

interface Asked {
  readonly procedure: string
  readonly input: Record<string, unknown>
  readonly requestId: string
}

export interface Phone extends Client {
  readonly openId: string
}

export function openPhone(bundle: string, openId: string, around: Surroundings, taps: Taps, dice: Dice): Phone {
  const stored = new Map<string, string>()
  const callFunction = async ({ name, data }: { name: string; data: Asked }) => {
    const heard = taps.sent({ ...data, openId })
    const answer = await post(name, data, openId, around, dice)
    heard(answer.result)
    return answer
  }
  const wx = {
    cloud: { callFunction },
    getStorageSync: (key: string) => JSON.parse(stored.get(key) ?? '""') as unknown,
    setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.stringify(value)),
    onNetworkStatusChange: () => undefined,
  }
  const later = (run: () => void, milliseconds: number) => setTimeout(run, milliseconds / around.shorter).unref()
  const module: { exports: unknown } = { exports: {} }
  const run = compileFunction(bundle, ['wx', 'module', 'setTimeout', 'clearTimeout'])
  ;(run as (...given: unknown[]) => void)(wx, module, later, clearTimeout)
  return { ...(module.exports as Client), openId }
}

interface Sent {
  readonly result: unknown
}

/** Fails in WeChat's words where the network does, or the cloud. */
async function post(name: string, data: Asked, openId: string, around: Surroundings, dice: Dice): Promise<Sent> {
  const { dropped = 0, unanswered = 0, twice = 0 } = around.network
  const falls = (fault: string, percent: number) => {
    const does = percent > 0 && dice.chance(percent)
    if (does) around.note(fault)
    return does
  }
  if (falls('phone-dropped', dropped)) throw networkFailure()
  const once = () =>
    fetch(`${around.address}/invoke/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': openId, 'x-clock': around.now() },
      body: JSON.stringify(data),
    })
      .then(async (response) => ({ isOk: response.ok, body: (await response.json()) as Body }))
      .catch(() => {
        throw networkFailure()
      })
  const other = falls('phone-twice', twice) ? once().catch(() => undefined) : undefined
  const { isOk, body } = await once()
  await other
  if (falls('phone-unanswered', unanswered)) throw networkFailure()
  if (!isOk) throw cloudFailure(body)
  return { result: body.result }
}

interface Body {
  readonly result?: unknown
  readonly code?: string
  readonly message?: string
}

function networkFailure(): Error {
  return Object.assign(new Error('cloud.callFunction:fail request:fail'), { errCode: -1 })
}

function cloudFailure({ code = '', message = '' }: Body): Error {
  const errCode = CODES[code] ?? -501001
  return Object.assign(new Error(`cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`), {
    errCode,
  })
}
