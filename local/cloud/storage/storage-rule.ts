/**
 * Who may do what with files from a client: the four rules of 云存储 → 权限设置, as CloudBase's API calls them. What functions do,
 * no rule restricts. From the documents of CloudBase (存储安全规则: the expressions behind each rule) and of WeChat.
 */
import { CloudError } from '../cloud-error'

export const STORAGE_RULES = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const
export type StorageRule = (typeof STORAGE_RULES)[number]

/** 所有用户可读，仅创建者可写: what a new environment has. */
export const NEW_ENVIRONMENT: StorageRule = 'READONLY'

/** Everybody may read: so links are not signed and never expire, and a path is all that one needs to know. */
export function isPublic(rule: StorageRule): boolean {
  return rule === 'READONLY' || rule === 'ADMINWRITE'
}

/** `owner`: who uploaded it from a client; undefined where a function did. */
export function mayRead(rule: StorageRule, openid: string, owner: string | undefined): boolean {
  return isPublic(rule) || (rule === 'PRIVATE' && owner === openid)
}

/** Throws STORAGE_EXCEED_AUTHORITY. `file`: what is there already under that path. */
export function checkMayWrite(
  rule: StorageRule,
  openid: string,
  file: { readonly owner?: string | undefined } | undefined,
): void {
  const isCreators = rule === 'READONLY' || rule === 'PRIVATE'
  if (!isCreators || (file && file.owner !== openid))
    throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'Have no access right to the storage')
}
