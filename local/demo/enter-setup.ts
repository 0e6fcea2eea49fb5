/** Entering the organization: the bureau, the branch, its people and posts, and who has a phone. */
import type { CivilDate } from '#domain/time/civil-date'
import { dayOf, entered } from './calendar'
import type { Client } from './client'
import type { CellKey, DemoCell, DemoChange, DemoPerson, DemoPost, PersonKey } from './demo-people'
import type { Entered } from './demo-records'
import type { DemoYear } from './demo-year'
import { act, cellIdOf, memberIdOf, type Scene } from './scene'
import type { Progress } from './tasks'

const OFFICE: PersonKey = 'office'
const SECRETARY: PersonKey = 'p01'
const CLERK: PersonKey = 'p06'

export function setupCalls({ branch, people, posts, users }: DemoYear): number {
  const changes = people.flatMap((person) => person.changes)
  return 2 + branch.cells.length + people.length + posts.length + 2 * (users.length - 1) + changes.length
}

/** Sets everything up on a day of December before the year; later arrivals and changes are entered on their own days. */
export async function enterSetup(
  client: Client,
  year: DemoYear,
  setupCode: string,
  progress: Progress,
): Promise<Scene> {
  const on = dayOf(year.year - 1, 12, 20)
  const { branchId, memberId } = await enterOrganization(client, year, setupCode, on, progress)
  const memberIds = new Map<PersonKey, string>([[OFFICE, memberId]])
  const cellIds = new Map<CellKey, string>()
  const scene = { client, year, branchId, memberIds, cellIds }
  for (const cell of year.branch.cells) {
    cellIds.set(cell.key, await formCell(scene, cell, on))
    progress.done(1, '党小组')
  }
  // One after another: each addition moves the branch's register, so two at the same time would only wait for each other.
  const add = async (person: DemoPerson, day: CivilDate) => {
    memberIds.set(person.key, await addPerson(scene, person, day))
    progress.done(1, '党员名册')
  }
  for (const person of year.people.filter(({ fromOn }) => fromOn <= on)) await add(person, on)
  await enterPosts(scene, on, progress)
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

/** Who holds which post, and who is invited to bind their phone. */
async function enterPosts(scene: Scene, on: CivilDate, progress: Progress): Promise<void> {
  for (const post of scene.year.posts) {
    await appoint(scene, post, on)
    progress.done(1, '任职')
  }
  for (const { person } of scene.year.users)
    if (person !== OFFICE) {
      await invite(scene, person, on)
      progress.done(2, '邀请')
    }
}

async function enterOrganization(
  client: Client,
  year: DemoYear,
  setupCode: string,
  on: CivilDate,
  progress: Progress,
): Promise<{ branchId: string; memberId: string }> {
  const { bureau, branch, office } = year
  const { name, sex, birthYear, admittedOn, fromOn } = office
  const started = await act(
    { client, year },
    entered(OFFICE, on, 0, '09:00'),
    'setup.start',
    { setupCode, bureau, person: { name, sex, birthYear, admittedOn, joinedOn: fromOn } },
    'setup-start',
  )
  const created = await act(
    { client, year },
    entered(OFFICE, on, 0, '09:20'),
    'branch.create',
    { branchId: started.branchId, name: branch.name, formedOn: branch.formedOn },
    'branch-create',
  )
  progress.done(2, '建立组织')
  return { branchId: created.branchId, memberId: started.memberId }
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

function appoint(scene: Scene, { person, post, fromOn }: DemoPost, on: CivilDate) {
  const input = { branchId: scene.branchId, memberId: memberIdOf(scene, person), post, fromOn }
  return act(scene, entered(OFFICE, on, 0, '15:30'), 'appointment.make', input, `post-${person}-${post}`)
}

/** The office invites the secretary, the secretary everybody else; they accept the evening after. */
async function invite(scene: Scene, person: PersonKey, on: CivilDate): Promise<void> {
  const first = person === SECRETARY
  const by: Entered = first ? entered(OFFICE, on, 0, '16:00') : entered(SECRETARY, on, 2, '10:00')
  const input = { branchId: scene.branchId, memberId: memberIdOf(scene, person) }
  const { code } = await act(scene, by, 'invitation.create', input, `invite-${person}`)
  await act(scene, entered(person, on, first ? 1 : 3, '19:00'), 'invitation.accept', { code }, `accept-${person}`)
}

async function enterChange(scene: Scene, person: DemoPerson, change: DemoChange): Promise<void> {
  const base = { branchId: scene.branchId, memberId: memberIdOf(scene, person.key) }
  const { on, stage, cell, isRetired, leaves } = change
  const at = entered(CLERK, on, 1, '10:20')
  const key = `${person.key}-${on}`
  if (leaves !== undefined) {
    await act(scene, at, 'register.leave', { ...base, leftOn: on, reason: leaves }, `leave-${key}`)
    return
  }
  const facts = {
    ...(stage === undefined ? {} : { stage }),
    ...(cell === undefined ? {} : { cellId: cellIdOf(scene, cell) }),
    ...(isRetired === undefined ? {} : { isRetired }),
  }
  await act(scene, at, 'register.change', { ...base, effectiveOn: on, change: facts }, `change-${key}`)
}
