/** A small branch in a cloud of its own, and phones that open it: what the journeys through the real pages begin with. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPreview } from '@shushi/preview'
import { startLocalCloud } from '@shushi/local-cloud'
import { addDays, yearOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate, instantFromMillis } from '#domain/time/instant'
import collections from '../../cloudfunctions/collections.json'
import { openClient, type Client, type Session } from '../../local/demo/client'
import type { PersonKey } from '../../local/demo/demo-people'
import type { DemoYear } from '../../local/demo/demo-year'
import { enterSetup } from '../../local/demo/enter-setup'
import { memberIdOf, openIdOf, type Scene } from '../../local/demo/scene'
import { demoYear } from '../../local/demo/year'
import { builtPreview } from '../setup/phones'

const ROOT = join(__dirname, '../..')
const SECRETARY: PersonKey = 'p01'
const TREASURER: PersonKey = 'p03'
const MEMBER: PersonKey = 'p14'
/** On the register, without a phone that the branch knows. */
const NEWCOMER: PersonKey = 'p13'
const PEOPLE: readonly PersonKey[] = [SECRETARY, 'p02', TREASURER, 'p04', 'p05', 'p06', NEWCOMER, MEMBER]

/** The title of the meeting that is held all through today. */
export const OPEN_MEETING = '今天的支部党员大会'

export interface SmallScene {
  /** Of the preview. */
  readonly address: string
  readonly branchId: string
  readonly today: CivilDate
  readonly openMeetingId: string
  readonly people: Readonly<Record<'secretary' | 'treasurer' | 'member' | 'newcomer', ScenePerson>>
  /** Of the bureau's Party office, which says how the branch works. */
  readonly officeOpenId: string
  readonly as: (openId: string) => Session
  readonly close: () => Promise<void>
}
export interface ScenePerson {
  readonly name: string
  readonly memberId: string
  /** Empty for the newcomer. */
  readonly openId: string
}

/**
 * Starts a cloud with a branch of eight, one meeting recorded three days ago and one open today, and the mini-program on
 * phones in the browser: the secretary's and a member's.
 */
export async function startSmallScene(): Promise<SmallScene> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-scene-'))
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closing.reverse()) await step()
  }
  try {
    const setupCode = randomBytes(9).toString('base64url')
    const cloud = await startLocalCloud({
      dataFolder: folder,
      functionsFolder: join(ROOT, 'dist/cloudfunctions'),
      collections,
      environment: {
        SHUSHI_SETUP_CODE: setupCode,
        SHUSHI_CHECK_IN_KEY: randomBytes(32).toString('hex'),
        SHUSHI_TEMPLATE_DUES: 'local-template-dues',
        SHUSHI_TEMPLATE_MEETING: 'local-template-meeting',
        SHUSHI_TEMPLATE_PERIOD: 'local-template-period',
      },
      links: () => [],
      log: (line) => console.error(line),
    })
    closing.push(() => cloud.close())
    const entered = await enterBranch(openClient(cloud.address), setupCode)
    const { users } = entered.year
    const holders = [SECRETARY, MEMBER, TREASURER].map((key) => personOf(entered, key))
    const role = (openId: string) => users.find((user) => user.openId === openId)?.role ?? ''
    const people = holders.map(({ openId, name }) => ({ openid: openId, name, role: role(openId) }))
    const preview = await startPreview({ gatewayAddress: cloud.address, built: builtPreview(), people: () => people })
    closing.push(() => preview.close())
    return { ...described(entered), address: preview.address, close }
  } catch (failure) {
    await close()
    throw failure
  }
}

function described(scene: EnteredScene) {
  const person = (key: PersonKey) => personOf(scene, key)
  const { branchId, today, openMeetingId } = scene
  return {
    ...{ branchId, today, openMeetingId },
    people: {
      secretary: person(SECRETARY),
      treasurer: person(TREASURER),
      member: person(MEMBER),
      newcomer: person(NEWCOMER),
    },
    officeOpenId: openIdOf(scene.year, 'office'),
    as: (openId: string) => scene.client.as(openId),
  }
}

interface EnteredScene extends Scene {
  readonly today: CivilDate
  readonly openMeetingId: string
}

async function enterBranch(client: Client, setupCode: string): Promise<EnteredScene> {
  const today = beijingDate(instantFromMillis(Date.now()))
  const scene = await enterSetup(client, smallYear(yearOf(today)), setupCode, { done: () => undefined })
  const { branchId } = scene
  const secretary = client.as(openIdOf(scene.year, SECRETARY))
  const marks = PEOPLE.map((key) => ({ memberId: memberIdOf(scene, key), mark: 'present' as const }))
  const closed = {
    minutes: '学习了近期的文件。',
    decisions: [],
    withoutVote: [],
    problemsRaised: 0,
    problemsRectified: 0,
  }
  const before = { ...planOf('前几天的支部党员大会', addDays(today, -3)), ...closed, marks, lateReason: null }
  await secretary.call('meeting.record', { branchId, ...before, source: 'roll-call' })
  const { meetingId } = await secretary.call('meeting.convene', { branchId, ...planOf(OPEN_MEETING, today) })
  return { ...scene, today, openMeetingId: meetingId }
}

function planOf(title: string, occurredOn: CivilDate) {
  return {
    ...{ organ: 'branch' as const, cellId: null, kinds: ['general-meeting' as const], title, occurredOn },
    ...{ startTime: '00:00', endTime: '23:59', place: '三楼会议室', hostId: null, form: 'discussion' as const },
    ...{ agenda: [{ title: '学习近期的文件', isPartyBuilding: true }], lecturer: null, lecturerId: null },
    studyMinutes: 0,
  }
}

/** The demo year's branch with eight of its people, and nothing that they did. */
function smallYear(year: number): DemoYear {
  const whole = demoYear({ seed: 1, year })
  const isHere = (key: PersonKey) => PEOPLE.includes(key)
  return {
    ...whole,
    people: whole.people.filter(({ key }) => isHere(key)),
    posts: whole.posts.filter(({ person }) => isHere(person)),
    users: whole.users.filter(({ person }) => person === 'office' || (isHere(person) && person !== NEWCOMER)),
  }
}

function personOf(scene: Scene, key: PersonKey): ScenePerson {
  const name = scene.year.people.find((person) => person.key === key)?.name ?? ''
  return { name, memberId: memberIdOf(scene, key), openId: key === NEWCOMER ? '' : openIdOf(scene.year, key) }
}
