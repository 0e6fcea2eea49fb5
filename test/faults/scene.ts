/** Where the suite plays: a bureau with one branch, its people with their phones, as they would be set up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf, ProcedureName, RequestOf } from '#contract'
import type { Post } from '#domain/people/appointment'
import { civilDate, month } from '#domain/time/civil-date'
import { instantFromMillis, millisOf, instant, type Instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { openClient } from '../../local/demo/client'

/** Nine in the morning in Beijing. */
export const MORNING = instant('2025-06-10T01:00:00.000Z')
export const TODAY = civilDate('2025-06-10')
export const YEAR = 2025
const JOINED = civilDate('2024-01-01')
const POSTS: readonly (readonly [number, Post])[] = [
  [0, 'secretary'],
  [1, 'organization'],
  [2, 'clerk'],
]
/** The first so many keep the records. */
export const KEEPERS = 3
const MEMBERS = 10
const MONTHLY_FEN = fen(1200)

export interface Person {
  readonly openId: string
  readonly memberId: string
}

export interface Scene {
  readonly branchId: string
  /** The secretary, who hosts; the committee member for the organization, who keeps dues and donations; the clerk; others. */
  readonly people: readonly Person[]
}

/** Sets it up on a calm day: `address` of the cloud, `folder` with its secrets. */
export async function setUp(address: string, folder: string): Promise<Scene> {
  const { setupCode } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as { setupCode: string }
  const client = openClient(address)
  const as =
    (openId: string) =>
    <P extends ProcedureName>(procedure: P, input: RequestOf<P>): Promise<OutputOf<P>> =>
      client.as(openId).call(procedure, input, { at: earlier() })
  const office = as('wx-office')
  const person = { name: '机关党办', sex: 'female', birthYear: 1980, joinedOn: JOINED } as const
  const bureau = { name: '某区服务局', formedOn: JOINED }
  const { branchId: bureauId } = await office('setup.start', { setupCode, bureau, person })
  const created = { branchId: bureauId, name: '第一党支部', formedOn: JOINED } as const
  const { branchId } = await office('branch.create', created)
  const people: Person[] = []
  for (let at = 0; at < MEMBERS; at++) {
    const more = { stage: at === 7 ? 'probationary' : 'full', isRetired: at === 8, isMigrant: at === 9 } as const
    const facts = { education: 'bachelor', isLeadingCadre: at < 2, ...more } as const
    const named = { name: `同志${at}`, sex: at % 2 ? 'male' : 'female', birthYear: 1970 + at } as const
    const { memberId } = await office('register.add', {
      branchId,
      ...named,
      admittedOn: JOINED,
      joinedOn: JOINED,
      facts,
    })
    people.push({ openId: `wx-person-${at}`, memberId })
  }
  for (const [at, post] of POSTS)
    await office('appointment.make', { branchId, memberId: people[at]?.memberId ?? '', post, fromOn: JOINED })
  for (const { openId, memberId } of people) {
    const { code } = await office('invitation.create', { branchId, memberId })
    await as(openId)('invitation.accept', { code })
  }
  const secretary = as('wx-person-0')
  await secretary('indicator.adopt', { branchId, set: 'hotline' })
  const terms = { category: 'wage-earner', monthlyFen: MONTHLY_FEN, fromMonth: month('2025-01') } as const
  const members = people.map(({ memberId }) => ({ memberId, ...terms }))
  await secretary('dues.assessMany', { branchId, year: YEAR, members })
  return { branchId, people }
}

function earlier(): Instant {
  return instantFromMillis(millisOf(MORNING) - 3_600_000)
}
