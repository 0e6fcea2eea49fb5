/** Calls procedures of the local cloud as somebody, at some moment: what a phone does, without the phone. */
import { randomUUID } from 'node:crypto'
import { contract, CONTRACT_VERSION, type OutputOf, type ProcedureName, type RequestOf } from '#contract'
import type { Instant } from '#domain/time/instant'

export interface CallOptions {
  /** The moment the call takes for now; the machine's own when left out. */
  readonly at?: Instant
  /** A repeat with the same id changes nothing and gets the first answer; a new id when left out. */
  readonly requestId?: string
}

export interface Session {
  /** Answers the procedure's value. Throws a `Refused` when it is refused, an Error when the cloud cannot be reached. */
  call<P extends ProcedureName>(procedure: P, input: RequestOf<P>, options?: CallOptions): Promise<OutputOf<P>>
}

export interface Client {
  /** The session of whoever has that OPENID. */
  as(openId: string): Session
}

/** The answer as it comes over the wire. */
export type WireAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly field?: string; readonly detail?: object }

/** Sends one request; `openClient` does it over HTTP, tests do it in memory. */
export type Send = (
  request: {
    readonly procedure: string
    readonly input: unknown
    readonly requestId: string
    readonly contractVersion: number
  },
  who: { readonly openId: string; readonly at?: Instant; readonly runs: 'api' | 'report' },
) => Promise<WireAnswer>

/** What was asked, by whom, and why it was refused. */
export class Refused extends Error {
  constructor(
    readonly procedure: string,
    readonly code: string,
    message: string,
    readonly detail: object = {},
  ) {
    super(message)
    this.name = 'Refused'
  }
}

/** A decision lost against others at the same moment is simply asked for again. */
const ATTEMPTS = 8

/** A client of the local cloud's gateway, e.g. `openClient('http://127.0.0.1:8700')`. */
export function openClient(address: string): Client {
  return clientOver(async (request, { openId, at, runs }) => {
    const response = await fetch(`${address}/invoke/${runs}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-openid': openId,
        ...(at === undefined ? {} : { 'x-clock': at }),
      },
      body: JSON.stringify(request),
    })
    const answer = (await response.json()) as { result?: WireAnswer; code?: string; message?: string }
    if (!answer.result) throw new Error(`${request.procedure}: the cloud failed: ${answer.code} ${answer.message}`)
    return answer.result
  })
}

/** What a tap on 允许 does, where WeChat asks somebody about a template. */
export async function allowMessage(address: string, openId: string, templateId: string): Promise<void> {
  const response = await fetch(`${address}/open-api/consent`, {
    method: 'POST',
    headers: { 'x-openid': openId },
    body: JSON.stringify({ answers: { [templateId]: 'accept' } }),
  })
  if (!response.ok) throw new Error(`no consent to ${templateId}: ${response.status}`)
}

export function clientOver(send: Send): Client {
  return {
    as: (openId) => ({
      call: async (procedure, input, options = {}) => {
        const { at, requestId = randomUUID() } = options
        const request = { procedure, input, requestId, contractVersion: CONTRACT_VERSION }
        const who = { openId, ...(at === undefined ? {} : { at }), runs: contract[procedure].runs }
        for (let attempt = 1; ; attempt++) {
          const answer = await send(request, who)
          if (answer.ok) return answer.value as OutputOf<typeof procedure>
          if (answer.code !== 'busy' || attempt === ATTEMPTS) throw refused(procedure, input, who, answer)
        }
      },
    }),
  }
}

function refused(
  procedure: string,
  input: unknown,
  who: { readonly openId: string; readonly at?: Instant },
  answer: WireAnswer & { ok: false },
): Refused {
  const { code, field, detail } = answer
  const why = [code, field && `field ${field}`, detail && JSON.stringify(detail)].filter(Boolean).join(', ')
  const when = who.at ? ` at ${who.at}` : ''
  return new Refused(
    procedure,
    code,
    `${procedure} by ${who.openId}${when} was refused: ${why}; input ${JSON.stringify(input)}`,
    detail,
  )
}
