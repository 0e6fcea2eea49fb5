/** A local cloud with five hundred members of one branch, and their phones: what the bench of check-in is run against. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type Conditions } from '@shushi/local-cloud'
import { codeAt } from '#domain/meeting/check-in-code'
import { civilDate } from '#domain/time/civil-date'
import { instantAt } from '#domain/time/instant'
import { type Attendance, attendanceId } from '#domain/meeting/attendance'
import type { ConvenedMeeting } from '#domain/meeting/meeting'
import type { Application } from '../../cloudfunctions/application/application'
import { dispatch } from '../../cloudfunctions/application/dispatch'
import { digestOf } from '../../cloudfunctions/application/meetings/checking-in/code-keys'
import { meetingHandlers } from '../../cloudfunctions/application/meetings/meeting-handlers'
import type { Store, Write } from '../../cloudfunctions/application/ports/store'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../cloudfunctions/collections.json'
import { cloudAppAt } from '../builders/cloud-app'
import { convenedMeeting } from '../builders/meeting'
import { BRANCH, branch, member, NOW } from '../builders/office'

export const PEOPLE = 500
const DAY = civilDate('2025-06-10')
const KEY = 'a key for the bench'
const people = Array.from({ length: PEOPLE }, (_, index) => `m-${String(index).padStart(3, '0')}`)

export interface BenchScene {
  readonly store: Store
  /** Convenes a meeting that nobody is at yet; its check-ins, one for each person. */
  meeting(): Promise<{
    readonly meetingId: string
    readonly scans: readonly (() => Promise<void>)[]
    /** The same, the nth on an instance of the function for itself among so many: nothing is shared with another's call. */
    readonly scansApart: (instances: number) => readonly (() => Promise<void>)[]
  }>
  /** One get and one insert of the bare SDK for each person, as like a check-in's as can be. */
  floor(): readonly (() => Promise<void>)[]
  /** A check-in as it is commonly written, one question after the other. */
  fiveTrips(meetingId: string): readonly (() => Promise<void>)[]
  /** The plan's quotas and the distance of the database, from now on. */
  impose(conditions: Conditions): void
  close(): Promise<void>
}

/** With so many records of earlier meetings. */
export async function openBenchScene(history: number): Promise<BenchScene> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-bench-check-in-'))
  const cloud = await startLocalCloud({ dataFolder: join(folder, 'data'), collections })
  const app = cloudAppAt(cloud.adminUrl)
  const database = app.database()
  const store = new CloudbaseStore(app)
  await seed(store, history)
  const application = applicationOver(store)
  /** Each has an SDK of its own, as an instance in the cloud has. */
  const instances: Application[] = []
  const instance = (at: number) => (instances[at] ??= applicationOver(new CloudbaseStore(cloudAppAt(cloud.adminUrl))))
  let sequence = 0
  const bind = (index: number) => `wx-${people[index] ?? ''}`
  const raw = (name: string) => database.collection(name).options({ raw: true })
  const get = async (name: string, filter: object) => void (await raw(name).where(filter).limit(1).get())
  const add = async (doc: Attendance) => void (await database.collection('attendance').add(doc))
  return {
    store,
    meeting: async () => {
      const meeting = meetingNamed(`meeting-${++sequence}`)
      await store.commit([{ do: 'insert', in: 'meetings', doc: meeting }])
      const { code } = codeAt(digestOf({ checkInKey: KEY, checkInKeyBefore: undefined }), meeting._id, NOW)
      const scan = (by: Application, index: number) => () => checkIn(by, bind(index), meeting._id, code, ++sequence)
      const scans = people.map((_, index) => scan(application, index))
      const scansApart = (many: number) => people.map((_, index) => scan(instance(index % many), index))
      return { meetingId: meeting._id, scans, scansApart }
    },
    floor: () => {
      const meetingId = `floor-${++sequence}`
      return people.map((memberId, index) => async () => {
        await get('bindings', { _id: bind(index) })
        await add(attended(meetingId, memberId))
      })
    },
    fiveTrips: (meetingId) => {
      const other = `five-${++sequence}`
      return people.map((memberId, index) => async () => {
        await get('bindings', { _id: bind(index) })
        await get('members', { _id: memberId })
        await get('meetings', { _id: meetingId })
        await get('attendance', { _id: attendanceId(other, memberId) })
        await add(attended(other, memberId))
      })
    },
    impose: (conditions) => cloud.impose(conditions),
    close: async () => {
      await cloud.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function checkIn(
  application: Application,
  openId: string,
  meetingId: string,
  code: string,
  sequence: number,
): Promise<void> {
  const event = { procedure: 'meeting.checkIn', input: { meetingId, code }, requestId: `request-${sequence}` }
  const answer = await dispatch(application, { event, openId, now: NOW, callId: `call-${sequence}` })
  if (!answer.ok) throw new Error(`a check-in was refused: ${answer.code}`)
}

function applicationOver(store: Store): Application {
  const none = () => Promise.reject(new Error('there are no files here'))
  return {
    store,
    runs: ['api'],
    handlers: meetingHandlers,
    newId: () => 'unused',
    setupCode: undefined,
    checkInKey: KEY,
    files: { lend: none, takeBack: none },
    documents: { readDocument: none, writeDocument: none, writePage: none, readSheet: none, writeSheets: none },
  }
}

async function seed(store: Store, history: number): Promise<void> {
  const bound = { revision: 1, boundAt: NOW, invitationId: 'seed' }
  const writes: Write[] = [
    { do: 'insert', in: 'branches', doc: branch() },
    ...people.flatMap((memberId): Write[] => [
      { do: 'insert', in: 'members', doc: member(memberId) },
      { do: 'insert', in: 'bindings', doc: { ...bound, _id: `wx-${memberId}`, memberId } },
    ]),
  ]
  for (let row = 0; row < history; row++) {
    const doc = attended(`earlier-${Math.floor(row / PEOPLE)}`, people[row % PEOPLE] ?? '')
    writes.push({ do: 'insert', in: 'attendance', doc })
  }
  for (let from = 0; from < writes.length; from += 1000) await store.commit(writes.slice(from, from + 1000))
}

function attended(meetingId: string, memberId: string): Attendance {
  const note = { mark: 'present', source: 'scan', markedAt: NOW, markedBy: memberId, reason: null } as const
  const requestId = 'request-000000'
  return {
    _id: attendanceId(meetingId, memberId),
    revision: 1,
    meetingId,
    branchId: BRANCH,
    memberId,
    ...note,
    requestId,
    earlier: [],
  }
}

function meetingNamed(_id: string): ConvenedMeeting {
  return convenedMeeting({
    _id,
    occurredOn: DAY,
    startsAt: instantAt(DAY, '16:30'),
    endsAt: instantAt(DAY, '18:00'),
    dueIds: people,
  })
}
