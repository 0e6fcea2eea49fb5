/** Entering the organization: the bureau, its branches, their people and posts, and who has a phone. */
import type { Instant } from '#domain/time/instant'
import type { CivilDate } from '#domain/time/civil-date'
import { dayOf, entered } from './calendar'
import type { Client } from './client'
import type { DemoCell, DemoChange, DemoPerson, DemoPost, DemoUser, PersonKey } from './demo-people'
import type { Entered } from './demo-records'
import { yearOfUnit, type DemoYear } from './demo-year'
import { act, cellIdOf, memberIdOf, type Scene } from './scene'
import type { Progress } from './tasks'

const OFFICE: PersonKey = 'office'

/** Where each organization's records are entered. */
export interface Scenes {
  readonly bureau: Scene
  /** Of the branch of which most is told. */
  readonly branch: Scene
  readonly others: readonly Scene[]
}

export function setupCalls(year: DemoYear): number {
  const branches = [year, ...year.others.map((unit) => yearOfUnit(year, unit))]
  return 1 + year.bureau.posts.length + branches.reduce((sum, each) => sum + branchCalls(each), 0)
}

function branchCalls(year: DemoYear): number {
  const { branch, people, posts } = year
  const changes = people.flatMap((person) => person.changes)
  return 1 + branch.cells.length + people.length + posts.length + 2 * usersOf(year).length + changes.length
}

/** Sets everything up on a day of December before the year; later arrivals and changes are entered on their own days. */
export async function enterSetup(
  client: Client,
  year: DemoYear,
  setupCode: string,
  progress: Progress,
): Promise<Scenes> {
  const on = dayOf(year.year - 1, 12, 20)
  const { branchId, memberId } = await enterBureau({ client, year }, setupCode, on)
  progress.done(1, '建立组织')
  const known = { client, memberIds: new Map([[OFFICE, memberId]]), cellIds: new Map<string, string>() }
  const bureau = { ...known, year: yearOfUnit(year, year.bureau), branchId }
  const branch = await enterBranch({ ...known, year }, branchId, on, progress)
  const others: Scene[] = []
  for (const unit of year.others)
    others.push(await enterBranch({ ...known, year: yearOfUnit(year, unit) }, branchId, on, progress))
  // Who answers for the bureau is on the roll of a branch below it.
  await enterPosts(bureau, on, progress, [branch, ...others])
  return { bureau, branch, others }
}

interface Beginning extends Omit<Scene, 'branchId' | 'memberIds' | 'cellIds'> {
  readonly memberIds: Map<PersonKey, string>
  readonly cellIds: Map<string, string>
}

async function enterBranch(begun: Beginning, bureauId: string, on: CivilDate, progress: Progress): Promise<Scene> {
  const { year, memberIds, cellIds } = begun
  const { key, cells, ...named } = year.branch
  const created = { branchId: bureauId, ...named }
  const at = entered(OFFICE, on, 0, '09:20')
  const scene = { ...begun, branchId: (await act(begun, at, 'branch.create', created, `create-${key}`)).branchId }
  progress.done(1, '建立组织')
  for (const cell of cells) {
    cellIds.set(cell.key, await formCell(scene, cell, on))
    progress.done(1, '党小组')
  }
  // One after another: each addition moves the branch's register, so two at the same time would only wait for each other.
  const add = async (person: DemoPerson, day: CivilDate) => {
    if (person.key === OFFICE) await moveOffice(scene, bureauId, day)
    else memberIds.set(person.key, await addPerson(scene, person, day))
    progress.done(1, '党员名册')
  }
  for (const person of year.people.filter(({ fromOn }) => fromOn <= on)) await add(person, on)
  await enterPosts(scene, on, progress)
  await enterUsers(scene, on, progress)
  for (const person of year.people.filter(({ fromOn }) => fromOn > on)) await add(person, person.fromOn)
  for (const person of year.people)
    for (const change of person.changes) {
      await enterChange(scene, person, change)
      progress.done(1, '名册变动')
    }
  return scene
}

async function formCell(scene: Scene, { key, name, formedOn }: DemoCell, on: CivilDate): Promise<string> {
  const input = { branchId: scene.branchId, name, formedOn }
  return (await act(scene, entered(OFFICE, on, 0, '09:40'), 'cell.form', input, `cell-${key}`)).cellId
}

/** `homes`: the branches whose people have joined by then, with phones that the office looks at. */
async function enterPosts(
  scene: Scene,
  on: CivilDate,
  progress: Progress,
  homes: readonly Scene[] = [],
): Promise<void> {
  for (const post of scene.year.posts) {
    const home = homes.find(({ year }) => usersOf(year).some(({ person }) => person === post.person))
    await appoint(scene, post, on, home && joinedAt(home, post.person, on).at)
    progress.done(1, '任职')
  }
}

/** Who is invited to bind their phone. */
async function enterUsers(scene: Scene, on: CivilDate, progress: Progress): Promise<void> {
  for (const { person } of usersOf(scene.year)) {
    await invite(scene, person, on)
    progress.done(2, '邀请')
  }
}

/** Those with a phone on the roll of the branch, who invites the others first; whoever set the bureau up is bound already. */
function usersOf({ people, users, hands }: DemoYear): DemoUser[] {
  const here = users.filter(({ person }) => person !== OFFICE && people.some(({ key }) => key === person))
  return here.sort((one, other) => Number(other.person === hands.host) - Number(one.person === hands.host))
}

/** Everybody belongs to a branch, whoever set the bureau up as well. */
function moveOffice(scene: Scene, bureauId: string, effectiveOn: CivilDate) {
  const moved = { branchId: bureauId, memberId: memberIdOf(scene, OFFICE), toBranchId: scene.branchId, effectiveOn }
  return act(scene, entered(OFFICE, effectiveOn, 0, '14:00'), 'register.transfer', moved, 'transfer-office')
}

async function enterBureau(
  of: { readonly client: Client; readonly year: DemoYear },
  setupCode: string,
  on: CivilDate,
): Promise<{ branchId: string; memberId: string }> {
  const { bureau, office } = of.year
  const { name, formedOn } = bureau.branch
  const { name: called, sex, birthYear, admittedOn, fromOn } = office
  const person = { name: called, sex, birthYear, admittedOn, joinedOn: fromOn }
  const input = { setupCode, bureau: { name, formedOn }, person }
  return act(of, entered(OFFICE, on, 0, '09:00'), 'setup.start', input, 'setup-start')
}

/** Answers the new member's id. */
async function addPerson(scene: Scene, person: DemoPerson, on: CivilDate): Promise<string> {
  const { key, name, sex, birthYear, admittedOn, fromOn, stage, education } = person
  const { isMigrant, isLeadingCadre, isRetired } = person
  const cellId = person.cell === null ? null : cellIdOf(scene, person.cell)
  const facts = { stage, cellId, education, isMigrant, isLeadingCadre, isRetired }
  const input = { branchId: scene.branchId, name, sex, birthYear, admittedOn, joinedOn: fromOn, facts }
  return (await act(scene, entered(OFFICE, on, 0, '14:00'), 'register.add', input, `person-${key}`)).memberId
}

function appoint(scene: Scene, { person, post, fromOn }: DemoPost, on: CivilDate, phoneBoundAt?: Instant) {
  const seen = phoneBoundAt === undefined ? {} : { phoneBoundAt }
  const input = { branchId: scene.branchId, memberId: memberIdOf(scene, person), post, fromOn, ...seen }
  return act(scene, entered(OFFICE, on, 0, '15:30'), 'appointment.make', input, `post-${person}-${post}`)
}

/** The office invites the secretary, the secretary everybody else; they accept the evening after. */
async function invite(scene: Scene, person: PersonKey, on: CivilDate): Promise<void> {
  const { host } = scene.year.hands
  const first = person === host
  const by: Entered = first ? entered(OFFICE, on, 0, '16:00') : entered(host, on, 2, '10:00')
  const input = { branchId: scene.branchId, memberId: memberIdOf(scene, person) }
  const { code } = await act(scene, by, 'invitation.create', input, `invite-${person}`)
  await act(scene, joinedAt(scene, person, on), 'invitation.accept', { code }, `accept-${person}`)
}

function joinedAt({ year }: Scene, person: PersonKey, on: CivilDate): Entered {
  return entered(person, on, person === year.hands.host ? 1 : 3, '19:00')
}

async function enterChange(scene: Scene, person: DemoPerson, change: DemoChange): Promise<void> {
  const base = { branchId: scene.branchId, memberId: memberIdOf(scene, person.key) }
  const { on, stage, cell, isRetired, leaves } = change
  const at = entered(scene.year.hands.clerk, on, 1, '10:20')
  const key = `${person.key}-${on}`
  if (leaves !== undefined) {
    const left = { ...base, leftOn: on, by: 'moved-away', reason: leaves } as const
    await act(scene, at, 'register.leave', left, `leave-${key}`)
    return
  }
  const facts = {
    ...(stage === undefined ? {} : { stage }),
    ...(cell === undefined ? {} : { cellId: cellIdOf(scene, cell) }),
    ...(isRetired === undefined ? {} : { isRetired }),
  }
  await act(scene, at, 'register.change', { ...base, effectiveOn: on, change: facts }, `change-${key}`)
}
