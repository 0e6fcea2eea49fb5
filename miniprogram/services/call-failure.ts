import type { Answer, ProcedureName, RefusalCode } from '#contract'
import { sentenceFor, sentenceOf } from '../text/refusals'
import type { TransportFailure } from './transport'

/**
 * A call that was refused or did not get through, where whoever asked stops at once. `message` is the sentence for the
 * person; `field` the part of the input at fault, where the server said one.
 */
export class CallFailure extends Error {
  constructor(
    readonly code: RefusalCode | TransportFailure['code'],
    sentence: string = sentenceFor(code),
    readonly field?: string,
  ) {
    super(sentence)
  }
}

/** The failure of an answer that is not `ok`. */
export function failureOf<P extends ProcedureName>(
  answer: Extract<Answer<P>, { ok: false }> | TransportFailure,
): CallFailure {
  return new CallFailure(answer.code, sentenceOf<P>(answer), 'field' in answer ? answer.field : undefined)
}

/** What was asked for, or why it is not there; a defect is thrown on. */
export async function outcomeOf<Value>(
  asked: Promise<Value>,
): Promise<{ readonly value: Value } | { readonly failure: CallFailure }> {
  try {
    return { value: await asked }
  } catch (failure) {
    if (failure instanceof CallFailure) return { failure }
    throw failure
  }
}

/** The value; undefined where it was refused or did not get through: for a part that a page can stand without. */
export async function ifAnswered<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  const outcome = await outcomeOf(asked)
  return 'value' in outcome ? outcome.value : undefined
}

/**
 * Reads the parts of a page that it can stand without. What is left out looks as if there were nothing, so a page says what could
 * not be read and why: all in one sentence (`unread`, empty where nothing is missing), or each in its place (`missing`, by its name).
 */
export function partsOfPage() {
  const reasons = new Map<string, string>()
  let last: CallFailure | undefined
  let answered = 0
  return {
    part: async <Value>(name: string, asked: Promise<Value>): Promise<Value | undefined> => {
      const outcome = await outcomeOf(asked)
      if ('value' in outcome) {
        answered++
        return outcome.value
      }
      last = outcome.failure
      reasons.set(name, last.message)
      return undefined
    },
    /** Throws where nothing at all was read: the page is not there then, rather than full of parts that are all missing. */
    orFail: () => {
      if (answered === 0 && last) throw last
    },
    unread: () => (reasons.size > 0 ? `${[...reasons.keys()].join('、')}没有读到：${last?.message ?? ''}` : ''),
    missing: (name: string) => {
      const why = reasons.get(name)
      return why === undefined ? '' : `${name}没有读到：${why}`
    },
  }
}
