/** Who may do what, in words. */
import { POST_LABELS } from './labels'
import { PERMISSION_TABLE, type Permission, type Role } from './permission'

export const ROLE_LABELS: Readonly<Record<Role, string>> = { member: '在册的同志', ...POST_LABELS }

/** Posts that no branch has. */
const OF_BUREAUS: readonly Role[] = ['leading-group-member', 'party-office']

/** `书记、副书记、组织委员`: who holds it in an organization, the first of the committee first. `kind`: which it is, where known. */
export function holdersOf(permission: Permission, kind?: 'branch' | 'bureau'): string {
  const { own = [], cell = [] } = PERMISSION_TABLE[permission]
  if (own.includes('member')) return ROLE_LABELS.member
  const held = [...own, ...cell].filter((role) => kind !== 'branch' || !OF_BUREAUS.includes(role))
  return held.map((role) => ROLE_LABELS[role]).join('、')
}
