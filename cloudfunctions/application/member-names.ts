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

/** Only here: WeChat's engine on Android has no `Intl`, so that whatever a phone shows by name comes in order. */
const PINYIN = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** As a Chinese list does, by pinyin, 第二 after 第一 and 第十 after 第九: of people, organizations and what else has a name. */
export function compareNames(a: string, b: string): number {
  return PINYIN.compare(withOrdinals(a), withOrdinals(b))
}

const DIGITS = '一二三四五六七八九'

/** 第十二党支部 as 第12党支部. */
function withOrdinals(name: string): string {
  return name.replace(/(?<=第)[一二三四五六七八九]?十?[一二三四五六七八九]?/, (words) => {
    const [tens, ones = ''] = words.includes('十') ? words.split('十') : ['', words]
    const ten = words.includes('十') ? DIGITS.indexOf(tens || '一') + 1 : 0
    return words === '' ? '' : String(ten * 10 + DIGITS.indexOf(ones || '〇') + 1)
  })
}

/** Orders people by name as a Chinese list does, namesakes by id. Nothing else ever orders people. */
export function byName<T>(name: (item: T) => string, id: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => compareNames(name(a), name(b)) || (id(a) < id(b) ? -1 : 1)
}
