import type { Binding, Member } from '#domain/member'
import { standingIn } from '#domain/roll'
import { decide, refuse, type Context, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { rollOn } from '../register/roll'
import { beyondCaller } from './post-holders'

export const bindingHandlers: Handlers<'binding.count' | 'binding.release' | 'binding.releaseOwn'> = {
  // A number and no names: nobody is pressed to install anything.
  'binding.count': async (_, { store, branch, today }) => {
    const roll = await rollOn(store, branch._id, today)
    const bound = await store.count('bindings', { memberId: { $in: roll.map(({ _id }) => _id) } })
    return { onRoll: roll.length, bound }
  },

  'binding.release': async ({ memberId, reason }, context) => {
    const { branch, store, today } = context
    const member = await store.get('members', memberId)
    if (!member) return refuse('no-such-member', { field: 'memberId' })
    const { name } = member
    if (!standingIn(member, branch._id, today))
      return refuse('not-on-roll', { field: 'memberId', detail: { name, date: today } })
    if ((await beyondCaller([memberId], context)).has(memberId)) return refuse('not-permitted', { field: 'memberId' })
    const [binding] = await store.find('bindings', { filter: { memberId }, limit: 1 })
    if (!binding) return refuse('no-change', { field: 'memberId', detail: { name } })
    return decide({ released: true }, releasing(binding, member, `解除微信绑定：${reason}`, context), memberId)
  },

  // Open to anyone, so that the repeat of a release that went through is answered as it was.
  'binding.releaseOwn': async (_, context) => {
    const { store, caller } = context
    const binding = await store.get('bindings', caller.openId)
    const member = binding && (await store.get('members', binding.memberId))
    if (!binding || !member) return decide({ released: true }, [])
    return decide({ released: true }, releasing(binding, member, '本人解除微信绑定', context), member._id)
  },
}

/** The binding goes, and the register says so: who, when and why. */
export function releasing(binding: Binding, member: Member, what: string, { caller, now, today }: Context): Write[] {
  const change = { effectiveOn: today, recordedAt: now, recordedBy: caller.memberId ?? member._id, what }
  const doc = { ...member, changes: [...member.changes, change], revision: member.revision + 1 }
  return [
    { do: 'unchanged', in: 'bindings', id: binding._id, revision: binding.revision },
    { do: 'remove', in: 'bindings', id: binding._id },
    { do: 'replace', in: 'members', doc },
  ]
}
