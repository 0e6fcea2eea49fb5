import type { OutputOf } from '#contract'
import { read } from './call'
import { failureOf } from './call-failure'

/** Who holds this phone, as the server says; asked once and again after joining. */
export type Me = OutputOf<'me.get'>

/** Somebody who has joined. */
export type Bound = Extract<Me, { bound: true }>

const KEY = 'own-branch'
/** Where that person had something to do for others. */
const WORK = 'own-work'
let known: Promise<Me> | undefined

/**
 * The branch of whoever last used this phone, to ask about before it is known who does now. Its id alone is kept, and the
 * server decides who may read what; undefined when nobody has.
 */
export function branchOfLastTime(): string | undefined {
  const kept: unknown = wx.getStorageSync(KEY)
  return typeof kept === 'string' && kept !== '' ? kept : undefined
}

/** The organizations in which they had something to do, likewise. */
export function workOfLastTime(): readonly string[] {
  const kept: unknown = wx.getStorageSync(WORK)
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
}

/** The organizations in which somebody has something to do for others: they keep its meetings or its records. */
export function workOf(me: Me): readonly string[] {
  const own = me.bound ? me.permissions : []
  return own.filter(({ permissions }) => permissions.includes('keep-records')).map(({ branchId }) => branchId)
}

/** Throws `CallFailure` when the server cannot be asked. */
export function whoAmI(): Promise<Me> {
  known ??= ask()
  return known
}

/** Forget who this is: after joining, after a release, on pulling down. */
export function forgetMe(): void {
  known = undefined
}

async function ask(): Promise<Me> {
  const answer = await read('me.get', {})
  if (answer.ok) {
    keepBranch(answer.value)
    return answer.value
  }
  known = undefined
  throw failureOf<'me.get'>(answer)
}

/** Without it the page asks a moment later: a full phone is no reason to fail. */
function keepBranch(me: Me): void {
  const [branchId, work] = [(me.bound && me.branch?.branchId) || '', workOf(me)]
  try {
    if (branchId !== (branchOfLastTime() ?? '')) wx.setStorageSync(KEY, branchId)
    if (work.join() !== workOfLastTime().join()) wx.setStorageSync(WORK, work)
  } catch {
    return
  }
}
