/** Kinds that an organization sets up: what a record says is never changed by changing them. */
import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import type { OwnKind } from '#domain/ledger/own-kind'
import { meansElse, MOST_OWN_FIELDS, MOST_OWN_KINDS } from '#domain/ledger/own-kind-counting'
import { touched } from '../branches/visible'
import { memberNames } from '../member-names'
import { kindsOf } from '../own-kinds'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Reader } from '../ports/store'
import { kindFrom } from './own-kind-body'

type OwnKindProcedure = 'ledger.ownKinds' | 'ledger.declareKind' | 'ledger.endKind' | 'ledger.removeKind'

export const ownKindHandlers: Handlers<OwnKindProcedure> = {
  'ledger.ownKinds': async (_, { store, branch }) => {
    const [kinds, above] = await Promise.all([
      kindsOf(store, branch),
      branch.ancestorIds.length > 0 ? store.findAll('branches', { _id: { $in: branch.ancestorIds } }) : [],
    ])
    const names = new Map([branch, ...above].map(({ _id, name }) => [_id, name]))
    return { kinds: kinds.map((kind) => shown(kind, names)) }
  },

  'ledger.declareKind': async ({ code, version, declaration }, context) => {
    const { store, branch, caller, now } = context
    // Before the kinds are read: whoever sets one up meanwhile writes it.
    const root = await rootOf(store, branch)
    const { own, others, below } = await familyOf(store, branch)
    const old = own.find((kind) => kind.code === code)
    if (code !== undefined && !old) return refuse('no-such-kind', { field: 'code', detail: { kind: code } })
    if (old && old.version !== version) return changedMeanwhile(old, context)
    if (!old && own.length >= MOST_OWN_KINDS) return refuse('too-many-kinds', { detail: { most: MOST_OWN_KINDS } })
    const { title } = declaration
    const isTaken = [...LEDGER_KINDS, ...own, ...others].some((kind) => kind.code !== code && kind.title === title)
    if (isTaken) return refuse('name-taken', { field: 'declaration.title', detail: { name: title } })
    const isUsed = old !== undefined && (await isInUse(store, [branch, ...below], old))
    const kind = kindFrom(declaration, { branchId: branch._id, old, isUsed, newId: context.newId })
    if (isRefusal(kind)) return kind
    const changed = isUsed ? meansElse(old, kind) : undefined
    if (changed) return refuse('kind-in-use', { field: `declaration.${changed.field}`, detail: { name: changed.name } })
    if (kind.fields.length + kind.retired.length > MOST_OWN_FIELDS)
      return refuse('bad-input', {
        field: 'declaration.fields',
        detail: { expected: `连同停用的，填写项最多 ${MOST_OWN_FIELDS} 项` },
      })
    const doc = { ...kind, declaredAt: now, declaredBy: caller.memberId }
    const write = { do: old ? 'replace' : 'insert', in: 'ledgerKinds', doc } as const
    const isNamed = old?.title !== title
    return decide({ code: kind.code, version: kind.version }, [write, ...(isNamed ? [touched(root)] : [])], kind.code)
  },

  'ledger.endKind': async ({ code, isEnded }, context) => {
    const kind = await ownOf(code, context)
    if (isRefusal(kind)) return kind
    const doc = { ...kind, isEnded, revision: kind.revision + 1 }
    return decide({ code }, [{ do: 'replace', in: 'ledgerKinds', doc }], code)
  },

  'ledger.removeKind': async ({ code }, context) => {
    const { store, branch } = context
    const kind = await ownOf(code, context)
    if (isRefusal(kind)) return kind
    const below = await store.findAll('branches', { ancestorIds: branch._id })
    if (await isInUse(store, [branch, ...below], kind))
      return refuse('kind-in-use', { field: 'code', detail: { name: kind.title } })
    const { revision } = kind
    const writes = [
      { do: 'unchanged', in: 'ledgerKinds', id: code, revision } as const,
      { do: 'remove', in: 'ledgerKinds', id: code } as const,
    ]
    return decide({ code }, writes, code)
  },
}

/** The organization's own kind; one that was set up above is only used here. */
async function ownOf(code: string, { store, branch }: BranchContext): Promise<OwnKind | Refusal<'no-such-kind'>> {
  const kind = await store.get('ledgerKinds', code)
  return kind?.branchId === branch._id ? kind : refuse('no-such-kind', { field: 'code', detail: { kind: code } })
}

/** The root of the tree: written with every new name, so that two who choose one at once do not decide from the same reading. */
async function rootOf(store: Reader, branch: Branch): Promise<Branch> {
  const [rootId] = branch.ancestorIds
  const root = rootId === undefined ? branch : await store.get('branches', rootId)
  if (!root) throw new Error(`${branch._id} has no root ${rootId}`)
  return root
}

/** Says who made the version there is now, and when. */
async function changedMeanwhile({ version, declaredAt, declaredBy }: OwnKind, { store }: BranchContext) {
  const by = declaredBy === undefined ? null : (await memberNames(store, [declaredBy]))(declaredBy)
  const who = { ...(declaredAt === undefined ? {} : { at: declaredAt }), ...(by ? { by } : {}) }
  return refuse('kind-changed', { field: 'version', detail: { version, ...who } })
}

/** The kinds whose names somebody in the organization or below it meets. */
async function familyOf(store: Reader, branch: Branch) {
  const below = await store.findAll('branches', { ancestorIds: branch._id })
  const places = [...branch.ancestorIds, branch._id, ...below.map(({ _id }) => _id)]
  const kinds = await store.findAll('ledgerKinds', { branchId: { $in: places } })
  const isOwn = ({ branchId }: OwnKind) => branchId === branch._id
  return { own: kinds.filter(isOwn), others: kinds.filter((kind) => !isOwn(kind)), below }
}

/** Whether anybody has recorded under it, in whatever state: it stays readable in the history. */
async function isInUse(store: Reader, places: readonly Branch[], { code, isUsed }: OwnKind): Promise<boolean> {
  if (isUsed) return true
  // Kinds that an early version used do not say so.
  const anywhere = { branchId: { $in: places.map(({ _id }) => _id) }, kind: code }
  return (await store.count('ledger', anywhere)) > 0
}

function shown(declared: OwnKind, names: ReadonlyMap<string, string>) {
  const { branchId, _id, revision: _, isUsed: __, declaredAt: ___, declaredBy: ____, ...kind } = declared
  return { ...kind, counts: { ...kind.counts }, setUpBy: { branchId, name: names.get(branchId) ?? '' } }
}
