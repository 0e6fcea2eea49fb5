/** Cancelling one of several meetings that were convened together. */
import { chosenOf } from '../../../page-parts/telling'

export type Scope = 'this' | 'this-and-following'

/** Asks which are cancelled where others follow; undefined when nothing was chosen. */
export async function askScope(following: number): Promise<Scope | undefined> {
  if (following === 0) return 'this'
  const chosen = await chosenOf(['只取消这一次', `连同以后 ${following} 次一起取消`])
  if (chosen === undefined) return undefined
  return chosen === 0 ? 'this' : 'this-and-following'
}

export function cancelNote(scope: Scope, following: number): string {
  const which = scope === 'this' ? '' : `这一次和以后 ${following} 次一起取消。`
  return `${which}取消之后不能恢复，可以重新召集。应到的同志在“今天”页看得到，开通提醒的会前收到通知。`
}
