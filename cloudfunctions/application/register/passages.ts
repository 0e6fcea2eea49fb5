/** How people came onto a roll or went off it, told afterwards: earlier versions of the program did not ask. */
import type { InputOf, Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { JOINED_BY_LABELS, LEFT_BY_LABELS } from '#domain/people/labels'
import type { Member, MemberChange, Passage } from '#domain/people/member'
import { may } from '#domain/people/permission'
import { knownBy, untoldPassages, type UntoldPassage } from '#domain/people/untold-passage'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { changeLine } from './placing'

export const passageHandlers: Handlers<'register.untoldPassages' | 'register.tellPassages'> = {
  'register.untoldPassages': async ({ from, to }, context) => {
    const branches = await managed(context)
    const names = new Map(branches.map(({ _id, name }) => [_id, name]))
    const members = await context.store.findAll('members', { 'spans.branchId': { $in: [...names.keys()] } })
    const passages = members.flatMap((member) =>
      untoldPassages(member, { from, to }).flatMap((untold) => {
        const { branchId, way, on } = untold
        const branchName = names.get(branchId)
        const { _id: memberId, name, spans } = member
        if (branchName === undefined) return []
        return [{ branchId, branchName, memberId, name, way, on, by: knownBy(spans, untold) ?? null }]
      }),
    )
    return { passages: passages.sort((one, other) => (one.on < other.on ? -1 : 1)) }
  },

  'register.tellPassages': async ({ told }, context) => {
    const [branches, found] = await Promise.all([
      managed(context),
      context.store.findAll('members', { _id: { $in: [...new Set(told.map(({ memberId }) => memberId))] } }),
    ])
    const members = new Map(found.map((member) => [member._id, member]))
    for (const [at, each] of told.entries()) {
      const before = members.get(each.memberId)
      if (!before) return refuse('no-such-member', { field: `told.${at}.memberId` })
      if (!branches.some(({ _id }) => _id === each.branchId))
        return refuse('not-permitted', { field: `told.${at}.branchId` })
      const after = withTold(before, each, context)
      if (isRefusal(after)) return { ...after, field: `told.${at}.by` }
      members.set(each.memberId, after)
    }
    const changed = found.flatMap((before) => {
      const after = members.get(before._id) ?? before
      return after === before ? [] : [{ ...after, revision: before.revision + 1 }]
    })
    if (changed.length === 0) return refuse('no-change', { field: 'told' })
    return decide(
      { told: changed.length },
      changed.map((doc) => ({ do: 'replace', in: 'members', doc }) as const),
    )
  },
}

/** The organization and, of a bureau, those below it whose register the caller manages. */
async function managed({ store, branch, caller }: BranchContext): Promise<Branch[]> {
  const below = branch.kind === 'bureau' ? await store.findAll('branches', { ancestorIds: branch._id }) : []
  return [branch, ...below.filter((each) => may(caller, 'manage-register', each))]
}

type Told = InputOf<'register.tellPassages'>['told'][number]

/** The member with a line that says how; as they were where one says so already, such as from another phone. */
function withTold(
  member: Member,
  { branchId, way, on, by: said }: Told,
  context: BranchContext,
): Member | Refusal<'bad-input'> {
  const untold = untoldPassages(member, { from: on, to: on })
  const isIt = (each: UntoldPassage) => each.branchId === branchId && each.way === way
  const passage = untold.find(isIt)
  if (!passage) return member
  const by = knownBy(member.spans, passage)
  // Of a move between two branches both sides are told by one line, as when it is entered.
  const sides = by === 'transferred' ? untold : [passage]
  const line = lineOf(sides, by ?? said)
  if (!line) return refuse('bad-input', { detail: { expected: '请选择去向' } })
  return {
    ...member,
    changes: [...member.changes, { ...changeLine(on, `补记：${line.words}`, context), ...line.passed }],
  }
}

type Passed = Pick<MemberChange, 'joined' | 'left'>

function lineOf(
  sides: readonly UntoldPassage[],
  by: ReturnType<typeof knownBy> | Told['by'],
): { readonly words: string; readonly passed: Passed } | undefined {
  if (by === null || by === undefined) return undefined
  const sideOf = (way: UntoldPassage['way']) => sides.find((each) => each.way === way)
  const [came, went] = [sideOf('joined'), sideOf('left')]
  if (by === 'added' || by === 'returned')
    return came && { words: JOINED_BY_LABELS[by], passed: { joined: passed(came, by) } }
  const left = went ? { left: passed(went, by) } : {}
  const joined = by === 'transferred' && came ? { joined: passed(came, by) } : {}
  return { words: LEFT_BY_LABELS[by], passed: { ...left, ...joined } }
}

function passed<By>({ branchId, stage }: UntoldPassage, by: By): Passage<By> {
  return { branchId, by, stage }
}
