/** A small branch in a cloud of its own, and phones that open it: what the journeys through the real pages begin with. */
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPreview } from '@shushi/preview'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import type { CivilDate } from '#domain/time/civil-date'
import type { CollectionName } from '../../cloudfunctions/application/ports/collections'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../cloudfunctions/collections.json'
import { STORAGE_RULE } from '../../scripts/deploy/wanted'
import { openClient, type Session } from '../../local/demo/client'
import type { PersonKey } from '../../local/demo/demo-people'
import { openIdOf } from '../../local/demo/scene'
import { cloudAppAt } from '../builders/cloud-app'
import { builtPreview, enteredBranch } from '../setup/phones'
import { DEPUTY, MEMBER, NEWCOMER, SECRETARY, smallYear, TREASURER, type SmallBranch } from './small-branch'
import { DECLARED_APIS } from '../../scripts/declared-apis'
import { MESSAGE_TEMPLATES, TEMPLATE_FIELDS, TEMPLATE_VARIABLES } from '../../scripts/message-templates'

export { OPEN_MEETING } from './small-branch'

const ROOT = join(__dirname, '../..')

export interface SmallScene {
  /** Of the preview. */
  readonly address: string
  readonly branchId: string
  readonly today: CivilDate
  readonly openMeetingId: string
  readonly people: Readonly<Record<'secretary' | 'deputy' | 'treasurer' | 'member' | 'newcomer', ScenePerson>>
  /** Of the bureau's Party office, which says how the branch works. */
  readonly officeOpenId: string
  readonly officeName: string
  readonly as: (openId: string) => Session
  /** The subscribe messages that WeChat took, oldest first. */
  readonly messages: () => ReturnType<LocalCloud['sentMessages']>
  /** What the functions have printed, and what the cloud has told besides. */
  readonly logged: () => readonly string[]
  /** Everything that is stored, as one text. */
  readonly stored: () => Promise<string>
  readonly close: () => Promise<void>
}
export interface ScenePerson {
  readonly name: string
  readonly memberId: string
  /** Empty for the newcomer. */
  readonly openId: string
}

/** Starts a cloud with the branch as it was entered, and the mini-program on phones: the secretary's and a member's. */
export async function startSmallScene(): Promise<SmallScene> {
  const { branch, folder: entered } = enteredBranch()
  const folder = await mkdtemp(join(tmpdir(), 'shushi-scene-'))
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closing.reverse()) await step()
  }
  try {
    await cp(entered, folder, { recursive: true })
    const lines: string[] = []
    const cloud = await startCloud(folder, (line) => {
      lines.push(line)
      console.error(line)
    })
    closing.push(() => cloud.close())
    const client = openClient(cloud.address)
    const { hands, ...scene } = knownOf(branch)
    const preview = await startPreview({
      ...{ gatewayAddress: cloud.address, built: builtPreview(), people: () => hands },
      declaredApis: DECLARED_APIS,
      messageTemplates: MESSAGE_TEMPLATES,
    })
    closing.push(() => preview.close())
    const messages = () => cloud.sentMessages()
    const [logged, stored] = [() => lines, () => everythingIn(new CloudbaseStore(cloudAppAt(cloud.adminUrl)))]
    const as = (openId: string) => client.as(openId)
    return { ...scene, as, messages, logged, stored, address: preview.address, close }
  } catch (failure) {
    await close()
    throw failure
  }
}

async function everythingIn(store: CloudbaseStore): Promise<string> {
  const names = Object.keys(collections) as CollectionName[]
  return JSON.stringify(await Promise.all(names.map((name) => store.findAll(name, {}))))
}

function startCloud(dataFolder: string, log: (line: string) => void): Promise<LocalCloud> {
  return startLocalCloud({
    dataFolder,
    functionsFolder: join(ROOT, 'dist/cloudfunctions'),
    collections,
    storageRule: STORAGE_RULE,
    environment: {
      SHUSHI_CHECK_IN_KEY: randomBytes(32).toString('hex'),
      ...TEMPLATE_VARIABLES,
    },
    messageTemplates: TEMPLATE_FIELDS,
    links: () => [],
    log,
  })
}

/** What the journeys know of the branch, and whose hands the phones can be in. */
function knownOf({ memberIds, ...branch }: SmallBranch) {
  const year = smallYear(branch.today)
  const person = (key: PersonKey): ScenePerson => ({
    name: year.people.find((each) => each.key === key)?.name ?? '',
    memberId: memberIds[key] ?? '',
    openId: key === NEWCOMER ? '' : openIdOf(year, key),
  })
  const [secretary, deputy, treasurer] = [person(SECRETARY), person(DEPUTY), person(TREASURER)]
  const [member, newcomer] = [person(MEMBER), person(NEWCOMER)]
  const role = (openId: string) => year.users.find((user) => user.openId === openId)?.role ?? ''
  const officeOpenId = openIdOf(year, 'office')
  const office = { name: year.office.name, openId: officeOpenId }
  const hands = [secretary, member, treasurer, deputy, office].map(({ openId, name }) => ({
    openid: openId,
    name,
    role: role(openId),
  }))
  return {
    ...branch,
    people: { secretary, deputy, treasurer, member, newcomer },
    ...{ officeOpenId, officeName: office.name },
    hands,
  }
}
