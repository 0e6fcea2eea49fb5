import type { InputOf, OutputOf } from '#contract'
import { DEFAULT_SETTINGS, type Branch, type BranchSettings } from '#domain/branch/branch'
import { isBureauPost } from '#domain/people/appointment'
import { FAR_FUTURE } from '#domain/time/civil-date'
import type { MemberSpan } from '#domain/people/member-history'
import type { BranchId } from '#domain/people/identity'
import { may, permissionsIn, type Caller } from '#domain/people/permission'
import { byName } from '../member-names'
import { decide, refuse, type BranchContext, type Context, type Handlers } from '../ports/handling'
import type { FilterIn } from '../ports/filter'
import type { Reader } from '../ports/store'
import { touched } from './visible'

export const organizationHandlers: Handlers<'branch.create' | 'branch.get' | 'branch.tree' | 'branch.update'> = {
  'branch.create': async ({ name, kind, formedOn }, { branch: parent, store, newId, today }) => {
    if (parent.kind !== 'bureau') return refuse('not-a-bureau', { field: 'branchId', detail: { name: parent.name } })
    if (formedOn > today) return refuse('in-the-future', { field: 'formedOn', detail: { today } })
    if (parent.dissolvedOn !== null && formedOn >= parent.dissolvedOn)
      return refuse('outside-branch-days', { field: 'formedOn', detail: { name: parent.name, ...daysOf(parent) } })
    if (await isNameTaken(store, parent._id, name)) return refuse('name-taken', { field: 'name', detail: { name } })
    const doc = newBranch({ _id: newId(), name, kind, formedOn }, parent)
    return decide({ branchId: doc._id }, [{ do: 'insert', in: 'branches', doc }, touched(parent)], doc._id)
  },

  'branch.get': async (_, { store, branch, caller }) => {
    const parent = branch.parentId === null ? undefined : await store.get('branches', branch.parentId)
    return {
      ...nodeOf(branch, caller),
      parentName: parent?.name ?? null,
      cells: branch.cells.map(({ id, ...cell }) => ({ cellId: id, ...cell })),
      settings: branch.settings,
    }
  },

  'branch.tree': async (_, context) => ({ branches: await treeFor(context) }),

  'branch.update': async (input, context) => {
    const { store } = context
    const branch = changed(context.branch, input)
    if (JSON.stringify(branch) === JSON.stringify(context.branch)) return refuse('no-change')
    const refusal = refusedDays(branch, input, context) ?? (await refusedWhileUsed(branch, input, context))
    if (refusal) return refusal
    const isRenamed = branch.name !== context.branch.name
    if (isRenamed && (await isNameTaken(store, branch.parentId, branch.name)))
      return refuse('name-taken', { field: 'name', detail: { name: branch.name } })
    return decide({ branchId: branch._id }, [touched(branch)], branch._id)
  },
}

/** A branch as it begins, below its parent or, without one, as the root of the tree. */
export function newBranch(
  first: Pick<Branch, '_id' | 'name' | 'kind' | 'formedOn'>,
  parent: Branch | undefined,
): Branch {
  return {
    ...first,
    revision: 1,
    parentId: parent?._id ?? null,
    ancestorIds: parent ? [...parent.ancestorIds, parent._id] : [],
    dissolvedOn: null,
    cells: [],
    indicators: [],
    settings: DEFAULT_SETTINGS,
  }
}

function changed(branch: Branch, { name, formedOn, dissolvedOn, settings }: InputOf<'branch.update'>): Branch {
  return {
    ...branch,
    name: name ?? branch.name,
    formedOn: formedOn ?? branch.formedOn,
    dissolvedOn: dissolvedOn === undefined ? branch.dissolvedOn : dissolvedOn,
    settings: settingsOf(branch.settings, settings ?? {}),
  }
}

function settingsOf(before: BranchSettings, change: NonNullable<InputOf<'branch.update'>['settings']>): BranchSettings {
  return {
    scanning: change.scanning ?? before.scanning,
    duesRounding: change.duesRounding ?? before.duesRounding,
    duesQuarterly: change.duesQuarterly ?? before.duesQuarterly,
    lateEntryAfterDays: change.lateEntryAfterDays ?? before.lateEntryAfterDays,
  }
}

/** The days of a branch lie in the past and enclose those of its cells. */
function refusedDays(branch: Branch, { formedOn, dissolvedOn }: InputOf<'branch.update'>, { today }: BranchContext) {
  if (formedOn && formedOn > today) return refuse('in-the-future', { field: 'formedOn', detail: { today } })
  if (dissolvedOn && dissolvedOn > today) return refuse('in-the-future', { field: 'dissolvedOn', detail: { today } })
  const detail = { name: branch.name, ...daysOf(branch) }
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= branch.formedOn)
    return refuse('outside-branch-days', { field: dissolvedOn ? 'dissolvedOn' : 'formedOn', detail })
  return branch.cells.some((cell) => cell.formedOn < branch.formedOn)
    ? refuse('outside-branch-days', { field: 'formedOn', detail })
    : undefined
}

/** Nobody is on the roll of a branch that does not exist, and nothing stands below one that is dissolved. */
async function refusedWhileUsed(
  branch: Branch,
  { formedOn, dissolvedOn }: InputOf<'branch.update'>,
  { store }: BranchContext,
) {
  const membersWhose = (span: FilterIn<MemberSpan>) =>
    store.count('members', { 'spans.branchId': branch._id, spans: { $elemMatch: { branchId: branch._id, ...span } } })
  if (formedOn) {
    const members = await membersWhose({ fromOn: { $lt: formedOn } })
    if (members > 0) return refuse('branch-not-empty', { field: 'formedOn', detail: { members, branches: 0 } })
  }
  if (!dissolvedOn) return undefined
  const members = await membersWhose({ untilOn: { $gt: dissolvedOn } })
  const below = await store.find('branches', { filter: { parentId: branch._id }, limit: 1000 })
  const branches = below.filter((child) => child.dissolvedOn === null || child.dissolvedOn > dissolvedOn).length
  return members + branches > 0
    ? refuse('branch-not-empty', { field: 'dissolvedOn', detail: { members, branches } })
    : undefined
}

function daysOf({ formedOn, dissolvedOn }: Branch): Record<string, string> {
  return { formedOn, ...(dissolvedOn === null ? {} : { dissolvedOn }) }
}

/** Two that exist at the same time below the same parent go by different names. */
async function isNameTaken(store: Reader, parentId: BranchId | null, name: string): Promise<boolean> {
  const siblings = await store.find('branches', { filter: { parentId }, limit: 1000 })
  return siblings.some((sibling) => sibling.name === name && (sibling.dissolvedOn ?? FAR_FUTURE) === FAR_FUTURE)
}

type Node = OutputOf<'branch.tree'>['branches'][number]

function nodeOf(branch: Branch, caller: Caller): Omit<Node, 'depth'> {
  const { _id, name, kind, parentId, formedOn, dissolvedOn } = branch
  return {
    branchId: _id,
    name,
    kind,
    parentId,
    formedOn,
    dissolvedOn,
    permissions: permissionsIn(caller, branch),
  }
}

/** What the caller may see, with the ancestors that hold it together. */
async function treeFor({ store, caller }: Context): Promise<Node[]> {
  const offices = caller.posts.filter(({ post }) => isBureauPost(post)).map(({ branchId }) => branchId)
  const own = [...new Set([...caller.posts.map(({ branchId }) => branchId), caller.branchId])].filter(
    (id) => id !== null,
  )
  const near = own.length
    ? await store.findAll('branches', { $or: [{ _id: { $in: own } }, { ancestorIds: { $in: offices } }] })
    : []
  const visible = near.filter((branch) => may(caller, 'see-organization', branch))
  const known = new Set(visible.map(({ _id }) => _id))
  const above = [...new Set(visible.flatMap(({ ancestorIds }) => ancestorIds))].filter((id) => !known.has(id))
  const ancestors = above.length ? await store.findAll('branches', { _id: { $in: above } }) : []
  return inOrder([...visible, ...ancestors], caller)
}

/** Each after its parent, siblings by name: the whole tree, or what is below `root`. */
export function inOrder(branches: readonly Branch[], caller: Caller, root: BranchId | null = null): Node[] {
  const below = (parentId: BranchId | null, depth: number): Node[] =>
    branches
      .filter((branch) => branch.parentId === parentId)
      .sort(
        byName(
          ({ name }) => name,
          ({ _id }) => _id,
        ),
      )
      .flatMap((branch) => [{ ...nodeOf(branch, caller), depth }, ...below(branch._id, depth + 1)])
  return below(root, 0)
}
