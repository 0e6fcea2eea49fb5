import type { OutputOf } from '#contract'
import { read } from './call'
import { failureOf } from './call-failure'

/** Who holds this phone, as the server says; asked once and again after joining. */
export type Me = OutputOf<'me.get'>

/** Somebody who has joined. */
export type Bound = Extract<Me, { bound: true }>

let known: Promise<Me> | undefined

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
  if (answer.ok) return answer.value
  known = undefined
  throw failureOf<'me.get'>(answer)
}
