/**
 * What every phone sent and heard: the suite's own memory, against which the records are held. A tap is one request id of one
 * person; it is done once an answer said so, refused once one said that, and open as long as nobody can know.
 */
import { contract, type ProcedureName } from '#contract'
import type { ProcedureShape } from '#contract/procedure'

export type Fate = 'done' | 'refused' | 'open'

export interface Tap {
  readonly openId: string
  readonly requestId: string
  readonly procedure: string
  readonly input: Readonly<Record<string, unknown>>
  fate: Fate
  /** What was answered when it was done. */
  value: Readonly<Record<string, unknown>>
  /** Of a refusal. */
  code: string
  /** How often it was sent. */
  sent: number
  /** In the middle of which fault it was last sent. */
  during: string
}

/** After these nobody knows whether it was done (`internal`), or it was not and may be asked again as the same (`busy`). */
const UNCERTAIN = ['internal', 'busy']

type Sending = Pick<Tap, 'openId' | 'requestId' | 'procedure' | 'input'>

export class Taps {
  readonly all = new Map<string, Tap>()
  readonly codes: Record<string, number> = {}
  /** Answers that took back what an earlier one had said. */
  readonly takenBack: string[] = []
  calls = 0
  answers = 0
  during = 'calm'

  /** Whoever sends says so, and tells what came back, if anything does. */
  sent(sending: Sending): (answer: unknown) => void {
    this.calls += 1
    if (kindOf(sending.procedure) === 'read') return () => undefined
    const key = `${sending.openId} ${sending.requestId}`
    const tap = this.all.get(key) ?? newTap(sending)
    this.all.set(key, tap)
    tap.sent += 1
    tap.during = this.during
    return (answer) => this.heard(tap, answer as Answered)
  }

  ofProcedure(...procedures: readonly string[]): Tap[] {
    return [...this.all.values()].filter(({ procedure }) => procedures.includes(procedure))
  }

  private heard(tap: Tap, answer: Answered): void {
    this.answers += 1
    if (answer.ok) {
      if (tap.fate === 'refused') this.takenBack.push(`${tap.procedure} ${tap.code}, then done`)
      tap.fate = 'done'
      tap.value = answer.value ?? {}
      return
    }
    const { code = '' } = answer
    this.codes[code] = (this.codes[code] ?? 0) + 1
    if (UNCERTAIN.includes(code)) return
    if (tap.fate === 'done') this.takenBack.push(`${tap.procedure} done, then ${code}`)
    else Object.assign(tap, { fate: 'refused', code })
  }
}

interface Answered {
  readonly ok: boolean
  readonly code?: string
  readonly value?: Readonly<Record<string, unknown>>
}

function newTap(sending: Sending): Tap {
  return { ...sending, fate: 'open', value: {}, code: '', sent: 0, during: '' }
}

export function kindOf(procedure: string): ProcedureShape['kind'] {
  return (contract[procedure as ProcedureName] as ProcedureShape).kind
}
