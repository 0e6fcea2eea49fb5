import type { EnteredDemo } from '../../local/demo/enter'
import type { OpenIds } from './camera'

/** Who of the demo holds a phone, and somebody who has not joined. */
export function openIdsOf({ people, secretaryOpenId }: EnteredDemo): OpenIds {
  const of = (openId: string) => {
    if (!people.some((person) => person.openId === openId)) throw new Error(`示范支部里没有 ${openId}`)
    return openId
  }
  return {
    secretary: secretaryOpenId,
    member: of('demo-member-1'),
    deputy: of('demo-deputy'),
    treasurer: of('demo-treasurer'),
    publicity: of('demo-publicity'),
    discipline: of('demo-discipline'),
    clerk: of('demo-clerk'),
    leader: of('demo-leader-1'),
    'group-secretary': of('demo-group-secretary'),
    office: of('demo-office'),
    newcomer: `screens-${Date.now().toString(36)}`,
  }
}
