/** A client of the application in memory, from an empty store on: what the demo is entered into in tests. */
import { instantFromMillis, type Instant } from '#domain/time/instant'
import type { Application } from '../../../cloudfunctions/application/application'
import { dispatch } from '../../../cloudfunctions/application/dispatch'
import { clientOver, type Client, type WireAnswer } from '../../../local/demo/client'
import { MemoryStore } from '../../builders/memory-store'

export const SETUP_CODE = 'a-code-for-tests'

export interface MemoryCloud {
  readonly store: MemoryStore
  readonly client: Client
  /** What was called and how often. */
  readonly calls: Map<string, number>
  /** The client of a cloud that breaks down after so many calls. */
  breakingAfter(calls: number): Client
}

export function openMemoryCloud(handlers: Application['handlers']): MemoryCloud {
  const store = new MemoryStore()
  const calls = new Map<string, number>()
  let sequence = 0
  const application: Application = {
    store,
    runs: ['api', 'report'],
    handlers,
    newId: () => `id-${++sequence}`,
    setupCode: SETUP_CODE,
    checkInKey: 'a-key-for-tests',
    reminderTemplates: { dues: 'template-dues' },
    files: { lend: none, takeBack: none },
    documents: { readDocument: none, writeDocument: none, writePage: none, readSheet: none, writeSheets: none },
  }
  const answer = async (event: { procedure: string }, openId: string, now: Instant) => {
    calls.set(event.procedure, (calls.get(event.procedure) ?? 0) + 1)
    return (await dispatch(application, { event, openId, now, callId: `call-${++sequence}` })) as WireAnswer
  }
  const clock = () => instantFromMillis(Date.now())
  return {
    store,
    calls,
    client: clientOver((event, { openId, at }) => answer(event, openId, at ?? clock())),
    breakingAfter: (most) => {
      let left = most
      return clientOver(async (event, { openId, at }) => {
        if (left-- <= 0) throw new Error('the cloud broke down')
        return answer(event, openId, at ?? clock())
      })
    },
  }
}

/** The demo year needs neither files nor documents. */
const none = () => Promise.reject(new Error('there are no files here'))
