/**
 * A small branch in memory, with people who can call procedures: the scene of most application tests.
 *
 *   const office = await openOffice({ handlers: shiftHandlers })
 *   const answer = await office.call('shift.record', { branchId: BRANCH, … }, 'member-1')
 */
import type { Answer, ProcedureName, RequestOf } from '#contract'
import type { Appointment, Post } from '#domain/people/appointment'
import { DEFAULT_SETTINGS, type Branch } from '#domain/branch/branch'
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { instant, type Instant } from '#domain/time/instant'
import type { Binding, Member } from '#domain/people/member'
import type { MemberSpan } from '#domain/people/member-history'
import type { Application } from '../../cloudfunctions/application/application'
import { dispatch } from '../../cloudfunctions/application/dispatch'
import type { CollectionName, Collections } from '../../cloudfunctions/application/ports/collections'
import type { Store } from '../../cloudfunctions/application/ports/store'
import { badInputTraces } from '../../cloudfunctions/application/meetings/checking-in/malformed-scans'
import { MemoryStore } from './memory-store'

export const BUREAU = 'bureau'
export const BRANCH = 'branch-1'
export const CHECK_IN_KEY = 'a key for tests'
/** The day all application tests live on: Tuesday, 17:00 in Beijing. */
export const NOW = instant('2025-06-10T09:00:00.000Z')

export function branch(overrides: Partial<Branch> = {}): Branch {
  return {
    _id: BRANCH,
    revision: 1,
    name: '第一党支部',
    kind: 'branch',
    parentId: BUREAU,
    ancestorIds: [BUREAU],
    formedOn: civilDate('2015-07-01'),
    dissolvedOn: null,
    cells: [{ id: 'cell-1', name: '第一党小组', formedOn: civilDate('2015-07-01'), dissolvedOn: null }],
    indicators: [],
    settings: DEFAULT_SETTINGS,
    ...overrides,
  }
}

export function span(overrides: Partial<MemberSpan> = {}): MemberSpan {
  return {
    branchId: BRANCH,
    cellId: 'cell-1',
    stage: 'full',
    education: 'bachelor',
    isMigrant: false,
    isLeadingCadre: false,
    isRetired: false,
    fromOn: civilDate('2018-01-01'),
    untilOn: FAR_FUTURE,
    ...overrides,
  }
}

export function member(id: string, overrides: Partial<Member> = {}): Member {
  return {
    _id: id,
    revision: 1,
    name: `党员${id}`,
    sex: 'female',
    birthYear: 1980,
    admittedOn: civilDate('2008-06-30'),
    spans: [span()],
    changes: [],
    ...overrides,
  }
}

export function appointment(memberId: string, post: Post, branchId = BRANCH): Appointment {
  return {
    _id: `${memberId}-${post}`,
    revision: 1,
    branchId,
    memberId,
    post,
    fromOn: civilDate('2024-01-01'),
    untilOn: FAR_FUTURE,
  }
}

/** The phone of a member, whose OPENID is `wx-<member id>`. */
export function binding(memberId: string): Binding {
  return { _id: `wx-${memberId}`, revision: 1, memberId, boundAt: NOW, invitationId: 'seed' }
}

/** A store in which a scene can be set without ceremony: what was there under the same `_id` is replaced. */
export interface SceneStore extends Store {
  /** In memory at once, elsewhere when the promise is kept. */
  seed<C extends CollectionName>(collection: C, ...docs: Collections[C][]): void | Promise<void>
}

interface CallCircumstances {
  readonly requestId?: string
  readonly now?: Instant
  /** Those of the function's environment at this call; left out: one key, the same in every test. */
  readonly keys?: Pick<Application, 'checkInKey' | 'checkInKeyBefore'>
}

export interface Office<S extends SceneStore = MemoryStore> {
  readonly store: S
  /** What people have at hand, by a name: a call with that name among its `uploads` finds it brought by who makes it. */
  readonly files: Map<string, Uint8Array>
  /** What was too large for an answer, by its name, and to whom a link was given. */
  readonly lent: Map<string, { readonly bytes: Uint8Array; readonly memberId: string | null }>
  /** `as` is a member's id (their OPENID here is `wx-<member id>`) or any other OPENID, for a stranger. */
  readonly call: <P extends ProcedureName>(
    procedure: P,
    input: RequestOf<P>,
    as: string,
    more?: CallCircumstances,
  ) => Promise<Answer<P>>
  /** The same, for inputs no type would allow. */
  readonly callRaw: (
    procedure: string,
    input: unknown,
    as: string,
    more?: CallCircumstances,
  ) => Promise<Record<string, unknown>>
}

/**
 * Members: `secretary`, `deputy`, `treasurer` (organization), `clerk`, `member-1` … `member-5`; `office` is the bureau's
 * Party office. All of them are in the store when it is kept.
 */
export async function openOffice<S extends SceneStore = MemoryStore>(options: {
  handlers: Application['handlers']
  documents?: Partial<Application['documents']>
  setupCode?: string
  reminderTemplates?: Application['reminderTemplates']
  /** Left out: no message leaves. */
  messenger?: Application['messenger']
  /** Left out: none is drawn. */
  drawMiniProgramCode?: NonNullable<Application['drawMiniProgramCode']>
  /** Left out: in memory. */
  store?: S
}): Promise<Office<S>> {
  // Where no store is given, S is the default.
  const store = options.store ?? (new MemoryStore() as SceneStore as S)
  const files = new Map<string, Uint8Array>()
  const lent: Office['lent'] = new Map()
  await seedBranch(store)
  let sequence = 0
  const application: Application = {
    store,
    runs: ['api', 'report'],
    handlers: options.handlers,
    newId: () => `id-${++sequence}`,
    setupCode: options.setupCode,
    checkInKey: CHECK_IN_KEY,
    badInputTraces,
    reminderTemplates: options.reminderTemplates ?? {},
    messenger: options.messenger,
    ...(options.drawMiniProgramCode ? { drawMiniProgramCode: options.drawMiniProgramCode } : {}),
    files: {
      lend: async (fileName, bytes, memberId) => {
        lent.set(fileName, { bytes, memberId })
        return `http://127.0.0.1/${fileName}`
      },
      takeBack: async (memberId) => {
        for (const [fileName, file] of lent) if (file.memberId === memberId) lent.delete(fileName)
      },
    },
    documents: { ...NO_DOCUMENTS, ...options.documents },
  }
  const bring = async (input: unknown, memberId: string) => {
    const { branchId, uploads } = (input ?? {}) as { branchId?: unknown; uploads?: unknown }
    if (typeof branchId !== 'string' || !Array.isArray(uploads)) return
    for (const name of uploads as string[]) {
      const bytes = files.get(name)
      if (!bytes) continue
      const base64 = Buffer.from(bytes).toString('base64')
      await store.seed('uploads', { _id: name, revision: 1, branchId, memberId, at: NOW, base64 })
    }
  }
  const callRaw: Office['callRaw'] = async (procedure, input, as, more = {}) => {
    await bring(input, as)
    const known = await store.get('bindings', `wx-${as}`)
    // When it was answered is the test's own to say; the rest is the same when it is asked again.
    const { now: _, ...answer } = await dispatch(
      { ...application, ...more.keys },
      {
        event: { procedure, input, requestId: more.requestId ?? `request-${++sequence}` },
        openId: known ? `wx-${as}` : as,
        now: more.now ?? NOW,
        callId: `call-${++sequence}`,
      },
    )
    return answer
  }
  return {
    store,
    files,
    lent,
    callRaw,
    call: async (procedure, input, as, more) => (await callRaw(procedure, input, as, more)) as never,
  }
}

const POSTS: readonly (readonly [string, Post, string?])[] = [
  ['secretary', 'secretary'],
  ['deputy', 'deputy-secretary'],
  ['treasurer', 'organization'],
  ['clerk', 'clerk'],
  ['office', 'party-office', BUREAU],
]

async function seedBranch(store: SceneStore): Promise<void> {
  const ids = [...POSTS.map(([id]) => id), 'member-1', 'member-2', 'member-3', 'member-4', 'member-5']
  const spansOf = (id: string) => (id === 'office' ? { spans: [span({ branchId: BUREAU, cellId: null })] } : {})
  const bureau = {
    _id: BUREAU,
    name: '某区服务局',
    kind: 'bureau',
    parentId: null,
    ancestorIds: [],
    cells: [],
  } as const
  await store.seed('branches', branch(bureau), branch())
  await store.seed('members', ...ids.map((id) => member(id, spansOf(id))))
  await store.seed('bindings', ...ids.map(binding))
  await store.seed('appointments', ...POSTS.map(([id, post, at]) => appointment(id, post, at)))
}

const unexpected = () => {
  throw new Error('This test gave no document library')
}
const NO_DOCUMENTS: Application['documents'] = {
  readDocument: unexpected,
  writeDocument: unexpected,
  writePage: unexpected,
  readSheet: unexpected,
  writeSheets: unexpected,
}
