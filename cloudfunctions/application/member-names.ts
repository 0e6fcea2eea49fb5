import type { BranchId, MemberId } from '#domain/people/identity'
import type { Reader } from './ports/store'

/** Looks up the names of the members in one query. The answer gives null for nobody and for an unknown id. */
export async function memberNames(
  store: Reader,
  ids: Iterable<MemberId | null>,
): Promise<(id: MemberId | null) => string | null> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const members = wanted.length
    ? await store.aggregate('members', [
        { $match: { _id: { $in: wanted } } },
        { $project: { name: 1 } },
        { $limit: wanted.length },
      ])
    : []
  const names = new Map(members.map(({ _id, name }) => [_id as MemberId, name as string]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}

/** The names of everybody who is or was on the roll of one of the branches, in one query. */
export async function rollNames(store: Reader, branchIds: readonly BranchId[]): Promise<ReadonlyMap<MemberId, string>> {
  const members = await store.aggregate('members', [
    { $match: { 'spans.branchId': { $in: branchIds } } },
    { $project: { name: 1 } },
    { $limit: MOST_NAMES },
  ])
  return new Map(members.map(({ _id, name }) => [_id as MemberId, name as string]))
}

/** Whoever is beyond is asked for by name when they are met. */
const MOST_NAMES = 10_000

/** Orders people by name as a Chinese list does, namesakes by id. Nothing else ever orders people. */
export function byName<T>(name: (item: T) => string, id: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => name(a).localeCompare(name(b), 'zh-Hans-CN') || (id(a) < id(b) ? -1 : 1)
}
