import type { Refusal } from '#contract'
import type { Binding, Member } from '#domain/people/member'
import { decide, isRefusal, refuse, type Context, type Decision, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { rollOn } from '../register/roll'
import { someoneStays } from './managing-phones'
import { memberInReach } from './post-holders'

export const bindingHandlers: Handlers<'binding.count' | 'binding.release' | 'binding.releaseOwn'> = {
  // A number and no names: nobody is pressed to install anything.
  'binding.count': async (_, { store, branch, today }) => {
    const roll = await rollOn(store, branch._id, today)
    const bound = await store.count('bindings', { memberId: { $in: roll.map(({ _id }) => _id) } })
    return { onRoll: roll.length, bound }
  },

  'binding.release': async ({ memberId, reason }, context) => {
    const { store } = context
    const member = await memberInReach(memberId, context)
    if (isRefusal(member)) return member
    const { name } = member
    const [binding] = await store.find('bindings', { filter: { memberId }, limit: 1 })
    if (!binding) return refuse('no-change', { field: 'memberId', detail: { name } })
    return released(binding, member, `解除微信绑定：${reason}`, context)
  },

  // Open to anyone, so that the repeat of a release that went through is answered as it was.
  'binding.releaseOwn': async (_, context) => {
    const { store, caller } = context
    const binding = await store.get('bindings', caller.openId)
    const member = binding && (await store.get('members', binding.memberId))
    if (!binding || !member) return decide({ released: true }, [])
    return released(binding, member, '本人解除微信绑定', context)
  },
}

async function released(
  binding: Binding,
  member: Member,
  what: string,
  context: Context,
): Promise<Decision<{ released: true }> | Refusal<'last-managing-phone'>> {
  const writes = await releasing(binding, member, what, context)
  return isRefusal(writes) ? writes : decide({ released: true }, writes, member._id)
}

/** The binding goes, and the register says so: who, when and why. Refused where nobody could manage any more. */
export async function releasing(
  binding: Binding,
  member: Member,
  what: string,
  context: Context,
): Promise<Write[] | Refusal<'last-managing-phone'>> {
  const stays = await someoneStays(member._id, context)
  if (isRefusal(stays)) return stays
  const { caller, now, today } = context
  const change = { effectiveOn: today, recordedAt: now, recordedBy: caller.memberId ?? member._id, what }
  const doc = { ...member, changes: [...member.changes, change], revision: member.revision + 1 }
  return [
    ...stays,
    { do: 'unchanged', in: 'bindings', id: binding._id, revision: binding.revision },
    { do: 'remove', in: 'bindings', id: binding._id },
    { do: 'replace', in: 'members', doc },
  ]
}
