import type { OutputOf } from '#contract'
import { holdsOrgan } from '../domain/meeting/organs-held'
import { isBureauPost, isLeadingGroupPost } from '../domain/people/appointment'
import type { Permission } from '../domain/people/permission'
import type { ReportScope } from '../domain/report/duty-report'
import { outcomeOf } from './call-failure'
import { ask } from './page-load'
import { whoAmI, type Bound } from './session'

export type Branch = OutputOf<'branch.get'>
export type Workplace = OutputOf<'branch.tree'>['branches'][number]

/** The branches whose records the person may read, each after the one above it. Throws a `CallFailure` when the server cannot be asked. */
export async function workplaces(): Promise<readonly Workplace[]> {
  const { branches } = await ask('branch.tree', {})
  return branches.filter(({ permissions }) => permissions.includes('read-records'))
}

/** What the person may do in the branch. Throws a `CallFailure` when the server cannot be asked. */
export async function permissionsAt(branchId: string): Promise<readonly Permission[]> {
  return (await placeAt(branchId))?.permissions ?? []
}

/**
 * What kind of organization it is, and what the person may do there; undefined where that is nothing. Throws a `CallFailure`
 * when the server cannot be asked: a page that offered too little would look as if the person might not.
 */
export async function placeAt(branchId: string): Promise<Pick<Workplace, 'kind' | 'permissions'> | undefined> {
  const own = await ownPlace(branchId)
  if (own) return own
  const outcome = await outcomeOf(ask('branch.get', { branchId }))
  if ('value' in outcome) return outcome.value
  if (outcome.failure.code === 'not-permitted') return undefined
  throw outcome.failure
}

/** The organization among the person's own. */
async function ownPlace(branchId: string): Promise<Bound['permissions'][number] | undefined> {
  const me = await whoAmI()
  return me.bound ? me.permissions.find((each) => each.branchId === branchId) : undefined
}

/** The bureau for whose branches below the person answers, as its secretary or in its Party office; undefined for others. */
export function overseenFrom(me: Bound): string | undefined {
  const answersFor = (id: string) => me.posts.some(({ branchId, post }) => branchId === id && isBureauPost(post))
  const isOverseen = ({ kind, branchId, permissions }: Bound['permissions'][number]) =>
    kind === 'bureau' && permissions.includes('read-records') && answersFor(branchId)
  return me.permissions.find(isOverseen)?.branchId
}

const PLACE = 'workbench-place'

/** Whose workbench the person chose last on this phone; who may see it the server decides. */
export function placeOfLastTime(): string {
  const kept: unknown = wx.getStorageSync(PLACE)
  return typeof kept === 'string' ? kept : ''
}
export function rememberPlace(branchId: string): void {
  // Without it one chooses again: a full phone is no reason to fail.
  try {
    wx.setStorageSync(PLACE, branchId)
  } catch {
    return
  }
}

/** The leading group of which the person is one, by the bureau that has it; undefined for everybody else. */
export function leadingGroupOf(me: Bound): string | undefined {
  const held = me.posts.filter(({ post }) => isLeadingGroupPost(post))
  const isOf = ({ branchId, kind }: Bound['permissions'][number]) =>
    holdsOrgan(kind, 'leading-group') && held.some((each) => each.branchId === branchId)
  return me.permissions.find(isOf)?.branchId
}

/**
 * What a report or a figure of the organization can be of, the usual one first: a bureau with branches below it reports
 * for all of them, or for itself alone; a branch for itself. Throws a `CallFailure` when the server cannot be asked.
 */
export async function scopesAt(branchId: string): Promise<readonly ReportScope[]> {
  const own = await ownPlace(branchId)
  if (own?.kind === 'branch') return ['own']
  const { branches } = await ask('branch.tree', {})
  return branches.some(({ parentId }) => parentId === branchId) ? ['with-below', 'own'] : ['own']
}
