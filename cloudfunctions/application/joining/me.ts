import type { Branch } from '#domain/branch/branch'
import type { BranchId } from '#domain/people/identity'
import { spanOn } from '#domain/people/member-history'
import { permissionsIn } from '#domain/people/permission'
import type { Handlers } from '../ports/handling'

export const meHandlers: Handlers<'me.get'> = {
  'me.get': async (_, { caller, store, today }) => {
    if (caller.memberId === null) return { bound: false }
    const concerned = [...new Set([caller.branchId, ...caller.posts.map(({ branchId }) => branchId)])]
    const ids = concerned.filter((id) => id !== null)
    const [member, branches] = await Promise.all([
      store.get('members', caller.memberId),
      ids.length ? store.findAll('branches', { _id: { $in: ids } }) : [],
    ])
    if (!member) return { bound: false }
    const byId = new Map(branches.map((branch) => [branch._id, branch]))
    const span = spanOn(member.spans, today)
    const own = span && byId.get(span.branchId)
    const cell = own?.cells.find(({ id }) => id === span?.cellId)
    return {
      bound: true,
      memberId: member._id,
      name: member.name,
      branch: own ? { branchId: own._id, name: own.name, kind: own.kind, scanning: own.settings.scanning } : null,
      stage: span?.stage ?? null,
      cell: cell ? { cellId: cell.id, name: cell.name } : null,
      posts: caller.posts.map((held) => ({ ...held, branchName: nameOf(byId, held.branchId) })),
      permissions: ids.flatMap((id) => {
        const branch = byId.get(id)
        if (!branch) return []
        const { _id: branchId, name: branchName, kind } = branch
        return [{ branchId, branchName, kind, permissions: permissionsIn(caller, branch) }]
      }),
    }
  },
}

function nameOf(branches: ReadonlyMap<BranchId, Branch>, id: BranchId): string {
  const branch = branches.get(id)
  if (!branch) throw new Error(`An appointment names the branch ${id}, which does not exist`)
  return branch.name
}
