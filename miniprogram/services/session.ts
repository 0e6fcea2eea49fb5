import type { OutputOf } from '#contract'
import { read } from './call'
import { failureOf } from './call-failure'

/** Who holds this phone, as the server says; asked once and again after joining. */
export type Me = OutputOf<'me.get'>

/** Somebody who has joined. */
export type Bound = Extract<Me, { bound: true }>

const KEY = 'own-branch'
let known: Promise<Me> | undefined

/**
 * The branch of whoever last used this phone, to ask about before it is known who does now. Its id alone is kept, and the
 * server decides who may read what; undefined when nobody has.
 */
export function branchOfLastTime(): string | undefined {
  const kept: unknown = wx.getStorageSync(KEY)
  return typeof kept === 'string' && kept !== '' ? kept : undefined
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

function keepBranch(me: Me): void {
  const branchId = (me.bound && me.branch?.branchId) || ''
  if (branchId === (branchOfLastTime() ?? '')) return
  // Without it the page asks a moment later: a full phone is no reason to fail.
  try {
    wx.setStorageSync(KEY, branchId)
  } catch {
    return
  }
}
