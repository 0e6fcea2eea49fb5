/** Who may do what, in words. */
import { POST_LABELS } from './labels'
import { PERMISSION_TABLE, type Permission, type Role } from './permission'

export const ROLE_LABELS: Readonly<Record<Role, string>> = { member: '在册的同志', ...POST_LABELS }

/** `书记、副书记、组织委员`: who holds it in an organization, the first of the committee first. */
export function holdersOf(permission: Permission): string {
  const { own = [], cell = [] } = PERMISSION_TABLE[permission]
  return own.includes('member') ? ROLE_LABELS.member : [...own, ...cell].map((role) => ROLE_LABELS[role]).join('、')
}
