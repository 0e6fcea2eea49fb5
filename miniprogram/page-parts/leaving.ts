/**
 * Where a page goes once what it was opened for is done. Said as a value, for the answer to it may come late: whoever has
 * gone back meanwhile, or on to another page, is left where they are.
 */
import { goBack, goBackTo, replaceWith, type Opened, type Route } from '../services/routes'
import { say } from './telling'

export interface Leaving {
  readonly leave: () => Promise<unknown>
}

/** Says it and goes back: the form has done what it was opened for. */
export function leaveSaying(done: string): Leaving {
  say(done)
  return leaveQuietly
}

export const leaveQuietly: Leaving = { leave: goBack }

/** Another page takes the place of this one. */
export function leaveFor<R extends Route>(
  route: R,
  ...parameters: keyof Opened<R> extends never ? [] : [Opened<R>]
): Leaving {
  return { leave: () => replaceWith(route, ...parameters) }
}

/** Back to the nearest of these pages that one came from; where there is none, as is said otherwise. */
export function leaveBackTo(routes: readonly Route[], otherwise: Leaving): Leaving {
  return { leave: async () => (await goBackTo(...routes)) || otherwise.leave() }
}

/** The method `leave` of a page of the kit: only from where it stands on top, not from beneath another nor once it is gone. */
export async function leave(this: object, { leave: go }: Leaving): Promise<void> {
  const pages: readonly object[] = getCurrentPages()
  if (pages[pages.length - 1] === this) await go()
}
